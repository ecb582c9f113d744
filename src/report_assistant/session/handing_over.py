"""What is handed over in the conversation: last year's report, materials, several files at once.

A file or a paste that is no annual report is a material. Tables two to four are read elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from report_assistant.foundation.file_kinds import BACKUP, MAIL, WORKBOOKS
from report_assistant.foundation.file_names import full_path
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import Event, Offered, Rejected, Said
from report_assistant.language.asked.handed_over import (
    backup_in,
    files_in,
    place_in,
    report_in,
    workbook_in,
)
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.fields import Kind
from report_assistant.report.values import MAX_TEXT
from report_assistant.session.given.files import GivenFile, file_at
from report_assistant.session.last_year import LastYear
from report_assistant.session.stored_interview import StoredInterview

if TYPE_CHECKING:
    from report_assistant.session.given.back import GivenBack
    from report_assistant.session.given.backups import GivenBackups
    from report_assistant.session.given.tables import GivenTables
    from report_assistant.session.materials import Batch, Materials
    from report_assistant.word.reader import OpenedFile

PASTED = "粘贴的内容"
_UNFILLED = "“{}”里的{}还没有填数，没有什么可以读。请在 Excel 或 WPS 里填好、保存，再给一次。"
_A_FOLDER = "“{}”是一个文件夹。请打开它，把里面要用的文件拖进来。"
_SHORTEST_PASTE, _LONG_PASTE = 40, 300
_LONG_ANSWERS = frozenset({Kind.PROSE, Kind.LINES, Kind.MEASURES})


class HandingOver:
    """Reads what is handed over; what waits for an answer about it."""

    def __init__(
        self,
        stored: StoredInterview,
        questionnaire: Questionnaire,
        tables: GivenTables,
        returned: GivenBack,
        backups: GivenBackups,
    ) -> None:
        """Let `tables` take the statutory tables, `returned` this report's own Word files."""
        self._stored = stored
        self._tables = tables
        self._returned = returned
        self._backups = backups
        self._questionnaire = questionnaire
        self._last_year = LastYear(stored, questionnaire, returned)
        self._later: Batch | None = None
        """Materials that came with a report about which there is a question first."""

    @property
    def offered(self) -> Offered | None:
        """The question about a report or a backup; `None` where none is open."""
        return self._last_year.offered or self._backups.offered

    def hear(self, words: str) -> list[Event] | None:
        """Read several files at once, a file that only a material can be, or a pasted material.

        `None` for other messages. Raises StoreError.
        """
        if (backup := backup_in(words)) is not None:
            return self._backups.take(file_at(backup)) if backup else self._backups.which()
        if (place := place_in(words)) and os.path.isdir(full_path(place)):  # noqa: PTH112 - it never raises
            return [Rejected(_A_FOLDER.format(place), words)]
        files = files_in(words)
        if len(files) > 1 or any(not report_in(f) and workbook_in(f) is None for f in files):
            return self._read_files([file_at(file) for file in files], "\n".join(files))
        return self._materials.hear_paste(words) if self.is_material(words) else None

    def is_material(self, words: str) -> bool:
        """Return whether a paste is a chat, an e-mail, or a long text where none is asked for."""
        if len(words) < _SHORTEST_PASTE or report_in(words) or _is_table(words):
            return False
        from report_assistant.materials.files import is_conversation

        question = self._stored.now.current
        is_asked_for = question is not None and question.kind in _LONG_ANSWERS
        is_text = len(words) >= _LONG_PASTE and "\t" not in words and not is_asked_for
        is_figures = any(map(str.isdigit, words)) and (len(words) <= MAX_TEXT or "\n" in words)
        return is_conversation(words) or (is_text and is_figures)

    def take(self, files: Sequence[GivenFile]) -> list[Event]:
        """Read files, each by its kind. Raises StoreError."""
        if len(files) > 1 or any(file.name.lower().endswith(MAIL) for file in files):
            return self._read_files(files)
        (file,) = files
        if file.name.lower().endswith(WORKBOOKS):
            return self.read_tables(file)
        if file.name.lower().endswith(BACKUP):
            return self._backups.take(file)
        return self._read_file(file)

    def read(self, report: str) -> list[Event]:
        """Read what may be last year's report: a pasted text, or a file by its path.

        What is none is a material. Raises StoreError.
        """
        from report_assistant.word.reader import open_text

        if "\n" in report:
            return self._read_opened(open_text(report, PASTED))
        return self._read_file(file_at(report))

    def read_tables(self, file: GivenFile) -> list[Event]:
        """Read a workbook: with the statutory tables, a register, or else figures in it."""
        from report_assistant.materials.files import contents_of_sheets
        from report_assistant.sheets.files import LARGEST_WORKBOOK, sheets_in
        from report_assistant.sheets.read_sheets import hold_tables
        from report_assistant.sheets.unfilled import unfilled_tables

        try:
            sheets = sheets_in(file.read(LARGEST_WORKBOOK), file.name)
        except ClerkProblem as problem:
            return [Rejected(str(problem), file.name)]
        is_confirming = self._tables.is_waiting or self._stored.now.is_confirming
        if is_confirming or hold_tables(sheets, self._stored.now.answers):
            return self._tables.read(sheets)
        if unfilled := unfilled_tables(sheets):
            return [Rejected(_UNFILLED.format(file.name, "、".join(unfilled)), "")]
        return self._materials.show([contents_of_sheets(sheets, file.name)], [])

    def _read_file(self, file: GivenFile) -> list[Event]:
        """Read a file that is no workbook: one of ours, last year's report, or a material."""
        from report_assistant.word.reader import is_word, open_bytes, unpacked

        try:
            data, name = unpacked(file.read(), file.name)
            opened = open_bytes(data, name)
        except ClerkProblem as problem:
            return self._last_year.cannot_read(problem, file.name)
        if self._returned.knows(opened.document_id) and is_word(data, name):
            return self._returned.take(data, opened)
        return self._read_opened(opened)

    def _read_opened(self, opened: OpenedFile) -> list[Event]:
        from report_assistant.materials.annual_report import is_annual_report
        from report_assistant.word.reader import DoubtfulFiguresError, printed_of

        try:
            printed = printed_of(opened)
        except DoubtfulFiguresError as doubt:
            if is_annual_report(doubt.printed):
                return self._last_year.cannot_read(doubt, opened.name)
            printed = doubt.printed
        if not is_annual_report(printed):
            return self._materials.hear_opened(opened, opened.name)
        return self._last_year.take(printed)

    def say(self, words: str) -> list[Event]:
        """Take the answer to the question about a file; then show what came with a report."""
        if self._backups.offered is not None:
            return self._backups.say(words)
        events = self._last_year.say(words)
        later = self._later
        if later is None or self._last_year.offered is not None:
            return events
        self._later = None
        return [*events, *self._shown_behind(later)]

    def give_up(self) -> None:
        """Leave what was asked about; nothing of it was taken."""
        self._last_year.give_up()
        self._backups.give_up()
        self._later = None

    def _read_files(self, files: Sequence[GivenFile], typed: str = "") -> list[Event]:
        """Read files that were handed over together; a report among them is last year's."""
        batch = self._materials.sorted_files(files, self._returned)
        if batch.report is None:
            return self._materials.show(batch.materials, batch.told, typed)
        events = self._last_year.take(batch.report)
        if self._last_year.offered is not None:
            self._later = batch
            return events
        return [*events, *self._shown_behind(batch)]

    def _shown_behind(self, batch: Batch) -> list[Event]:
        """Show materials that came with a report."""
        if not batch.materials:
            return [Said("\n".join(batch.told))]
        return self._materials.show(batch.materials, batch.told)

    @property
    def _materials(self) -> Materials:
        from report_assistant.session.materials import Materials

        return Materials(self._stored, self._questionnaire)


def _is_table(pasted: str) -> bool:
    from report_assistant.sheets.pasting import is_table

    return is_table(pasted)
