"""A Word document as blocks of text and tables, straight from its XML.

The document is first brought to what a reader of the page sees: tracked changes accepted, content
controls and other wrappers seen through. Then one walk over the body gives the blocks. It is built
for speed: python-docx builds an object for every cell and looks each one up again.
"""

from collections.abc import Iterator

from lxml import etree

from report_assistant.ooxml.document import WordDocument
from report_assistant.ooxml.numbering import Numbering
from report_assistant.ooxml.text_xml import WORD_NAMESPACE
from report_assistant.ooxml.walking import block_ids, unwrapped
from report_assistant.reading.blocks import (
    MOST_COLUMNS,
    MOST_ROWS,
    Block,
    GridBlock,
    GridCell,
    Row,
    TextBlock,
)

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_W = f"{{{WORD_NAMESPACE}}}"
_MC = f"{{{_COMPATIBILITY}}}"
_VAL = f"{_W}val"
_P, _TBL, _TR, _TC, _T = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}t"
_TC_PR, _TR_PR, _P_PR = f"{_W}tcPr", f"{_W}trPr", f"{_W}pPr"
_SPAN, _V_MERGE, _H_MERGE = f"{_W}gridSpan", f"{_W}vMerge", f"{_W}hMerge"
_GRID_BEFORE = f"{_W}gridBefore"
_RUN = f"{_W}r"
_WRITTEN = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_WRAPPERS = {
    f"{_W}sdt",
    f"{_W}sdtContent",
    f"{_W}ins",
    f"{_W}moveTo",
    f"{_W}customXml",
    f"{_W}smartTag",
    f"{_MC}AlternateContent",
    f"{_MC}Choice",
    f"{_MC}Fallback",
}
_LAYOUT_CELLS = 6
"""A table that holds another with more cells than this only arranges the page."""


def document_blocks(document: WordDocument) -> Iterator[Block]:
    """Yield the blocks of a document."""
    return _blocks(document.body, Numbering(document.numbering, document.styles))


def _blocks(holder: etree._Element, numbering: Numbering) -> Iterator[Block]:
    """Yield the blocks of a body, or of a cell that only arranges the page."""
    for node in unwrapped(holder, _WRAPPERS):
        if node.tag == _P:
            number = numbering.number_of(node)
            yield TextBlock(paragraph_text(node), next(block_ids(node), ""), number=number)
        elif node.tag == _TBL:
            yield from _table_blocks(node, numbering)


def paragraph_text(paragraph: etree._Element) -> str:
    """Return a paragraph's text, with a line end where a line is broken by hand."""
    pieces = []
    for node in paragraph.iter(_T, *_WRITTEN):
        if node.tag == _T:
            pieces.append(node.text or "")
        elif (parent := node.getparent()) is not None and parent.tag == _RUN:
            pieces.append(_WRITTEN[str(node.tag)])
    return "".join(pieces)


def _table_blocks(table: etree._Element, numbering: Numbering) -> Iterator[Block]:
    rows = [node for node in unwrapped(table, _WRAPPERS) if node.tag == _TR][:MOST_ROWS]
    if _is_layout(table, rows):
        for row in rows:
            for cell in _cells(row):
                yield from _blocks(cell, numbering)
        return
    yield GridBlock(tuple(_grid(rows)))


def _is_layout(table: etree._Element, rows: list[etree._Element]) -> bool:
    """Return whether a table only arranges other things: inner tables, or text in one column."""
    inner = (node for node in table.iter(_TBL) if node is not table)
    if any(sum(1 for _ in node.iter(_TC)) > _LAYOUT_CELLS for node in inner):
        return True
    return all(sum(1 for _ in _cells(row)) <= 1 for row in rows)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (node for node in unwrapped(row, _WRAPPERS) if node.tag == _TC)


def _grid(rows: list[etree._Element]) -> Iterator[Row]:
    above: dict[int, str] = {}
    for row in rows:
        cells: list[GridCell] = []
        column = _number(row.find(f"{_TR_PR}/{_GRID_BEFORE}"))
        texts: dict[int, str] = {}
        for node in _cells(row):
            cell = _grid_cell(node, column, above)
            if _is_merged_left(node) and cells:
                before = cells[-1]
                cells[-1] = before._replace(colspan=before.colspan + cell.colspan)
            else:
                cells.append(cell)
                texts[column] = cell.text
            column += cell.colspan
            if column > MOST_COLUMNS:
                break
        above = texts
        yield tuple(cells)


def _grid_cell(node: etree._Element, column: int, above: dict[int, str]) -> GridCell:
    properties = node.find(_TC_PR)
    span, continues = 1, False
    if properties is not None:
        span = max(1, _number(properties.find(_SPAN), 1))
        merge = properties.find(_V_MERGE)
        continues = merge is not None and merge.get(_VAL, "continue") == "continue"
    if continues and column in above:
        return GridCell(above[column], column, span, False)
    lines = [paragraph_text(paragraph) for paragraph in node.iter(_P)]
    return GridCell("\n".join(lines).strip("\n"), column, span)


def _is_merged_left(node: etree._Element) -> bool:
    merge = node.find(f"{_TC_PR}/{_H_MERGE}")
    return merge is not None and merge.get(_VAL, "continue") == "continue"


def _number(node: etree._Element | None, otherwise: int = 0) -> int:
    words = "" if node is None else node.get(_VAL, "")
    return (
        min(int(words), MOST_COLUMNS)
        if words.isascii() and words.isdigit() and len(words) < 6
        else otherwise
    )
