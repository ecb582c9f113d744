"""The stored reports: the log as rows, and each report in a few words for lists and greetings."""

from dataclasses import dataclass
from datetime import date

from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.progress import position_of
from report_assistant.interview.question import Questionnaire
from report_assistant.report.edition import NUMERALS
from report_assistant.store.store import Row, Store


@dataclass(frozen=True)
class ReportSummary:
    """One stored report, for lists and for the greeting."""

    number: int
    organisation: str
    year: int | None
    stopped_at: str
    """Where the conversation stopped: 第三部分第 2 问; empty when all is asked."""
    changed: str
    """When its last answer was stored, ISO 8601 UTC."""

    @property
    def name(self) -> str:
        """The report in a few words."""
        year = "年度未填" if self.year is None else f"{self.year} 年度"
        return f"{self.organisation or '（单位未填）'} {year}"


def summaries(store: Store, questionnaire: Questionnaire, today: date) -> list[ReportSummary]:
    """Return all stored reports, last changed first. Raises StoreError."""
    return [_summary(store, questionnaire, number, today) for number in store.reports()]


def place_of(interview: Interview) -> str:
    """Where the conversation is: 第三部分第 2 问; empty when all is asked."""
    question = interview.current
    if question is None:
        return ""
    number, _ = position_of(interview.questionnaire, interview.answers.state, question)
    part = "基本信息" if question.section == 0 else f"第{NUMERALS[question.section - 1]}部分"
    return f"{part}第 {number} 问"


def entry_of(row: Row) -> Entry:
    """A stored row as an entry of the log."""
    return Entry(EntryKind(row.kind), row.name, row.value, Source(row.source))


def row_of(entry: Entry) -> Row:
    """An entry of the log as a row for the store."""
    return Row(entry.kind.value, entry.name, entry.value, entry.source.value)


def _summary(store: Store, questionnaire: Questionnaire, number: int, today: date) -> ReportSummary:
    rows = store.rows(number)
    interview = Interview(questionnaire, (entry_of(row) for row in rows), today=today)
    report = interview.answers.report
    return ReportSummary(
        number,
        report.organisation.name or "",
        report.year,
        place_of(interview),
        rows[-1].at if rows else "",
    )
