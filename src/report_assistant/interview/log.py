"""The append-only log of what the clerk said, and what it amounts to.

Nothing in the log is ever changed: an undo is one more entry, and so is a redo. The answers are
found by reading the log from the start, so that a stored log is all that is needed to resume.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from report_assistant.questionnaire.names import CHANGED, NOT_ZERO


class EntryKind(StrEnum):
    """The kind of an entry."""

    ANSWER = "answer"
    """The question has this value; complete."""
    PART = "part"
    """A list so far: the clerk may still add to it."""
    PENDING = "pending"
    """待定: known to be open, shown as 【待填】."""
    SKIP = "skip"
    """Not now; comes again at the end."""
    REASON = "reason"
    """The reason for keeping a warning; `name` is the warning's code and place, its weight and values."""
    NOTE = "note"
    """The reason for a change; `name` is the answer's question. For the record only."""
    LAST_YEAR = "last_year"
    """Last year's report was read in; `value` is its answers.

    With `name` ASKED_ANEW, what was answered before stays, and what the report says of the rest is
    asked about anew. Logs of earlier versions have no name there.
    """
    LAST_TEXT = "last_text"
    """The text of the report that was read in before it: `value` is a LastText. Logs of earlier
    versions have none."""
    WORDING = "wording"
    """A paragraph in the clerk's own words: `name` is its block, `value` the words; none to go
    back to the generated ones."""
    PHRASING = "phrasing"
    """Another of the wordings of a paragraph: `name` is its block, `value` the wordings' numbers
    by template."""
    COLLECTED = "collected"
    """The bodies' figures that the county's tables add up: `value` tells of each cell its sum and
    whose figures make it. The answers are entries of their own, in the same step."""
    TABLE_NOTE = "table_note"
    """A note in or under a table: `name` is the cell, or the table's footnote, `value` the words;
    none to take it away."""
    UNDO = "undo"
    """Takes back the last step that is still standing."""
    REDO = "redo"
    """Brings back the step that was taken back last."""


class Source(StrEnum):
    """The source of an answer."""

    TYPED = "typed"
    DEFAULT = "default"
    REVIEW = "review"
    FILE = "file"
    LAST_YEAR = "last_year"
    """Taken from last year's report by a word of the clerk's."""
    MATERIAL = "material"
    """Read in a material (materials/), and taken by a word of the clerk's."""
    BODIES = "bodies"
    """Added up of the reports of a county's bodies (county/), and taken by a word of the clerk's."""


ASKED_ANEW = "anew"
_NO_ANSWERS = frozenset(
    {
        *(EntryKind.REASON, EntryKind.NOTE, EntryKind.LAST_YEAR, EntryKind.LAST_TEXT),
        *(EntryKind.WORDING, EntryKind.PHRASING, EntryKind.TABLE_NOTE, EntryKind.COLLECTED),
    }
)


@dataclass(frozen=True)
class Entry:
    """One thing that happened. `value` is plain data (JSON)."""

    kind: EntryKind
    name: str = ""
    value: Any = None
    source: Source = Source.TYPED
    joined: bool = False
    """Whether it is one step with the entry before it: they are undone and redone together."""
    origin: str = ""
    """Of a value out of a material: the material, the place and the sentence, in words; of one that
    bodies' reports make: how many they are."""


Step = tuple[Entry, ...]
"""Entries that were recorded together."""


def one_step(entries: Iterable[Entry]) -> Step:
    """Return the entries marked as one step."""
    return tuple(replace(entry, joined=number > 0) for number, entry in enumerate(entries))


@dataclass(frozen=True)
class Standing:
    """The steps that stand, and those that were taken back and can be had again."""

    steps: tuple[Step, ...]
    undone: tuple[Step, ...] = ()
    """The one that is redone first is the last."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that stand, oldest first."""
        return tuple(entry for step in self.steps for entry in step)

    @property
    def latest(self) -> Mapping[str, Entry]:
        """For each question the entry that counts, oldest first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.kind is EntryKind.LAST_YEAR and entry.name == ASKED_ANEW:
                for name in (CHANGED, NOT_ZERO):
                    found.pop(name, None)
            if entry.kind not in _NO_ANSWERS:
                found.pop(entry.name, None)
                found[entry.name] = entry
        return found

    @property
    def last_year(self) -> Any:
        """The answers of last year's report, as plain data; `None` if it was not read in."""
        read = [e.value for e in self.entries if e.kind is EntryKind.LAST_YEAR]
        return read[-1] if read else None

    @property
    def last_text(self) -> Any:
        """The text of last year's report, as plain data; `None` where it was not kept with it."""
        text: Any = None
        for entry in self.entries:
            if entry.kind is EntryKind.LAST_YEAR:
                text = None
            elif entry.kind is EntryKind.LAST_TEXT:
                text = entry.value
        return text

    @property
    def answered_before_last_year(self) -> frozenset[str]:
        """The questions that were answered when last year's report was read in."""
        answered: set[str] = set()
        before = frozenset[str]()
        for entry in self.entries:
            if entry.kind is EntryKind.LAST_YEAR:
                before = frozenset(answered) if entry.name == ASKED_ANEW else frozenset()
            elif entry.kind is EntryKind.ANSWER:
                answered.add(entry.name)
        return before

    @property
    def collected(self) -> Any:
        """Whose figures the tables add up, as plain data; `None` where they were not added up."""
        read = [e.value for e in self.entries if e.kind is EntryKind.COLLECTED]
        return read[-1] if read else None

    @property
    def wording(self) -> Mapping[str, str]:
        """Paragraphs in the clerk's own words, by block."""
        return self._last_words(EntryKind.WORDING)

    @property
    def phrasings(self) -> Mapping[str, int]:
        """Numbers of the wordings that were chosen, by template."""
        chosen = (entry.value for entry in self.entries if entry.kind is EntryKind.PHRASING)
        return {name: number for numbers in chosen for name, number in numbers.items()}

    @property
    def table_notes(self) -> Mapping[str, str]:
        """Notes in the tables' cells and under the tables, by path."""
        return self._last_words(EntryKind.TABLE_NOTE)

    def _last_words(self, kind: EntryKind) -> Mapping[str, str]:
        last = {entry.name: entry.value for entry in self.entries if entry.kind is kind}
        return {name: words for name, words in last.items() if words is not None}


def standing(entries: Iterable[Entry]) -> Standing:
    """Return what is left of a log once its undos and redos are carried out.

    As in an editor, whatever is new after an undo ends what could be redone.
    """
    steps: list[Step] = []
    undone: list[Step] = []
    for entry in entries:
        if entry.kind is EntryKind.UNDO:
            undone += [steps.pop()] if steps else []
        elif entry.kind is EntryKind.REDO:
            steps += [undone.pop()] if undone else []
        else:
            undone.clear()
            before = steps.pop() if entry.joined and steps else ()
            steps.append((*before, entry))
    return Standing(tuple(steps), tuple(undone))
