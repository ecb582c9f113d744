"""A report open in an editor: its paragraphs and cells, and the places where one may type."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from random import Random
from typing import TypeVar, cast

from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from report_assistant.drafting.draft import Draft
from report_assistant.ooxml.schema_order import CHILD_ORDER
from tests.merging.rendered import Node, SeenCell, W, anchors_of, cells_of, text_of
from tests.word.reading import opened, saved

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
Thing = TypeVar("Thing")
_NUMBER = re.compile(r"(?<![\d.〔-])\d+(?![\d.年月日号〕-])")


class Page:
    """The document, the dice that decide what is done to it, and marks that no two edits share."""

    def __init__(
        self,
        data: bytes,
        draft: Draft,
        dice: Random,
        serial: Iterator[int],
        busy: frozenset[str] = frozenset(),
    ) -> None:
        self.document: Document = opened(data)
        self.blocks: Mapping[str, str] = {block.id: block.text for block in draft.blocks}
        self.dice = dice
        self.busy = busy
        """Blocks and cells that are preferred: where the answers are going to change something."""
        self._serial = serial

    def number(self) -> int:
        """A number that no other edit of this report has."""
        return next(self._serial)

    def mark(self) -> str:
        """Words that no other edit of this report has."""
        stem = self.dice.choice("甲乙丙丁戊己庚辛壬癸")
        opening = self.dice.choice(["经核实", "据台账", "经会议研究", "按村报数"])
        return f"{opening}{stem}{self.number()}号"

    def save(self) -> bytes:
        return saved(self.document)

    @cached_property
    def body(self) -> Node:
        return cast("Node", self.document.element.body)

    # ------------------------------------------------------------ choosing

    @property
    def paragraphs(self) -> list[Node]:
        """The paragraphs that have words, outside of tables."""
        return [node for node in self.body.iterfind(f"{W}p") if text_of(node)]

    @property
    def prose(self) -> list[Node]:
        """The paragraphs that are a block's, with enough words to change some; no headings."""
        return [
            node
            for node in self.paragraphs
            if len(typed_text(node)) >= 12 and node.find(f".//{W}fldChar") is None
        ]

    @property
    def anchored(self) -> list[Node]:
        """The paragraphs of `prose` that carry a block's anchor."""
        return [node for node in self.prose if self.block_of(node)]

    def some_prose(self) -> Node | None:
        return self._one_of(self.prose)

    def some_anchored(self) -> Node | None:
        return self._one_of(self.anchored)

    def _one_of(self, nodes: list[Node]) -> Node | None:
        busy = [node for node in nodes if self.busy & set(anchors_of(node))]
        return self.preferring(busy, nodes)

    def preferring(self, some: list[Thing], others: list[Thing]) -> Thing | None:
        """One of some things, half of the time."""
        if some and self.dice.random() < 0.5:
            return self.dice.choice(some)
        return self.dice.choice(others) if others else None

    def block_of(self, paragraph: Node) -> str:
        """The block whose anchor stands in a paragraph; headings and titles are not asked for."""
        names = [name for name in anchors_of(paragraph) if name in self.blocks]
        return "" if not names or "heading" in names[0] or names[0] == "title" else names[0]

    def span(self, paragraph: Node, least: int = 4, most: int = 9) -> tuple[int, int]:
        """Begin and end of some words."""
        length = len(typed_text(paragraph))
        size = min(length, self.dice.randint(least, most))
        begin = self.dice.randint(0, length - size)
        return begin, begin + size

    def is_alone(self, words: str) -> bool:
        """Whether some words stand in the document once."""
        return sum(text_of(node).count(words) for node in self.body.iter(f"{W}p")) == 1

    def around(self, node: Node) -> tuple[str, str]:
        """The nearest blocks above and below something in the body."""
        above = (anchors_of(other) for other in node.itersiblings(preceding=True))
        below = (anchors_of(other) for other in node.itersiblings())
        before = next((names[-1] for names in above if names), "")
        return before, next((names[0] for names in below if names), "")

    def figures(self) -> list[tuple[Node, int, int]]:
        """The figures in the sentences: paragraph, begin, end."""
        return [
            (node, *found.span())
            for node in self.anchored
            for found in _NUMBER.finditer(typed_text(node))
        ]

    def statutory_cells(self) -> list[SeenCell]:
        """The filled cells of the three tables."""
        tables = [table for table in self.body.iterfind(f"{W}tbl") if anchors_of(table)]
        return [cell for table in tables for cell in cells_of(table) if cell.text]

    def as_paragraph(self, node: Node) -> Paragraph:
        """For what python-docx does itself."""
        return Paragraph(node, self.document._body)  # type: ignore[arg-type]


# ---------------------------------------------------------------- typing


def typed_text(paragraph: Node) -> str:
    """The words that stand in runs of the paragraph's own: not in links or tracked changes."""
    return "".join(text_of(run) for run in paragraph.iterfind(f"{W}r"))


def cut(paragraph: Node, offset: int) -> int:
    """Divide the run at an offset into `typed_text`; return where new content may be put in."""
    seen = 0
    for run in paragraph.findall(f"{W}r"):
        length = len(text_of(run))
        if seen < offset < seen + length:
            _divide(run, offset - seen)
            return paragraph.index(run) + 1
        seen += length
        if seen >= offset and length and offset > 0:
            return paragraph.index(run) + 1
    return _begin(paragraph) if offset == 0 else len(paragraph)


def _begin(paragraph: Node) -> int:
    """Before the first run, behind an anchor or in front of it as it comes."""
    run = paragraph.find(f"{W}r")
    return len(paragraph) if run is None else paragraph.index(run)


def _divide(run: Node, offset: int) -> None:
    """Leave the first characters in `run`; a copy after it holds the rest."""
    rest = deepcopy(run)
    run.addnext(rest)
    seen = 0
    for one, other in zip(list(run), list(rest), strict=True):
        if one.tag == f"{W}rPr":
            continue
        length = len(text_of(one))
        here = min(max(offset - seen, 0), length)
        if one.tag == f"{W}t":
            words = one.text or ""
            _set_words(one, words[:here])
            _set_words(other, words[here:])
        elif here:
            rest.remove(other)
        elif seen >= offset:
            run.remove(one)
        else:  # without width, such as a mark of where a page ended
            rest.remove(other)
        seen += length


def _set_words(node: Node, words: str) -> None:
    node.text = words
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def runs_of(paragraph: Node, begin: int, end: int) -> list[Node]:
    """The runs that hold exactly these characters, divided where needed."""
    cut(paragraph, begin)
    cut(paragraph, end)
    found, seen = [], 0
    for run in paragraph.findall(f"{W}r"):
        length = len(text_of(run))
        if length and begin <= seen and seen + length <= end:
            found.append(run)
        seen += length
    return found


def take_out(paragraph: Node, begin: int, end: int) -> None:
    for run in runs_of(paragraph, begin, end):
        paragraph.remove(run)


def run_like(paragraph: Node, at: int, words: str) -> Node:
    """A new run that looks like the one before the place, or the one behind it."""
    run = parse_xml(f"<w:r {NAMESPACES}><w:t xml:space='preserve'/></w:r>")
    run[0].text = words
    children = list(paragraph)
    before = [child for child in children[:at] if child.tag == f"{W}r"]
    behind = [child for child in children[at:] if child.tag == f"{W}r"]
    model = before[-1] if before else behind[0] if behind else None
    look = None if model is None else model.find(f"{W}rPr")
    if look is not None:
        run.insert(0, deepcopy(look))
    return run


def type_in(paragraph: Node, offset: int, words: str) -> None:
    """Type words at an offset."""
    at = cut(paragraph, offset)
    paragraph.insert(at, run_like(paragraph, at, words))


def new_paragraph(like: Node, words: str) -> Node:
    """A paragraph set like another, as after Enter."""
    made = parse_xml(f"<w:p {NAMESPACES}/>")
    look = like.find(f"{W}pPr")
    if look is not None:
        made.append(deepcopy(look))
        for section in made.iterfind(f"{W}pPr/{W}sectPr"):
            made[0].remove(section)
    made.append(run_like(made, len(made), words))
    return made


def set_look(run: Node, look: str, value: str) -> None:
    """Set one property of a run; without a value it is only there."""
    _set_property(run, "rPr", look, value)


def set_paragraph_look(paragraph: Node, look: str, value: str) -> None:
    """Set one property of a paragraph."""
    _set_property(paragraph, "pPr", look, value)


def _set_property(node: Node, holder: str, look: str, value: str) -> None:
    properties = node.find(f"{W}{holder}")
    if properties is None:
        properties = parse_xml(f"<w:{holder} {NAMESPACES}/>")
        node.insert(0, properties)
    for old in properties.findall(f"{W}{look}"):
        properties.remove(old)
    made = parse_xml(f"<w:{look} {NAMESPACES}/>")
    if value:
        made.set(f"{W}val", value)
    order = CHILD_ORDER[holder]
    before = order[: order.index(look)]
    at = sum(str(child.tag).removeprefix(W) in before for child in properties)
    properties.insert(at, made)


def remove(node: Node) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)
