"""Frames: one thing each that a message says of a question."""

from dataclasses import dataclass
from decimal import Decimal

TOTAL, ALL = "total", "all"
"""The sum of a row, and a value that is the whole of what was said before."""


@dataclass(frozen=True)
class Frame:
    """One thing that a message says."""

    question: str
    value: Decimal | str | tuple[str, ...] | None
    """The number; `ALL` where it is all of them; `None` for none at all; words; choices."""
    words: str
    unit: str = ""
    column: str = ""
    """Of a row; `TOTAL` for its sum."""
    entry: str = ""
    """Of a list of figures."""
    change: str = ""
    """`+` or `-` for a number that is to be added or taken away."""
    old: Decimal | None = None
    """The value that it was said to replace."""
    is_bare: bool = False
    """Whether it has no name, so that it can only answer the question that is up."""
    is_sure: bool = True
    """Whether nothing unknown stands between the name and the number."""
    is_hedged: bool = False
    is_part: bool = False
    """Whether it is of a part of what is asked: 视频号 12."""
    is_set: bool = False
    """Whether it was said as a correction."""
    is_sum: bool = False
    """Whether the number was not said but follows from those that were."""
    is_total: bool = False
    """Whether it was said to be the sum of what is said beside it: 一共两个."""
    is_published: bool = False
    """Whether it was said how many were published: 网上公示了280件."""
    is_sounded: bool = False
    """Whether the name is only like one: heard by its sound, short, or described."""
    is_counted: bool = False
    """Whether it counts what is told one by one: 第一件, 第二件."""

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number."""
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def place(self) -> tuple[str, str, str]:
        """What it says a value of."""
        return self.question, self.column, self.entry
