"""Tables in a redline: which rows belong together, and rows and tables of the old version drawn anew.

Rows are paired only where their cells have the same shape; a table whose columns changed, or whose
merged cells would not hold together, is shown as one table gone and another come.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from report_assistant.ooxml.marks import DELETED, Marks
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.pieces import PARAGRAPH, ROW, Piece, cells, pieces, rows
from report_assistant.ooxml.trees import copy_of
from report_assistant.versions.alignment import Step, align
from report_assistant.versions.redline_text import Guests, deleted_paragraph

_NO_LABEL = re.compile(r"[\d\s.,/（）()-]+")
_SPAN, _V_MERGE, _VAL, _WIDTH = f"{W}gridSpan", f"{W}vMerge", f"{W}val", f"{W}w"
_TC_PR, _TR_PR, _TC_W = f"{W}tcPr", f"{W}trPr", f"{W}tcW"


def row_pairs(
    old: etree._Element, new: etree._Element
) -> list[tuple[etree._Element | None, etree._Element | None]]:
    """Pair the rows of two versions of a table; nothing is returned if they do not fit into one.

    Each pair holds a row of the old version, one of the new, or both.
    """
    if len(_widths(old)) != len(_widths(new)):
        return []
    before, after = _row_pieces(old), _row_pieces(new)
    steps = _by_position(before, after) or align(before, after).steps
    found = [
        (
            None if step.old is None else before[step.old].node,
            None if step.new is None else after[step.new].node,
        )
        for step in steps
    ]
    one_of_each = [left if right is None else right for left, right in found]
    is_whole = all(left is not None and right is not None for left, right in found)
    return (
        found if is_whole or _merges_hold([row for row in one_of_each if row is not None]) else []
    )


def deleted_table(old: etree._Element, marks: Marks, guests: Guests) -> etree._Element:
    """Return a table of the old version, to stand in the new one as deleted."""
    table = etree.Element(f"{W}tbl")
    for name in (f"{W}tblPr", f"{W}tblGrid"):
        properties = old.find(name)
        if properties is not None:
            table.append(guests.fit(copy_of(properties)))
    for row in rows(old):
        table.append(deleted_row(row, marks, guests))
    return table


def deleted_row(
    old: etree._Element, marks: Marks, guests: Guests, into: etree._Element | None = None
) -> etree._Element:
    """Return a row of the old version as deleted, as wide as the columns of the table `into`."""
    row = etree.Element(f"{W}tr")
    for name in (f"{W}tblPrEx", _TR_PR):
        properties = old.find(name)
        if properties is not None:
            row.append(copy_of(properties))
    for cell in cells(old):
        row.append(_deleted_cell(cell, marks, guests))
    if into is not None:
        _fit_widths(row, _widths(into))
    marks.row(row, DELETED)
    return row


def _deleted_cell(old: etree._Element, marks: Marks, guests: Guests) -> etree._Element:
    cell = etree.Element(f"{W}tc")
    properties = old.find(_TC_PR)
    if properties is not None:
        cell.append(copy_of(properties))
    inside = pieces(old)
    for number, piece in enumerate(inside, start=1):
        if piece.kind == PARAGRAPH:
            with_end = number < len(inside)
            cell.append(deleted_paragraph(piece.node, marks, guests, with_end=with_end))
        else:
            cell.append(deleted_table(piece.node, marks, guests))
    return cell


# ---------------------------------------------------------------- shapes


def _row_pieces(table: etree._Element) -> list[Piece]:
    return [Piece(row, f"{ROW} {_shape(row)}", _label(row)) for row in rows(table)]


def _shape(row: etree._Element) -> str:
    edge = [_number(row, name) for name in ("gridBefore", "gridAfter")]
    return repr((edge, [(_span(cell), _merge(cell)) for cell in cells(row)]))


def _label(row: etree._Element) -> str:
    return _NO_LABEL.sub("", Piece(row, ROW).text)


def _by_position(before: Sequence[Piece], after: Sequence[Piece]) -> list[Step]:
    """Pair rows by position, when most of their labels agree."""
    if [piece.kind for piece in before] != [piece.kind for piece in after]:
        return []
    same = sum(one.anchor == two.anchor for one, two in zip(before, after, strict=True))
    return [Step(place, place) for place in range(len(before))] if 2 * same >= len(before) else []


def _merges_hold(table_rows: Sequence[etree._Element]) -> bool:
    """Return whether every cell that continues a merge stands below a cell of that merge."""
    above: dict[int, int] = {}
    for row in table_rows:
        below: dict[int, int] = {}
        column = _number(row, "gridBefore")
        for cell in cells(row):
            merge = _merge(cell)
            if merge == "continue" and above.get(column) != _span(cell):
                return False
            if merge:
                below[column] = _span(cell)
            column += _span(cell)
        above = below
    return True


def _span(cell: etree._Element) -> int:
    node = cell.find(f"{_TC_PR}/{_SPAN}")
    text = "" if node is None else node.get(_VAL, "")
    return max(1, int(text)) if text.isdigit() and len(text) < 6 else 1


def _merge(cell: etree._Element) -> str:
    node = cell.find(f"{_TC_PR}/{_V_MERGE}")
    return "" if node is None else node.get(_VAL, "continue")


def _number(row: etree._Element, name: str) -> int:
    node = row.find(f"{_TR_PR}/{W}{name}")
    text = "" if node is None else node.get(_VAL, "")
    return int(text) if text.isdigit() and len(text) < 6 else 0


def _widths(table: etree._Element) -> list[int]:
    columns = table.iterfind(f"{W}tblGrid/{W}gridCol")
    texts = (column.get(_WIDTH, "") for column in columns)
    return [int(text) if text.isdigit() and len(text) < 9 else 0 for text in texts]


def _fit_widths(row: etree._Element, widths: Sequence[int]) -> None:
    column = _number(row, "gridBefore")
    for cell, end in _ends(row, column):
        node = cell.find(f"{_TC_PR}/{_TC_W}")
        if node is not None and node.get(f"{W}type", "dxa") == "dxa":
            node.set(_WIDTH, str(sum(widths[column:end])))
        column = end


def _ends(row: etree._Element, column: int) -> Iterator[tuple[etree._Element, int]]:
    for cell in cells(row):
        column += _span(cell)
        yield cell, column
