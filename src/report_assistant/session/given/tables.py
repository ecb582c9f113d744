"""Tables that are pasted or come in a workbook: shown first, taken after a yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from report_assistant.foundation.snapshot import snapshot
from report_assistant.interview.events import Event
from report_assistant.session.stored_interview import StoredInterview

if TYPE_CHECKING:
    from report_assistant.sheets.in_conversation import Heard, PastedTable
    from report_assistant.sheets.workbook import Sheet


class GivenTables:
    """The statutory tables of one report, as they are handed over."""

    def __init__(self, stored: StoredInterview) -> None:
        self._stored = stored
        self._pasted: PastedTable | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether a table waits for yes or no."""
        return self._pasted is not None and self._pasted.is_waiting

    def hear(self, typed: str) -> list[Event] | None:
        """Return the events of a pasted table, or a word about one; `None` for other messages."""
        is_one_line = "\t" not in typed and "\n" not in typed.strip()
        if (self._pasted is None and is_one_line) or (not is_one_line and _is_report(typed)):
            return None
        return self._heard(lambda table: table.hear(typed, self._stored.now))

    def read(self, sheets: Sequence[Sheet]) -> list[Event]:
        """Read the statutory tables, or a register of requests, out of a workbook's sheets."""
        return self._heard(lambda table: table.hear_workbook(sheets, self._stored.now)) or []

    def _heard(self, hear: Callable[[PastedTable], Heard | None]) -> list[Event] | None:
        """Take what the table comes to; where it cannot be stored, it waits for a yes as before."""
        table = self._tables()
        put_back = snapshot(table)
        try:
            heard = hear(table)
            if heard is None or heard.values is None:
                return None if heard is None else [*heard.events]
            return self._stored.fill(heard.values)
        except BaseException:
            put_back()
            raise

    def _tables(self) -> PastedTable:
        if self._pasted is None:
            from report_assistant.sheets.in_conversation import PastedTable

            self._pasted = PastedTable()
        return self._pasted


def _is_report(pasted: str) -> bool:
    from report_assistant.reading.outline import is_whole_report

    return is_whole_report(pasted)
