"""The accepted view: tracked changes accepted, hidden and doubled content left out."""

from lxml import etree

from report_assistant.ooxml.text_xml import WORD_NAMESPACE
from report_assistant.ooxml.trees import remove

_W = f"{{{WORD_NAMESPACE}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED, _MOVED_AWAY, _CELL_DELETED = f"{_W}del", f"{_W}moveFrom", f"{_W}cellDel"
_ROW_PROPERTIES, _RUN_PROPERTIES, _PROPERTIES = f"{_W}trPr", f"{_W}rPr", f"{_W}pPr"
_P, _RUN = f"{_W}p", f"{_W}r"
_FALLBACK, _CHOICE = f"{_MC}Fallback", f"{_MC}Choice"
_TEXT_BOX, _HIDDEN = f"{_W}txbxContent", f"{_W}vanish"
_RAISED, _CELL, _TEXT = f"{_W}vertAlign", f"{_W}tc", f"{_W}t"
_VAL = f"{_W}val"
_OFF = ("0", "false", "off")


def accept_changes(root: etree._Element) -> None:
    """Bring a document to its accepted view, in place."""
    _remove_hidden_runs(root)
    for fallback in list(root.iter(_FALLBACK)):
        if (parent := fallback.getparent()) is not None and parent.find(_CHOICE) is not None:
            remove(fallback)
    for node in list(root.iter(_CELL_DELETED)):
        remove(_grandparent(node))
    for node in list(root.iter(_RAISED)):
        _bracket_note_mark(node)
    ended: list[etree._Element] = []
    for node in list(root.iter(_DELETED, _MOVED_AWAY, _TEXT_BOX)):
        parent = node.getparent()
        if parent is None:
            continue
        if parent.tag == _ROW_PROPERTIES:
            remove(parent.getparent())
        elif parent.tag == _RUN_PROPERTIES:
            ended.append(node)
        else:
            remove(node)
    for mark in reversed(ended):  # so that a paragraph's text moves once, however long the chain
        _join_with_next(mark)


def _remove_hidden_runs(root: etree._Element) -> None:
    for node in list(root.iter(_HIDDEN)):
        run = _grandparent(node)
        if run is not None and run.tag == _RUN and node.get(_VAL, "1") not in _OFF:
            remove(run)


def _bracket_note_mark(node: etree._Element) -> None:
    """Separate a raised 1 in a table's cell, so that it is not read as a digit of the number."""
    run = _grandparent(node)
    if run is not None and run.tag == _RUN and next(run.iterancestors(_CELL), None) is not None:
        for words in run.iter(_TEXT):
            words.text = f"[{words.text or ''}]"


def _join_with_next(mark: etree._Element) -> None:
    """Join a paragraph whose end was deleted with the one below it."""
    paragraph = next(mark.iterancestors(_P), None)
    below = None if paragraph is None else paragraph.getnext()
    if paragraph is None or below is None or below.tag != _P:
        return
    own = [child for child in paragraph if child.tag != _PROPERTIES]
    first = next(iter(below), None)  # len() would count all children each time
    begin = 1 if first is not None and first.tag == _PROPERTIES else 0
    for offset, child in enumerate(own):
        below.insert(begin + offset, child)
    remove(paragraph)


def _grandparent(node: etree._Element) -> etree._Element | None:
    parent = node.getparent()
    return None if parent is None else parent.getparent()
