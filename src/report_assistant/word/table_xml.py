"""A statutory table as WordprocessingML: merged cells, widths, and type that fits its cell.

What the form prescribes is drawn once for each form, with a slot in each value cell; a report only
fills the slots.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from report_assistant.drafting.draft import TableBlock
from report_assistant.ooxml.text_xml import (
    character_style,
    font_size,
    paragraph,
    printable,
    runs,
)
from report_assistant.report.tables import TABLE_OF, Cell, Role, Table
from report_assistant.word.form import Form
from report_assistant.word.form_layout import StyleRole

_SHARES = {"applications": (570, 960, 2967, *(621,) * 7)}
"""Widths of a table's columns in proportion; the columns of the other tables are equal."""
_BANNER_FILL = "C6D9F1"
_ROW_HEIGHT = 300
_LAST_ROW_HEIGHT = {"review_litigation": 600}
_CELL_MARGIN = 57
_SMALLEST_NUMBER = 9
_SMALLEST_NOTE = 15
"""Font sizes in half-points. A number shrinks until it stays on one line; one with a note in
brackets may take several lines, so it need not become as small."""
_SLOT = "\0"
"""Stands around what a slot is for while a table is drawn; no markup can contain it."""
_LATIN = re.compile("[\x20-\x7e]")

_STYLES = {
    Role.BANNER: StyleRole.TABLE_LEFT,
    Role.HEAD: StyleRole.TABLE_CENTRE,
    Role.LABEL: StyleRole.TABLE_LEFT,
    Role.GROUP: StyleRole.TABLE_LEFT,
    Role.NOTE: StyleRole.TABLE_LEFT,
    Role.VALUE: StyleRole.TABLE_CENTRE,
}


@dataclass(frozen=True)
class _Placed:
    """A cell in one printed row; `begins` is false in the rows that it reaches down into."""

    cell: Cell
    column: int
    begins: bool


class _Slot(NamedTuple):
    """The place of a number in a drawn table."""

    before: str
    """The markup since the slot before it."""
    path: str
    width: int
    """Twips from one edge of the cell to the other."""


class _Drawn(NamedTuple):
    """A table as the form prescribes it, without its numbers."""

    slots: tuple[_Slot, ...]
    end: str


def table_xml(block: TableBlock, form: Form, anchor: str) -> str:
    """Return the table of `block`; `anchor` goes to the head of its first cell."""

    @cache  # Most cells of a table hold one of a few numbers, as a rule 0.
    def number(text: str, width: int) -> str:
        return runs(text, _fitting_size(text, width, form.table_half_points))

    drawn = _drawn(block.table.key, form)
    filled = [slot.before + number(block.cells[slot.path], slot.width) for slot in drawn.slots]
    return "".join((*filled, drawn.end)).replace("</w:pPr>", f"</w:pPr>{anchor}", 1)


@cache
def cell_paths(key: str) -> tuple[tuple[str, ...], ...]:
    """Return the value path of each cell of a drawn table, row by row; empty for other cells."""
    return tuple(
        tuple(placed.cell.path if placed.begins else "" for placed in row)
        for row in _printed_rows(TABLE_OF[key])
    )


@lru_cache(maxsize=16)
def _drawn(key: str, form: Form) -> _Drawn:
    *markup, end = _blank_xml(TABLE_OF[key], form).split(_SLOT)
    # Between two pieces of markup stands what the slot is for.
    uses = (use.split() for use in markup[1::2])
    slots = (
        _Slot(before, path, int(width))
        for before, (path, width) in zip(markup[::2], uses, strict=True)
    )
    return _Drawn(tuple(slots), end)


def _blank_xml(table: Table, form: Form) -> str:
    """Return the table with a slot in each value cell."""
    edges = _column_edges(table, form.text_width)
    rows = enumerate(_printed_rows(table))
    printed = "".join(_row(table, form, edges, number, row) for number, row in rows)
    grid = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    look = (
        f'<w:tblStyle w:val="{form.style_ids[StyleRole.TABLE]}"/>'
        f'<w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_CELL_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
    )
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{printed}</w:tbl>"


def _column_edges(table: Table, text_width: int) -> list[int]:
    """Return the edges of the columns in twips; the last one is the text width exactly."""
    shares = _SHARES.get(table.key, (1,) * table.columns)
    return [round(text_width * part / sum(shares)) for part in (0, *accumulate(shares))]


def _printed_rows(table: Table) -> Iterator[list[_Placed]]:
    """Yield the rows with every cell at its column, those that reach down from above too."""
    above: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        own = iter(row)
        placed: list[_Placed] = []
        column = 0
        while column < table.columns:
            begins = column not in above
            if begins:
                cell = next(own)
                above[column] = (cell, cell.rowspan)
            cell, rows_left = above.pop(column)
            placed.append(_Placed(cell, column, begins))
            if rows_left > 1:
                above[column] = (cell, rows_left - 1)
            column += cell.colspan
        yield placed


def _row(table: Table, form: Form, edges: list[int], number: int, row: list[_Placed]) -> str:
    is_last = number == len(table.rows) - 1
    height = _LAST_ROW_HEIGHT.get(table.key, _ROW_HEIGHT) if is_last else _ROW_HEIGHT
    header = "<w:tblHeader/>" if number < table.header_rows else ""
    # Kept with the next row, row by row, a table stays on one page together with its heading.
    keep = "" if is_last else "<w:keepNext/>"
    cells = "".join(_cell(placed, form, edges, keep) for placed in row)
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{header}'
        f"</w:trPr>{cells}</w:tr>"
    )


def _cell(placed: _Placed, form: Form, edges: list[int], keep: str) -> str:
    cell = placed.cell
    width = edges[placed.column + cell.colspan] - edges[placed.column]
    is_upright = cell.role is Role.GROUP and placed.column == 0
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = "" if cell.rowspan == 1 else _MERGE[placed.begins]
    fill = _FILL if cell.role is Role.BANNER else ""
    turn = '<w:textDirection w:val="tbRlV"/>' if is_upright else ""
    style = form.style_ids[StyleRole.TABLE_CENTRE if is_upright else _STYLES[cell.role]]
    content = _content(cell, form, width) if placed.begins else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{fill}{turn}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraph(style, content, keep)}</w:tc>'
    )


_MERGE = {True: '<w:vMerge w:val="restart"/>', False: "<w:vMerge/>"}
_FILL = f'<w:shd w:val="clear" w:color="auto" w:fill="{_BANNER_FILL}"/>'


def _content(cell: Cell, form: Form, width: int) -> str:
    if cell.path:
        return f"{_SLOT}{cell.path} {width}{_SLOT}"
    lead = character_style(form.style_ids[StyleRole.LEAD])
    return runs(cell.text, lead if cell.role is Role.NOTE else "") + runs(cell.aside, lead)


def _fitting_size(text: str, width: int, usual: int) -> str:
    """Return the font size that keeps a value cell on one line, if it needs its own."""
    # A Chinese character is as wide as the type is high. Digits are half as wide in 宋体 and in
    # Times New Roman; a tenth is added for the fonts that stand in for them.
    clean = printable(text)
    latin = len(_LATIN.findall(clean))
    twips_at_one_half_point = 10 * (len(clean) - latin) + 5.5 * latin
    room = width - 2 * _CELL_MARGIN
    fits = int(room / twips_at_one_half_point) if clean else usual
    if fits >= usual:
        return ""
    least = _SMALLEST_NOTE if "（" in text else _SMALLEST_NUMBER
    return font_size(min(usual, max(fits, least)))
