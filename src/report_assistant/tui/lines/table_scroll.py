"""Which lines of a table are seen: heads above, the line of balances below, rows between."""

from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.sheets.grid import Band, Grid
from report_assistant.tui.lines.table_look import Line, TableLook

_LEAST_ROWS = 2
"""So many rows are seen before heads or foot are."""


@dataclass(frozen=True)
class _Place:
    """One line that scrolls: a row, or a line of the heads of a band."""

    row: int = -1
    band: Band | None = None
    at: int = 0


class TableScroll:
    """Keeps the cursor's row in sight.

    A table with one band keeps its heads in sight; in one with several they scroll with the rows.
    """

    def __init__(self, grid: Grid, *, has_foot: bool) -> None:
        self._grid = grid
        self._has_foot = has_foot
        self._heads: dict[Band, tuple[Line, ...]] = {}
        self._places: tuple[_Place, ...] = ()
        self._frozen = self._foot = self._top = self._room = 0

    @property
    def natural_height(self) -> int:
        """Lines of the whole table."""
        heads = sum(map(len, self._heads.values()))
        return heads + len(self._grid.rows) + self._has_foot

    def fit(self, look: TableLook, height: int, row: int) -> None:
        """Scroll until a row is in sight in so many lines."""
        bands = self._grid.bands
        self._heads = {band: look.heads(band) for band in bands}
        is_one = len(bands) == 1
        self._places = tuple(self._scrolling(with_heads=not is_one))
        self._foot = int(self._has_foot and height > _LEAST_ROWS)
        head = len(self._heads[bands[0]]) if is_one else 0
        self._frozen = max(0, min(head, height - self._foot - _LEAST_ROWS))
        self._room = max(1, height - self._frozen - self._foot)
        line = self._line(row)
        last = max(0, len(self._places) - self._room)
        self._top = min(max(self._top, line - self._room + 1), self._first_above(line), last)
        self._top = max(self._top, line - self._room + 1)

    def lines(self, look: TableLook) -> Iterator[Line]:
        """Yield the lines in sight, from the top."""
        if self._frozen:
            yield from self._heads[self._grid.bands[0]][-self._frozen :]
        seen = self._places[self._top : self._top + self._room]
        group = None
        for place in seen:
            if place.band is not None:
                yield self._heads[place.band][place.at]
                continue
            own = self._grid.rows[place.row].name.group
            yield look.row(place.row, names_group=own != group)
            group = own
        if self._foot:
            yield look.foot()

    def row_at(self, y: int) -> int | None:
        """Return the row that stands at a line; `None` for heads and foot."""
        at = y - self._frozen + self._top
        if not self._top <= at < min(len(self._places), self._top + self._room):
            return None
        row = self._places[at].row
        return row if row >= 0 else None

    def line_of(self, row: int) -> int:
        """Return the line at which a row is seen."""
        return self._line(row) - self._top + self._frozen

    def _scrolling(self, *, with_heads: bool) -> Iterator[_Place]:
        row = 0
        for band in self._grid.bands:
            if with_heads:
                yield from (_Place(band=band, at=at) for at in range(len(self._heads[band])))
            for _ in band.rows:
                yield _Place(row=row)
                row += 1

    def _line(self, row: int) -> int:
        return next(at for at, place in enumerate(self._places) if place.row == row)

    def _first_above(self, line: int) -> int:
        """Return the first line of the heads right above a line; the line itself without any."""
        while line and self._places[line - 1].band is not None:
            line -= 1
        return line
