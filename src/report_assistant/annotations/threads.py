"""The comments of a file in threads: which answers which, and which are marked as resolved.

Word keeps that in a part of its own (commentsExtended, MS-DOCX 2.5.1.2). It names a comment by the
number of its last paragraph. WPS and earlier programs write no such part: then each is a thread.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from report_assistant.ooxml.marks import AUTHOR
from report_assistant.ooxml.opened import OpenedDocx, W
from report_assistant.ooxml.parts import PartKind, add_part, related, relations_of_document
from report_assistant.ooxml.trees import parsed, serialized

COMMENTS = PartKind(
    "comments", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)
_EXTENDED = PartKind(
    "commentsExtended",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
    "http://schemas.microsoft.com/office/2011/relationships",
)
_EXTENDED_NAME = "commentsExtended.xml"
_W14_NAMESPACE = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15_NAMESPACE = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC_NAMESPACE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_W14, _W15 = f"{{{_W14_NAMESPACE}}}", f"{{{_W15_NAMESPACE}}}"
_IGNORABLE = f"{{{_MC_NAMESPACE}}}Ignorable"
_PARAGRAPH_ID = f"{_W14}paraId"
_ENTRY, _OF, _PARENT, _DONE = (
    f"{_W15}{name}" for name in ("commentEx", "paraId", "paraIdParent", "done")
)
_NO_ENTRIES = (
    f'<w15:commentsEx xmlns:w15="{_W15_NAMESPACE}" xmlns:mc="{_MC_NAMESPACE}" mc:Ignorable="w15"/>'
).encode()
_P, _ID, _WHO = f"{W}p", f"{W}id", f"{W}author"
_ON = ("1", "true", "on")
_FIRST_NUMBER, _LAST_NUMBER = 0x10000001, 0x7FFFFFFF


@dataclass(frozen=True, eq=False)
class Thread:
    """A comment and the replies to it."""

    comment: etree._Element
    replies: tuple[etree._Element, ...]
    is_done: bool

    @property
    def numbers(self) -> Iterator[str]:
        """The numbers by which the text refers to them."""
        return (node.get(_ID, "") for node in (self.comment, *self.replies))

    @property
    def by_others(self) -> tuple[etree._Element, ...]:
        """The comments in it that somebody else wrote."""
        return tuple(node for node in (self.comment, *self.replies) if node.get(_WHO, "") != AUTHOR)


class Threads:
    """The comments of one file."""

    def __init__(self, opened: OpenedDocx) -> None:
        self._opened = opened
        self._relations = relations_of_document(opened)

    @cached_property
    def threads(self) -> Sequence[Thread]:
        """All threads in the order of the part. Raises VersionError for a part that is damaged."""
        heads = _heads({name: entry.get(_PARENT, "") for name, entry in self._entries.items()})
        named = {number: node for node in self._comments if (number := _number_of(node))}
        replies: dict[etree._Element, list[etree._Element]] = {}
        for node in self._comments:
            number = _number_of(node)
            replies.setdefault(named.get(heads.get(number, number), node), []).append(node)
        return [
            Thread(head, tuple(node for node in nodes if node is not head), self._is_done(head))
            for head, nodes in replies.items()
        ]

    @property
    def resolved(self) -> frozenset[str]:
        """The numbers of the comments in threads that are marked as resolved."""
        return frozenset(n for thread in self.threads if thread.is_done for n in thread.numbers)

    @property
    def with_others(self) -> frozenset[str]:
        """The numbers of the comments in threads that somebody else wrote in."""
        return frozenset(n for each in self.threads if each.by_others for n in each.numbers)

    def resolve(self, threads: Sequence[Thread]) -> None:
        """Mark threads as resolved; what the file lacks for it is made."""
        if not threads:
            return
        nodes = [node for thread in threads for node in (thread.comment, *thread.replies)]
        self._give_numbers(nodes)
        entries = self._extended_root
        known = {entry.get(_OF, ""): entry for entry in entries.iter(_ENTRY)}
        for node in nodes:
            entry = known.get(_number_of(node))
            if entry is None:
                entry = etree.SubElement(entries, _ENTRY, {_OF: _number_of(node)})
            entry.set(_DONE, "1")
        self._save(entries)
        self.__dict__.pop("threads", None)

    # ------------------------------------------------------------ the parts

    @cached_property
    def _name(self) -> str:
        return next(related(self._opened, self._relations, COMMENTS), "")

    @cached_property
    def _root(self) -> etree._Element | None:
        return self._opened.tree(self._name) if self._name in self._opened.parts else None

    @cached_property
    def _comments(self) -> Sequence[etree._Element]:
        root = self._root
        return [] if root is None else root.findall(f"{W}comment")

    @cached_property
    def _extended_name(self) -> str:
        found = related(self._opened, self._relations, _EXTENDED)
        return next(found, self._opened.part_beside(_EXTENDED_NAME))

    @cached_property
    def _extended_root(self) -> etree._Element:
        if self._extended_name in self._opened.parts:
            return self._opened.tree(self._extended_name)
        return parsed(_NO_ENTRIES)

    @cached_property
    def _entries(self) -> Mapping[str, etree._Element]:
        entries = self._extended_root.iter(_ENTRY)
        return {number: entry for entry in entries if (number := entry.get(_OF, ""))}

    def _is_done(self, head: etree._Element) -> bool:
        entry = self._entries.get(_number_of(head))
        return entry is not None and entry.get(_DONE, "0") in _ON

    def _give_numbers(self, comments: Sequence[etree._Element]) -> None:
        """Give the last paragraphs of comments the numbers that they lack."""
        lacking = [node for node in comments if not _number_of(node)]
        if not lacking or self._root is None:
            return
        root = _declared(self._root)
        taken = {node.get(_PARAGRAPH_ID, "") for node in self._opened.root.iter(_P)}
        taken |= {node.get(_PARAGRAPH_ID, "") for node in root.iter(_P)}
        free = (f"{number:08X}" for number in range(_FIRST_NUMBER, _LAST_NUMBER))
        for node in lacking:
            paragraphs = [*node.iter(_P)] or [etree.SubElement(node, _P)]
            paragraphs[-1].set(_PARAGRAPH_ID, next(each for each in free if each not in taken))
        self._opened.parts[self._name] = serialized(root)

    def _save(self, entries: etree._Element) -> None:
        content = serialized(entries)
        if self._extended_name in self._opened.parts:
            self._opened.parts[self._extended_name] = content
        else:
            add_part(self._opened, self._extended_name, content, _EXTENDED, self._relations)


def _number_of(comment: etree._Element) -> str:
    """Return the number of a comment's last paragraph; empty where it has none."""
    numbers = [paragraph.get(_PARAGRAPH_ID, "") for paragraph in comment.iter(_P)]
    return numbers[-1] if numbers else ""


def _heads(parents: Mapping[str, str]) -> Mapping[str, str]:
    """Return for each number that of the comment with which its thread began."""
    heads: dict[str, str] = {}
    for number in parents:
        way = [number]
        seen = {number}
        while (above := parents.get(way[-1], "")) and above not in seen and above not in heads:
            way.append(above)
            seen.add(above)
        head = heads.get(above, way[-1])
        heads |= dict.fromkeys(way, head)
    return heads


def _declared(root: etree._Element) -> etree._Element:
    """Return the root of the comments, able to hold paragraph numbers that old programs ignore."""
    prefix = next((p for p, uri in root.nsmap.items() if p and uri == _W14_NAMESPACE), "")
    ignored = root.get(_IGNORABLE, "").split()
    if prefix and prefix in ignored:
        return root
    names = {"w14": _W14_NAMESPACE, "mc": _MC_NAMESPACE}
    names |= {known: uri for known, uri in root.nsmap.items() if known}
    declared = etree.Element(root.tag, nsmap=names)
    declared.attrib.update(root.attrib)
    declared.set(_IGNORABLE, " ".join([*ignored, prefix or "w14"]))
    declared.extend(list(root))
    return declared
