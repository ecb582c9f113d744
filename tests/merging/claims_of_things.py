"""Claims on what is not plain words: pictures, comments, links, fields, tracked changes, breaks."""

import re
from dataclasses import dataclass

from tests.merging.claims import Claim
from tests.merging.rendered import Node, R, Seen, W, text_of


@dataclass(frozen=True)
class AddedTable(Claim):
    """A table of the clerk's own."""

    texts: tuple[str, ...]

    def kept(self, seen: Seen) -> bool:
        found = [[text_of(cell) for cell in table.iter(f"{W}tc")] for table in seen.tables]
        return found.count(list(self.texts)) == 1


@dataclass(frozen=True)
class AddedPicture(Claim):
    """A picture, shown once, with the same bytes."""

    data: bytes

    def kept(self, seen: Seen) -> bool:
        return seen.pictures.count(self.data) == 1


@dataclass(frozen=True)
class AddedComment(Claim):
    """A comment that hangs on something."""

    words: str

    def kept(self, seen: Seen) -> bool:
        ids = [number for number, words in seen.comments.items() if words == self.words]
        return len(ids) == 1 and ids[0] in seen.anchored_comments and _has_range(seen, ids[0])


def _has_range(seen: Seen, number: str) -> bool:
    kinds = (f"{W}commentRangeStart", f"{W}commentRangeEnd")
    marks = [node.tag for node in seen.body.iter(*kinds) if node.get(f"{W}id") == number]
    return marks == list(kinds)


@dataclass(frozen=True)
class AddedLink(Claim):
    """Words that lead to an address."""

    words: str
    address: str

    def kept(self, seen: Seen) -> bool:
        return seen.text.count(self.words) == 1 and any(
            text_of(link) == self.words
            and seen.targets.get(str(link.get(f"{R}id"))) == self.address
            for link in seen.body.iter(f"{W}hyperlink")
        )


@dataclass(frozen=True)
class AddedField(Claim):
    """A field with its instruction and its result."""

    instruction: str
    result: str

    def kept(self, seen: Seen) -> bool:
        return sum(self._is_in(paragraph) for paragraph in seen.paragraphs) == 1

    def _is_in(self, paragraph: Node) -> bool:
        wholes = _fields(paragraph)
        return (self.instruction, self.result) in wholes


def _fields(paragraph: Node) -> list[tuple[str, str]]:
    """Instruction and result of the fields that begin, go on and end in a paragraph."""
    found = [
        (str(field.get(f"{W}instr")).strip(), text_of(field))
        for field in paragraph.iter(f"{W}fldSimple")
    ]
    state, instruction, result = "", "", ""
    for run in paragraph.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        if mark is not None:
            state = str(mark.get(f"{W}fldCharType"))
            if state == "end":
                found.append((instruction.strip(), result))
            instruction, result = ("", "") if state != "separate" else (instruction, "")
        elif state == "begin":
            instruction += "".join(node.text or "" for node in run.iter(f"{W}instrText"))
        elif state == "separate":
            result += text_of(run)
    return found


@dataclass(frozen=True)
class Tracked(Claim):
    """A tracked change of the clerk's own, neither accepted nor rejected."""

    author: str
    inserted: str = ""
    deleted: str = ""

    def kept(self, seen: Seen) -> bool:
        return (
            _tracked(seen, "ins", self.author) == self.inserted
            and _tracked(seen, "del", self.author) == self.deleted
        )


def _tracked(seen: Seen, kind: str, author: str) -> str:
    marks = (mark for mark in seen.body.iter(f"{W}{kind}") if mark.get(f"{W}author") == author)
    words = (node for mark in marks for node in mark.iter(f"{W}t", f"{W}delText"))
    return "".join(node.text or "" for node in words)


@dataclass(frozen=True)
class AddedFurniture(Claim):
    """Words in a header or footer that a section uses."""

    words: str

    def kept(self, seen: Seen) -> bool:
        return seen.furniture.count(self.words) == 1


@dataclass(frozen=True)
class AddedSection(Claim):
    """A section with a page of this width."""

    width: str

    def kept(self, seen: Seen) -> bool:
        sizes = seen.body.iterfind(f".//{W}pPr/{W}sectPr/{W}pgSz")
        return [size.get(f"{W}w") for size in sizes].count(self.width) == 1


@dataclass(frozen=True)
class AddedPageBreak(Claim):
    """A new page begins before a heading: in what stands between it and the heading above."""

    heading: str

    def kept(self, seen: Seen) -> bool:
        at = seen.positions.get(self.heading)
        above = at
        while above and not (above != at and _HEADING.search(_anchors(seen, above))):
            above -= 1
        return at is not None and any(
            mark.get(f"{W}type") == "page"
            for node in seen.flow[above:at]
            for mark in node.iter(f"{W}br")
        )


_HEADING = re.compile("s[1-6]_heading")


def _anchors(seen: Seen, at: int) -> str:
    return " ".join(name for name, place in seen.positions.items() if place == at)
