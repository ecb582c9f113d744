"""Paragraphs and tables of a fresh file on their way into the clerk's: the looks that it has."""

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from report_assistant.ooxml.opened import OpenedDocx, W
from report_assistant.ooxml.trees import copy_of, remove

_STYLES = "styles.xml"
_NAMING = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_VAL = f"{W}val"


class Guests:
    """Copies nodes between two files. Styles go by name: other programs number them anew."""

    def __init__(self, origin: OpenedDocx, target: OpenedDocx) -> None:
        self._origin = origin
        self._target = target

    def copy(self, node: etree._Element) -> etree._Element:
        """Return a copy that looks in the clerk's file as it does in the fresh one."""
        copied = copy_of(node)
        for naming in list(copied.iter(*_NAMING)):
            if (style := self._style_ids.get(naming.get(_VAL, ""))) is None:
                remove(naming)
            else:
                naming.set(_VAL, style)
        for mark in list(copied.iter(*_BOOKMARKS)):
            remove(mark)
        return copied

    @cached_property
    def _style_ids(self) -> dict[str, str]:
        """Style id in the fresh file -> id in the clerk's."""
        there = {name: style for style, name in _names(self._target)}
        return {style: there[name] for style, name in _names(self._origin) if name in there}


def _names(opened: OpenedDocx) -> Iterator[tuple[str, str]]:
    part = opened.part_beside(_STYLES)
    if part not in opened.parts:
        return
    for style in opened.tree(part).iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            yield style.get(f"{W}styleId", ""), name.get(_VAL, "").casefold()
