"""A document as lines: each paragraph as pieces of text with the tracked changes that they lie in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from lxml import etree

from report_assistant.annotations.found import Cell
from report_assistant.ooxml.inline import HOLDERS, child_text
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.pieces import PARAGRAPH, cells, pieces, rows
from report_assistant.ooxml.walking import block_ids

INSERTED, MOVED_HERE, DELETED, MOVED_AWAY = (
    f"{W}{name}" for name in ("ins", "moveTo", "del", "moveFrom")
)
ADDING, TAKING = (INSERTED, MOVED_HERE), (DELETED, MOVED_AWAY)
MARKS = frozenset((*ADDING, *TAKING))
COMMENT_BEGIN, COMMENT_END, COMMENT_REFERENCE = (
    f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
LINE_END = "\n"
P, RUN, P_PR, R_PR = f"{W}p", f"{W}r", f"{W}pPr", f"{W}rPr"
ROW_PROPERTIES = f"{W}trPr"
_DELETED_TEXT, _DELETED_CODE = f"{W}delText", f"{W}delInstrText"
_ID, _AUTHOR = f"{W}id", f"{W}author"
_DEEPEST = 8
"""Marks within marks; a program nests two of them. What is deeper is not listed."""

Marks = tuple[etree._Element, ...]


@dataclass(frozen=True, eq=False)
class Piece:
    """Characters that lie in the same tracked changes."""

    text: str
    marks: Marks
    """The tracked changes around it, the outermost first."""
    begins: str = ""
    """The number of the comment whose words begin here; a piece without text."""
    ends: str = ""
    """The number of the comment whose words end here."""

    @property
    def was_there(self) -> bool:
        """Whether it stood in the text before anything was changed."""
        return not any(mark.tag in ADDING for mark in self.marks)

    @property
    def will_stay(self) -> bool:
        """Whether it stands in the text when everything is accepted."""
        return not any(mark.tag in TAKING for mark in self.marks)


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph; its last piece is its end."""

    node: etree._Element
    block: str
    cell: Cell | None
    story: int
    """Lines of one story follow each other: a text between tables, or a cell."""
    pieces: tuple[Piece, ...]

    @cached_property
    def written(self) -> "Text":
        """The text without tracked changes."""
        return Text.of(piece.text if piece.was_there else "" for piece in self.pieces[:-1])

    @cached_property
    def now(self) -> "Text":
        """The text with all of them accepted."""
        return Text.of(piece.text if piece.will_stay else "" for piece in self.pieces[:-1])


@dataclass(frozen=True)
class Text:
    """A paragraph's text in one view, and where in it each piece begins."""

    words: str
    begins: tuple[int, ...]
    """One more than there are pieces: the last is the text's length."""

    @classmethod
    def of(cls, texts: Iterator[str]) -> "Text":
        """Join the texts of the pieces."""
        listed = list(texts)
        return cls("".join(listed), tuple(accumulate(map(len, listed), initial=0)))


@dataclass(frozen=True, eq=False)
class TrackedRow:
    """A row of a table that was added or deleted, with the marks in it that say the same."""

    mark: etree._Element
    marks: Marks
    line: int
    """The number of its first line."""
    text: str


@dataclass(frozen=True)
class Lines:
    """A document's paragraphs in order, and its tracked rows."""

    lines: tuple[Line, ...]
    rows: tuple[TrackedRow, ...]


def lines_of(body: etree._Element) -> Lines:
    """Take a body apart. What lies in text boxes is left out."""
    walk = _Walk()
    walk.take(body)
    return Lines(tuple(walk.lines), tuple(walk.rows))


def written_text(paragraph: etree._Element) -> str:
    """Return a paragraph's text without any tracked change."""
    return "".join(piece.text for piece in _pieces(paragraph, ()) if piece.was_there)


class _Walk:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.rows: list[TrackedRow] = []
        self._story = 0

    def take(self, body: etree._Element) -> None:
        """Take a body's paragraphs and tables in order."""
        for piece in pieces(body):
            block = next(block_ids(piece.node), "")
            if piece.kind == PARAGRAPH:
                self._line(piece.node, block, None, frozenset())
                continue
            self._table(rows(piece.node), block)
            self._story += 1

    def _table(self, table: Sequence[etree._Element], block: str) -> None:
        added = [row.find(f"{ROW_PROPERTIES}/{INSERTED}") is not None for row in table]
        length, number = added.count(False), 0
        for row, is_added in zip(table, added, strict=True):
            self._row(row, block, number, length)
            number += not is_added

    def _row(self, row: etree._Element, block: str, number: int, length: int) -> None:
        marks = row.findall(f"{ROW_PROPERTIES}/{INSERTED}") + row.findall(
            f"{ROW_PROPERTIES}/{DELETED}"
        )
        mark = marks[0] if marks else None
        inside = () if mark is None else _same_inside(row, mark)
        first = len(self.lines)
        for place, cell in enumerate(cells(row)):
            self._story += 1
            for paragraph in cell.iter(P):
                at = Cell(number, place, length)
                self._line(paragraph, block, at, frozenset(inside))
        if mark is not None and first < len(self.lines):
            texts = (_plain(line) for line in self.lines[first:])
            self.rows.append(TrackedRow(mark, inside, first, "　".join(filter(None, texts))))

    def _line(
        self,
        node: etree._Element,
        block: str,
        cell: Cell | None,
        without: frozenset[etree._Element],
    ) -> None:
        """Add a paragraph; the marks that a tracked row stands for are left out."""
        found = [*_pieces(node, ()), Piece(LINE_END, _end_marks(node))]
        if without:
            found = [_without(piece, without) for piece in found]
        self.lines.append(Line(node, block, cell, self._story, tuple(found)))


def _pieces(holder: etree._Element, marks: Marks) -> Iterator[Piece]:
    for child in holder:
        if child.tag == RUN:
            yield Piece("".join(map(_text, child)), marks)
        elif child.tag in MARKS and len(marks) == _DEEPEST:
            yield from _pieces(child, marks)
        elif child.tag in MARKS:
            inside = (*marks, child)
            yield Piece("", inside)  # also where nothing is seen of it
            yield from _pieces(child, inside)
        elif child.tag in HOLDERS:
            yield from _pieces(child, marks)
        elif child.tag == COMMENT_BEGIN:
            yield Piece("", marks, begins=child.get(_ID, ""))
        elif child.tag == COMMENT_END:
            yield Piece("", marks, ends=child.get(_ID, ""))


def _text(child: etree._Element) -> str:
    if child.tag == _DELETED_TEXT:
        return child.text or ""
    return "" if child.tag == _DELETED_CODE else child_text(child)


def _end_marks(paragraph: etree._Element) -> Marks:
    look = paragraph.find(f"{P_PR}/{R_PR}")
    return () if look is None else tuple(child for child in look if child.tag in MARKS)


def _same_inside(row: etree._Element, mark: etree._Element) -> Marks:
    author = mark.get(_AUTHOR)
    return tuple(
        each for each in row.iter(mark.tag) if each is not mark and each.get(_AUTHOR) == author
    )


def _without(piece: Piece, marks: frozenset[etree._Element]) -> Piece:
    left = tuple(mark for mark in piece.marks if mark not in marks)
    return Piece(piece.text, left, piece.begins, piece.ends)


def _plain(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces[:-1]).strip()
