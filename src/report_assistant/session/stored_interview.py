"""An interview whose log is kept in the store.

What a step recorded is on disk before its events are returned, so nothing that was echoed can be
lost; a step that cannot be stored has not happened.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from report_assistant.checks import Finding
from report_assistant.drafting.draft import Draft
from report_assistant.foundation.clock import doubt
from report_assistant.history.entries import entry_of, row_of
from report_assistant.interview.consequences import Drafted
from report_assistant.interview.events import Event, Recorded, Rejected
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry
from report_assistant.interview.questions_asked import Places
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.store.store import OtherWindowError, Store

Step = Callable[[Interview], list[Event]]


class StoredInterview:
    """One report's interview and its place in the store."""

    def __init__(
        self,
        store: Store,
        questionnaire: Questionnaire,
        number: int | None,
        *,
        today: date,
        places: Places = dict,
    ) -> None:
        """Resume report `number`, or begin a new one with the first answer."""
        self._store = store
        self._questionnaire = questionnaire
        self._today = today
        self._places = places
        self.number = number
        """The report's number in the store; `None` before the first answer."""
        rows = [] if number is None else store.rows(number)
        self.last_saved = rows[-1].at if rows else ""
        """The time when the last answer was stored, ISO 8601 UTC."""
        self.now = self.after(map(entry_of, rows))
        """The interview; another object where another window was first."""

    @property
    def clock_doubt(self) -> str:
        """What is to be said of a computer's date that cannot be right; empty where it can."""
        return doubt(self._today)

    def take(self, step: Step, typed: str = "") -> list[Event]:
        """Carry out a step and store what it recorded; where either fails, it has not happened.

        `typed` goes back to the clerk where another window was first.
        """
        known, put_back = len(self.now.answers.entries), self.now.snapshot()
        try:
            events = step(self.now)
            recorded = [event.entry for event in events if isinstance(event, Recorded)]
            if recorded:
                self._append(recorded, known)
        except OtherWindowError as other:
            put_back()  # what the other window wrote may not be readable
            assert self.number is not None
            self.now = self.after(map(entry_of, self._store.rows(self.number)))
            return [Rejected(str(other), typed), *self.now.ask()]
        except BaseException:  # a template that cannot be used, or a fault of the program
            put_back()
            raise
        return events

    def fill(self, values: Mapping[str, Any]) -> list[Event]:
        """Take typed values (question name -> value) for several questions. Raises StoreError."""
        return self.take(lambda interview: interview.fill(values))

    def after(self, entries: Iterable[Entry]) -> Interview:
        """Return the interview as it is after these entries."""
        interview = Interview(
            self._questionnaire,
            entries,
            today=self._today,
            drafted=DRAFTED,
            checks=findings,
        )
        interview.know_places(self._places)
        return interview

    def report_behind(self, document: str) -> AnnualReport | None:
        """Return the answers that a Word file was written from; `None` where no log tells them."""
        return report_behind(self._store, self._questionnaire, document, today=self._today)

    def draft(self) -> Draft:
        """Return the draft that the answers make now."""
        from report_assistant.drafting.assembly import assemble

        return assemble(self.now.answers.report)

    def _append(self, entries: Iterable[Entry], known: int) -> None:
        """Store what was recorded together, the log being as long as we know it."""
        rows = map(row_of, entries)
        if self.number is None:
            self.number, self.last_saved = self._store.begin_report(*rows)
        else:
            self.last_saved = self._store.append(self.number, *rows, after=known)


def report_behind(
    store: Store, questionnaire: Questionnaire, document: str, *, today: date
) -> AnnualReport | None:
    """Return the answers that a Word file was written from; `None` where no log tells them."""
    known = store.log_behind(document)
    if known is None:
        return None
    number, length = known
    entries = map(entry_of, store.rows(number)[:length])
    return Interview(questionnaire, entries, today=today).answers.report


def findings(report: AnnualReport, last: AnnualReport | None) -> list[Finding]:
    """Return the findings about a report and its draft."""
    from report_assistant.drafting.draft_checks import check_draft

    return check_draft(report, last)


def new_sentences(before: AnnualReport, after: AnnualReport) -> str:
    """Return the sentences of the second report's draft that the first one's has not."""
    from report_assistant.drafting.assembly import assemble
    from report_assistant.drafting.sentences import sentences_of

    earlier, later = (
        [sentence.text for block in assemble(report).blocks for sentence in sentences_of(block)]
        for report in (before, after)
    )
    return "".join(words for words in later if words not in earlier)


def changed_places(before: AnnualReport, after: AnnualReport) -> tuple[str, ...]:
    """Return where the draft differs between two reports, each block named by its heading."""
    from report_assistant.drafting.assembly import assemble
    from report_assistant.drafting.block_names import block_names

    earlier, later = assemble(before), assemble(after)
    names = block_names(earlier) | block_names(later)
    return tuple(names[block] for block in later.changed_from(earlier))


DRAFTED = Drafted(changed_places, new_sentences)
