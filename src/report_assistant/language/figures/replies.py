"""What is said where nothing was taken: what was read, what was not, and one thing to type."""

from collections.abc import Sequence

from report_assistant.language.answer_text import editable, shown
from report_assistant.language.figures.settled import Settled
from report_assistant.language.words.numbers import NUMERAL
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind
from report_assistant.report.tables import column_labels

_NUMBERS = (Kind.COUNT, Kind.MONEY)
_MOST = 6
_SAYS_HOW = ("请再", "请填", "请连", "例如", "就打")
"""Words of a reason that says itself what to type."""
_FEW = 3
"""So few columns are shown all."""


def asked_back(settled: Settled, question: Question | None, named: Question | None = None) -> str:
    """Return the reply to a message of which nothing is certain.

    Where it names another question than the one that is up, what to type is about that one.
    """
    parts = [*settled.reasons]
    is_all = not any(NUMERAL.search(words) for words in settled.unread)
    if settled.values and is_all and question is not None and question.name in settled.values:
        value = shown(question, settled.values[question.name])
        typed = editable(question, settled.values[question.name])
        if question.kind in _NUMBERS:
            typed = typed.partition(" ")[0]
        parts.append(f"读到“{value}”，没有把握，还没有记。是就直接打“{typed}”。")
    if settled.unread:
        parts.append(f"没看懂：{quoted(settled.unread)}。")
    if settled.aside:
        parts.append(f"{quoted(settled.aside)}看起来不是今年的数，没有记。")
    if not any(sign in reason for reason in settled.reasons for sign in _SAYS_HOW):
        parts.append(what_to_type(question) if named is None else what_to_type_for(named))
    return "".join(parts)


def what_to_type(question: Question | None) -> str:
    """Return one thing to type for a question."""
    if question is None:
        return "要改哪一项，打“改”加名称和数，例如：改新媒体 120。"
    example = question.example
    if question.name == "year":
        return f"填四位数的年份，例如 {example}；还不清楚就回“待定”。"
    if question.kind in _NUMBERS:
        unit = f"{question.unit}数" if question.unit else "数"
        whole = "不小于 0 的整数" if question.kind is Kind.COUNT else unit
        return f"填一个{whole}，例如 {example}；还不清楚就回“待定”。"
    if question.kind is Kind.COUNTS and question.field is not None:
        example = _row_example(tuple(column_labels(question.field.columns).values()))
    return f"请照样子填，例如：{example}；还不清楚就回“待定”。"


def what_to_type_for(named: Question) -> str:
    """Return one thing to type for a question that is not up."""
    return f"“{named.title}”请连名称一起打，例如：改{named.title} {named.example}。"


def _row_example(labels: tuple[str, ...]) -> str:
    if len(labels) <= _FEW:
        return f"{'，'.join(f'{label} {n}' for label, n in zip(labels, (2, 0, 5), strict=True))}"
    return f"{labels[0]} 2，{labels[1]} 1（没写到的算 0）"


def quoted(said: Sequence[str]) -> str:
    """Return words as quotations."""
    return "".join(f"“{words}”" for words in said[:_MOST])
