"""A statutory table as a grid to fill in: bands of rows under their heads.

All of it is worked out from report/tables.py. Table four, printed as one long row, becomes three
rows of five here, so that it fits a narrow terminal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from report_assistant.reading.labels import head_of
from report_assistant.report.fields import UnknownField, field_at
from report_assistant.report.table_words import RowName, row_names
from report_assistant.report.tables import TABLE_OF, TABLES, Table


@dataclass(frozen=True)
class GridRow:
    """One row of values under the same label."""

    label: str
    """Short, as sentences name it: 不予公开：重复申请."""
    name: RowName
    """The names that a screen shows, as much of them as there is room for."""
    heads: tuple[str, ...]
    paths: tuple[str, ...]

    @property
    def answer(self) -> str:
        """The path that one question answers: the row's, or that of its single cell."""
        return self.paths[0].rpartition(".")[0] if len(self.paths) > 1 else self.paths[0]

    @property
    def is_computed(self) -> bool:
        """Whether no cell of the row can be filled in."""
        return all(map(is_computed, self.paths))

    @property
    def filled_in(self) -> tuple[str, ...]:
        """The cells that the clerk fills in."""
        return tuple(path for path in self.paths if not is_computed(path))


@dataclass(frozen=True)
class Band:
    """Rows that stand under the same heads."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class Grid:
    """A table's cells, band by band."""

    table: Table
    bands: tuple[Band, ...]

    @cached_property
    def rows(self) -> tuple[GridRow, ...]:
        """All rows, from the top."""
        return tuple(row for band in self.bands for row in band.rows)

    @cached_property
    def filled_in(self) -> tuple[str, ...]:
        """The cells that the clerk fills in, in reading order."""
        return tuple(path for row in self.rows for path in row.filled_in)

    @property
    def width(self) -> int:
        """The most cells in a row."""
        return max(len(row.paths) for row in self.rows)

    def at(self, row: int, column: int) -> str:
        """Return the cell at a place of the grid; empty where the row is shorter."""
        paths = self.rows[row].paths
        return paths[column] if column < len(paths) else ""

    def place_of(self, path: str) -> tuple[int, int]:
        """Return the row and column of a cell."""
        return next(
            (number, row.paths.index(path))
            for number, row in enumerate(self.rows)
            if path in row.paths
        )


@lru_cache(maxsize=len(TABLES))
def grid_of(key: str) -> Grid:
    """Return the grid of a table by its key."""
    table = TABLE_OF[key]
    bands: list[Band] = []
    for row in _rows(table):
        if bands and bands[-1].heads == row.heads:
            bands[-1] = Band(row.heads, (*bands[-1].rows, row))
        else:
            bands.append(Band(row.heads, (row,)))
    return Grid(table, tuple(bands))


@lru_cache(maxsize=512)
def is_computed(path: str) -> bool:
    """Return whether a cell is a total, which nobody fills in."""
    try:
        field_at(path)
    except UnknownField:
        return True
    return False


def is_money(path: str) -> bool:
    """Return whether a cell holds an amount, not a count."""
    return not is_computed(path) and field_at(path).kind.value == "money"


def _rows(table: Table) -> Iterator[GridRow]:
    by_label: dict[str, list[str]] = {}
    for path in table.paths:
        by_label.setdefault(table.labels[path][0], []).append(path)
    names = row_names(table)
    for label, paths in by_label.items():
        heads = tuple(head_of(table, path) for path in paths)
        yield GridRow(label, names[label], heads, tuple(paths))
