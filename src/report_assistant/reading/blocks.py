"""The blocks that every file format becomes: lines of text and tables, in order.

A format's own module makes these; everything after it (which table, which section, which number)
is the same for Word, web pages and plain text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class GridCell(NamedTuple):
    """A cell in one row of a table, at its column."""

    text: str
    """As printed; "\\n" between the cell's lines."""
    column: int
    colspan: int = 1
    begins: bool = True
    """False in the rows that a cell reaches down into."""


class RawCell(NamedTuple):
    """A cell as a format gives it, before it has a column."""

    text: str
    colspan: int = 1
    rowspan: int = 1


Row = tuple[GridCell, ...]


@dataclass(frozen=True)
class TextBlock:
    """A paragraph outside of tables."""

    text: str
    """"\\n" where a line is broken within the paragraph."""
    anchor: str = ""
    is_heading: bool = False
    """Whether the format itself marks it as a heading."""
    number: str = ""
    """The number that Word prints before it by itself."""


@dataclass(frozen=True)
class GridBlock:
    """A table, or a part of one."""

    rows: tuple[Row, ...]
    is_exact: bool = True
    """Whether cells stand at their true columns; not so in text, where merged cells are lost."""


Block = TextBlock | GridBlock


def filled_places(cells: Sequence[GridCell]) -> list[int]:
    """Return the positions of cells that are not empty, a sign for none (/) included."""
    return [place for place, cell in enumerate(cells) if cell.text.strip()]


MOST_ROWS = 2_000
MOST_COLUMNS = 200
"""Beyond these a table is no statutory one; its rest is left alone."""


def placed(rows: Iterable[Iterable[RawCell]]) -> Iterator[Row]:
    """Yield the rows of a table whose cells span rows and columns, each cell at its column."""
    reaching: dict[int, tuple[RawCell, int]] = {}
    for number, raw_row in enumerate(rows):
        if number == MOST_ROWS:
            return
        row, reaching = _placed_row(iter(raw_row), reaching)
        yield row


def _placed_row(
    own: Iterator[RawCell], reaching: dict[int, tuple[RawCell, int]]
) -> tuple[Row, dict[int, tuple[RawCell, int]]]:
    """Return one row, and the cells that reach down from it into the next."""
    cells: list[GridCell] = []
    below: dict[int, tuple[RawCell, int]] = {}
    column = 0
    while column < MOST_COLUMNS:
        begins = column not in reaching
        if begins:
            raw = next(own, None)
            if raw is None:
                later = [place for place in reaching if place > column]
                if not later:
                    break
                column = min(later)
                continue
            left = raw.rowspan
        else:
            raw, left = reaching[column]
        cells.append(GridCell(raw.text, column, raw.colspan, begins))
        if left > 1:
            below[column] = (raw, left - 1)
        column += max(1, raw.colspan)
    return tuple(cells), below
