"""A web page as blocks: the text that a visitor sees, and its tables.

Government sites paste from Word, nest layout tables, and leave tags open; lxml mends the tags, and
whatever table holds another one only arranges the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from report_assistant.reading.blocks import (
    MOST_COLUMNS,
    MOST_ROWS,
    Block,
    GridBlock,
    RawCell,
    TextBlock,
    placed,
)
from report_assistant.reading.outline import section_of

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "object", "svg", "iframe"}
    | {"select", "option", "textarea", "button", "nav"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "input"}
    | {"ins", "label", "mark", "nobr", "o", "o:p", "p:p", "s", "small", "span", "st1:chsdate"}
    | {"st1:personname", "strike", "strong", "sub", "sup", "time", "tt", "u", "v:shape", "wbr"}
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WRAPPED = re.compile(r"(?<=[\u2e80-\uffef])[ \t\f]*[\r\n]+[ \t\r\n\f]*(?=[\u2e80-\uffef])")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_FOOTER = re.compile(
    "版权所有|主办单位|承办单位|ICP备|网站标识码|公网安备|打印本页|关闭窗口|上一篇|下一篇|扫一扫|相关链接"
)
_LONGEST_FOOTER = 80
_LAYOUT_CELLS = 6
"""A table that holds another with more cells than this only arranges the page."""

Placed = tuple[Block, etree._Element]
"""A block and the element that it stands in."""


@dataclass(frozen=True)
class WebPage:
    """A page taken apart."""

    title: str
    blocks: tuple[Block, ...]


def web_page(words: str) -> WebPage:
    """Return the title and the blocks of a page, up to the site's footer."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    clean = _XML_DECLARATION.sub("", words.replace("\0", ""))
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        return WebPage("", ())
    head = root.find(".//title")
    title = "" if head is None else _seen("".join(map(str, head.itertext())))
    found = _Walk().blocks(root)
    return WebPage(title, tuple(_before_footer(_up_to_the_end(list(found)))))


def _up_to_the_end(found: Sequence[Placed]) -> Iterator[Block]:
    """Return the blocks up to the end of the element that holds the report's sections.

    What stands before it may be the title; what stands behind it is the site's.
    """
    holders = [
        node for block, node in found if isinstance(block, TextBlock) and section_of(block.text)
    ]
    shared = _shared_holder(holders)
    end = len(found)
    if shared is not None:
        inside = {node: shared in _with_ancestors(node) for node in {node for _, node in found}}
        end = 1 + max(place for place, (_, node) in enumerate(found) if inside[node])
    return (block for block, _ in found[:end])


def _shared_holder(nodes: Sequence[etree._Element]) -> etree._Element | None:
    """Return the innermost element that holds all of several elements."""
    if len(nodes) < 2:
        return None
    others = [set(_with_ancestors(node)) for node in nodes[1:]]
    above = _with_ancestors(nodes[0])
    return next((node for node in above if all(node in other for other in others)), None)


def _with_ancestors(node: etree._Element) -> list[etree._Element]:
    return [node, *node.iterancestors()]


def _before_footer(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks up to the site's own lines below the report."""
    has_tables = False
    for block in blocks:
        if isinstance(block, GridBlock):
            has_tables = True
        elif has_tables and len(block.text) < _LONGEST_FOOTER and _FOOTER.search(block.text):
            return
        yield block


class _Walk:
    """One walk over a page; text gathers until a block begins or ends."""

    def __init__(self, *, in_cell: bool = False) -> None:
        self._in_cell = in_cell
        self._text: list[str] = []

    def blocks(self, node: etree._Element, *, is_heading: bool = False) -> Iterator[Placed]:
        """Yield the blocks below a node, each with the element that it stands in."""
        name = _name(node)
        if name in _UNSEEN or _HIDDEN.search(node.get("style", "")):
            return
        if name == "table" and (grid := _grid(node)) is not None:
            yield from self._flush(node)
            yield grid, node
            return
        is_inline = name in _INLINE
        is_heading = is_heading or name in _HEADINGS
        if not is_inline:
            yield from self._flush(node)
        is_note_mark = name == "sup" and self._in_cell  # 12¹ is not 121
        if is_note_mark:
            self._text.append("[")
        self._text.append(node.text or "")
        for child in node:
            yield from self.blocks(child, is_heading=is_heading)
            self._text.append(child.tail or "")
        if is_note_mark:
            self._text.append("]")
        if not is_inline:
            yield from self._flush(node, is_heading=is_heading)

    def _flush(self, node: etree._Element, *, is_heading: bool = False) -> Iterator[Placed]:
        words = _seen("".join(self._text))
        self._text.clear()
        if words:
            yield TextBlock(words, is_heading=is_heading), node


def _seen(words: str) -> str:
    """Return text as a browser shows it: white space is one blank, none between Chinese signs."""
    return _SPACE.sub(" ", _WRAPPED.sub("", words)).strip(" \u00a0")


def _grid(table: etree._Element) -> GridBlock | None:
    """Return the table as a grid; `None` if it only arranges the page."""
    inner = table.iter("table")
    next(inner)
    if any(sum(1 for _ in node.iter("td", "th")) > _LAYOUT_CELLS for node in inner):
        return None
    rows = [[*_cells(row)] for row in _rows(table)]
    if all(len(row) <= 1 for row in rows):
        return None
    raw = ([_raw_cell(cell) for cell in row] for row in rows)
    return GridBlock(tuple(placed(raw)))


def _rows(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, not of tables inside it."""
    found = 0
    for child in node:
        if _name(child) == "tr":
            found += 1
            yield child
        elif _name(child) != "table":
            yield from _rows(child)
        if found > MOST_ROWS:
            return


def _cells(node: etree._Element) -> Iterator[etree._Element]:
    return (child for child in node if _name(child) in ("td", "th"))


def _raw_cell(cell: etree._Element) -> RawCell:
    lines = [
        block.text if isinstance(block, TextBlock) else _words(block)
        for block, _ in _Walk(in_cell=True).blocks(cell)
    ]
    return RawCell("\n".join(lines), _span(cell, "colspan"), _span(cell, "rowspan"))


def _words(grid: GridBlock) -> str:
    return "".join(cell.text for row in grid.rows for cell in row)


def _span(cell: etree._Element, name: str) -> int:
    words = cell.get(name, "1").strip()
    if not (words.isascii() and words.isdigit() and len(words) < 6):
        return 1
    return min(max(1, int(words)), MOST_COLUMNS if name == "colspan" else MOST_ROWS)


def _name(node: etree._Element) -> str:
    return node.tag.lower() if isinstance(node.tag, str) else ""
