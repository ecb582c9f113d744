"""Whole paragraphs that the clerk has not touched, replaced so that they look as we write them."""

from lxml import etree

from report_assistant.merging.flow import looks
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.trees import copy_of, remove

_RUN, _P_PR, _SECTION, _P, _TBL, _TC = (
    f"{W}{name}" for name in ("r", "pPr", "sectPr", "p", "tbl", "tc")
)
_KEPT = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


def is_as_written(mine: etree._Element, base: etree._Element) -> bool:
    """Return whether a paragraph has the words and looks that we gave it."""
    runs_lie_open = all(run.getparent() is mine for run in mine.iter(_RUN))
    return runs_lie_open and looks(mine) == looks(base)


def replace_content(mine: etree._Element, fresh: etree._Element) -> None:
    """Put the runs of a fresh paragraph into one that is as it was written."""
    old = mine.findall(_RUN)
    copies = [copy_of(run) for run in fresh.findall(_RUN)]
    place = mine.index(old[0]) if old else len(mine)
    for run in old:
        remove(run)
    for offset, run in enumerate(copies):
        mine.insert(place + offset, run)


def remove_paragraph(node: etree._Element) -> None:
    """Take a paragraph away; it stays as an empty line where Word needs one."""
    if node.find(f"{_P_PR}/{_SECTION}") is not None or not _may_go(node):
        for run in node.findall(_RUN):
            remove(run)
        return
    home = _neighbour(node)
    if home is not None:
        place = 1 if len(home) and home[0].tag == _P_PR else 0
        for mark in reversed(list(node.iter(*_KEPT))):
            home.insert(place, mark)
    remove(node)


def _may_go(node: etree._Element) -> bool:
    parent, before, after = node.getparent(), node.getprevious(), node.getnext()
    if parent is not None and parent.tag == _TC and len(parent.findall(_P)) == 1:
        return False
    is_before_paragraph = after is not None and after.tag == _P
    return before is None or before.tag != _TBL or is_before_paragraph


def _neighbour(node: etree._Element) -> etree._Element | None:
    for other in (*node.itersiblings(), *node.itersiblings(preceding=True)):
        if other.tag == _P:
            return other
    return None
