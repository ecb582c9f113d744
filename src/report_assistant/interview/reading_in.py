"""What is read in as a whole: last year's report, a county's figures added up of its bodies' reports.

Last year's report is taken as known: what was confirmed stays, its text is kept beside its answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from report_assistant.interview.events import Event, Said
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.log import ASKED_ANEW, Entry, EntryKind, Source, one_step
from report_assistant.interview.turn import Turn
from report_assistant.report.last_text import NO_TEXT, LastText
from report_assistant.report.model import AnnualReport


@dataclass(frozen=True)
class Collected:
    """Answers that bodies' reports make, and whose figures they are."""

    values: Mapping[str, Any]
    """Question name -> value, of the answers that are to be taken."""
    sums: Any
    """Of each cell its sum and its parts, as plain data."""
    origin: str
    """How many bodies they are, in words."""


class ReadingIn:
    """Taking what is read in, each as one step."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def take(self, last: AnnualReport, text: LastText, told: str) -> Iterator[Event]:
        """Record the report and ask on; what was confirmed with an earlier one becomes an answer."""
        self._turn.looking_at = None
        answers = self._turn.answers
        kept = entries_for(answers, answers.confirmed(), Source.LAST_YEAR)
        read = Entry(EntryKind.LAST_YEAR, ASKED_ANEW, last.model_dump(mode="json"), Source.FILE)
        texts = [] if text == NO_TEXT else [text_entry(text)]
        yield from self._turn.record_step(one_step([*kept, read, *texts]))
        yield Said(_told(last, told))
        yield from self._turn.ask()

    def take_collected(self, collected: Collected, told: str) -> Iterator[Event]:
        """Record a county's figures with those of its bodies, and ask on."""
        answers, before = self._turn.answers, self._turn.finding_keys()
        self._turn.just_taken = tuple(collected.values)
        given = (
            replace(entry, origin=collected.origin) if entry.name in collected.values else entry
            for entry in entries_for(answers, collected.values, Source.BODIES)
        )
        behind = Entry(EntryKind.COLLECTED, value=collected.sums, source=Source.BODIES)
        yield from self._turn.record_step(one_step([behind, *given]))
        yield Said(told)
        yield from self._turn.after(before)


def text_entry(text: LastText) -> Entry:
    """Return the entry that keeps the text of a report."""
    return Entry(EntryKind.LAST_TEXT, value=text.stored, source=Source.FILE)


def _told(last: AnnualReport, told: str) -> str:
    name = last.organisation.name or "这份报告"
    year = "" if last.year is None else f"{last.year}年度"
    return f"读进来了：{name}{year}。{told}去年的数会写在题目旁边，供您对照；今年的数还是由您填。"
