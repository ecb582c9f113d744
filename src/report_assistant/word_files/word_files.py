"""The clerk's Word files: drafts are written, and what somebody edited is never written over.

A file counts as untouched when its bytes are those that were written; the store remembers them,
wherever the file has been moved to since. An edited file is updated: what the store kept of it is
the base with which the clerk's version and the new draft are compared.

What is written is remembered before it gets its name. A program that is killed in between leaves a
record without a file, which harms nothing; a file without a record could never be updated again.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.drafting.draft import Draft
from report_assistant.foundation.file_names import full_path, is_folder, names_like, with_remark
from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.foundation.open_files import in_use, is_open_elsewhere
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving import UnnamedFile, digest, save_beside, unnamed_file
from report_assistant.foundation.saving_problems import (
    ChangedMeanwhileError,
    NameTakenError,
    SaveError,
)
from report_assistant.merging.merged import NO_TERMS, Merged, Terms
from report_assistant.store.errors import DamagedStoreError
from report_assistant.store.store import Store, StoreError, WrittenDraft
from report_assistant.word.problems import FormError
from report_assistant.word_files.file_tracking import newest_file

if TYPE_CHECKING:
    from report_assistant.versions.difference import Difference

FORM_NAME = "公文模板.docx"
"""The office's own Word form, in the data directory beside the store."""


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


@dataclass(frozen=True)
class WrittenFrom:
    """What is remembered of a file that is about to be written."""

    report: int | None
    """The stored report's number; `None` for a draft from an answers file."""
    draft: Draft
    content: bytes
    """What a later version is compared with: the pure draft, as it is printed."""


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

        Raises EditedFileError where somebody's work would be lost, SaveError, FormError.
        """
        known = self._untouched(target)
        data = self.printed(draft)
        with self._recorded(data, target, WrittenFrom(report, draft, data)) as file:
            try:
                return file.take_name() if known is None else file.replace(known)
            except (NameTakenError, ChangedMeanwhileError) as error:
                raise _edited(target) from error

    def write_in(
        self, folder: Path, draft: Draft, report: int | None = None
    ) -> tuple[Path, Path | None]:
        """Write a draft in `folder` under its usual name, or under the first that is free.

        Returns the file, and the edited file that had the usual name. Raises SaveError, FormError.
        """
        wanted = self.usual_name(folder, draft)
        for name in names_like(wanted):
            if os.path.lexists(name) and not self.is_free(name):
                continue
            with contextlib.suppress(EditedFileError):  # somebody was quicker
                path = self.write(draft, name, report)
                return path, None if name == wanted else wanted
        raise AssertionError("numbers do not end")

    def write_over(self, draft: Draft, target: Path) -> tuple[Path, Path | None]:
        """Write a draft where an edited file is; returns it, and where that is kept now.

        Raises what `write` does, and ReadError, FileInUseError.
        """
        if self.is_free(target):
            return self.write(draft, target), None
        mine, data = read_file(target), self.printed(draft)
        return self._replace(target, mine, data, WrittenFrom(None, draft, data))

    def is_free(self, target: Path) -> bool:
        """Return whether a draft may be written to `target`: it is free, or an untouched draft."""
        try:
            self._untouched(target)
        except (EditedFileError, ReadError):
            return False
        return True

    def merged(
        self,
        draft: Draft,
        target: Path,
        *,
        terms: Terms = NO_TERMS,
    ) -> Merged:
        """Bring a draft into an edited file, without writing anything.

        Raises UnknownBaseError, FileInUseError, and VersionError for a file that cannot be read.
        """
        return self._merged(draft, read_file(target), target.name, terms)

    def update(
        self,
        draft: Draft,
        target: Path,
        report: int | None = None,
        *,
        terms: Terms = NO_TERMS,
        beside: bool = False,
    ) -> Updated:
        """Bring a draft into an edited file, or `beside` it into a new one; nothing is lost.

        The file as it was is kept next to it. A file in which nothing changes is not written.
        Raises what `merged` does, SaveError, and ChangedMeanwhileError where the file was saved
        while its new version was made.
        """
        mine = read_file(target)
        merged = self._merged(draft, mine, target.name, terms)
        if merged.data == mine:
            return Updated(target, None, merged)
        written = WrittenFrom(report, draft, self.printed(draft))
        if beside:
            return Updated(self._save_beside(target, merged.data, written), None, merged)
        return Updated(*self._replace(target, mine, merged.data, written), merged)

    def base(self, target: Path) -> WrittenDraft | None:
        """Return the baseline of a file that was edited; `None` where it is not known.

        Raises ClerkProblem for a file that cannot be read.
        """
        return self._base(read_file(target), target.name)

    def document(self, target: Path) -> str:
        """Return the id of the draft that a file was made from; empty where there is none."""
        try:
            return document_of(read_file(target), target.name)
        except ClerkProblem:  # what is wrong with a file is said when it is merged
            return ""

    def take_base(self, target: Path, drafts: Iterable[WrittenDraft]) -> bool:
        """Record the baseline of a file, if it is one of `drafts`. Raises ClerkProblem."""
        document = document_of(read_file(target), target.name)
        found = [draft for draft in drafts if document and draft.document == document]
        for draft in found:
            self._store.record_draft(None, draft)
        return bool(found)

    def differences(self, draft: Draft, target: Path) -> tuple[Difference, ...]:
        """Return the differences of a file from what would be written now. Raises ClerkProblem."""
        from report_assistant.versions.differences import differences

        return differences(read_file(target), self.printed(draft))

    def usual_name(self, folder: Path, draft: Draft) -> Path:
        """Return where the draft is put in `folder` if nothing is in the way."""
        from report_assistant.word.file_name import file_name

        return folder / file_name(draft)

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
        terms: Terms,
    ) -> Merged:
        from report_assistant.merging.merge import merge

        base = self._base(mine, name)
        if base is None:
            raise UnknownBaseError(
                f"这台电脑上没有当初生成“{name}”时的底稿，分不清哪些是您改的，所以没有动它。"
            )
        return merge(mine, base.content, draft, form=self._form_in_use(), terms=terms)

    def _base(self, mine: bytes, name: str) -> WrittenDraft | None:
        document = document_of(mine, name)
        return self._store.written(document) if document else None

    # ------------------------------------------------------------ files on disk

    def _untouched(self, target: Path) -> str | None:
        """Return the digest of the untouched file at `target`; `None` where nothing is.

        Raises EditedFileError for another file, ReadError for what is no file that can be read.
        """
        target = full_path(target)
        if not os.path.lexists(target) or is_folder(target):  # which is refused when it is written
            return None
        found = digest(read_file(target))
        if not self._store.has_written(found):
            raise _edited(target)
        return found

    @contextmanager
    def _recorded(self, data: bytes, target: Path, written: WrittenFrom) -> Iterator[UnnamedFile]:
        """Yield a file that is complete and remembered, and has no name yet."""
        with unnamed_file(target) as file:
            file.fill(data)
            self._record(full_path(target), written)
            yield file

    def _record(self, path: Path, written: WrittenFrom) -> None:
        try:
            entries = 0 if written.report is None else len(self._store.rows(written.report))
            draft = WrittenDraft(str(path), written.draft.document_id, written.content, entries)
            self._store.record_draft(written.report, draft)
        except DamagedStoreError:
            raise
        except StoreError as error:
            raise SaveError(
                f"没能在“{self._store.path.parent}”里留下底稿，所以 Word 文件没有写，答案都还在。"
                "请检查那里的磁盘是否已满、别的窗口是否正在保存，再试一次。"
            ) from error

    def _save_beside(self, wanted: Path, data: bytes, written: WrittenFrom) -> Path:
        """Write a file under the first free name like the wanted one."""
        for name in names_like(wanted):
            if os.path.lexists(name):
                continue
            with (
                contextlib.suppress(NameTakenError),
                self._recorded(data, name, written) as file,
            ):
                return file.take_name()
        raise AssertionError("numbers do not end")

    def _replace(
        self, target: Path, mine: bytes, data: bytes, written: WrittenFrom
    ) -> tuple[Path, Path]:
        """Write `data` over a file, and keep what it was; returns the paths of both."""
        if is_open_elsewhere(target):
            raise in_use(target)
        with self._recorded(data, target, written) as file:
            copy = save_beside(mine, name_of_former(target), like=target)  # as private as the file
            try:
                return file.replace(digest(mine)), copy
            except BaseException:
                copy.unlink(missing_ok=True)  # the file itself is still there
                raise

    def _form_in_use(self) -> bytes | None:
        if self._form is not None:
            return self._form
        try:
            return read_file(self.office_form) if self.office_form.exists() else None
        except ClerkProblem as error:
            raise FormError(f"读不了本单位的 Word 模板：{self.office_form}。") from error


def name_of_former(target: Path) -> Path:
    """Return the name under which a file is kept as it was before it is replaced."""
    return with_remark(full_path(target), f"（{date.today():%Y-%m-%d} 更新前）")


def _edited(target: Path) -> EditedFileError:
    return EditedFileError(f"“{target}”生成以后被改过，或者不是本程序生成的，没有动它。")


def document_of(data: bytes, name: str) -> str:
    """Return the id of the draft that a file was made from; empty where it has none."""
    from report_assistant.ooxml.document import open_document
    from report_assistant.ooxml.opened import unread
    from report_assistant.ooxml.package import BadPackageError

    try:
        return open_document(data).document_id
    except BadPackageError as error:
        raise unread(f"“{name}”", error) from error
