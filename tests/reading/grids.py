"""The statutory tables as plain grids, drawn by the tests themselves."""

from collections.abc import Iterator
from typing import NamedTuple

from report_assistant.report.tables import Cell, Role, Table
from tests.reading.figures import CaseFigures


class Drawn(NamedTuple):
    """A cell in one row; `begins` is false in the rows that it reaches down into."""

    text: str
    is_value: bool
    colspan: int
    rowspan: int
    begins: bool
    is_head: bool


def drawn_rows(table: Table, figures: CaseFigures) -> list[list[Drawn]]:
    return [list(row) for row in _rows(table, figures)]


def head_rows(table: Table) -> int:
    """How many rows at the top are heads."""
    return next(number for number, row in enumerate(table.rows) if any(cell.path for cell in row))


def _rows(table: Table, figures: CaseFigures) -> Iterator[Iterator[Drawn]]:
    above: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        own = iter(row)
        drawn: list[Drawn] = []
        column = 0
        while column < table.columns:
            begins = column not in above
            cell, left = (own_cell := next(own), own_cell.rowspan) if begins else above[column]
            if left > 1:
                above[column] = (cell, left - 1)
            else:
                above.pop(column, None)
            text = figures.text(cell.path) if cell.path else cell.text + cell.aside
            is_head = cell.role in (Role.HEAD, Role.NOTE, Role.BANNER)
            drawn.append(Drawn(text, bool(cell.path), cell.colspan, cell.rowspan, begins, is_head))
            column += cell.colspan
        yield iter(drawn)
