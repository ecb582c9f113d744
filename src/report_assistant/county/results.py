"""What is written of a collection: the workbook, the sheets to send back, the county's answers."""

import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from report_assistant.county import long_table
from report_assistant.county.alike import alike_pairs
from report_assistant.county.collecting import Collection
from report_assistant.county.county_answers import FILE_NAME as ANSWERS
from report_assistant.county.county_answers import county_answers, dump_county_answers
from report_assistant.county.kept import Kept
from report_assistant.county.result_files import ResultFiles
from report_assistant.county.roster import Roster
from report_assistant.county.roster_file import FILE_NAME as ROSTER
from report_assistant.county.scoring import default_scheme
from report_assistant.county.sent_back import memo_form, memos, reminders
from report_assistant.county.workbook.own import OwnColumns
from report_assistant.county.workbook.own_columns import own_columns
from report_assistant.county.workbook.roster_book import roster_workbook
from report_assistant.county.workbook.summary import FILE_NAME as SUMMARY
from report_assistant.county.workbook.summary import summary_workbook
from report_assistant.foundation.file_names import is_file
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.open_files import in_use, is_open_elsewhere
from report_assistant.foundation.saving import digest
from report_assistant.report.signature import printed

GUESSED = "猜的名册"
"""Under this name is kept what the roster was when it was guessed, to see whether it still is."""
_MARK = "\ufeff"
"""Tells old programs on Windows that a text is UTF-8."""


@dataclass(frozen=True)
class Former:
    """What an earlier run left, and what people added to it."""

    own: OwnColumns = field(default_factory=OwnColumns)
    """What they wrote into the workbook."""
    form: bytes | None = None
    """The office's own form of what is sent back."""
    is_there: bool = False
    """Whether there is a workbook of an earlier run."""
    seen: str = ""
    """The digest of the workbook that they wrote into; empty without one."""


def former_results(folder: Path) -> Former:
    """Return what people added to the results of an earlier run. Raises ClerkProblem."""
    form = folder / memo_form.FILE_NAME
    own = read_file(form) if is_file(form) else None
    if own is not None:
        memo_form.check_memo_form(own)
    workbook = folder / SUMMARY
    if is_open_elsewhere(workbook):
        raise in_use(workbook)
    if not is_file(workbook):
        return Former(form=own)
    data = read_file(workbook)
    return Former(own_columns(data, SUMMARY), own, is_there=True, seen=digest(data))


class Writing:
    """Writes the results of a collection into their folder."""

    def __init__(self, kept: Kept, files: ResultFiles, today: date) -> None:
        self._kept = kept
        self._files = files
        self._today = today

    def write(self, collection: Collection, former: Former) -> None:
        """Write all results. Raises ClerkProblem."""
        own = former.own.for_year(collection.year)
        if not former.own.is_of(collection.year):
            assert former.own.year is not None
            self._files.keep_of_year(SUMMARY, former.own.year)
        scheme = own.scheme or default_scheme()
        pairs = alike_pairs(collection, self._kept)
        summary = summary_workbook(collection, pairs, scheme, own)
        self._files.save_merged(SUMMARY, summary, former.seen)
        self._write_memos(collection, self._own_form(former.form))
        words = reminders.reminders(collection, self._today)
        self._files.save(reminders.FILE_NAME, f"{_MARK}{words}".encode())
        answers = dump_county_answers(county_answers(collection), printed(self._today))
        self._files.save(ANSWERS, answers.encode())
        self._files.save_by(long_table.FILE_NAME, lambda file: _write_details(collection, file))

    def write_roster(self, roster: Roster) -> None:
        """Write the roster, to be mended there, and to be taken in the next run."""
        data = roster_workbook(roster)
        self._files.save(ROSTER, data)
        if roster.is_guessed:
            self._kept.keep_written(GUESSED, digest(data))

    def _own_form(self, form: bytes | None) -> bytes | None:
        """Return the office's own form of memos; where it has none, ours lies there to be changed."""
        name = memo_form.FILE_NAME
        if form is not None and digest(form) != self._kept.written(name):
            return form
        self._files.save(name, memo_form.shipped_memo_form())
        return None

    def _write_memos(self, collection: Collection, form: bytes | None) -> None:
        """Write what is sent back, and take away what a body need not mend any more."""
        names = []
        for each in memos.memos(collection, self._today, form):
            names.append(f"{memos.FOLDER}/{each.file_name}")
            self._files.save(names[-1], memos.memo_bytes(each))
        self._files.keep_only(memos.FOLDER, names)


def _write_details(collection: Collection, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding=long_table.ENCODING, newline="")
    long_table.detail_csv(collection, text)
    text.detach()
