"""A leader at work on a generated file: comments and tracked changes, as Word or WPS saves them."""

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from lxml import etree

from report_assistant.ooxml.inline import run_like, text_element
from report_assistant.ooxml.opened import OpenedDocx, W, open_own
from report_assistant.ooxml.parts import PartKind, add_part, relations_of_document
from report_assistant.ooxml.pieces import cells, pieces, rows
from tests.annotations.making import LEADER, NAMESPACES, Said, comment_parts, mark

_KINDS = {
    "comments": ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "comments"),
    "commentsExtended": (
        "http://schemas.microsoft.com/office/2011/relationships",
        "commentsExtended",
    ),
    "commentsIds": ("http://schemas.microsoft.com/office/2016/09/relationships", "commentsIds"),
}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_P, _RUN, _TEXT = f"{W}p", f"{W}r", f"{W}t"


@dataclass
class LeadersCopy:
    """A file that somebody reads with a pencil. Nothing is on disk before `save`."""

    path: Path
    author: str = LEADER
    said: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._opened: OpenedDocx = open_own(self.path.read_bytes(), self.path.name)
        self._numbers = count(40)

    def comment(self, words: str, text: str, author: str = "", *, is_done: bool = False) -> int:
        """Comment on words; returns the number of the comment."""
        number = next(self._numbers)
        self.said.append(Said(number, text, author or self.author, is_done=is_done))
        run = self._run(words)
        run.addprevious(_element(f'<w:commentRangeStart w:id="{number}"/>'))
        sign = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        run.addnext(_element(sign))
        run.addnext(_element(f'<w:commentRangeEnd w:id="{number}"/>'))
        return number

    def reply(self, above: int, text: str, author: str) -> None:
        """Reply to a comment; the text refers to the reply as well."""
        number = next(self._numbers)
        self.said.append(Said(number, text, author, above=above))
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            (node,) = (
                n for n in self._opened.root.iter(f"{W}{tag}") if n.get(f"{W}id") == str(above)
            )
            holder = node if tag != "commentReference" else node.getparent()
            assert holder is not None
            inner = f'<w:{tag} w:id="{number}"/>'
            is_sign = tag == "commentReference"
            holder.addnext(_element(f"<w:r>{inner}</w:r>" if is_sign else inner))

    def change(self, old: str, new: str, author: str = "") -> None:
        """Replace words; without new ones they are deleted."""
        run = self._run(old)
        gone = _element(mark("del", "", author or self.author))
        run.addprevious(gone)
        gone.append(run)
        for words in run.iter(_TEXT):
            words.tag = f"{W}delText"
        if new:
            gone.addnext(self._added(new, run, author))

    def add(self, behind: str, new: str, author: str = "") -> None:
        """Type words behind others."""
        run = self._run(behind)
        run.addnext(self._added(new, run, author))

    def add_paragraph(self, behind: str, new: str, author: str = "") -> None:
        """Put a paragraph behind the one with some words."""
        run = self._run(behind)
        (above,) = (node for node in run.iterancestors(_P))
        paragraph = etree.Element(_P)
        end = mark("ins", "", author or self.author)
        paragraph.append(_element(f"<w:pPr><w:rPr>{end}</w:rPr></w:pPr>"))
        paragraph.append(self._added(new, run, author))
        above.addnext(paragraph)

    def delete_paragraph(self, words: str, author: str = "") -> None:
        """Delete the paragraph with some words, its end too."""
        (paragraph,) = (node for node in self._run(words).iterancestors(_P))
        for run in list(paragraph.iter(_RUN)):
            gone = _element(mark("del", "", author or self.author))
            run.addprevious(gone)
            gone.append(run)
            for text in run.iter(_TEXT):
                text.tag = f"{W}delText"
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        end = mark("del", "", author or self.author)
        properties.append(_element(f"<w:rPr>{end}</w:rPr>"))

    def change_cell(self, table: int, row: int, column: int, new: str, author: str = "") -> None:
        """Type over a cell."""
        found = [piece.node for piece in pieces(self._opened.body) if piece.kind == "table"]
        (run,) = cells(rows(found[table])[row])[column].iter(_RUN)
        gone = _element(mark("del", "", author or self.author))
        run.addprevious(gone)
        gone.append(run)
        for text in run.iter(_TEXT):
            text.tag = f"{W}delText"
        gone.addnext(self._added(new, run, author))

    def save(self, *, as_word: bool = True) -> None:
        """Save the file, with what Word knows of comments or only their text."""
        if self.said:
            for name, content in comment_parts(self.said, as_word=as_word).items():
                family, relation = _KINDS[name]
                kind = PartKind(relation, f"{_TYPE}.{relation}+xml", family)
                relations = relations_of_document(self._opened)
                add_part(self._opened, f"word/{name}.xml", content.encode(), kind, relations)
        self.path.write_bytes(self._opened.written())

    def _added(self, words: str, like: etree._Element, author: str) -> etree._Element:
        come = _element(mark("ins", "", author or self.author))
        run = run_like(like)
        run.append(text_element(_TEXT, words))
        come.append(run)
        return come

    def _run(self, words: str) -> etree._Element:
        """Return a run that holds these words and no others; its neighbours look like it."""
        for text in self._opened.root.iter(_TEXT):
            before, found, after = (text.text or "").partition(words)
            run = text.getparent()
            if not found or run is None or next(run.iterancestors(f"{W}ins"), None) is not None:
                continue
            children = [child for child in run if child.tag != f"{W}rPr"]
            place = children.index(text)
            alone = run_like(run)
            alone.append(text_element(_TEXT, found))
            ahead, behind = run_like(run), run_like(run)
            ahead.extend(children[:place])
            behind.append(text_element(_TEXT, after))
            behind.extend(children[place + 1 :])
            ahead.append(text_element(_TEXT, before))
            for part in (ahead, alone, behind):
                run.addprevious(part)
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)
            return alone
        raise AssertionError(f"{words!r} is not in {self.path.name}")


def _element(xml: str) -> etree._Element:
    element = etree.fromstring(f"<w:x {NAMESPACES}>{xml}</w:x>")[0]
    etree.cleanup_namespaces(element)
    return element
