"""Three versions of one text: what the new answers change goes into what the clerk wrote.

What only the new draft changed is carried over to the clerk's version; a number that changed in a
sentence that the clerk reworded goes into the clerk's own wording. Where both changed the same
words, whole sentences are left to be asked about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from report_assistant.merging.changes import ENDS, Base, Changes
from report_assistant.ooxml.edits import Edit

_PAUSES = ENDS | frozenset("，：")
"""New words beside the clerk's own in one clause would seldom make a sentence."""


class Care(Enum):
    """The closeness of a change to the clerk's own words."""

    FAR = "far"
    """The clerk had not touched the sentence."""
    BESIDE = "beside"
    """The clerk had changed other words of the sentence."""
    WITHIN = "within"
    """A number was put into the clerk's own wording."""


@dataclass(frozen=True)
class TextEdit:
    """A stretch of the clerk's text that gives way to new words."""

    begin: int
    end: int
    """Characters of the clerk's text."""
    words: str
    care: Care


@dataclass(frozen=True)
class Clash:
    """One or more sentences in which both changed the same words."""

    begin: int
    end: int
    mine: str
    new: str
    figures: tuple[TextEdit, ...] = ()
    """Numbers in these sentences that only the new answers changed; they go into the clerk's."""

    @property
    def updated(self) -> str:
        """The clerk's sentences with these numbers."""
        text = self.mine
        for edit in sorted(self.figures, key=lambda edit: -edit.begin):
            begin, end = edit.begin - self.begin, edit.end - self.begin
            text = text[:begin] + edit.words + text[end:]
        return text


@dataclass(frozen=True)
class Combined:
    """The changes to make to the clerk's text. Neither edits nor clashes overlap."""

    edits: tuple[TextEdit, ...]
    clashes: tuple[Clash, ...]


_NOTHING = TextEdit(0, 0, "", Care.FAR)


def combine(base: str, mine: str, new: str) -> Combined:
    """Bring what changed from `base` to `new` into `mine`."""
    if new in (base, mine):
        return Combined((), ())
    return _Texts(base, mine, new).combined()


class _Texts:
    """The three versions."""

    def __init__(self, base: str, mine: str, new: str) -> None:
        self._base = Base(base)
        self._mine = Changes(self._base, mine)
        self._new = Changes(self._base, new)
        self._base.lose_ends([*self._mine.lost_ends(), *self._new.lost_ends()])

    def combined(self) -> Combined:
        carried = [(edit, self._carried(edit)) for edit in self._new.edits]
        regions = _merged([self._sentences(edit) for edit, way in carried if way is None])
        held = [edit for region in regions for edit in self._new.inside(region)]
        edits = [way for edit, way in carried if way not in (None, _NOTHING) and edit not in held]
        beside = {
            edit: way for edit, way in carried if way is not None and self._new.is_figure(edit)
        }
        clashes = [self._clash(region, beside) for region in regions]
        return Combined(
            tuple(edit for edit in edits if edit is not None),
            tuple(clash for clash in clashes if clash.mine != clash.new),
        )

    def _carried(self, edit: Edit) -> TextEdit | None:
        """Return the same change in the clerk's text; `None` where those words were changed."""
        against = [own for own in self._mine.edits if self._overlap(own, edit)]
        is_figure = self._new.is_figure(edit)
        if not against:
            if not is_figure and self._is_touched(edit, _PAUSES):
                return None
            return self._moved_over(edit)
        if len(against) == 1 and self._is_same(against[0], edit):
            return _NOTHING
        return self._in_own_wording(edit, against) if is_figure else None

    def _overlap(self, own: Edit, edit: Edit) -> bool:
        if own.old_begin == own.old_end == edit.old_begin == edit.old_end:
            return not (self._mine.is_separate(own) or self._new.is_separate(edit))
        return own.old_begin < edit.old_end and edit.old_begin < own.old_end

    def _is_same(self, own: Edit, edit: Edit) -> bool:
        return own[:2] == edit[:2] and self._mine.come(own) == self._new.come(edit)

    def _moved_over(self, edit: Edit) -> TextEdit:
        at = self._mine.offsets
        begin, end = self._mine.after(edit.old_begin), self._mine.before(edit.old_end)
        care = Care.BESIDE if self._is_touched(edit, ENDS) else Care.FAR
        return TextEdit(at[begin], at[max(begin, end)], self._new.come(edit), care)

    def _is_touched(self, edit: Edit, marks: frozenset[str]) -> bool:
        """Return whether the clerk changed anything between the same two marks."""
        if self._new.is_separate(edit):
            return False
        region = self._base.bounds(edit.old_begin, edit.old_end, marks)
        return any(
            self._mine.touch(own, region, marks)
            for own in self._mine.edits
            if not self._mine.is_cut(own)
        )

    def _in_own_wording(self, edit: Edit, against: Sequence[Edit]) -> TextEdit | None:
        """Find a changed number again in the words by which the clerk replaced the sentence."""
        old, new = self._base.words[edit.old_begin], self._new.come(edit)
        places = range(against[0].new_begin, against[-1].new_end)
        stretch = range(against[0].old_begin, against[-1].old_end)
        found = self._places_of(old, edit.old_begin, self._mine.words, places)
        same = self._places_of(old, edit.old_begin, self._base.words, stretch)
        if len(found) == 1 and len(same) == 1:
            begin = self._mine.offsets[found[0]]
            return TextEdit(begin, begin + len(old), new, Care.WITHIN)
        has_it = any(self._mine.words[place] == new for place in places)
        return _NOTHING if has_it and not found else None

    def _places_of(
        self, figure: str, place: int, words: Sequence[str], where: Sequence[int]
    ) -> list[int]:
        """Return a number's positions; of several, those before the unit that it has at `place`."""
        found = [at for at in where if words[at] == figure]
        unit = self._base.words[place + 1 : place + 2]
        with_unit = [at for at in found if list(words[at + 1 : at + 2]) == unit]
        return with_unit if len(found) > 1 else found

    def _sentences(self, edit: Edit) -> tuple[int, int]:
        """Return the whole sentences of the base that a clash is about."""
        region = edit.old_begin, edit.old_end
        while True:
            wider = self._base.bounds(*region, ENDS)
            for changes in (self._mine, self._new):
                for other in changes.inside(wider):
                    wider = min(wider[0], other.old_begin), max(wider[1], other.old_end)
            if wider == region:
                return region
            region = wider

    def _clash(self, region: tuple[int, int], beside: Mapping[Edit, TextEdit]) -> Clash:
        begin, end = self._mine.span(region)
        new_begin, new_end = self._new.span(region)
        return Clash(
            self._mine.offsets[begin],
            self._mine.offsets[end],
            "".join(self._mine.words[begin:end]),
            "".join(self._new.words[new_begin:new_end]),
            tuple(
                beside[edit]
                for edit in self._new.inside(region)
                if edit in beside and beside[edit] is not _NOTHING
            ),
        )


def _merged(regions: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(regions):
        if merged and (begin < merged[-1][1] or (begin, end) == merged[-1]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
