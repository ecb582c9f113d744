"""A table as a block of cells, laid out as the form prints it; what pastes back to the same."""

from collections.abc import Iterator, Mapping

from report_assistant.report.tables import Cell, Number, Table
from report_assistant.sheets.clipboard import Block, text_of
from report_assistant.sheets.filled import FilledTable


def copied_text(filled: FilledTable) -> str:
    """Return the table as spreadsheets take it from the clipboard, heads and totals included."""
    return text_of(printed_block(filled))


def printed_block(filled: FilledTable) -> Block:
    """Return the cells of the table as printed; a merged cell's text stands in its first one."""
    table, values = filled.grid.table, filled.values
    block = [[""] * table.columns for _ in table.rows]
    for top, left, cell in placed_cells(table):
        block[top][left] = _text(cell, values)
    return tuple(map(tuple, block))


def short_block(filled: FilledTable) -> Block:
    """Return the rows of the table with short labels, each band under its heads."""
    grid, values = filled.grid, filled.values
    rows = [
        row
        for band in grid.bands
        for row in (
            ["", *band.heads],
            *([r.label, *(number_text(values[p]) for p in r.paths)] for r in band.rows),
        )
    ]
    return tuple(tuple(row) for row in rows)


def placed_cells(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Yield row, column and cell for each printed cell of a table."""
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(table.rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            yield top, left, cell
            taken |= {
                (top + down, left + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            }
            left += cell.colspan


def number_text(number: Number | None) -> str:
    """Return a number as it stands in a cell, its digits kept; nothing for none."""
    return (
        ""
        if number is None
        else format(number, "f")
        if not isinstance(number, int)
        else str(number)
    )


def _text(cell: Cell, values: Mapping[str, Number | None]) -> str:
    return number_text(values[cell.path]) if cell.path else cell.text + cell.aside
