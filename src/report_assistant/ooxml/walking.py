"""Walks over a document's nodes: through what is wrapped around them, and from anchor to anchor."""

from collections.abc import Collection, Iterator

from lxml import etree

from report_assistant.ooxml.text_xml import BOOKMARK_PREFIX, WORD_NAMESPACE

_BOOKMARK, _NAME = f"{{{WORD_NAMESPACE}}}bookmarkStart", f"{{{WORD_NAMESPACE}}}name"


def unwrapped(node: etree._Element, wrappers: Collection[str]) -> Iterator[etree._Element]:
    """Yield the children of a node; in the place of a wrapper, what it is wrapped around."""
    for child in node:
        if child.tag in wrappers:
            yield from unwrapped(child, wrappers)
        else:
            yield child


def block_ids(node: etree._Element) -> Iterator[str]:
    """Yield the ids of our blocks whose bookmarks begin in a node, in order."""
    for mark in node.iter(_BOOKMARK):
        name = mark.get(_NAME, "")
        if name.startswith(BOOKMARK_PREFIX):
            yield name.removeprefix(BOOKMARK_PREFIX)
