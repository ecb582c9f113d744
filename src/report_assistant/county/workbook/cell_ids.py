"""The heads of 总表 read back: which column holds which cell, wherever people have moved it."""

from collections.abc import Collection, Sequence
from typing import Any

from report_assistant.county.workbook import total
from report_assistant.county.workbook.streamed import Cells


def cell_ids(rows: Sequence[Cells]) -> list[str]:
    """Return what the columns of 总表 are known by, from its three lines of heads.

    A head is written once for its neighbours.
    """
    width = len(rows[-1])
    *upper, lowest = [[shown_words(cell) for cell in row] for row in rows[-total.HEAD_ROWS :]]
    known = [{each.table for each in total.cell_heads()}, {each.row for each in total.cell_heads()}]
    tables, labels = (
        _filled_right(line, names, width) for line, names in zip(upper, known, strict=True)
    )
    return [total.id_of(tables[at], labels[at], lowest[at]) for at in range(width)]


def _filled_right(line: Sequence[str], names: Collection[str], width: int) -> list[str]:
    """Return a line of heads, each of the names standing for the columns up to the next one."""
    last, filled = "", []
    for word in (*line, *([""] * (width - len(line)))):
        last = word if word in names else last
        filled.append(last)
    return filled


def shown_words(cell: Any) -> str:
    """Return what a cell shows, as words."""
    return "" if cell is None else str(cell).strip()
