"""The clerk's Word files: drafts are written, and what somebody edited is never written over.

A file counts as untouched when its bytes are those that were written; the store remembers them,
wherever the file has been moved to since. An edited file is updated: what the store kept of it is
the base with which the clerk's version and the new draft are compared.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from report_assistant.drafting.draft import Draft
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.store.store import Store, WrittenDraft
from report_assistant.word.problems import WordFileError
from report_assistant.word_files.file_tracking import newest_file

if TYPE_CHECKING:
    from report_assistant.merging.merged import Merged, Side
    from report_assistant.versions.difference import Difference

FORM_NAME = "公文模板.docx"
"""The office's own Word form, in the data directory beside the store."""
_UNDECIDED: Mapping[str, Side] = MappingProxyType({})


class EditedFileError(ClerkProblem):
    """A Word file would have been written over that is not as it was written."""


class UnknownBaseError(EditedFileError):
    """A Word file cannot be updated because it is not known how it was written."""


@dataclass(frozen=True)
class Updated:
    """The result of an update."""

    path: Path
    """The path of the updated file: the clerk's file, or a new one beside it."""
    copy: Path | None
    """The file as it was before; `None` where the file itself still is."""
    merged: Merged


class WordFiles:
    """Writes drafts over the office's form, or the shipped one where the office has none."""

    def __init__(self, store: Store, form: bytes | None = None) -> None:
        """Use `form`, where given, instead of the office's own one."""
        self._store = store
        self._form = form

    @property
    def office_form(self) -> Path:
        """The path of the office's own form; it need not exist."""
        return self._store.path.parent / FORM_NAME

    def write(self, draft: Draft, target: Path, report: int | None = None) -> Path:
        """Write a draft to exactly `target`, and remember it; returns its full path.

        Raises EditedFileError where somebody's work would be lost, WordFileError, FormError.
        """
        from report_assistant.word.saving import save_docx

        if not self.is_free(target):
            raise EditedFileError(
                f"“{target}”生成以后被改过，或者不是本程序生成的，没有动它。"
                "要把新答案并进去、改过的都保留，请加上 --update；要另存一份，请换一个文件名。"
            )
        data = self.printed(draft)
        path = save_docx(data, target)
        self._record(report, draft, path, data)
        return path

    def is_free(self, target: Path) -> bool:
        """Return whether a draft may be written to `target`: it is free, or an untouched draft."""
        if target.is_dir():  # refused when it is written, with a sentence of its own
            return True
        try:
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
        except OSError:  # what else is wrong with the place is said when it is written
            return not os.path.lexists(target)
        return self._store.has_written(digest)

    def merged(
        self,
        draft: Draft,
        target: Path,
        *,
        chosen: Mapping[str, Side] = _UNDECIDED,
    ) -> Merged:
        """Bring a draft into an edited file, without writing anything.

        Raises UnknownBaseError, FileInUseError, and VersionError for a file that cannot be read.
        """
        return self._merged(draft, _content(target), target.name, chosen)

    def update(
        self,
        draft: Draft,
        target: Path,
        report: int | None = None,
        *,
        chosen: Mapping[str, Side] = _UNDECIDED,
        beside: bool = False,
    ) -> Updated:
        """Bring a draft into an edited file, or `beside` it into a new one; nothing is lost.

        The file as it was is kept next to it. A file in which nothing changes is not written.
        Raises what `merged` does, and WordFileError.
        """
        from report_assistant.word.saving import names_like, save_docx

        mine = _content(target)
        merged = self._merged(draft, mine, target.name, chosen)
        if merged.data == mine:
            return Updated(target, None, merged)
        if beside:
            free = next(name for name in names_like(target) if not os.path.lexists(name))
            path, copy = save_docx(merged.data, free), None
        else:
            path, copy = _replace(target, mine, merged.data)
        self._record(report, draft, path, self.printed(draft))
        return Updated(path, copy, merged)

    def base(self, target: Path) -> WrittenDraft | None:
        """Return the baseline of a file that was edited; `None` where it is not known.

        Raises ClerkProblem for a file that cannot be read.
        """
        return self._base(_content(target), target.name)

    def take_base(self, target: Path, drafts: Iterable[WrittenDraft]) -> bool:
        """Record the baseline of a file, if it is one of `drafts`. Raises ClerkProblem."""
        document = _document_of(_content(target), target.name)
        found = [draft for draft in drafts if document and draft.document == document]
        for draft in found:
            self._store.record_draft(None, draft)
        return bool(found)

    def differences(self, draft: Draft, target: Path) -> tuple[Difference, ...]:
        """Return the differences of a file from what would be written now. Raises ClerkProblem."""
        from report_assistant.versions.differences import differences

        return differences(_content(target), self.printed(draft))

    def usual_name(self, folder: Path, draft: Draft) -> Path:
        """Return where the draft is put in `folder` if nothing is in the way."""
        from report_assistant.word.saving import file_name

        return folder / file_name(draft)

    def free_name(self, folder: Path, draft: Draft) -> tuple[Path, Path | None]:
        """Return the draft's name in `folder`, and the edited file that had the name first."""
        from report_assistant.word.saving import names_like

        wanted = self.usual_name(folder, draft)
        free = next(name for name in names_like(wanted) if self.is_free(name))
        return free, None if free == wanted else wanted

    def last_written(self, report: int | None) -> Path | None:
        """Return the path of a report's newest Word file, renamed or not; `None` without one."""
        drafts = [] if report is None else self._store.drafts(report)
        return newest_file(drafts)

    def printed(self, draft: Draft) -> bytes:
        """Return the Word file that prints a draft, over the form in use."""
        from report_assistant.word.writer import write_docx

        return write_docx(draft, self._form_in_use())

    def _merged(
        self,
        draft: Draft,
        mine: bytes,
        name: str,
        chosen: Mapping[str, Side],
    ) -> Merged:
        from report_assistant.merging.merge import merge

        base = self._base(mine, name)
        if base is None:
            raise UnknownBaseError(
                f"这台电脑上没有当初生成“{name}”时的底稿，分不清哪些是您改的，所以没有动它。"
            )
        return merge(mine, base.content, draft, form=self._form_in_use(), chosen=chosen)

    def _base(self, mine: bytes, name: str) -> WrittenDraft | None:
        document = _document_of(mine, name)
        return self._store.written(document) if document else None

    def _record(self, report: int | None, draft: Draft, path: Path, content: bytes) -> None:
        entries = 0 if report is None else len(self._store.rows(report))
        written = WrittenDraft(str(path), draft.document_id, content, entries)
        self._store.record_draft(report, written)

    def _form_in_use(self) -> bytes | None:
        if self._form is not None:
            return self._form
        try:
            return self.office_form.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise WordFileError(f"读不了本单位的 Word 模板：{self.office_form}。") from error


def _document_of(data: bytes, name: str) -> str:
    """Return the id of the draft that a file was made from; empty where it has none."""
    from report_assistant.ooxml.document import open_document
    from report_assistant.ooxml.opened import unread
    from report_assistant.ooxml.package import BadPackageError

    try:
        return open_document(data).document_id
    except BadPackageError as error:
        raise unread(f"“{name}”", error) from error


def _content(target: Path) -> bytes:
    from report_assistant.word.saving import in_use

    try:
        return target.read_bytes()
    except PermissionError as error:
        raise in_use(target) from error
    except OSError as error:
        raise WordFileError(f"读不了“{target}”，请检查文件名和路径。") from error


def _replace(target: Path, before: bytes, data: bytes) -> tuple[Path, Path]:
    """Write `data` over the file and keep what it was; returns the paths of both."""
    from report_assistant.word.saving import (
        in_use,
        is_open_elsewhere,
        names_like,
        save_docx,
        with_remark,
    )

    if is_open_elsewhere(target):
        raise in_use(target)
    dated = with_remark(target, f"（{date.today():%Y-%m-%d} 更新前）")
    copy = save_docx(before, next(name for name in names_like(dated) if not os.path.lexists(name)))
    with contextlib.suppress(OSError):
        shutil.copymode(target, copy)  # as private as the file itself
    try:
        return save_docx(data, target), copy
    except WordFileError:
        copy.unlink(missing_ok=True)  # the file itself is still there
        raise
