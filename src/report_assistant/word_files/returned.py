"""A Word file of ours that somebody edited elsewhere and gives back.

It takes the place of the report's newest file. What stood there is kept beside it where somebody
had edited that too: which of the two holds more, only the clerk can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from report_assistant.foundation.file_names import is_folder
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.open_files import in_use, is_open_elsewhere
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving import digest, save_beside, unnamed_file
from report_assistant.store.store import Store, WrittenDraft
from report_assistant.word_files.file_tracking import newest_file
from report_assistant.word_files.word_files import document_of, name_of_former


@dataclass(frozen=True)
class Returned:
    """Where a file that was given back is now."""

    path: Path
    """The report's newest file; as long as `is_as_written`, untouched by what was given."""
    is_as_written: bool = False
    """Whether nobody edited what was given, so that there is nothing in it to take."""
    was_there: bool = False
    """Whether it is the report's newest file itself, or the same in every byte."""
    beside: Path | None = None
    """The file that stood there, where somebody had edited it."""
    lost: int | None = 0
    """In how many places that one was edited as what was given is not; `None` if it cannot be told."""


class ReturnedFiles:
    """Puts files that were given back into the place of what was written for one report."""

    def __init__(self, store: Store, report: int | None) -> None:
        self._store = store
        self._report = report

    def knows(self, document: str) -> bool:
        """Return whether the draft with this id was written for this report."""
        return bool(document) and any(each.document == document for each in self._drafts)

    def put_back(self, data: bytes, document: str, folder: Path) -> Returned:
        """Put a file where the report's newest one is; where that is gone, in `folder`.

        Raises FileInUseError, SaveError, ReadError, and nothing is changed then.
        """
        target = newest_file(self._drafts)
        if target is None:
            return Returned(self._put_anew(data, document, folder))
        there = read_file(target)
        if self._store.has_written(digest(data)):
            return Returned(target, is_as_written=True)
        if there == data:
            return Returned(target, was_there=True)
        if is_open_elsewhere(target):
            raise in_use(target)
        if self._store.has_written(digest(there)):
            _replace(target, there, data)
            return Returned(target)
        beside = save_beside(there, name_of_former(target), like=target)
        try:
            _replace(target, there, data)
        except BaseException:
            beside.unlink(missing_ok=True)  # the file itself is still there
            raise
        return Returned(target, beside=beside, lost=self._lost(there, data))

    def _lost(self, there: bytes, given: bytes) -> int | None:
        """Count the edits of one file that another has not; `None` where they cannot be told.

        A copy that was made after them has them all, and then there is nothing to warn of.
        """
        from report_assistant.versions.differences import differences

        try:
            base = self._store.written(document_of(there, ""))
            if base is None:
                return None
            edits, kept = differences(base.content, there), differences(base.content, given)
        except ClerkProblem:
            return None
        return len(set(edits) - set(kept))

    def _put_anew(self, data: bytes, document: str, folder: Path) -> Path:
        """Put a file where the newest one was, or into `folder`, and remember it there."""
        wanted = Path(self._drafts[-1].path)
        if not is_folder(wanted.parent):
            wanted = folder / wanted.name
        base = self._store.written(document)
        path = save_beside(data, wanted)
        if base is not None and path != Path(self._drafts[-1].path):
            moved = WrittenDraft(str(path), document, base.content, base.entries)
            self._store.record_draft(self._report, moved)
        return path

    @property
    def _drafts(self) -> list[WrittenDraft]:
        return [] if self._report is None else self._store.drafts(self._report)


def _replace(target: Path, there: bytes, data: bytes) -> None:
    with unnamed_file(target) as file:
        file.fill(data)
        file.replace(digest(there))
