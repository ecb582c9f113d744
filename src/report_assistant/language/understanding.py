"""A clerk's words -> the typed value of one question, or one sentence that says why not."""

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from report_assistant.language.lists import (
    read_figures,
    read_lines,
    read_measures,
    read_sentences,
)
from report_assistant.language.named_words import without_name, without_opening
from report_assistant.language.none_answers import says_none
from report_assistant.language.numerals import (
    NotUnderstood,
    is_none_word,
    plain_words,
    read_amount,
    read_count,
)
from report_assistant.language.picking import Choices, NoSuchChoice, numbers_and_words, picked
from report_assistant.language.printed_rows import printed_row
from report_assistant.language.rows import read_row
from report_assistant.language.sums_asked import sum_asked
from report_assistant.language.units import fits
from report_assistant.questionnaire.question import Question
from report_assistant.report import tables, text
from report_assistant.report.fields import LIST_KINDS, Field, Kind
from report_assistant.report.values import MAX_TEXT, Measure

__all__ = ["NotUnderstood", "Reading", "understand"]

_COLUMN_LABELS: tuple[Mapping[str, str], ...] = (
    tables.APPLICANT_LABELS,
    tables.CASE_OUTCOME_LABELS,
    tables.DOCUMENT_LABELS,
)
COLUMN_ALIASES: Mapping[str, tuple[str, ...]] = {
    "natural_person": ("个人", "公民", "群众", "老百姓", "百姓", "村民", "居民", "自然"),
    "business": ("企业", "公司", "商企"),
    "research": ("科研", "科研单位", "高校", "学校"),
    "public_welfare": ("公益组织", "社会组织", "公益"),
    "legal_services": ("律所", "律师事务所", "律师", "法律服务"),
    "other": ("其它", "其他组织", "其他单位"),
    "upheld": ("维持",),
    "corrected": ("纠正", "败诉"),
    "other_outcome": ("其他", "其它", "撤回", "驳回"),
    "pending": ("未审结", "未结", "审理中", "没审结", "没审完", "还没审完", "还在审", "没结果"),
    "issued": (
        "制发",
        "印发",
        "发文",
        "发文件",
        "发",
        "新制发",
        "新发",
        "出台",
        "制定",
        "出了",
        "发了",
    ),
    "repealed": ("废止", "失效", "废除", "废了"),
    "in_force": ("有效", "现行有效", "现行", "继续有效", "还有效", "还管用"),
}
_SHORT_YEAR = 2
_AMOUNT = re.compile("(?:元|块钱)$")


@dataclass(frozen=True)
class Reading:
    """The context of the words: the column for a bare number, offered entries to pick from."""

    bare_column: str | None = None
    suggestions: tuple[str, ...] = ()
    others: Mapping[str, int] = field(default_factory=dict)
    """For a row that is being corrected: its counts, which stay where no other is said."""


def understand(question: Question, typed: str, reading: Reading = Reading()) -> Any:
    """Return the typed value that `typed` means as an answer. Raises NotUnderstood."""
    if len(typed) > MAX_TEXT:
        raise NotUnderstood(f"太长了，最多 {MAX_TEXT} 个字，请分开写。")
    try:
        if _may_be_none(question) and says_none(question, typed):
            value = question.none_value()
        else:
            value = _READERS[question.kind](question, typed, reading)
        return value if question.field is None else question.field.adapter.validate_python(value)
    except ValidationError as error:  # of the whole, or of one item of a list
        raise NotUnderstood(_reason(question, error)) from error


def _may_be_none(question: Question) -> bool:
    refused_by_constraint = question.constraint is not None and question.is_list
    return (question.takes_none or refused_by_constraint) and question.kind is not Kind.CHOICE


def _reason(question: Question, error: ValidationError) -> str:
    """Turn pydantic's first complaint into a sentence; the bounds themselves stand in the model."""
    first = error.errors()[0]
    limits = first.get("ctx", {})
    example = f"，例如 {question.example}" if question.example else ""
    match first["type"]:
        case "greater_than_equal":
            return f"请填不小于 {limits['ge']} 的数{example}。"
        case "less_than_equal":
            return f"请填不大于 {limits['le']} 的数{example}。"
        case "string_too_long" | "too_long":
            return f"太长了，最多 {limits['max_length']} 个字（项），请分开写或精简。"
        case "string_too_short" | "too_short":
            return f"这里不能空着{example}。"
        case _:
            return f"“{question.title}”没看懂，请照样子填{example}。"


def _count(question: Question, typed: str, _: Reading) -> int:
    words = typed
    if question.unit and len(question.unit) > 1:
        words = plain_words(typed).removesuffix(question.unit)
    if question.name == "year":
        return _year(words, question.example)
    if _AMOUNT.search(words) and "元" not in question.unit:
        raise NotUnderstood(
            f"这里填的是{question.unit or '个'}数，不是金额，例如 {question.example}。"
        )
    try:
        return read_count(words, question.example, lambda unit: _fits(question, unit))
    except NotUnderstood as error:
        asked = sum_asked(typed, lambda unit: fits(question, unit))
        if asked is None:
            raise
        raise asked from error


def _fits(question: Question, unit: str) -> bool:
    """Return whether what follows a number is its unit, or unit and name: 46 块版面."""
    for name in (*question.aliases, "信息", "推文", "图文", "稿件", "展板", "政府信息"):
        if unit.endswith(name) and fits(question, unit.removesuffix(name)):
            return True
    return fits(question, unit)


def _year(words: str, example: str) -> int:
    plain = re.sub(r"年度?的?$", "", plain_words(words))
    try:
        year = read_count(plain)
        return 2000 + year if plain.isdigit() and len(plain) == _SHORT_YEAR else year
    except NotUnderstood as error:
        raise NotUnderstood(f"请填是哪一年的报告，例如 {example}。") from error


def _money(question: Question, typed: str, _: Reading) -> Any:
    return read_amount(typed, question.unit, question.example)


def _line(question: Question, typed: str, reading: Reading) -> str:
    words = without_name(question, typed)
    if (narrow := text.half_width(words)).isascii():
        words = narrow
    return "，".join(text.paragraphs(_picked_text(question, words, reading)))


def _prose(question: Question, typed: str, reading: Reading) -> str:
    return text.prose(_picked_text(question, typed, reading))


def _picked_text(question: Question, typed: str, reading: Reading) -> str:
    if is_none_word(typed):
        if question.required:
            raise NotUnderstood(f"这里要填内容，例如 {question.example}；还不清楚就回“待定”。")
        return ""
    suggested = _picked(typed, reading.suggestions)
    cleaned = suggested[0] if suggested else typed
    if not text.prose(cleaned):
        raise NotUnderstood(
            f"请写点内容，例如：{question.example}" if question.example else "请写点内容。"
        )
    return cleaned


def _lines(question: Question, typed: str, reading: Reading) -> list[str]:
    if is_none_word(typed):
        return []
    if not question.suggestions:
        return _some(read_lines(without_opening(without_name(question, typed))), question)
    parts = numbers_and_words(typed)
    items = [_picked(part, reading.suggestions) or read_sentences(part) for part in parts]
    return _some(list(dict.fromkeys(itertools.chain(*items))), question)


def _figures(question: Question, typed: str, _: Reading) -> Any:
    return [] if is_none_word(typed) else _some(read_figures(typed, question.unit), question)


def _measures(question: Question, typed: str, reading: Reading) -> list[Measure]:
    if is_none_word(typed):
        return []
    parts = numbers_and_words(typed)
    pieces = itertools.chain(*(_picked(part, reading.suggestions) or [part] for part in parts))
    return _some([measure for piece in pieces for measure in read_measures(piece)], question)


def _some(items: list[Any], question: Question) -> list[Any]:
    if not items:
        raise NotUnderstood(f"请写点内容，例如：{question.example}。没有就回“没有”。")
    return items


def _picked(typed: str, suggestions: tuple[str, ...]) -> list[str]:
    """Return the suggestions whose numbers were typed: 「1 3」; empty if these are no numbers."""
    try:
        return [suggestions[place] for place in picked(typed, len(suggestions))]
    except NoSuchChoice as error:
        raise NotUnderstood(
            f"编号是 1 到 {len(suggestions)}，可以写几个，例如 1 3；也可以直接写内容。"
        ) from error


def _choice(question: Question, typed: str, _: Reading) -> str:
    chosen = _chosen(question, typed)
    if len(chosen) != 1:
        raise NotUnderstood(f"这里只能选一个，请打编号，例如 {_first_numbers(question, 1)}。")
    return chosen[0]


def _choices(question: Question, typed: str, _: Reading) -> list[str]:
    return [] if is_none_word(typed) else _chosen(question, typed)


def _chosen(question: Question, typed: str) -> list[str]:
    options = question.options
    choices = Choices(
        [each.label for each in options],
        [each.value for each in options],
        [each.aliases for each in options],
    )
    try:
        return choices.chosen(typed)
    except NoSuchChoice as error:
        raise NotUnderstood(_choose(question)) from error


def _choose(question: Question) -> str:
    several = question.kind is Kind.CHOICES
    sample = _first_numbers(question, 2 if several else 1)
    none = "；都没有就回“没有”" if several else ""
    return (
        f"请打前面的编号（1 到 {len(question.options)}），例如 {sample}{none}。"
        "要改前面的答案，打“改”加名称，例如：改单位全称。"
    )


def _first_numbers(question: Question, count: int) -> str:
    return " ".join(str(number) for number in range(1, min(count, len(question.options)) + 1))


def _row(question: Question, typed: str, reading: Reading) -> dict[str, int]:
    assert question.field is not None
    labels = column_labels(question.field)
    printed = printed_row(question, typed, labels)
    if printed is not None:
        return printed
    return read_row(typed, labels, COLUMN_ALIASES, reading.bare_column, reading.others)


def column_labels(field: Field) -> Mapping[str, str]:
    """Map the columns of a COUNTS field to labels, as the statutory table names them."""
    return next(labels for labels in _COLUMN_LABELS if tuple(labels) == field.columns)


_READERS: Mapping[Kind, Callable[[Question, str, Reading], Any]] = {
    Kind.COUNT: _count,
    Kind.MONEY: _money,
    Kind.LINE: _line,
    Kind.PROSE: _prose,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.LINES: _lines,
    Kind.FIGURES: _figures,
    Kind.MEASURES: _measures,
    Kind.COUNTS: _row,
}
assert frozenset(_READERS) >= LIST_KINDS
