"""What is said where nothing was taken: what was read, what was not, and one thing to type."""

from collections.abc import Sequence

from report_assistant.language.answer_text import shown
from report_assistant.language.settled import Settled
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_NUMBERS = (Kind.COUNT, Kind.MONEY)
_MOST = 6


def asked_back(settled: Settled, question: Question | None) -> str:
    """Return the reply to a message of which nothing is certain."""
    parts = [*settled.reasons]
    if settled.values and question is not None and question.name in settled.values:
        value = shown(question, settled.values[question.name])
        parts.append(f"读到“{value}”，没有把握，还没有记。是就直接打“{_bare(value)}”。")
    if settled.unread:
        parts.append(f"没看懂：{quoted(settled.unread)}。")
    if settled.aside:
        parts.append(f"{quoted(settled.aside)}看起来不是今年的数，没有记。")
    return "".join([*parts, what_to_type(question)])


def what_to_type(question: Question | None) -> str:
    """Return one thing to type for a question."""
    if question is None:
        return "要改哪一项，打“改”加名称和数，例如：改新媒体 120。"
    example = question.example
    if question.kind in _NUMBERS:
        unit = f"{question.unit}数" if question.unit and question.name != "year" else "数"
        whole = "不小于 0 的整数" if question.kind is Kind.COUNT else unit
        return f"填一个{whole}，例如 {example}；还不清楚就回“待定”。"
    return f"请照样子填，例如：{example}；还不清楚就回“待定”。"


def quoted(said: Sequence[str]) -> str:
    """Return words as quotations."""
    return "".join(f"“{words}”" for words in said[:_MOST])


def _bare(value: str) -> str:
    return value.partition(" ")[0]
