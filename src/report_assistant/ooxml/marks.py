"""Tracked changes as Word writes them: who, when, and where they may stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from report_assistant.ooxml.opened import W

AUTHOR = "年报助手"
INSERTED, DELETED = f"{W}ins", f"{W}del"
_P_PR, _R_PR, _TR_PR = f"{W}pPr", f"{W}rPr", f"{W}trPr"
_AFTER_RUN_PROPERTIES = (f"{W}sectPr", f"{W}pPrChange")
_AFTER_ROW_MARK = (f"{W}del", f"{W}trPrChange")
_BEFORE_ROW_PROPERTIES = f"{W}tblPrEx"


@dataclass
class Marks:
    """Makes the marks of one redline, each with a number of its own."""

    date: datetime
    first: int = 1
    _numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = count(self.first)
        moment = self.date if self.date.tzinfo is None else self.date.astimezone(UTC)
        self._moment = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def mark(self, kind: str) -> etree._Element:
        """Return an empty mark, to be filled or to stand as a property."""
        attributes = {f"{W}id": str(next(self._numbers)), f"{W}author": AUTHOR}
        return etree.Element(kind, attributes | {f"{W}date": self._moment})

    def around(self, kind: str, runs: list[etree._Element]) -> etree._Element:
        """Return a mark that holds `runs`."""
        mark = self.mark(kind)
        mark.extend(runs)
        return mark

    def paragraph_end(self, paragraph: etree._Element, kind: str) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = paragraph.find(_P_PR)
        if properties is None:
            properties = etree.Element(_P_PR)
            paragraph.insert(0, properties)
        look = properties.find(_R_PR)
        if look is None:
            look = etree.Element(_R_PR)
            _insert_before(properties, look, _AFTER_RUN_PROPERTIES)
        look.insert(0 if kind == INSERTED else len(look.findall(INSERTED)), self.mark(kind))

    def row(self, row: etree._Element, kind: str) -> None:
        """Mark a table row as inserted or deleted."""
        properties = row.find(_TR_PR)
        if properties is None:
            properties = etree.Element(_TR_PR)
            row.insert(1 if len(row) and row[0].tag == _BEFORE_ROW_PROPERTIES else 0, properties)
        _insert_before(properties, self.mark(kind), _AFTER_ROW_MARK)


def first_free_number(root: etree._Element) -> int:
    """Return the first number that no bookmark, comment or change of a document uses."""
    numbers = (node.get(f"{W}id", "") for node in root.iter())
    return 1 + max((int(text) for text in numbers if text.isdigit() and len(text) < 10), default=0)


def join_neighbours(holder: etree._Element) -> None:
    """Make one mark of those of the same kind that stand side by side."""
    for mark in list(holder.iter(INSERTED, DELETED)):
        before = mark.getprevious()
        parent = mark.getparent()
        if parent is None or before is None or before.tag != mark.tag or not len(before):
            continue
        if before.get(f"{W}author") == mark.get(f"{W}author") and len(mark):
            before.extend(list(mark))
            parent.remove(mark)


def _insert_before(holder: etree._Element, node: etree._Element, names: tuple[str, ...]) -> None:
    follower = next((child for child in holder if child.tag in names), None)
    if follower is None:
        holder.append(node)
    else:
        follower.addprevious(node)
