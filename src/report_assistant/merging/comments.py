"""Word comments, by which an update says what it did not dare to write into the text."""

from functools import cached_property

from lxml import etree

from report_assistant.annotations.threads import COMMENTS, Threads
from report_assistant.foundation.digits import whole_number
from report_assistant.ooxml.inline import text_element
from report_assistant.ooxml.marks import AUTHOR
from report_assistant.ooxml.opened import OpenedDocx, W
from report_assistant.ooxml.parts import add_part, related, relations_of_document
from report_assistant.ooxml.text_xml import WORD_NAMESPACE, printable
from report_assistant.ooxml.trees import remove, serialized

_USUAL_NAME = "comments.xml"
_INITIALS = "助手"
_ID, _WHO, _P, _P_PR, _RUN = f"{W}id", f"{W}author", f"{W}p", f"{W}pPr", f"{W}r"
_COMMENT, _REFERENCE = f"{W}comment", f"{W}commentReference"
_BEGIN, _END = f"{W}commentRangeStart", f"{W}commentRangeEnd"


class Comments:
    """The comments of one document. They carry no date, so that equal updates give equal files."""

    def __init__(self, opened: OpenedDocx) -> None:
        threads = Threads(opened)
        self._opened = opened
        self._changed = False
        self.resolved = threads.resolved
        """The numbers of the comments that are marked as resolved."""
        self._with_others = threads.with_others
        self._earlier = self.ours

    def put(self, paragraph: etree._Element, words: str) -> None:
        """Comment on a whole paragraph."""
        taken = (whole_number(number) for number in self._numbers())
        number = str(1 + max((each for each in taken if each is not None), default=-1))
        comment = etree.SubElement(self._root, _COMMENT, {_ID: number, _WHO: AUTHOR})
        comment.set(f"{W}initials", _INITIALS)
        for line in printable(words).split("\n"):
            run = etree.SubElement(etree.SubElement(comment, _P), _RUN)
            run.append(text_element(f"{W}t", line))
        mark = {_ID: number}
        paragraph.insert(_head(paragraph), etree.Element(_BEGIN, mark))
        paragraph.append(etree.Element(_END, mark))
        etree.SubElement(etree.SubElement(paragraph, _RUN), _REFERENCE, mark)
        self._changed = True

    def drop_ours(self, paragraph: etree._Element) -> None:
        """Take an earlier update's comments away from a paragraph."""
        for mark in list(paragraph.iter(_BEGIN, _END, _REFERENCE)):
            if mark.get(_ID) in self._earlier:
                run = mark.getparent()
                remove(mark)
                if run is not None and run.tag == _RUN and not _holds_anything(run):
                    remove(run)
        left = {mark.get(_ID) for mark in self._opened.root.iter(_REFERENCE)}
        for comment in list(self._root):
            if comment.get(_ID) in self._earlier - left:
                remove(comment)
                self._changed = True
        self._earlier &= left  # a number that is free again may be given to a new comment

    @property
    def ours(self) -> set[str]:
        """The numbers of the comments that updates made, and that nobody replied to."""
        if self._name not in self._opened.parts and not self._changed:
            return set()  # an empty part need not be made
        made = {node.get(_ID, "") for node in self._root if node.get(_WHO) == AUTHOR}
        return made - self._with_others

    def save(self) -> None:
        """Put the comments into the package, if any has changed."""
        if not self._changed:
            return
        content = serialized(self._root)
        if self._name in self._opened.parts:
            self._opened.parts[self._name] = content
        else:
            relations = relations_of_document(self._opened)
            add_part(self._opened, self._name, content, COMMENTS, relations)

    @cached_property
    def _root(self) -> etree._Element:
        if self._name in self._opened.parts:
            return self._opened.tree(self._name)
        return etree.Element(f"{W}comments", nsmap={"w": WORD_NAMESPACE})

    @cached_property
    def _name(self) -> str:
        found = related(self._opened, relations_of_document(self._opened), COMMENTS)
        return next(found, self._opened.part_beside(_USUAL_NAME))

    def _numbers(self) -> set[str]:
        marks = self._opened.root.iter(_BEGIN, _END, _REFERENCE)
        return {node.get(_ID, "") for node in (*self._root, *marks)}


def _head(paragraph: etree._Element) -> int:
    return 1 if len(paragraph) and paragraph[0].tag == _P_PR else 0


def _holds_anything(run: etree._Element) -> bool:
    return any(child.tag != f"{W}rPr" for child in run)
