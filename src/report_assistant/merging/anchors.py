"""The marks by which the next update finds its way: bookmarks at the blocks, and the draft's id."""

from collections.abc import Mapping

from lxml import etree

from report_assistant.foundation.digits import whole_number
from report_assistant.ooxml.marks import first_free_number
from report_assistant.ooxml.opened import OpenedDocx, W
from report_assistant.ooxml.parts import PartKind, add_part, related
from report_assistant.ooxml.properties import CUSTOM_NAME, DOCUMENT_ID
from report_assistant.ooxml.text_xml import BOOKMARK_PREFIX
from report_assistant.ooxml.trees import RELATIONS_OF_PACKAGE, parsed, remove, serialized

_BEGIN, _END, _NAME, _ID = f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}name", f"{W}id"
_P, _P_PR = f"{W}p", f"{W}pPr"
_PROPERTIES = PartKind(
    "custom-properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)


def lay_anchors(opened: OpenedDocx, nodes: Mapping[str, etree._Element]) -> None:
    """Put an anchor into each node (block id -> paragraph or table), and take all others away.

    One that lies in its node already is left where it is.
    """
    ends = {node.get(_ID): node for node in opened.root.iter(_END)}
    laid: set[str] = set()
    for mark in list(opened.root.iter(_BEGIN)):
        name = mark.get(_NAME, "")
        if not name.startswith(BOOKMARK_PREFIX):
            continue
        block = name.removeprefix(BOOKMARK_PREFIX)
        home = nodes.get(block)
        end = ends.get(mark.get(_ID))
        if block not in laid and home is not None and end is not None and _is_in(mark, home):
            laid.add(block)
            continue
        remove(mark)
        if end is not None:
            remove(end)
    number = first_free_number(opened.root)
    for block, node in nodes.items():
        if block not in laid and (paragraph := next(node.iter(_P), None)) is not None:
            _lay(paragraph, block, number)
            number += 1


def set_document_id(opened: OpenedDocx, document_id: str, as_written: bytes) -> None:
    """Say in the file which draft it now follows. `as_written` is the part as we write it."""
    name = next(related(opened, RELATIONS_OF_PACKAGE, _PROPERTIES), CUSTOM_NAME)
    if name not in opened.parts:
        add_part(opened, name, as_written, _PROPERTIES, RELATIONS_OF_PACKAGE)
        return
    properties = opened.tree(name)
    for node in properties:
        if node.get("name") == DOCUMENT_ID and len(node):
            if node[0].text != document_id:
                node[0].text = document_id
                opened.parts[name] = serialized(properties)
            return
    ours = parsed(as_written)[0]
    numbers = (whole_number(node.get("pid", "")) for node in properties)
    taken = [number for number in numbers if number is not None]
    ours.set("pid", str(1 + max(taken, default=1)))
    properties.append(ours)
    opened.parts[name] = serialized(properties)


def _is_in(mark: etree._Element, node: etree._Element) -> bool:
    return mark is node or any(above is node for above in mark.iterancestors())


def _lay(paragraph: etree._Element, block: str, number: int) -> None:
    place = 1 if len(paragraph) and paragraph[0].tag == _P_PR else 0
    paragraph.insert(place, etree.Element(_END, {_ID: str(number)}))
    begin = etree.Element(_BEGIN, {_ID: str(number), _NAME: BOOKMARK_PREFIX + block})
    paragraph.insert(place, begin)
