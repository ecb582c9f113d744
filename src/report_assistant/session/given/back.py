"""Word files of ours that are given back: whose they are, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import Event, Rejected
from report_assistant.report.printed import PrintedReport
from report_assistant.session.generating import Generating
from report_assistant.session.stored_interview import StoredInterview
from report_assistant.store.store import Store
from report_assistant.word_files.returned import ReturnedFiles

if TYPE_CHECKING:
    from report_assistant.word.reader import OpenedFile

_OF_ANOTHER = (
    "它是本程序给另一份报告生成的 Word 文件，不是正在填的这一份的。"
    "改过它、要收回来的，请选“不读”，退出再打开，在列表里选那一份报告，再给一次。"
)
_FROM_ELSEWHERE = (
    "它是本程序生成的 Word 文件，可这台电脑上没有当初生成它时的底稿，分不清哪些是改过的。"
    "改过它、要收回来的，请选“不读”，在生成它的那台电脑上打开那份报告，再给一次。"
)


class GivenBack:
    """Takes Word files that this program wrote for one report."""

    def __init__(self, store: Store, stored: StoredInterview, generating: Generating) -> None:
        self._store = store
        self._stored = stored
        self._generating = generating

    def knows(self, document: str) -> bool:
        """Return whether the Word file with this id was made for this very report."""
        return self._files.knows(document)

    def take(self, data: bytes, opened: OpenedFile) -> list[Event]:
        """Put a file back into its place and go on as after 生成."""
        try:
            returned = self._files.put_back(data, opened.document_id, self._generating.folder)
        except ClerkProblem as problem:
            return [Rejected(f"“{opened.name}”还没有收下：{problem}", opened.name)]
        return self._generating.take_back(opened.name, returned)

    def remark(self, printed: PrintedReport) -> str:
        """Say what to do with a file of ours that can be neither this report's nor last year's."""
        this_year, year = self._stored.now.answers.report.year, printed.year
        if not printed.document_id or this_year is None or year is None:
            return ""
        if year < this_year:  # it may be last year's; what speaks against it is asked about
            return ""
        is_known = self._store.log_behind(printed.document_id) is not None
        return _OF_ANOTHER if is_known else _FROM_ELSEWHERE

    @property
    def _files(self) -> ReturnedFiles:
        return ReturnedFiles(self._store, self._stored.number)
