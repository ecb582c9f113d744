"""What a redline says, judged by the standard alone: accept and reject over the XML, and the text.

Written apart from the code under test, and simpler: one pass for rows, one for runs, one for ends.
"""

from lxml import etree

from tests.word.reading import DOCUMENT, WORD, tree

_P, _R, _TR, _TBL, _TC = (f"{WORD}{name}" for name in ("p", "r", "tr", "tbl", "tc"))
_P_PR = f"{WORD}pPr"
INSERTED, DELETED = f"{WORD}ins", f"{WORD}del"

Texts = list[object]
"""Paragraphs as strings, tables as lists of rows of cells, and these as lists of the same."""


def texts(data: bytes, part: str = DOCUMENT) -> Texts:
    """Every paragraph and table cell of a document that has no tracked changes."""
    return _texts(_body(tree(data, part)))


def accepted(data: bytes) -> Texts:
    """The texts with every change accepted."""
    return _texts(_resolved(tree(data), stays=INSERTED, goes=DELETED))


def rejected(data: bytes) -> Texts:
    """The texts with every change rejected."""
    return _texts(_resolved(tree(data), stays=DELETED, goes=INSERTED))


def change_count(data: bytes) -> int:
    """How many changes a reviewer would step through."""
    return len(list(tree(data).iter(INSERTED, DELETED)))


def _resolved(root: etree._Element, *, stays: str, goes: str) -> etree._Element:
    for mark in list(root.iterfind(f".//{WORD}trPr/{goes}")):
        row = next(mark.iterancestors(_TR))
        table = next(row.iterancestors(_TBL))
        _drop(row)
        if table.find(_TR) is None:
            _drop(table)
    for mark in list(root.iter(goes)):
        if len(mark):
            _drop(mark)
    for mark in list(root.iter(stays)):
        for number, child in enumerate(list(mark)):
            mark.getparent().insert(mark.getparent().index(mark) + number, child)  # type: ignore[union-attr]
        _drop(mark)
    for paragraph in list(root.iter(_P)):
        if paragraph.find(f"{_P_PR}/{WORD}rPr/{goes}") is not None:
            _join(paragraph)
    return _body(root)


def _join(paragraph: etree._Element) -> None:
    below = paragraph.getnext()
    content = [child for child in paragraph if child.tag != _P_PR]
    if below is None or below.tag != _P:
        assert not [child for child in content if child.tag == _R], "words before a table"
        is_inside = next(paragraph.iterancestors(f"{WORD}sdtContent"), None) is not None
        assert is_inside or (below is not None and below.tag == _TBL), "the last one can not go"
    else:
        for number, child in enumerate(content):
            below.insert(number + (below.find(_P_PR) is not None), child)
    _drop(paragraph)


def _texts(holder: etree._Element) -> Texts:
    found: Texts = []
    for node in holder.iterchildren():
        if node.tag == _P:
            found.append(_words(node))
        elif node.tag == _TBL:
            found.append([[_texts(cell) for cell in row.iter(_TC)] for row in node.iter(_TR)])
        elif node.tag in (f"{WORD}sdt", f"{WORD}sdtContent"):
            found.extend(_texts(node))
    return found


def _words(paragraph: etree._Element) -> str:
    marks = {f"{WORD}tab": "\t", f"{WORD}br": "\n"}
    return "".join(
        marks.get(str(node.tag), node.text or "")
        for run in paragraph.iter(_R)
        for node in run
        if node.tag in marks or node.tag in (f"{WORD}t", f"{WORD}delText")
    )


def _body(root: etree._Element) -> etree._Element:
    body = root.find(f"{WORD}body")
    assert body is not None
    return body


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)
