"""File events: a Word file was written or updated."""

from dataclasses import dataclass
from pathlib import Path

from report_assistant.checks import Finding
from report_assistant.interview.events import Event, Offered
from report_assistant.word_files.word_files import Updated


@dataclass(frozen=True)
class FileUpdated(Event):
    """The clerk's file was updated."""

    updated: Updated
    undecided: int
    """Places where both versions stand, the new one in a comment."""


@dataclass(frozen=True)
class WrittenFile:
    """The result of 生成: a Word file."""

    path: Path
    missing: int
    """The number of 【待填】 in the file."""
    kept: Path | None
    """A file of the same name that was changed by somebody and therefore left alone."""
    findings: tuple[Finding, ...] = ()
    """The findings about it."""
    clock_doubt: str = ""
    """What is to be said of the computer's date, where that is wrong."""
    update: FileUpdated | None = None
    """Of an edited file: what the update did."""


@dataclass(frozen=True)
class CollectingBegun(Event):
    """A county's reports are to be read: the shell has `Gathering.run` do it, and shows how far it is."""

    offered: Offered
    """What can be said meanwhile."""


@dataclass(frozen=True)
class Collected(Event):
    """A county's reports were read; these are the results to look at, files and folders."""

    results: tuple[Path, ...]


@dataclass(frozen=True)
class WordWritten(Event):
    """A Word file was written."""

    file: WrittenFile
