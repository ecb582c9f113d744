"""The append-only log of what the clerk said, and what it amounts to.

Nothing in the log is ever changed: an undo is one more entry. The answers are found by reading the
log from the start, so that a stored log is all that is needed to resume.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class EntryKind(StrEnum):
    """What an entry did."""

    ANSWER = "answer"
    """The question has this value; complete."""
    PART = "part"
    """A list so far: the clerk may still add to it."""
    PENDING = "pending"
    """待定: known to be open, shown as 【待填】."""
    SKIP = "skip"
    """Not now; comes again at the end."""
    REASON = "reason"
    """Why a warning is kept; `name` is the warning's code and place."""
    LAST_YEAR = "last_year"
    """Last year's report was read in; `value` is its answers."""
    UNDO = "undo"
    """Takes back the last entry that is still standing."""


class Source(StrEnum):
    """Where an answer came from."""

    TYPED = "typed"
    DEFAULT = "default"
    REVIEW = "review"
    FILE = "file"
    LAST_YEAR = "last_year"
    """Taken from last year's report by a word of the clerk's."""


@dataclass(frozen=True)
class Entry:
    """One thing that happened. `value` is plain data (JSON)."""

    kind: EntryKind
    name: str = ""
    value: Any = None
    source: Source = Source.TYPED


@dataclass(frozen=True)
class Standing:
    """The entries that stand: undone ones are gone."""

    entries: tuple[Entry, ...]

    @property
    def latest(self) -> Mapping[str, Entry]:
        """For each question the entry that counts, oldest first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.kind not in (EntryKind.REASON, EntryKind.LAST_YEAR):
                found.pop(entry.name, None)
                found[entry.name] = entry
        return found

    @property
    def last_year(self) -> Any:
        """The answers of last year's report, as plain data; `None` if it was not read in."""
        read = [e.value for e in self.entries if e.kind is EntryKind.LAST_YEAR]
        return read[-1] if read else None

    @property
    def reasons(self) -> Mapping[str, str]:
        """Warnings that are kept, with the reason given for each."""
        return {e.name: str(e.value) for e in self.entries if e.kind is EntryKind.REASON}


def standing(entries: Iterable[Entry]) -> Standing:
    """Return what is left of a log once its undos are carried out."""
    stack: list[Entry] = []
    for entry in entries:
        if entry.kind is not EntryKind.UNDO:
            stack.append(entry)
        elif stack:
            stack.pop()
    return Standing(tuple(stack))
