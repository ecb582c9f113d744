"""The review: what is found, then every question by section with its state. Looking changes nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from report_assistant.checks import Finding, Severity
from report_assistant.interview.answers import Answers
from report_assistant.interview.last_year import compared, compared_words
from report_assistant.interview.progress import Progress
from report_assistant.interview.state import Status
from report_assistant.language.answer_text import shown
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.tables import TABLES


class ReviewFilter(Enum):
    """A filter of the review's lines; the value is the word for it."""

    ALL = "全部"
    OPEN = "未填"
    PENDING = "待定"
    FOUND = "提醒"
    DIFFERENT = "和去年不同"


_WORDS = {each.value: each for each in ReviewFilter} | {
    "没填": ReviewFilter.OPEN,
    "必须改": ReviewFilter.FOUND,
    "所有": ReviewFilter.ALL,
    **dict.fromkeys(
        ("跟去年不同", "与去年不同", "和去年不一样", "跟去年不一样", "不同", "不一样"),
        ReviewFilter.DIFFERENT,
    ),
}
_ASKED = re.compile(r"/?(?:核对|检查)[\s：:,，]*(?P<rest>\S.{0,19})")
_SAID = frozenset({Status.ANSWERED})
"""Statuses that need no word of their own in the list."""
_ORDER = list(Severity)


@dataclass(frozen=True)
class ReviewRow:
    """One question as it stands."""

    question: Question
    shown: str
    """Its answer in words; empty without one."""
    state: str
    """The word for its state; empty for what is simply answered."""
    last: str = ""
    """What of last year's report stands beside it; empty if nothing does."""
    differs: bool = False
    """Whether its answer is another than last year's."""
    findings: tuple[Finding, ...] = ()
    """What is found about its answer."""
    is_open: bool = False
    """Whether it is among `Answers.not_answered`: those put off are, and lists that are half told."""

    @property
    def is_pending(self) -> bool:
        """Whether it was put off."""
        return self.state == Status.PENDING.value


@dataclass(frozen=True)
class ReviewFinding:
    """One finding, and the question that mends it."""

    finding: Finding
    question: Question | None
    cell: str = ""
    """The cell of a table to go to, where no single question holds the cause."""


@dataclass(frozen=True)
class Review:
    """The lines that one filter shows."""

    filter: ReviewFilter
    counts: Mapping[ReviewFilter, int]
    must_change: int
    """How many of the findings forbid the report to be published as it is."""
    findings: tuple[ReviewFinding, ...]
    sections: tuple[tuple[Progress, tuple[ReviewRow, ...]], ...]

    def count_words(self, kind: ReviewFilter) -> str:
        """Return how much there is of a kind, what must be changed by itself: 必须改 1　提醒 2."""
        count = self.counts[kind]
        if kind is not ReviewFilter.FOUND or not self.must_change:
            return f"{kind.value} {count}"
        must, rest = f"{Severity.ERROR.label} {self.must_change}", count - self.must_change
        return f"{must}　{kind.value} {rest}" if rest else must


def review_of(answers: Answers, chosen: ReviewFilter = ReviewFilter.ALL) -> Review:
    """Return the review's lines, the weightiest findings first."""
    found = sorted(answers.findings(), key=lambda each: _ORDER.index(each.severity))
    covering = answers.questionnaire.covering
    findings = tuple(
        ReviewFinding(each, covering(each.where), _cell(each, covering(each.where)))
        for each in found
    )
    rows = {p: tuple(_rows(answers, p, findings)) for p in answers.progress()}
    all_rows = [row for section in rows.values() for row in section]
    counts = {each: sum(_is_shown(row, each) for row in all_rows) for each in ReviewFilter}
    counts[ReviewFilter.FOUND] = len(findings)
    kept = ((p, tuple(row for row in of_p if _is_shown(row, chosen))) for p, of_p in rows.items())
    shows_findings = chosen in (ReviewFilter.ALL, ReviewFilter.FOUND)
    sections = tuple((p, of_p) for p, of_p in kept if of_p)
    must_change = answers.must_change()
    return Review(chosen, counts, must_change, findings if shows_findings else (), sections)


def _cell(finding: Finding, question: Question | None) -> str:
    """Return the cell to go to: that of a column, or one whose row is no question, as a total."""
    if finding.target or question is not None:
        return finding.target
    return finding.where if any(finding.where in table.labels for table in TABLES) else ""


def review_asked_in(typed: str) -> str | None:
    """Return what follows in 「核对 未填」, 「核对 新媒体」; `None` for another message."""
    found = _ASKED.fullmatch(text.half_width(typed).strip().rstrip("。"))
    return None if found is None else found["rest"]


def filter_named(words: str) -> ReviewFilter | None:
    """Return the filter that words name."""
    return _WORDS.get(words.removesuffix("的"))


def _rows(
    answers: Answers, progress: Progress, findings: tuple[ReviewFinding, ...]
) -> Iterator[ReviewRow]:
    waiting = frozenset(each.name for each in answers.not_answered())
    for question in answers.reviewable(progress.section):
        status = answers.state.status[question.name]
        yield ReviewRow(
            question,
            answers.shown(question),
            "" if status in _SAID else status.value,
            compared_words(question, answers.last),
            _differs(answers, question),
            tuple(each.finding for each in findings if each.question is question),
            question.name in waiting,
        )


def _differs(answers: Answers, question: Question) -> bool:
    """Return whether the answer reads otherwise than last year's, where both are known."""
    before = compared(question, answers.last)
    if before is None or question.name not in answers.state.values:
        return False
    return shown(question, before) != answers.shown(question)


def _is_shown(row: ReviewRow, chosen: ReviewFilter) -> bool:
    match chosen:
        case ReviewFilter.ALL:
            return True
        case ReviewFilter.OPEN:
            return row.is_open
        case ReviewFilter.PENDING:
            return row.is_pending
        case ReviewFilter.FOUND:
            return bool(row.findings)
        case ReviewFilter.DIFFERENT:
            return row.differs
