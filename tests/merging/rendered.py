"""A .docx as whoever looks at it sees it: judged from its XML alone, apart from the code under test.

Words that somebody deleted with tracking on are not seen; words that were inserted so are.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ANCHOR = "_ra_"

Node = etree._Element
_SEEN_THROUGH = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"}
_WRITTEN = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen")
_NOT_SEEN = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent"}
_VALUE = re.compile(r"^(\d+(\.\d+)?(（.*）)?|【.*|)$", re.DOTALL)


def text_of(node: Node) -> str:
    """The words of a paragraph, a run or a cell, as they are seen."""
    pieces: list[str] = []
    unseen: set[Node] = set()
    for piece in node.iter(*_WRITTEN, *_NOT_SEEN):
        if piece.tag in _NOT_SEEN:
            unseen.update(piece.iter(*_WRITTEN))
        elif piece not in unseen:
            pieces.append(_written(piece))
    return "".join(pieces)


def _written(piece: Node) -> str:
    if piece.tag == f"{W}t":
        return piece.text or ""
    if piece.tag == f"{W}noBreakHyphen":
        return "-"
    parent = piece.getparent()
    if piece.tag == f"{W}tab":  # in w:tabs it is a place to stop at
        return "\t" if parent is not None and parent.tag == f"{W}r" else ""
    return "" if piece.get(f"{W}type") == "page" else "\n"


def anchors_of(node: Node) -> tuple[str, ...]:
    """The ids of the blocks whose bookmarks stand in a node."""
    names = (str(mark.get(f"{W}name")) for mark in node.iter(f"{W}bookmarkStart"))
    return tuple(name.removeprefix(ANCHOR) for name in names if name.startswith(ANCHOR))


def looks_of(paragraph: Node) -> tuple[str, list[tuple[str, str]]]:
    """How a paragraph is set, and its words with how they look, wherever runs begin and end."""
    found: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        words, look = text_of(run), _markup(run.find(f"{W}rPr"))
        if words and found and found[-1][1] == look:
            words = found.pop()[0] + words
        if words:
            found.append((words, look))
    return _markup(paragraph.find(f"{W}pPr")), found


def _markup(node: Node | None) -> str:
    if node is None or not len(node):
        return ""
    return "".join(sorted(etree.tostring(child, method="c14n").decode() for child in node))


@dataclass(frozen=True)
class CellPlace:
    """Where a cell stands, told by what a row says of itself: rows above it may come and go."""

    head: str
    """The words of the table's first row."""
    labels: tuple[str, ...]
    """The cells of the row that hold no value."""
    nth: int
    """Which of the rows with these labels."""
    from_right: int


@dataclass(frozen=True)
class SeenCell:
    """A cell of a table."""

    place: CellPlace
    text: str
    node: Node


class Seen:
    """One file, taken apart."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        body = self.root.find(f"{W}body")
        assert body is not None
        self.body = body

    @cached_property
    def flow(self) -> list[Node]:
        """Paragraphs and tables of the body, in order."""
        return list(_flow(self.body))

    @cached_property
    def paragraphs(self) -> list[Node]:
        """The paragraphs outside of tables."""
        return [node for node in self.flow if node.tag == f"{W}p"]

    @cached_property
    def texts(self) -> list[str]:
        """The words of the paragraphs outside of tables."""
        return [text_of(node) for node in self.paragraphs]

    @cached_property
    def text(self) -> str:
        """All words of the body, tables too, a line a paragraph."""
        return "\n".join(text_of(node) for node in self.body.iter(f"{W}p"))

    @cached_property
    def tables(self) -> list[Node]:
        return [node for node in self.flow if node.tag == f"{W}tbl"]

    @cached_property
    def cells(self) -> list[SeenCell]:
        """The cells of all tables."""
        return [cell for table in self.tables for cell in cells_of(table)]

    @cached_property
    def cell_texts(self) -> dict[CellPlace, str]:
        return {cell.place: cell.text for cell in self.cells}

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where in the flow each block's anchor stands."""
        return {name: at for at, node in enumerate(self.flow) for name in anchors_of(node)}

    def position(self, words: str) -> int | None:
        """Where in the flow some words stand."""
        return next((at for at, node in enumerate(self.flow) if words in text_of(node)), None)

    def paragraph(self, block: str, text: str) -> Node | None:
        """The paragraph of a block: the one that says nearly this, or has its anchor."""
        best = max(self.paragraphs, key=lambda node: likeness(text_of(node), text), default=None)
        if best is None or likeness(text_of(best), text) < 0.8:
            at = self.positions.get(block)
            if at is not None and self.flow[at].tag == f"{W}p":
                return self.flow[at]
        return best if best is not None and likeness(text_of(best), text) >= 0.4 else None

    # ------------------------------------------------------------ beside the words

    @cached_property
    def comments(self) -> dict[str, str]:
        """The words of the comments by their ids."""
        part = self.parts.get("word/comments.xml")
        nodes = [] if part is None else etree.fromstring(part).iter(f"{W}comment")
        return {str(node.get(f"{W}id")): text_of(node) for node in nodes}

    @cached_property
    def anchored_comments(self) -> set[str]:
        """The ids of the comments that hang on something in the body."""
        marks = self.body.iter(f"{W}commentReference")
        return {str(mark.get(f"{W}id")) for mark in marks}

    @cached_property
    def targets(self) -> dict[str, str]:
        """What the document's relationships lead to: addresses, or names of parts."""
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        return {str(node.get("Id")): _target(node) for node in relations}

    @cached_property
    def pictures(self) -> list[bytes]:
        """The bytes of the pictures that the body shows."""
        ids = [str(node.get(f"{R}embed")) for node in self.body.iter(f"{DRAWING}blip")]
        return [self.parts.get(self.targets.get(name, ""), b"") for name in ids]

    @cached_property
    def furniture(self) -> str:
        """The words of the headers and footers that a section of the document uses."""
        kinds = (f"{W}headerReference", f"{W}footerReference")
        ids = {str(node.get(f"{R}id")) for node in self.body.iter(*kinds)}
        parts = {self.targets[name] for name in ids}
        return "\n".join(text_of(etree.fromstring(self.parts[name])) for name in sorted(parts))


def _flow(holder: Node) -> Iterator[Node]:
    for node in holder:
        if node.tag in (f"{W}p", f"{W}tbl"):
            yield node
        elif node.tag in _SEEN_THROUGH:
            yield from _flow(node)


def _target(relation: Node) -> str:
    target = str(relation.get("Target"))
    if relation.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/word", target)).lstrip("/")


def cells_of(table: Node) -> Iterator[SeenCell]:
    """The cells of a table, without those that a merge from above covers."""
    met: dict[tuple[str, ...], int] = {}
    head = ""
    for number, row in enumerate(table.iterfind(f"{W}tr")):
        cells = [(cell, _cell_text(cell)) for cell in row.iterfind(f"{W}tc")]
        head = head or "|".join(text for _, text in cells)
        # In the rows of headings nothing is a value, and in the others what begins with a digit.
        labels = tuple(text for _, text in cells if number == 0 or not _VALUE.match(text))
        nth = met[labels] = met.get(labels, -1) + 1
        for from_right, (cell, text) in enumerate(reversed(cells)):
            if not _is_covered(cell):
                yield SeenCell(CellPlace(head, labels, nth, from_right), text, cell)


def _cell_text(cell: Node) -> str:
    return "\n".join(text_of(paragraph) for paragraph in cell.iter(f"{W}p")).strip()


def _is_covered(cell: Node) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def likeness(one: str, other: str) -> float:
    """How much of the shorter text's groups of four characters stand in the longer one."""
    mine, others = _groups(one), _groups(other)
    return len(mine & others) / max(1, min(len(mine), len(others)))


@lru_cache(maxsize=4096)
def _groups(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 4] for at in range(max(1, len(text) - 3)))


def has_whole_number(text: str, number: str) -> bool:
    """Whether a number stands in a text, not as a part of a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)", text) is not None
