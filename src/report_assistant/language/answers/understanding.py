"""A clerk's words -> the typed value of one question, or one sentence that says why not."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from report_assistant.language.answers.guard import GuardKind
from report_assistant.language.answers.guards import guarded
from report_assistant.language.answers.lists import (
    read_figures,
    read_lines,
    read_measures,
    read_sentences,
)
from report_assistant.language.answers.options import choose, how_to_choose
from report_assistant.language.answers.particulars import SIGNED_ON, value_of
from report_assistant.language.answers.suggested import pick, with_names
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import Step, decide
from report_assistant.language.figures.replies import asked_back
from report_assistant.language.figures.settled import why_invalid
from report_assistant.language.problems import NotUnderstood, SumAsked
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import LIST_KINDS, TEXT_KINDS, Kind
from report_assistant.report.signature import date_in, printed
from report_assistant.report.values import MAX_TEXT, Measure


def understand(question: Question, typed: str, context: Context) -> Any:
    """Return the value that words mean as an answer to a question. Raises NotUnderstood.

    A row keeps what `context` knows of it and the words do not say.
    """
    if len(typed) > MAX_TEXT:
        raise NotUnderstood(f"太长了，最多 {MAX_TEXT} 个字，请分开写。")
    context = context.at(question)
    try:
        value = _READERS[question.kind](question, typed, context)
        return value if question.field is None else question.field.adapter.validate_python(value)
    except ValidationError as error:  # of the whole, or of one item of a list
        raise NotUnderstood(why_invalid(question, error)) from error


# ---------------------------------------------------------------- figures and choices


def _figure(question: Question, typed: str, context: Context) -> Any:
    decision = context.read(decide, typed)
    if decision.step in (Step.TAKE, Step.CORRECT) and set(decision.values) == {question.name}:
        return decision.values[question.name]
    proposed = [each for each in decision.proposals if each.question == question]
    if len(proposed) == 1 and not decision.values and question.kind is Kind.COUNT:
        raise SumAsked(proposed[0].how, str(proposed[0].value))
    raise NotUnderstood(asked_back(decision.settled, question))


def _choice(question: Question, typed: str, context: Context) -> Any:
    chosen = context.read(choose, typed)
    if chosen is None or chosen.step is Step.ASK or chosen.unread:
        reason = "" if chosen is None else chosen.reason
        raise NotUnderstood(reason or how_to_choose(question))
    return chosen.values[0] if question.kind is Kind.CHOICE else list(chosen.values)


# ---------------------------------------------------------------- words


def _text(question: Question, typed: str, context: Context) -> str:
    if _says_none(typed, context):
        if question.required:
            raise NotUnderstood(f"这里要填内容，例如 {question.example}；还不清楚就回“待定”。")
        return ""
    picked, own = _picked(question, typed, context)
    words = "\n".join((*picked, *own))
    if not text.prose(words):
        example = f"，例如：{question.example}" if question.example else ""
        raise NotUnderstood(f"请写点内容{example}。")
    if question.kind is Kind.PROSE:
        return text.prose(words)
    words = value_of(question, words, context) or words
    if question.name == SIGNED_ON and (day := date_in(words, _year_after(context))) is not None:
        return printed(day)
    narrow = text.half_width(words)
    return "，".join(text.paragraphs(narrow if narrow.isascii() else words))


def _year_after(context: Context) -> int | None:
    """Return the year in which the report is made: a day without a year is of that one."""
    return None if context.year is None else context.year + 1


def _lines(question: Question, typed: str, context: Context) -> list[str]:
    if _says_none(typed, context):
        return []
    picked, own = _picked(question, typed, context)
    read = read_sentences if question.suggestions else read_lines
    items = [item for words in own for item in read(value_of(question, words, context) or words)]
    return _some(list(dict.fromkeys((*picked, *_telling(items, context)))), question)


def _telling(items: list[str], context: Context) -> list[str]:
    """Return items without those that only say that there are no others: 没别的，就个微信群."""
    telling = [item for item in items if not _tells_nothing(item, context)]
    return telling if telling else items


def _tells_nothing(item: str, context: Context) -> bool:
    tokens = context.heard_as_answer(item).tokens
    return all(
        token.has("neg", "filler", "others", "trail", "end")
        and not token.has("evaluates", "common", "matter")
        for token in tokens
    )


def _figures(question: Question, typed: str, context: Context) -> list[Any]:
    if _says_none(typed, context):
        return []
    words = with_names(typed, context.offered(question)) if question.suggestions else typed
    return _some(read_figures(words, question.unit), question)


def _measures(question: Question, typed: str, context: Context) -> list[Measure]:
    if _says_none(typed, context):
        return []
    picked, own = _picked(question, typed, context)
    pieces = (*picked, *own)
    return _some([measure for piece in pieces for measure in read_measures(piece)], question)


def _says_none(typed: str, context: Context) -> bool:
    guard = guarded(context.heard(typed), context, is_collecting=False)
    return guard is not None and guard.kind is GuardKind.NONE and not guard.reason


def _picked(question: Question, typed: str, context: Context) -> tuple[list[str], tuple[str, ...]]:
    """Return the suggestions whose numbers were typed, and the clerk's own words."""
    picked = context.read(pick, typed) if question.suggestions else None
    if picked is None:
        return [], (typed,)
    if picked.step is Step.ASK:
        raise NotUnderstood(picked.reason)
    return [context.offered(question)[place] for place in picked.places], picked.own


def _some(items: list[Any], question: Question) -> list[Any]:
    if not items:
        raise NotUnderstood(f"请写点内容，例如：{question.example}。没有就回“没有”。")
    return items


_READERS: Mapping[Kind, Callable[[Question, str, Context], Any]] = {
    Kind.COUNT: _figure,
    Kind.MONEY: _figure,
    Kind.COUNTS: _figure,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choice,
    Kind.LINE: _text,
    Kind.PROSE: _text,
    Kind.LINES: _lines,
    Kind.FIGURES: _figures,
    Kind.MEASURES: _measures,
}
assert frozenset(_READERS) >= LIST_KINDS | TEXT_KINDS
