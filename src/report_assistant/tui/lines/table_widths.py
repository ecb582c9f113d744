"""How wide the columns of a table are in a window of some width.

Everything is counted in terminal cells. A column is as wide as its longest word or number wants;
what is left is shared by the columns, and the rest goes to the labels. Where even short names leave
too little room, only some of the columns are shown, the one with the cursor among them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_assistant.foundation.cell_width import cells
from report_assistant.report.table_words import head_words
from report_assistant.sheets.grid import Grid, GridRow
from report_assistant.tui.lines.safe_signs import safe

BETWEEN = 2
"""Columns between category and item; the second one holds the mark of the cursor's row."""
_EDGE = 1
_LEAST, _MOST = 6, 19
"""Cells of a column, its rule not counted."""
_RULE = 1


@dataclass(frozen=True)
class Widths:
    """Where everything stands in a line."""

    is_short: bool
    """Whether rows have their short names."""
    group: int
    """Cells of the category; 0 where it is not shown."""
    label: int
    """Cells of category and item, with the room around them."""
    column: int
    shown: int
    """How many columns are shown at once."""
    first: int = 0
    """The first column that is shown."""

    @property
    def item(self) -> int:
        """Where the items begin."""
        return _EDGE + (self.group + BETWEEN if self.group else 0)

    @property
    def columns(self) -> range:
        """The columns that are shown."""
        return range(self.first, self.first + self.shown)

    def left_of(self, column: int) -> int:
        """Return where a column begins, behind its rule."""
        return self.label + (column - self.first) * (self.column + _RULE) + _RULE

    def column_at(self, x: int) -> int:
        """Return the column at a place of the line; the first one on the labels."""
        return self.first + max(0, (x - self.label) // (self.column + _RULE))

    def scrolled_like(self, other: "Widths") -> "Widths":
        """Return the widths with the same column at the left."""
        return replace(self, first=other.first)

    def with_column(self, column: int) -> "Widths":
        """Return the widths moved sideways until a column is shown."""
        last = max(column, self.shown - 1)
        return replace(self, first=min(max(self.first, last - self.shown + 1), column))


def widths_for(grid: Grid, width: int, longest: int) -> Widths:
    """Return the widths for a window; `longest` is the length of the longest number."""
    least = max(_LEAST, longest + 1, *(cells(word) + 1 for word in _words(grid)))
    for is_short, has_groups in ((False, True), (True, True), (True, False)):
        group = max(cells(safe(row.name.group)) for row in grid.rows) if has_groups else 0
        label = _label(grid.rows, group, is_short=is_short)
        if label + grid.width * (least + _RULE) <= width:
            return _shared(Widths(is_short, group, label, least, grid.width), width)
    room = max(1, width - label)
    return _shared(Widths(True, 0, label, least, max(1, room // (least + _RULE))), width)


def item_of(row: GridRow, *, is_short: bool) -> str:
    """Return the name of a row as the screen shows it, in quotation marks where they fit."""
    return safe(row.name.short if is_short else row.name.item)


def _label(rows: Sequence[GridRow], group: int, *, is_short: bool) -> int:
    item = max(cells(item_of(row, is_short=is_short)) for row in rows)
    return _EDGE + (group + BETWEEN if group else 0) + item + _EDGE


def _shared(least: Widths, width: int) -> Widths:
    """Share what is left among the columns; the labels get what cannot be shared."""
    column = max(1, min(_MOST, (width - least.label) // least.shown - _RULE))
    rest = width - least.label - least.shown * (column + _RULE)
    return replace(least, column=column, label=least.label + max(0, min(rest, least.shown - 1)))


def _words(grid: Grid) -> Iterator[str]:
    for band in grid.bands:
        for head in band.heads:
            yield from head_words(head)
