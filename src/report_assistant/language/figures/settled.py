"""The values that a message comes to, and what is left over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from report_assistant.language.figures.frame import Frame
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind


class NotSettled(ValueError):
    """The frames of a question do not make a value; the message, if any, is for the clerk."""


@dataclass(frozen=True)
class Proposal:
    """A value that the clerk did not say but that follows from the words."""

    question: Question
    value: Any
    how: str
    """How it comes about, in words: 60、54 加起来是 114."""


@dataclass
class Settled:
    """The values of a message, and what is left over."""

    values: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    """Question -> the words that it was read from."""
    frames: dict[str, list[Frame]] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Words that were understood and make no value; `reasons` say why."""
    remarks: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    """Why something could not be taken, in sentences for the clerk."""
    supposed: dict[str, str] = field(default_factory=dict)
    """Question -> what nobody said of its value, as a question to the clerk."""

    def put_none(self, question: Question, frames: Iterable[Frame]) -> None:
        """Take the answer none. Raises NotSettled where the question has none: a year."""
        try:
            none = question.none_value()
        except ValidationError as error:
            raise NotSettled(why_invalid(question, error)) from error
        self.put(question, none, frames)

    @property
    def left(self) -> list[str]:
        """The words that no value was made of."""
        return [*self.unread, *self.refused]

    def put(self, question: Question, value: Any, frames: Iterable[Frame]) -> None:
        """Keep a value and the frames it was made from; raise `NotSettled` if it is none."""
        listed = list(frames)
        try:
            if question.field is not None:
                value = question.field.adapter.validate_python(value)
        except ValidationError as error:
            raise NotSettled(why_invalid(question, error)) from error
        self.values[question.name] = value
        self.frames[question.name] = listed
        self.words[question.name] = "，".join(dict.fromkeys(frame.words for frame in listed))


def typed(question: Question, amount: Decimal) -> Any:
    """Return an amount as the value of its question: whole numbers, except amounts of money."""
    if question.kind is Kind.MONEY:
        return amount
    if amount != amount.to_integral_value():
        raise NotSettled(f"这里要填整数，{amount:f} 带小数。")
    if question.name == "year" and amount < 100:
        amount += 2000
    return int(amount)


def why_invalid(question: Question, error: ValidationError) -> str:
    """Return pydantic's first complaint as a sentence; the bounds themselves stand in the model."""
    first = error.errors()[0]
    limits = first.get("ctx", {})
    example = f"，例如 {question.example}" if question.example else ""
    match first["type"]:
        case "greater_than_equal" | "less_than_equal" if question.name == "year":
            return f"请填四位数的年份{example}。"
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
