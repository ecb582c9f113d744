"""A block copied from a spreadsheet, placed in a table.

Rows are found by their labels and columns by their heads where these are there; else by shape, when
the block has exactly as many rows and columns as the table, with or without totals; else from the
cell that the cursor stands on, when it fits. Whatever is not certain is told and left alone. Rows
are never added up.
"""

from report_assistant.sheets.block_rows import RowKind, block_rows
from report_assistant.sheets.clipboard import block_of
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.label_matching import by_labels
from report_assistant.sheets.paste_result import Pasted, nothing
from report_assistant.sheets.shape_matching import by_shape


def read_paste(text: str, current: FilledTable, cursor: str = "") -> Pasted:
    """Return what pasted text comes to in a table; `cursor` is the cell that it is pasted on."""
    rows = block_rows(block_of(text), current.grid)
    if not any(row.kind is not RowKind.EMPTY for row in rows):
        return nothing("粘贴的内容是空的。")
    if any(row.kind is RowKind.LABELLED for row in rows):
        return by_labels(rows, current, cursor)
    return by_shape(rows, current, cursor)
