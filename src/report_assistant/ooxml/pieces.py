"""Pieces of a document in order: paragraphs and tables, also inside of table cells."""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from report_assistant.ooxml.inline import text_of
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.text_xml import BOOKMARK_PREFIX
from report_assistant.ooxml.walking import block_ids, unwrapped

PARAGRAPH, TABLE, ROW = "paragraph", "table", "row"
_KINDS = {f"{W}p": PARAGRAPH, f"{W}tbl": TABLE}
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_P, _TR, _TC = f"{W}p", f"{W}tr", f"{W}tc"


@dataclass(frozen=True, eq=False)
class Piece:
    """A paragraph, a table or a table row of one version."""

    node: etree._Element
    kind: str
    anchor: str = ""

    @cached_property
    def text(self) -> str:
        """The printed text."""
        if self.kind == PARAGRAPH:
            return text_of(self.node)
        return "\n".join(text_of(paragraph) for paragraph in self.node.iter(_P))

    @cached_property
    def cell_texts(self) -> list[list[list[str]]]:
        """The texts of a table's paragraphs by row and cell."""
        return [
            [[text_of(paragraph) for paragraph in cell.iter(_P)] for cell in cells(row)]
            for row in rows(self.node)
        ]


def pieces(holder: etree._Element) -> list[Piece]:
    """Return the paragraphs and tables of a body or a cell."""
    return [
        Piece(node, _KINDS[str(node.tag)], _anchor(node))
        for node in unwrapped(holder, _WRAPPERS)
        if node.tag in _KINDS
    ]


def rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, without those of tables in its cells."""
    return [node for node in unwrapped(table, _WRAPPERS) if node.tag == _TR]


def cells(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row."""
    return [node for node in unwrapped(row, _WRAPPERS) if node.tag == _TC]


def _anchor(node: etree._Element) -> str:
    block = next(block_ids(node), None)
    return "" if block is None else BOOKMARK_PREFIX + block
