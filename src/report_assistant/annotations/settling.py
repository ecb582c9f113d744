"""Settling: what was decided about comments and tracked changes, written into the file.

What is not decided is not touched, and no comment is lost with the words that it stood at.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from report_assistant.annotations.found import Annotation, Verdict
from report_assistant.annotations.lines import (
    ADDING,
    COMMENT_BEGIN,
    COMMENT_END,
    COMMENT_REFERENCE,
    DELETED,
    MARKS,
    P_PR,
    R_PR,
    ROW_PROPERTIES,
    RUN,
    TAKING,
    P,
)
from report_assistant.annotations.reading import find
from report_assistant.annotations.tracked_changes import RANGES, move_names
from report_assistant.ooxml.inline import run_like
from report_assistant.ooxml.opened import OpenedDocx, W
from report_assistant.ooxml.trees import remove

_TEXTS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_TABLE, _ROW, _SECTION = f"{W}tbl", f"{W}tr", f"{W}sectPr"
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_COMMENT_ENDS = (COMMENT_BEGIN, COMMENT_END)
_NAME, _ID = f"{W}name", f"{W}id"
_GOES = {Verdict.ACCEPTED: TAKING, Verdict.REJECTED: ADDING}

Settled = tuple[Annotation, Verdict]


def settle(opened: OpenedDocx, decided: Mapping[str, Verdict]) -> list[Settled]:
    """Carry out what was decided (key -> verdict) in place; return what of it was found.

    What is not in the file any more, or reads differently there, is left out: it is open again.
    Raises VersionError for a part that is damaged.
    """
    if not decided:
        return []
    found = find(opened)
    done: list[tuple[tuple[int, int], Settled]] = []
    ended: list[etree._Element] = []
    for each in found.changes:
        if (verdict := decided.get(each.change.key)) in _GOES:
            ended += _settle_marks(each.marks, _GOES[verdict])
            done.append((each.position, (each.change, verdict)))
    _join(ended)
    _drop_ranges(opened.root)
    resolved = [each for each in found.comments if each.comment.key in decided]
    found.threads.resolve([each.thread for each in resolved])
    done += [(each.position, (each.comment, Verdict.RESOLVED)) for each in resolved]
    return [settled for _, settled in sorted(done, key=lambda each: each[0])]


def _settle_marks(
    marks: tuple[etree._Element, ...], goes: tuple[str, ...]
) -> Iterator[etree._Element]:
    """Take away what is in marks of one kind, leave what is in the others.

    Yields the paragraphs whose ends go, which are joined with the next when all else is done.
    """
    for mark in marks:
        parent = mark.getparent()
        if parent is None:
            continue
        if mark.tag not in goes:
            _keep(mark, parent)
        elif parent.tag == R_PR:
            remove(mark)
            if (paragraph := next(parent.iterancestors(P), None)) is not None:
                yield paragraph
        elif parent.tag == ROW_PROPERTIES:
            _drop_row(parent.getparent())
        else:
            _drop(mark, parent)


def _keep(mark: etree._Element, parent: etree._Element) -> None:
    """Take a mark away from what it stands around."""
    if parent.tag in (R_PR, ROW_PROPERTIES):
        remove(mark)
        return
    if next(mark.iterancestors(DELETED), None) is None:
        for words in list(mark.iter(*_TEXTS)):
            if next(words.iterancestors(DELETED), mark) is mark:
                words.tag = _TEXTS[str(words.tag)]
    for child in list(mark):
        mark.addprevious(child)
    remove(mark)


def _drop(mark: etree._Element, parent: etree._Element) -> None:
    """Take a mark away with its words."""
    for node in _left_behind(mark):
        mark.addprevious(node)
    remove(mark)
    around: etree._Element | None = parent
    while around is not None and around.tag in MARKS and not len(around):
        around, empty = around.getparent(), around
        remove(empty)


def _left_behind(holder: etree._Element) -> Iterator[etree._Element]:
    """Yield bookmarks, the ends of comments and the signs for them, each sign in a run of its own."""
    for node in list(holder.iter(*_BOOKMARKS, *_COMMENT_ENDS, COMMENT_REFERENCE)):
        if node.tag != COMMENT_REFERENCE:
            yield node
        elif (run := node.getparent()) is not None and run.tag == RUN:
            alone = run_like(run)
            alone.append(node)
            yield alone


def _drop_row(row: etree._Element | None) -> None:
    table = None if row is None else next(row.iterancestors(_TABLE), None)
    if row is None or table is None:
        return
    others = (*row.itersiblings(_ROW), *row.itersiblings(_ROW, preceding=True))
    home = next((p for other in (*others, *table.itersiblings()) for p in other.iter(P)), None)
    if home is not None:
        first = _first(home)
        for node in _left_behind(row):
            home.append(node) if first is None else first.addprevious(node)
    remove(row)
    if next(table.iter(_ROW), None) is None:
        remove(table)


# ---------------------------------------------------------------- ends of paragraphs


def _join(paragraphs: list[etree._Element]) -> None:
    """Join paragraphs with those below; the last first, so that each text moves once."""
    for paragraph in reversed(paragraphs):
        below = _below(paragraph)
        own = [child for child in paragraph if child.tag != P_PR]
        if below is not None and paragraph.find(f"{P_PR}/{_SECTION}") is None:
            first = _first(below)
            for child in own:
                below.append(child) if first is None else first.addprevious(child)
            remove(paragraph)
        elif below is None and not any(next(child.iter(RUN), None) is not None for child in own):
            _drop_empty(paragraph)


def _below(paragraph: etree._Element) -> etree._Element | None:
    """Return the paragraph that follows; nothing where a table or the end of a cell does."""
    for node in paragraph.itersiblings():
        if node.tag == P:
            return node
        if node.tag not in (*RANGES, *_BOOKMARKS, *_COMMENT_ENDS):
            return None
    return None


def _drop_empty(paragraph: etree._Element) -> None:
    """Take an empty paragraph away where its holder can do without it: not behind a table."""
    before = paragraph.getprevious()
    if before is None or before.tag != P:
        return
    for child in [child for child in paragraph if child.tag != P_PR]:
        before.append(child)
    remove(paragraph)


def _first(paragraph: etree._Element) -> etree._Element | None:
    """Return the first child after the properties."""
    return next((child for child in paragraph if child.tag != P_PR), None)


# ---------------------------------------------------------------- moves


def _drop_ranges(root: etree._Element) -> None:
    """Take the ends of moves away in which nothing is left to decide."""
    if next(root.iter(*RANGES), None) is None:
        return
    going = set(move_names(root).values())
    found = list(root.iter(*RANGES))
    begins = [node for node in found if node.get(_NAME) is not None]
    gone = {_range(node) for node in begins if node.get(_NAME) not in going}
    for node in found:
        if _range(node) in gone:
            remove(node)


def _range(node: etree._Element) -> tuple[str, str]:
    """Return what both ends of a move have in common."""
    return str(node.tag).partition("Range")[0], node.get(_ID, "")
