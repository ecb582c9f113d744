"""What became of 生成: the events that tell of a Word file that was written or updated."""

from dataclasses import dataclass
from pathlib import Path

from report_assistant.checks import Finding
from report_assistant.interview.events import Event
from report_assistant.word_files.word_files import Updated


@dataclass(frozen=True)
class FileUpdated(Event):
    """The clerk's file was updated."""

    updated: Updated
    undecided: int
    """Places where both versions stand, the new one in a comment."""


@dataclass(frozen=True)
class WrittenFile:
    """What became of 生成 Word."""

    path: Path
    missing: int
    """How many 【待填】 the clerk will find in it."""
    kept: Path | None
    """A file of the same name that was changed by somebody and therefore left alone."""
    findings: tuple[Finding, ...] = ()
    """What the checks say about it."""
    update: FileUpdated | None = None
    """Of an edited file: what the update did."""


@dataclass(frozen=True)
class WordWritten(Event):
    """A Word file was written."""

    file: WrittenFile
