"""Changes that somebody tracked in Word: whether there are any, and accepting them.

Unlike the accepted view that the readers take, this leaves everything else in the file as it is.
"""

from collections.abc import Iterator

from lxml import etree

from report_assistant.ooxml.opened import W
from report_assistant.ooxml.trees import remove

_ADDED = (f"{W}ins", f"{W}moveTo")
_GONE = (f"{W}del", f"{W}moveFrom")
_CELLS = (f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge")
_FORMER = tuple(
    f"{W}{name}Change"
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
_RANGES = tuple(
    f"{W}{kind}Range{edge}"
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel")
    for edge in ("Start", "End")
)
_P, _TR, _TC, _TBL, _PROPERTIES = f"{W}p", f"{W}tr", f"{W}tc", f"{W}tbl", f"{W}pPr"
_RUN_PROPERTIES, _ROW_PROPERTIES = f"{W}rPr", f"{W}trPr"


def has_changes(root: etree._Element) -> bool:
    """Return whether a part holds changes that nobody has accepted or rejected yet."""
    return next(open_marks(root), None) is not None


def open_marks(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the marks of the changes that nobody has accepted or rejected yet."""
    return root.iter(*_ADDED, *_GONE, *_CELLS, *_FORMER)


def accept(root: etree._Element) -> None:
    """Accept every change, in place."""
    if not has_changes(root):
        return
    for node in list(root.iter(*_FORMER, *_RANGES)):
        remove(node)
    for node in list(root.iter(*_CELLS)):
        if node.tag == f"{W}cellDel":
            remove(next(node.iterancestors(_TC), None))
        remove(node)
    ended = [node for node in list(root.iter(*_GONE)) if _removed_unless_end(node)]
    for node in list(root.iter(*_ADDED)):
        _unwrap(node)
    for table in list(root.iter(_TBL)):
        if next(table.iter(_TR), None) is None:
            remove(table)
    for node in ended:
        _join_with_next(node)


def _removed_unless_end(node: etree._Element) -> bool:
    """Remove what was deleted; true for the end of a paragraph, which is dealt with later."""
    parent = node.getparent()
    if parent is not None and parent.tag == _RUN_PROPERTIES:
        return True
    remove(parent.getparent() if parent is not None and parent.tag == _ROW_PROPERTIES else node)
    return False


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    place = parent.index(node)
    for offset, child in enumerate(list(node)):
        parent.insert(place + offset, child)
    parent.remove(node)


def _join_with_next(mark: etree._Element) -> None:
    paragraph = next(mark.iterancestors(_P), None)
    remove(mark)
    if paragraph is None:
        return
    below = paragraph.getnext()
    own = [child for child in paragraph if child.tag != _PROPERTIES]
    if below is not None and below.tag == _P:
        begin = 1 if len(below) and below[0].tag == _PROPERTIES else 0
        for offset, child in enumerate(own):
            below.insert(begin + offset, child)
        remove(paragraph)
    elif not any(next(child.iter(f"{W}r"), None) is not None for child in own):
        parent = paragraph.getparent()
        if parent is not None and len(parent.findall(_P)) > 1:
            parent.remove(paragraph)
