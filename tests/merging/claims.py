"""What must be true of a file because somebody edited it.

Every edit leaves one claim. `kept` looks at a file alone. `excused` tells whether an update has an
honest reason for not keeping it: words that were only made bold go when the new answers take the
words themselves away. Words that somebody wrote are never excused.
"""

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from report_assistant.drafting.draft import Block, Draft
from report_assistant.merging.merged import Merged, Outcome
from tests.merging.rendered import (
    Seen,
    anchors_of,
    has_whole_number,
    likeness,
    text_of,
)


@dataclass(frozen=True)
class Update:
    """What went into an update and what it said."""

    old: Draft
    new: Draft
    merged: Merged

    def says(self, outcome: Outcome, block: str) -> bool:
        """Whether this became of a block."""
        return any(done.outcome is outcome and done.key == block for done in self.merged.done)


@dataclass(frozen=True)
class Claim:
    """One edit of a file and what must be true since."""

    kind: str

    def kept(self, seen: Seen) -> bool:
        """Whether the edit is in a file."""
        raise NotImplementedError

    def settled(self, seen: Seen) -> "Claim":  # noqa: ARG002
        """The same claim without what the clerk's own file no longer tells."""
        return self

    def excused(self, update: Update) -> bool:  # noqa: ARG002
        """Whether the update may have undone the edit."""
        return False

    def is_undone(self, update: Update, seen: Seen) -> bool:
        """Whether an update lost the edit."""
        return not self.kept(seen) and not self.excused(update)

    def expired(self, new: Draft) -> bool:  # noqa: ARG002
        """Whether nothing follows from the edit once a file was updated to this draft."""
        return False


# ---------------------------------------------------------------- words


@dataclass(frozen=True)
class Wrote(Claim):
    """Words of the clerk's own stand in the body, once, where they were put."""

    words: str
    instead_of: str = ""
    """What they replaced: it does not stand beside them again."""

    def kept(self, seen: Seen) -> bool:
        text = seen.text
        if text.count(self.words) != 1:
            return False
        both = (self.words + self.instead_of, self.instead_of + self.words)
        return not self.instead_of or not any(pair in text for pair in both)


@dataclass(frozen=True)
class WroteParagraph(Claim):
    """A paragraph of the clerk's own stands between the blocks where it was put."""

    words: str
    after: str
    before: str

    def kept(self, seen: Seen) -> bool:
        at = seen.position(self.words)
        return seen.text.count(self.words) == 1 and at is not None and _between(self, seen, at)

    def settled(self, seen: Seen) -> "WroteParagraph":
        return _bounded(self, seen)


@dataclass(frozen=True)
class Retyped(Claim):
    """A paragraph that was typed anew: its words stand once, the block's paragraph is not there twice."""

    words: str
    block: str
    old: str

    def kept(self, seen: Seen) -> bool:
        return seen.text.count(self.words) == 1 and self.old not in seen.texts


@dataclass(frozen=True)
class Deleted(Claim):
    """A paragraph is gone and stays gone."""

    block: str
    text: str

    def kept(self, seen: Seen) -> bool:
        return self.text not in seen.texts

    def is_undone(self, update: Update, seen: Seen) -> bool:
        """What the block would say now is not put in either."""
        text = text_in(update.new, self.block, self.text)
        elsewhere = text in (block.text for block in update.old.blocks)
        is_back = bool(text) and not elsewhere and text in seen.texts
        return super().is_undone(update, seen) or is_back

    def expired(self, new: Draft) -> bool:
        return text_in(new, self.block, self.text) != self.text


@dataclass(frozen=True)
class CutSentence(Claim):
    """A sentence was taken out of a paragraph."""

    block: str
    sentence: str

    def kept(self, seen: Seen) -> bool:
        return self.sentence not in seen.text

    def expired(self, new: Draft) -> bool:
        return not is_in(new, self.sentence)


@dataclass(frozen=True)
class Moved(Claim):
    """A paragraph stands elsewhere, between these blocks."""

    block: str
    text: str
    after: str
    before: str

    def kept(self, seen: Seen) -> bool:
        return any(
            (self.block in anchors_of(node) or likeness(text_of(node), self.text) >= 0.6)
            and _between(self, seen, seen.flow.index(node))
            for node in seen.paragraphs
        )

    def settled(self, seen: Seen) -> "Moved":
        return _bounded(self, seen)

    def excused(self, update: Update) -> bool:
        return update.says(Outcome.REMOVED, self.block) or self.expired(update.new)

    def expired(self, new: Draft) -> bool:
        """Without an anchor it is found by its words, which a long change takes away."""
        return likeness(text_in(new, self.block, self.text), self.text) < 0.6


@dataclass(frozen=True)
class Split(Claim):
    """A paragraph was divided between these words."""

    head: str
    tail: str

    def kept(self, seen: Seen) -> bool:
        pairs = zip(seen.texts, seen.texts[1:], strict=False)
        return any(one.endswith(self.head) and two.startswith(self.tail) for one, two in pairs)

    def excused(self, update: Update) -> bool:
        return self.expired(update.new)

    def expired(self, new: Draft) -> bool:
        return not is_in(new, self.head + self.tail)


@dataclass(frozen=True)
class Joined(Claim):
    """Two paragraphs became one; these words meet in it."""

    head: str
    tail: str

    def kept(self, seen: Seen) -> bool:
        return any(self.head + self.tail in text for text in seen.texts)

    def excused(self, update: Update) -> bool:
        return self.expired(update.new)

    def expired(self, new: Draft) -> bool:
        ends = any(block.text.endswith(self.head) for block in new.blocks)
        return not (ends and any(block.text.startswith(self.tail) for block in new.blocks))


@dataclass(frozen=True)
class ChangedFigure(Claim):
    """A figure in a sentence is another one."""

    number: str

    def kept(self, seen: Seen) -> bool:
        return sum(has_whole_number(text, self.number) for text in seen.texts) == 1


# ---------------------------------------------------------------- what these share


def text_in(draft: Draft, block_id: str, text: str = "") -> str:
    """The text of a block, empty if the draft has no such block.

    `text` is what it said in another draft: the entries of a list have the numbers of their places,
    and an entry is still the same one when others were put in above it.
    """
    block = counterpart(draft, block_id, text)
    return "" if block is None else block.text


def counterpart(draft: Draft, block_id: str, text: str) -> Block | None:
    """The block that is the same one in another draft."""
    if ENTRY.match(block_id):
        entries = [block for block in draft.blocks if ENTRY.match(block.id)]
        best = max(entries, key=lambda block: alike(block.text, text), default=None)
        if best is not None and alike(best.text, text) >= 0.8:
            return best
    return next((block for block in draft.blocks if block.id == block_id), None)


ENTRY = re.compile(r"s5_measure_\d")
_ORDINAL = re.compile("^（[一二三四五六七八九十]+）")


def alike(one: str, other: str) -> float:
    """How like the texts are, their numbers left aside."""
    one, other = _ORDINAL.sub("", one), _ORDINAL.sub("", other)
    return likeness(one, other) if one and other else 0


def is_in(draft: Draft, words: str) -> bool:
    """Whether a block has these words."""
    return any(words in block.text for block in draft.blocks)


Placed = TypeVar("Placed", "WroteParagraph", "Moved")


def _bounded(claim: Placed, seen: Seen) -> Placed:
    """Only what stays where it is puts bounds.

    An update lays lost anchors anew, perhaps elsewhere, and the entries of a list change numbers.
    """
    after, before = (
        name if name in seen.positions and not ENTRY.match(name) else ""
        for name in (claim.after, claim.before)
    )
    return replace(claim, after=after, before=before)


def _between(claim: "WroteParagraph | Moved", seen: Seen, at: int) -> bool:
    """Blocks that are no longer there put no bounds; nor do anchors laid on the paragraph itself."""
    low, high = seen.positions.get(claim.after), seen.positions.get(claim.before)
    return (low is None or low <= at) and (high is None or at <= high)
