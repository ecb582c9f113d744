"""A Word file found again that the clerk gave another name: it says itself which draft it was."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.foundation.file_kinds import WORD
from report_assistant.foundation.file_names import is_file
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.language.asked.asides import REDLINE
from report_assistant.store.location import found_again

if TYPE_CHECKING:
    from report_assistant.store.store import WrittenDraft

_MOST_FILES = 200
"""The number of files of a folder that are looked into, newest first."""


def newest_file(drafts: Sequence[WrittenDraft]) -> Path | None:
    """Return the newest file among some drafts: as it was written, or renamed in its folder.

    A copy with tracked changes made by us is taken only where there is nothing else.
    """
    known: dict[Path, dict[str, Path]] = {}
    for draft in reversed(drafts):
        path = found_again(draft.path)
        if is_file(path):
            return path
        if path.parent not in known:
            known[path.parent] = _drafts_in(path.parent)
        if draft.document in known[path.parent]:
            return known[path.parent][draft.document]
    return None


def _drafts_in(folder: Path) -> dict[str, Path]:
    """Map each draft to the newest file in the folder that was made from it."""
    found: dict[str, Path] = {}
    newest = islice(_newest_first(folder), _MOST_FILES)
    for path in sorted(newest, key=lambda path: path.name.startswith(REDLINE)):
        found.setdefault(_draft_in(path), path)
    found.pop("", None)
    return found


def _newest_first(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            files = [(each.stat().st_mtime, each.path) for each in entries if _is_document(each)]
    except OSError:  # a folder that is gone holds nothing
        return
    for _, path in sorted(files, reverse=True):
        yield Path(path)


def _is_document(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(WORD) and not entry.name.startswith(("~$", ".")) and entry.is_file()


def _draft_in(path: Path) -> str:
    from report_assistant.foundation.loading import read_file
    from report_assistant.ooxml.document import open_document
    from report_assistant.ooxml.package import BadPackageError

    try:
        return open_document(read_file(path)).document_id
    except (ClerkProblem, BadPackageError):
        return ""
