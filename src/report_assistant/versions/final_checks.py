"""Conditions for publishing a report: changes settled, answers given, nothing hidden."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.problems import VersionError
from report_assistant.report.places import part_name
from report_assistant.report.tables import TABLES
from report_assistant.versions.excerpts import quoted
from report_assistant.versions.passages import Version
from report_assistant.versions.tracked import has_changes

_MISSING = re.compile(rf"{MISSING_OPEN}[^】\n]*】?")
_MOST_NAMED = 8
_MOST_CELLS = 3
_TABLE = f"{W}tbl"
_HIDDEN, _OFF = f"{W}vanish", ("0", "false", "off")
_RUN, _TEXT = f"{W}r", f"{W}t"


class MarksLeft(VersionError):
    """Answers are missing in the file."""

    def __init__(self, marks: int, named: str) -> None:
        super().__init__(f"还有 {marks} 处【待填】{named}。填好以后再定稿。")
        self.marks = marks
        """How many there are, a table with some counting as one, as `Draft.marks` counts them."""


def refuse_unfinished(version: Version, roots: Mapping[str, etree._Element]) -> None:
    """Raise VersionError for what only the clerk can settle; `roots` are the parts with text."""
    if any(has_changes(root) for root in roots.values()):
        raise VersionError(
            "文件里还有没处理的修订，请先在 Word 或 WPS 的“审阅”里接受或拒绝全部修订。"
        )
    if hidden := "".join(words for root in roots.values() for words in _hidden(root)):
        raise VersionError(f"文件里有隐藏的文字{quoted(hidden)}，请先删掉它，或者改成不隐藏。")
    if marks := sum(map(_marks, roots.values())):
        raise MarksLeft(marks, _named(version))


def _marks(root: etree._Element) -> int:
    tables = [
        table for table in root.iter(_TABLE) if next(table.iterancestors(_TABLE), None) is None
    ]
    in_tables = [_text(table).count(MISSING_OPEN) for table in tables]
    return _text(root).count(MISSING_OPEN) - sum(in_tables) + sum(map(bool, in_tables))


def _text(root: etree._Element) -> str:
    return "".join(node.text or "" for node in root.iter(_TEXT))


def _hidden(root: etree._Element) -> Iterator[str]:
    for mark in root.iter(_HIDDEN):
        look = mark.getparent()
        run = None if look is None else look.getparent()
        if run is not None and run.tag == _RUN and mark.get(f"{W}val", "1") not in _OFF:
            yield "".join(node.text or "" for node in run.iter(_TEXT))


def _named(version: Version) -> str:
    named = list(dict.fromkeys(_places(version)))
    more = "等" if len(named) > _MOST_NAMED else ""
    return f"：{'、'.join(named[:_MOST_NAMED])}{more}" if named else ""


def _places(version: Version) -> Iterator[str]:
    for passage in version.passages:
        for mark in _MISSING.findall(passage.text):
            yield f"{part_name(passage.section)}的{mark}"
    for table in TABLES:
        cells = version.tables.cells
        empty = [path for path in table.paths if path in cells and _is_missing(cells[path].text)]
        if len(empty) > _MOST_CELLS:
            yield f"{table.name}的 {len(empty)} 格"
        elif empty:
            yield "和".join(map(table.place, empty))
    for grid in version.grids:
        if _is_missing(grid.text):
            yield f"{part_name(grid.section)}的表格"


def _is_missing(text: str) -> bool:
    return MISSING_OPEN in text
