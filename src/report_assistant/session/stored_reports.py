"""The stored reports: each in a few words, for lists and greetings."""

from dataclasses import dataclass
from datetime import date

from report_assistant.history.entries import entry_of
from report_assistant.interview.interview import Interview
from report_assistant.interview.progress import position_of, progress_of
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.places import part_name
from report_assistant.session.stored_interview import findings
from report_assistant.store.store import Store


@dataclass(frozen=True)
class ReportSummary:
    """One stored report, for lists and for the greeting."""

    number: int
    organisation: str
    year: int | None
    stopped_at: str
    """The place where the conversation stopped: 第三部分第 2 问; empty when all is asked."""
    answered: int
    """How many questions are answered."""
    must_change: int
    """How many findings must be dealt with; counted only when all is asked."""
    changed: str
    """The time when its last answer was stored, ISO 8601 UTC."""

    @property
    def name(self) -> str:
        """The report in a few words."""
        year = "年度未填" if self.year is None else f"{self.year} 年度"
        return f"{self.organisation or '（单位未填）'} {year}"


def summaries(store: Store, questionnaire: Questionnaire, today: date) -> list[ReportSummary]:
    """Return all stored reports, last changed first. Raises StoreError."""
    return [_summary(store, questionnaire, number, today) for number in store.reports()]


def place_of(interview: Interview) -> str:
    """Return the place of the conversation: 第三部分第 2 问; empty when all is asked."""
    question = interview.current
    if question is None:
        return ""
    number, _ = position_of(interview.questionnaire, interview.answers.state, question)
    part = "基本信息" if question.section == 0 else part_name(question.section)
    return f"{part}第 {number} 问"


def _summary(store: Store, questionnaire: Questionnaire, number: int, today: date) -> ReportSummary:
    rows = store.rows(number)
    interview = Interview(questionnaire, map(entry_of, rows), today=today, checks=findings)
    report, last = interview.answers.report, interview.answers.last
    name, year = report.organisation.name, report.year
    if last is not None:  # what it will be, as long as nothing else was answered
        name = name or last.organisation.name
        year = year or (None if last.year is None else last.year + 1)
    place = place_of(interview)
    return ReportSummary(
        number,
        name or "",
        year,
        place,
        sum(part.answered for part in progress_of(questionnaire, interview.answers.state)),
        0 if place else interview.answers.must_change(),
        rows[-1].at if rows else "",
    )
