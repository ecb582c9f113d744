"""Changes from a base text to one other version, and the base's positions in that version."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.ooxml.edits import Edit, joined, stretches, tokens

PARAGRAPH_END = "\u2029"
"""Stands between the texts of paragraphs that are merged as one."""
ENDS = frozenset(f"。！？；\n{PARAGRAPH_END}")
"""Signs that end a sentence."""


class Base:
    """The text that both versions come from, as tokens."""

    def __init__(self, text: str) -> None:
        self.words = tokens(text)
        self._lost: set[int] = set()

    def lose_ends(self, places: Iterable[int]) -> None:
        """Take sentences for one where a version ran them together."""
        self._lost.update(places)

    def is_bound(self, place: int) -> bool:
        """Return whether a sentence begins at a place, or the last one has ended there."""
        return place == 0 or self._is_mark(place - 1, ENDS)

    def bounds(self, begin: int, end: int, marks: frozenset[str]) -> tuple[int, int]:
        """Widen a stretch to the marks around it."""
        while begin > 0 and not self._is_mark(begin - 1, marks):
            begin -= 1
        while end < len(self.words) and (end == begin or not self._is_mark(end - 1, marks)):
            end += 1
        return begin, end

    def _is_mark(self, place: int, marks: frozenset[str]) -> bool:
        return self.words[place] in marks and place not in self._lost


class Changes:
    """One version as what changed from the base to it.

    A number replaced by a number is a change of its own, however near to others it is.
    """

    def __init__(self, base: Base, text: str) -> None:
        self._base = base
        self.words = tokens(text)
        self.edits = _fine_edits(base.words, self.words)

    @cached_property
    def offsets(self) -> list[int]:
        """The offset of each token, in characters; then the text's length."""
        return offsets(self.words)

    def come(self, edit: Edit) -> str:
        """Return the text that an edit inserted."""
        return "".join(self.words[edit.new_begin : edit.new_end])

    def is_figure(self, edit: Edit) -> bool:
        """Return whether an edit replaces a number by another."""
        return is_figure(edit, self._base.words, self.words)

    def is_separate(self, edit: Edit) -> bool:
        """Return whether an edit only inserts sentences between those of the base."""
        place = edit.old_begin
        if place != edit.old_end or not self._base.is_bound(place):
            return False
        return place == len(self._base.words) or self._ends_sentence(edit)

    def lost_ends(self) -> Iterator[int]:
        """Yield the ends of sentences that are run together with the next one in this version."""
        for edit in self.edits:
            gone = range(edit.old_begin, edit.old_end)
            is_whole = self._base.is_bound(edit.old_begin) and edit.new_begin == edit.new_end
            if not is_whole and not self._ends_sentence(edit):
                yield from (place for place in gone if self._base.words[place] in ENDS)

    def _ends_sentence(self, edit: Edit) -> bool:
        return edit.new_begin < edit.new_end and self.words[edit.new_end - 1] in ENDS

    def touch(self, edit: Edit, region: tuple[int, int], marks: frozenset[str]) -> bool:
        """Return whether an edit changes something in a stretch that was widened to these marks."""
        begin, end = region
        if edit.old_begin < edit.old_end:
            return edit.old_begin < end and begin < edit.old_end
        if self.is_separate(edit) or not begin <= edit.old_begin <= end:
            return begin < edit.old_begin < end
        return edit.old_begin < end or end == 0 or self._base.words[end - 1] not in marks

    def is_cut(self, edit: Edit) -> bool:
        """Return whether an edit only cuts a paragraph in two."""
        return edit.old_begin == edit.old_end and self.come(edit) == PARAGRAPH_END

    def inside(self, region: tuple[int, int]) -> list[Edit]:
        """Return the edits in whole sentences of the base."""
        return [edit for edit in self.edits if self.touch(edit, region, ENDS)]

    def span(self, region: tuple[int, int]) -> tuple[int, int]:
        """Return the span of whole sentences of the base in this version, in tokens."""
        begin, end = map(self.before, region)
        inside = self.inside(region)
        begin = min([self.after(region[0]), *(edit.new_begin for edit in inside)])
        return begin, max([begin, end, *(edit.new_end for edit in inside)])

    def before(self, place: int) -> int:
        """Return the position here of a place between two tokens, ahead of insertions there."""
        return place + sum(
            (edit.new_end - edit.new_begin) - (edit.old_end - edit.old_begin)
            for edit in self.edits
            if edit.old_begin < place and edit.old_end <= place
        )

    def after(self, place: int) -> int:
        """Return the same position, behind insertions there."""
        there = (edit for edit in self.edits if edit.old_begin == edit.old_end == place)
        return self.before(place) + sum(edit.new_end - edit.new_begin for edit in there)


def is_figure(edit: Edit, old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether an edit replaces a number by another, or fills in a missing answer."""
    before, after = old[edit.old_begin : edit.old_end], new[edit.new_begin : edit.new_end]
    if len(before) != 1 or not after:
        return False
    is_alone = len(after) == 1 and _is_value(after[0])
    return is_alone if before[0][0].isdigit() else before[0].startswith(MISSING_OPEN)


def _is_value(word: str) -> bool:
    return word[0].isdigit() or word.startswith(MISSING_OPEN)


def offsets(words: Sequence[str]) -> list[int]:
    """Return the offset of each token, in characters; then the text's length."""
    return [0, *accumulate(map(len, words))]


def _fine_edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    found: list[Edit] = []
    waiting: list[Edit] = []
    for edit in stretches(old, new):
        if is_figure(edit, old, new):
            found += [*joined(waiting, old, new), edit]
            waiting = []
        else:
            waiting.append(edit)
    return [*found, *joined(waiting, old, new)]
