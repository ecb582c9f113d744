"""What is written of a collection: the workbook, the sheets to send back, the county's answers."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from report_assistant.county import long_table, memo_form, memos, reminders
from report_assistant.county.collecting import Collection
from report_assistant.county.county_answers import FILE_NAME as ANSWERS
from report_assistant.county.county_answers import county_answers, dump_county_answers
from report_assistant.county.kept import Kept
from report_assistant.county.result_files import ResultFiles
from report_assistant.county.work import Failed, Workers, done_by
from report_assistant.foundation.file_names import is_file
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.report.signature import printed

_FAILED = "“{}”没有写成，请再汇总一次。"
_MARK = "\ufeff"
"""Tells old programs on Windows that a text is UTF-8."""


@dataclass(frozen=True)
class Former:
    """What an earlier run left, and what people added to it."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    """The file that is taken, by body."""
    form: bytes | None = None
    """The office's own form of what is sent back."""


def former_results(folder: Path) -> Former:
    """Return what people added to the results of an earlier run. Raises ClerkProblem."""
    form = folder / memo_form.FILE_NAME
    own = read_file(form) if is_file(form) else None
    if own is not None:
        memo_form.check_memo_form(own)
    return Former(form=own)


class Writing:
    """Writes the results of a collection into their folder."""

    def __init__(self, kept: Kept, workers: Workers, files: ResultFiles, today: date) -> None:
        self._kept = kept
        self._workers = workers
        self._files = files
        self._today = today

    def write(self, collection: Collection, former: Former) -> None:
        """Write all results. Raises ClerkProblem."""
        self._write_memos(collection, former.form)
        words = reminders.reminders(collection, self._today)
        self._files.save(reminders.FILE_NAME, f"{_MARK}{words}".encode())
        answers = dump_county_answers(county_answers(collection), printed(self._today))
        self._files.save(ANSWERS, answers.encode())
        self._files.save_by(long_table.FILE_NAME, lambda file: _write_details(collection, file))

    def _write_memos(self, collection: Collection, form: bytes | None) -> None:
        """Write what is sent back, and take away what a body need not mend any more."""
        names: list[str] = []

        def sent() -> Iterator[memos.MemoData]:
            for each in memos.memos(collection, self._today, form):
                names.append(f"{memos.FOLDER}/{each.file_name}")
                yield each

        for number, made in done_by(self._workers, memos.memo_bytes, sent()):
            if isinstance(made, Failed):
                raise ClerkProblem(_FAILED.format(names[number]))
            self._files.save(names[number], made)
        self._files.keep_only(memos.FOLDER, names)


def _write_details(collection: Collection, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding=long_table.ENCODING, newline="")
    long_table.detail_csv(collection, text)
    text.detach()
