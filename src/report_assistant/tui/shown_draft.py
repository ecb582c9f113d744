"""Values that the draft and the pages about it show: blocks, tables, where a sentence comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from textual.content import Content


@dataclass(frozen=True)
class Spot:
    """One place of a block that can be pointed at: a sentence, a cell, a line of equal rows."""

    begin: int
    """The start of the spot in the shown text of the block."""
    end: int
    line: int
    """The up and down keys go from line to line; on a line there may be several cells."""
    at: int = -1
    """For a sentence: where it begins in the block's text."""
    cells: Sequence[str] = ()


@dataclass(frozen=True)
class ShownAnswer:
    """One of the answers behind a sentence or a cell."""

    name: str
    """The name of its question."""
    title: str
    value: str
    last: str = ""
    """What stood there last year."""


@dataclass(frozen=True)
class ShownSource:
    """The origins of a sentence or a cell."""

    words: str
    """The sentence; the name of the cell with its number."""
    remarks: Sequence[str] = ()
    """What is to be said besides the answers: that the wording is fixed, what a total adds up."""
    answers: Sequence[ShownAnswer] = ()
    """The answers by which it can be changed, the likeliest first."""

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        """The questions by name, each with its title and answer."""
        return [(each.name, f"{each.title}：{each.value}") for each in self.answers]


class CellLook(Enum):
    """The look of a table's cell."""

    NUMBER = "number"
    ZERO = "zero"
    TOTAL = "total"
    OPEN = "open"


@dataclass(frozen=True)
class ShownCell:
    """One cell of a table, which is the spot of that number."""

    text: str
    look: CellLook
    spot: int


@dataclass(frozen=True)
class ShownRow:
    """One row of a table."""

    label: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True)
class ShownBand:
    """Rows of a table under the same heads."""

    title: str
    """The head over the labels."""
    heads: tuple[str, ...]
    short: tuple[str, ...]
    """The heads for where there is little room."""
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class ShownTable:
    """A table as far as it says something."""

    bands: tuple[ShownBand, ...]
    rest: tuple[ShownCell, ...] = ()
    """Lines about the rows and columns that are left out."""


PARAGRAPH = "paragraph"
"""The kind of a block that can be reworded."""


@dataclass(frozen=True)
class ShownBlock:
    """One block of the draft."""

    id: str
    kind: str
    content: Content
    """Its words; a table's are drawn from `table`, and stand here for the places of its spots."""
    spots: Sequence[Spot] = ()
    is_current: bool = False
    """Whether it is the one that the answer being asked for goes into."""
    table: ShownTable | None = None


@dataclass(frozen=True)
class ShownParagraph:
    """One paragraph to be reworded."""

    block: str
    title: str
    text: str
    generated: str
    last: str | None
    """Last year's text; empty where it has none, `None` without a report of last year's."""
