"""Last year's report is taken as known: what was confirmed stays, its text is kept beside its answers."""

from collections.abc import Iterator

from report_assistant.interview.events import Event, Said
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.log import ASKED_ANEW, Entry, EntryKind, Source, one_step
from report_assistant.interview.turn import Turn
from report_assistant.report.last_text import NO_TEXT, LastText
from report_assistant.report.model import AnnualReport


class ReadingIn:
    """Taking last year's report, as one step."""

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


def text_entry(text: LastText) -> Entry:
    """Return the entry that keeps the text of a report."""
    return Entry(EntryKind.LAST_TEXT, value=text.stored, source=Source.FILE)


def _told(last: AnnualReport, told: str) -> str:
    name = last.organisation.name or "这份报告"
    year = "" if last.year is None else f"{last.year}年度"
    return f"读进来了：{name}{year}。{told}去年的数会写在题目旁边，供您对照；今年的数还是由您填。"
