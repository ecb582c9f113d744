"""The end of a document or a cell in a redline: its last paragraph's end can be no tracked change.

Where paragraphs were added or dropped at the end, Word itself marks the end of the paragraph before
them instead: its text goes on in the last one. The same is done here.
"""

from collections.abc import Sequence
from typing import NamedTuple

from report_assistant.ooxml.opened import W
from report_assistant.ooxml.pieces import PARAGRAPH, Piece


class Pair(NamedTuple):
    """A piece of the old version, one of the new, or both versions of one."""

    old: Piece | None
    new: Piece | None

    @property
    def is_one_sided(self) -> bool:
        """Whether the piece is in one version only."""
        return self.old is None or self.new is None

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph in the versions that have it."""
        return all(piece is None or piece.kind == PARAGRAPH for piece in self)


class Route(NamedTuple):
    """The pairs in order, and how the last paragraphs end."""

    pairs: Sequence[Pair]
    without_end: Pair | None = None
    """The last pair, if its end must not be marked."""
    carries_end: Piece | None = None
    """The paragraph of the new version whose end is marked instead."""


def settle_end(pairs: Sequence[Pair]) -> Route:
    """Return the way through both versions with an end that Word can do."""
    begin = len(pairs)
    while begin and pairs[begin - 1].is_one_sided:
        begin -= 1
    kept, tail = list(pairs[:begin]), list(pairs[begin:])
    if not tail:
        return Route(kept)
    last_old = next((pair for pair in reversed(tail) if pair.old is not None), None)
    last_new = next((pair for pair in reversed(tail) if pair.new is not None), None)
    if last_old is not None and last_new is not None:
        if last_old.is_paragraph and last_new.is_paragraph:
            return Route([*kept, *_ending_together(tail, last_old, last_new)])
        return Route(pairs, without_end=tail[-1])  # one of them ends in a table, as none should
    if not kept or not kept[-1].is_paragraph or not tail[-1].is_paragraph:
        return Route(pairs, without_end=tail[-1])
    if all(pair.is_paragraph for pair in tail) and not _is_wrapped(kept[-1]):
        return Route(pairs, tail[-1], kept[-1].new)
    return Route([*kept[:-1], *_ending_anew(kept[-1], tail)])


def _ending_together(tail: list[Pair], last_old: Pair, last_new: Pair) -> list[Pair]:
    """Pair the last paragraphs of both versions with each other."""
    others = [pair for pair in tail if pair is not last_old and pair is not last_new]
    return [*others, Pair(last_old.old, last_new.new)]


def _ending_anew(before: Pair, tail: list[Pair]) -> list[Pair]:
    """Show the last paragraph as deleted and inserted, where a table ends one version."""
    *others, last = tail
    if last.new is None:
        return [Pair(before.old, None), *others, Pair(last.old, before.new)]
    return [Pair(None, before.new), *others, Pair(before.old, last.new)]


def _is_wrapped(pair: Pair) -> bool:
    """Return whether a paragraph stands in a content control, beyond which it cannot go on."""
    parent = None if pair.new is None else pair.new.node.getparent()
    return parent is not None and parent.tag == f"{W}sdtContent"
