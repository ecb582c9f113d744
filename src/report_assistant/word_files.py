"""The clerk's Word files: drafts are written, and what somebody edited is never written over.

A file counts as untouched when its bytes are those that were written; the store remembers their
digests, wherever the file has been moved to since.
"""

import hashlib
import os
from pathlib import Path

from report_assistant.drafting.draft import Draft
from report_assistant.problems import ClerkProblem
from report_assistant.store.store import Store, WrittenDraft
from report_assistant.word.problems import WordFileError

FORM_NAME = "公文模板.docx"
"""The office's own Word form, in the data directory beside the store."""


class EditedFileError(ClerkProblem):
    """A Word file would have been written over that is not as it was written."""


class WordFiles:
    """Writes drafts over the office's form, or the shipped one where the office has none."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def office_form(self) -> Path:
        """Where the office's own form is kept; it need not exist."""
        return self._store.path.parent / FORM_NAME

    def write(
        self, draft: Draft, target: Path, report: int | None = None, form: bytes | None = None
    ) -> Path:
        """Write a draft to exactly `target`, and remember it; returns its full path.

        Raises EditedFileError where somebody's work would be lost, WordFileError, FormError.
        """
        if not self._may_write(target):
            raise EditedFileError(
                f"“{target}”生成以后被改过，或者不是本程序生成的，没有动它。"
                "请换一个文件名，或者先把它改名再生成。"
            )
        from report_assistant.word.saving import save_docx
        from report_assistant.word.writer import write_docx

        data = write_docx(draft, form or self._form_in_use())
        path = save_docx(data, target)
        entries = 0 if report is None else len(self._store.rows(report))
        self._store.record_draft(report, WrittenDraft(str(path), draft.document_id, data, entries))
        return path

    def free_name(self, folder: Path, draft: Draft) -> tuple[Path, Path | None]:
        """Return the draft's name in `folder`, and the edited file that had the name first."""
        from report_assistant.word.saving import file_name, names_like

        wanted = folder / file_name(draft)
        free = next(name for name in names_like(wanted) if self._may_write(name))
        return free, None if free == wanted else wanted

    def _may_write(self, target: Path) -> bool:
        if target.is_dir():  # refused when it is written, with a sentence of its own
            return True
        try:
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
        except OSError:  # what else is wrong with the place is said when it is written
            return not os.path.lexists(target)
        return self._store.has_written(digest)

    def _form_in_use(self) -> bytes | None:
        try:
            return self.office_form.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise WordFileError(f"读不了本单位的 Word 模板：{self.office_form}。") from error
