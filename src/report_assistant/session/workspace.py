"""The workspace: the opened store and the questionnaire, from which conversations are begun."""

import contextlib
import threading
from datetime import date
from pathlib import Path

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.stored_reports import ReportSummary, summaries
from report_assistant.store.backups import daily_backup
from report_assistant.store.connections import for_reading
from report_assistant.store.store import Store, StoreError, WrittenDraft


class Workspace:
    """Everything that a shell needs to talk about reports. Close it after use."""

    def __init__(self, today: date, home: Path | None = None) -> None:
        """Load the questionnaire and open the store. Raises PromptsError or StoreError."""
        self._begin(today, Store(home))
        # Waited for when the program ends: a copy of some megabytes takes a moment.
        threading.Thread(target=_back_up, args=(self._store.path, today)).start()

    def _begin(self, today: date, store: Store) -> None:
        self._today = today
        self._store = store
        self._questionnaire = load_questionnaire()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def summaries(self) -> list[ReportSummary]:
        """Return the stored reports, last changed first."""
        return summaries(self._store, self._questionnaire, self._today)

    def conversation(self, number: int | None) -> Conversation:
        """Go on with report `number`, or begin a new one. Raises ClerkProblem if there is none."""
        self.refuse_unknown(number)
        return Conversation(self._store, self._questionnaire, number, today=self._today)

    def refuse_unknown(self, number: int | None) -> None:
        """Raise ClerkProblem if there is no report of this number; `None` is a new one."""
        if number is not None and not self._store.exists(number):
            raise ClerkProblem(f"没有编号是 {number} 的报告，用 report-assistant list 查看有哪些。")

    def latest(self) -> int | None:
        """Return the number of the report that was changed last; `None` when there is none."""
        stored = self._store.reports()
        return stored[0] if stored else None

    def drafts(self, number: int) -> list[WrittenDraft]:
        """Return the Word files that were written for a report, the oldest first."""
        return self._store.drafts(number)


class ReadOnlyWorkspace(Workspace):
    """A workspace to look at what is stored; nothing is created or changed on the disk."""

    def __init__(self, today: date, home: Path | None = None) -> None:
        """Read the store into memory. Raises PromptsError or StoreError."""
        self._begin(today, Store(home, connect=for_reading))


def _back_up(store: Path, today: date) -> None:
    """Make the day's copy; work goes on without it where that fails."""
    with contextlib.suppress(StoreError):
        daily_backup(store, today)
