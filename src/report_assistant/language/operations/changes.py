"""What a message changes in answers that are there: the values, a question to put again, a refusal."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """A new value for an answer."""

    question: str
    value: Any
    """`None` opens the question again."""
    how: str
    """What was done, in words: 删去“财政所”；加上“司法所”."""
    is_exact: bool = True
    """Whether the clerk said the value; one that was worked out is proposed."""


@dataclass(frozen=True)
class Operations:
    """What one message changes, a change for each question, in the order of the message."""

    changes: tuple[Change, ...]
    unread: tuple[str, ...] = ()
    """What was said beside: reasons, courtesy, what was not understood."""


@dataclass(frozen=True)
class PutAgain:
    """An answer is said to be wrong, and the right one is not said."""

    question: str
    reason: str
    """The answer as it stands, and how to say the right one."""


@dataclass(frozen=True)
class Refused:
    """An operation that cannot be done, and why."""

    reason: str


class CannotBeDone(ValueError):
    """An operation is meant but cannot be done; the message says why and what to say."""
