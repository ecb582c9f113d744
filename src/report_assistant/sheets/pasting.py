"""A block copied from a spreadsheet, a web page, Word or a PDF, placed in a table.

Rows are found by their labels and columns by their heads where these are there; else by shape, when
the block has exactly as many rows and columns as the table, with or without totals; else from the
cell that the cursor stands on, when it fits. Whatever is not certain is told and left alone. Rows
are never added up.
"""

from collections.abc import Sequence
from dataclasses import replace

from report_assistant.reading.blocks import GridBlock, GridCell, Row
from report_assistant.reading.case_table import CaseTable
from report_assistant.reading.labels import LITIGATION
from report_assistant.reading.text_blocks import text_blocks
from report_assistant.reading.true_columns import have_true_columns
from report_assistant.sheets.block_rows import RowKind, block_rows
from report_assistant.sheets.clipboard import Block, filled_up, is_block, rows_of
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.label_matching import by_labels
from report_assistant.sheets.paste_result import Pasted, Placing, nothing
from report_assistant.sheets.shape_matching import NO_PLACE, by_shape

_MANY_CELLS = 8
"""So many values below each other are a table; fewer may be an answer in words."""


def read_paste(text: str, current: FilledTable, cursor: str = "") -> Pasted:
    """Return what pasted text comes to in a table; `cursor` is the cell that it is pasted on."""
    block = rows_of(text) if is_block(text) else _rows_of_text(text)
    rows = block_rows(block, current.grid)
    if not any(row.kind is not RowKind.EMPTY for row in rows):
        return nothing("粘贴的内容是空的。")
    grid_rows = _grid_rows(block)
    is_exact = have_true_columns(grid_rows)
    if any(row.kind is RowKind.LABELLED for row in rows):
        return by_labels(rows, current, cursor, is_exact=is_exact)
    if (cases := _cases(grid_rows, current, is_exact=is_exact)) is not None:
        return cases
    if not is_exact and any(row.kind is RowKind.HEADS for row in rows):
        return nothing(NO_PLACE)
    return by_shape(block_rows(filled_up(block), current.grid), current, cursor)


def is_table(text: str) -> bool:
    """Return whether a message is a table: cells between tabs, or as many as no sentence has."""
    if is_block(text):
        return True
    if "\n" not in text.strip():
        return False
    rows = (row for row in _rows_of_text(text) if len(row) > 1)
    return sum(len(row) - 1 for row in rows) >= _MANY_CELLS


def _cases(rows: Sequence[Row], current: FilledTable, *, is_exact: bool) -> Pasted | None:
    """Return what table four comes to, whose heads alone say where its numbers belong."""
    if current.grid.table.key != LITIGATION:
        return None
    cases, placing = CaseTable(), Placing(current)
    taken = [cases.read(row, is_exact=is_exact) or {} for row in rows]
    for path, text in (item for values in taken for item in values.items()):
        placing.put(path, text)
    found = placing.result("按列标题找到了位置。")
    return replace(found, is_labelled=True) if any(taken) and found.numbers else None


def _rows_of_text(text: str) -> Block:
    """Return the rows of a table that was copied as text without tabs."""
    grids = [block for block in text_blocks(text) if isinstance(block, GridBlock)]
    if not grids:
        return rows_of(text)
    return tuple(tuple(cell.text for cell in row) for grid in grids for row in grid.rows)


def _grid_rows(block: Block) -> list[Row]:
    filled = (row for row in block if any(row))
    return [tuple(GridCell(text, column) for column, text in enumerate(row)) for row in filled]
