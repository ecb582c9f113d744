"""Answers as text for the clerk, in bubbles, lists and questions."""

from collections.abc import Callable, Mapping
from typing import Any

from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind
from report_assistant.report.tables import column_labels

NONE = "没有"
PENDING = "待定"


def shown(question: Question, value: Any) -> str:
    """Return an answer in the clerk's words: 「114 条」「自然人 2，合计 2」「没有」."""
    return _SHOWERS[question.kind](question, value)


def editable(question: Question, value: Any) -> str:
    """Return an answer as the clerk could have typed it, so that it can be edited and sent again."""
    if question.kind is Kind.COUNTS:
        assert question.field is not None
        labels = column_labels(question.field.columns)
        counts = {label: getattr(value, name) for name, label in labels.items()}
        return "，".join(f"{label} {n}" for label, n in counts.items() if n) or "0"
    return shown(question, value)


def _count(question: Question, value: int) -> str:
    return f"{value} {question.unit}".rstrip()


def _money(question: Question, value: Any) -> str:
    return f"{value:f} {question.unit}"


def _text(_: Question, value: str) -> str:
    return value or NONE


def _lines(_: Question, value: list[str]) -> str:
    separator = "；" if any("，" in item for item in value) else "、"
    return separator.join(value) or NONE


def _figures(_: Question, value: list[Any]) -> str:
    return "、".join(f"{f.name} {f.number} {f.unit}" for f in value) or NONE


def _measures(_: Question, value: list[Any]) -> str:
    return "\n".join(f"{m.heading}。{m.text}" for m in value) or NONE


def _choice(question: Question, value: str) -> str:
    return question.option_label(value)


def _choices(question: Question, value: list[str]) -> str:
    return "、".join(question.option_label(item) for item in value) or NONE


def _row(question: Question, value: Any) -> str:
    assert question.field is not None
    labels = column_labels(question.field.columns)
    parts = [f"{label} {getattr(value, name)}" for name, label in labels.items()]
    if not any(getattr(value, name) for name in labels):
        return "都是 0"
    if hasattr(value, "total"):
        parts = [f"{label} {getattr(value, n)}" for n, label in labels.items() if getattr(value, n)]
        parts.append(f"合计 {value.total}")
    return "，".join(parts)


_SHOWERS: Mapping[Kind, Callable[[Question, Any], str]] = {
    Kind.COUNT: _count,
    Kind.MONEY: _money,
    Kind.LINE: _text,
    Kind.PROSE: _text,
    Kind.LINES: _lines,
    Kind.FIGURES: _figures,
    Kind.MEASURES: _measures,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.COUNTS: _row,
}
