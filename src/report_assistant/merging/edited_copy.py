"""The clerk's file being brought up to date, and the record of what was done to it."""

import hashlib
from collections.abc import Mapping, Sequence

from lxml import etree

from report_assistant.merging import sentences
from report_assistant.merging.changes import PARAGRAPH_END
from report_assistant.merging.comments import Comments
from report_assistant.merging.flow import rewrite, text_of
from report_assistant.merging.merged import Change, Conflict, Outcome, ReadBack, Side
from report_assistant.merging.three_way import Care, Clash, Combined, TextEdit, combine
from report_assistant.ooxml.inline import OBJECT
from report_assistant.ooxml.opened import OpenedDocx, W

OBJECT_IN_WORDS = "（图片等内容）"
"""Stands for a picture or another object where the clerk's words are shown."""
_UNTOUCHABLE = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"),
        *("fldChar", "fldSimple", "instrText", "hyperlink"),
    )
)
_COMMENTED = tuple(
    f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_OUTCOMES = {
    Care.FAR: Outcome.REPLACED,
    Care.BESIDE: Outcome.COMBINED,
    Care.WITHIN: Outcome.FIGURES_UPDATED,
}


class EditedCopy:
    """A copy of the edited file; what is not asked to change in it does not change."""

    def __init__(self, opened: OpenedDocx, chosen: Mapping[str, Side]) -> None:
        self.opened = opened
        self.comments = Comments(opened)
        self.done: list[Change] = []
        self.conflicts: list[Conflict] = []
        self.figures: list[ReadBack] = []
        self.kept: set[str] = set()
        """Blocks that nobody edited, and that keep the words of an earlier version."""
        self._chosen = chosen

    def tell(self, outcome: Outcome, key: str, sentence: str) -> None:
        """Record what was done."""
        self.done.append(Change(outcome, key, sentence))

    def is_protected(self, paragraphs: Sequence[etree._Element]) -> bool:
        """Return whether tracked changes, fields, links or open comments of others lie in them."""
        if any(next(paragraph.iter(*_UNTOUCHABLE), None) is not None for paragraph in paragraphs):
            return True
        return not self._commented_by_others(paragraphs) <= self.comments.resolved

    def must_stay(self, paragraphs: Sequence[etree._Element]) -> bool:
        """Return whether they hold what may not go with their words: a resolved comment does."""
        return self.is_protected(paragraphs) or bool(self._commented_by_others(paragraphs))

    def _commented_by_others(self, paragraphs: Sequence[etree._Element]) -> frozenset[str]:
        """Return the numbers of the comments in paragraphs that are not ours."""
        marks = (mark for paragraph in paragraphs for mark in paragraph.iter(*_COMMENTED))
        numbers = frozenset(mark.get(f"{W}id", "") for mark in marks)
        return numbers - self.comments.ours if numbers else numbers

    def bring(
        self, key: str, place: str, paragraphs: Sequence[etree._Element], base: str, new: str
    ) -> None:
        """Bring what changed between two texts of a block into its paragraphs."""
        mine = text_of(paragraphs)
        if new in (base, mine):
            return
        if self.is_protected(paragraphs):
            self.comment(paragraphs[0], sentences.comment_instead(new))
            self.tell(Outcome.COMMENTED, key, sentences.commented(place))
            return
        self._carry_out(key, place, paragraphs, combine(base, mine, new))

    def ask(self, key: str, place: str, paragraphs: Sequence[etree._Element], new: str) -> None:
        """Leave a paragraph that was written anew to be decided on as a whole."""
        mine = text_of(paragraphs)
        if new != mine:
            whole = Clash(0, len(mine), mine, new)
            self._carry_out(key, place, paragraphs, Combined((), (whole,)))

    def clash(
        self, key: str, place: str, paragraphs: Sequence[etree._Element], clash: Clash
    ) -> list[TextEdit]:
        """Record what has to be asked; return what the clerk's decision changes in the text."""
        conflict = Conflict(
            hashlib.sha256(f"{key}\0{clash.mine}\0{clash.new}".encode()).hexdigest()[:16],
            place,
            _shown(clash.updated),
            _shown(clash.new),
            is_edited=key not in self.kept,
        )
        self.conflicts.append(conflict)
        side = self._chosen.get(conflict.key)
        before = text_of(paragraphs)[: clash.begin]
        paragraph = paragraphs[before.count(PARAGRAPH_END)]
        is_protected = self.is_protected(paragraphs)
        if side is None or is_protected:
            self.comment(paragraph, sentences.comment_on_clash(clash.new))
        else:
            self.comments.drop_ours(paragraph)
        if is_protected:
            return []
        if side is not Side.NEW:
            return list(clash.figures)
        words = combine(clash.mine, clash.mine, clash.new).edits
        return [
            TextEdit(edit.begin + clash.begin, edit.end + clash.begin, edit.words, edit.care)
            for edit in words
        ]

    def comment(self, paragraph: etree._Element, words: str) -> None:
        """Put a comment on a paragraph in the place of an earlier update's."""
        self.comments.drop_ours(paragraph)
        self.comments.put(paragraph, words)

    def _carry_out(
        self, key: str, place: str, paragraphs: Sequence[etree._Element], combined: Combined
    ) -> None:
        mine = text_of(paragraphs)
        edits = list(combined.edits)
        for clash in combined.clashes:
            edits += self.clash(key, place, paragraphs, clash)
        rewrite(paragraphs, edits)
        after = text_of(paragraphs)
        if after == mine:
            return
        cares = {edit.care for edit in combined.edits}
        care = next((care for care in reversed(Care) if care in cares), Care.BESIDE)
        outcome = _OUTCOMES[care]
        self.tell(outcome, key, sentences.rewritten(outcome, place, mine, after))


def _shown(text: str) -> str:
    """Return merged text as it is shown to the clerk: in lines, an object in it named."""
    return text.replace(PARAGRAPH_END, "\n").replace(OBJECT, OBJECT_IN_WORDS)
