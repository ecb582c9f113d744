"""The answers of one report: its log, and what the log amounts to."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from report_assistant.checks import Finding, Severity, run_checks
from report_assistant.foundation.digits import whole_number
from report_assistant.interview.as_put import as_put
from report_assistant.interview.kept import kept_findings, kept_key
from report_assistant.interview.last_year import with_last_year
from report_assistant.interview.log import Entry, Standing, standing
from report_assistant.interview.offers import Offer, offer_for
from report_assistant.interview.progress import Progress, progress_of
from report_assistant.interview.state import State, Status, settle
from report_assistant.language.answer_text import PENDING, editable, shown
from report_assistant.questionnaire.question import Question, Questionnaire, Section
from report_assistant.report.last_text import NO_TEXT, LastText, last_text_of
from report_assistant.report.model import AnnualReport

Checks = Callable[[AnnualReport, AnnualReport | None], list[Finding]]
"""A function from a report, and last year's where it is known, to findings."""
_OPEN = (Status.OPEN, Status.COLLECTING)
_NOT_ASKED = (Status.NOT_RELEVANT, Status.NOT_YET)


class Answers:
    """A log that only grows, and everything that can be read from it."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        entries: Iterable[Entry] = (),
        *,
        today: date,
        checks: Checks = run_checks,
    ) -> None:
        self._without_last = self._whole = self.questionnaire = questionnaire
        self.last: AnnualReport | None = None
        self._last_text: LastText | None = None
        self._answered_before: frozenset[str] = frozenset()
        self._log = tuple(entries)
        self._today = today
        self._checks = checks
        self._findings: list[Finding] | None = None
        self._reasons: Mapping[str, str] | None = None
        self._supposed: tuple[tuple[Entry, ...], State] | None = None
        """The last entries that were supposed, and the state with them."""
        self._standing: Standing
        self._state: State
        self._settle()

    def record(self, *entries: Entry) -> None:
        """Add entries, and settle them together."""
        if entries:
            self._log = (*self._log, *entries)
            self._settle()

    def state_with(self, *entries: Entry) -> State:
        """Return the state with some more entries."""
        if self._supposed is None or self._supposed[0] != entries:
            after = standing([*self._log, *entries])
            state = settle(self._whole, after, self._today, _last_year(after))
            self._supposed = entries, state
        return self._supposed[1]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The whole log."""
        return self._log

    @property
    def standing(self) -> Standing:
        """The entries that count: the last for each question, without what was undone."""
        return self._standing

    @property
    def state(self) -> State:
        """The settled state of the answers. Read-only."""
        return self._state

    @property
    def report(self) -> AnnualReport:
        """The report that the answers make. Read-only."""
        return self._state.report

    @property
    def reasons(self) -> Mapping[str, str]:
        """What is kept, with the clerk's reasons; see `kept_key`."""
        if self._reasons is None:
            self._reasons = kept_findings(self._log, self._standing, self._found_at)
        return self._reasons

    @property
    def last_text(self) -> LastText:
        """The text of last year's report; empty where it is not known."""
        if self._last_text is None:
            stored = self._standing.last_text
            self._last_text = NO_TEXT if stored is None else last_text_of(stored)
        return self._last_text

    def offer(self, question: Question) -> Offer:
        """Return the offer for a question: a default, suggestions, its current answer."""
        return offer_for(question, self._state)

    def is_asked(self, name: str) -> bool:
        """Return whether a question counts as things stand, answered or not."""
        return self._state.status[name] not in _NOT_ASKED

    def shown(self, question: Question) -> str:
        """Return a question's answer in words; empty when there is none."""
        if question.name in self._state.values:
            return shown(question, self._state.values[question.name])
        return PENDING if self._state.status[question.name] is Status.PENDING else ""

    def said(self, question: Question) -> str:
        """Return the same, empty too where there is none because nobody said that there is one."""
        if self._state.status[question.name] is not Status.COMPUTED:
            return self.shown(question)
        is_none = self._state.values[question.name] == question.none_value()
        return "" if is_none else self.shown(question)

    def editable(self, question: Question) -> str:
        """Return a question's answer as the clerk could have typed it, to be edited."""
        if question.name not in self._state.values:
            return ""
        return editable(question, self._state.values[question.name])

    def confirmed(self) -> Mapping[str, Any]:
        """Return what the clerk confirmed to be as last year: question name -> value."""
        carried = (name for name, status in self._state.status.items() if status is Status.CARRIED)
        return {name: self._state.values[name] for name in carried}

    def with_value(self, path: str, value: str) -> tuple[str, str] | None:
        """Return the question that `path` belongs to, and its answer, as typed, with the new value.

        `path` may name one cell of a row that is answered as a whole. `None` where there is no
        such answer: for a total, or a question that was not answered.
        """
        question = self.questionnaire.covering(path)
        if question is None or question.name not in self._state.values:
            return None
        if question.name == path:
            return path, value
        whole = self._state.values[question.name]
        row, _, cell = path.rpartition(".")
        number = whole_number(value)
        if row != question.name or cell not in type(whole).model_fields or number is None:
            return None
        changed = whole.model_copy(update={cell: number})
        return question.name, editable(question, changed)

    def answered_names(self) -> tuple[str, ...]:
        """Return the names of the questions that were answered, the last answered last."""
        return tuple(name for name in self._standing.latest if name in self._state.values)

    def reviewable(self, section: Section) -> tuple[Question, ...]:
        """Return the questions of a section that count as things stand, computed ones included."""
        return tuple(q for q in section.questions if self._state.status[q.name] not in _NOT_ASKED)

    def progress(self) -> tuple[Progress, ...]:
        """Return the progress of each section, counting relevant questions only."""
        return progress_of(self.questionnaire, self._state)

    def findings(self) -> list[Finding]:
        """Return the findings about the answers now, without those that are kept."""
        return [finding for finding in self.all_findings() if kept_key(finding) not in self.reasons]

    def must_change(self) -> int:
        """Return how many findings forbid the report to be published as it is."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings())

    def findings_of(self, report: AnnualReport) -> list[Finding]:
        """Return the findings about another report, without those that are kept."""
        found = self._checks(report, self.last)
        return [finding for finding in found if kept_key(finding) not in self.reasons]

    def all_findings(self) -> list[Finding]:
        """Return the findings about the answers now, kept or not."""
        if self._findings is None:
            self._findings = self._checks(self.report, self.last)
        return list(self._findings)

    def unfinished(self) -> tuple[Question, ...]:
        """Return the questions that were skipped or left pending."""
        wanted = (Status.SKIPPED, Status.PENDING)
        return tuple(
            question
            for question in self.questionnaire.questions
            if self._state.status[question.name] in wanted
            and question.name not in self._state.values
        )

    def not_answered(self) -> tuple[Question, ...]:
        """Return every question without an answer that is known to count, put off ones included."""
        waiting = (*_OPEN, Status.SKIPPED, Status.PENDING)
        return tuple(
            question
            for question in self.questionnaire.questions
            if self._state.status[question.name] in waiting
            and (question.name not in self._state.values or question.is_list)
        )

    def next_open(self) -> Question | None:
        """Return the first question that still waits for an answer; `None` when all is asked."""
        for question in self.questionnaire.questions:
            if self._state.status[question.name] in _OPEN:
                return question
        return None

    def _found_at(self, earlier: Standing) -> list[Finding]:
        """Return the findings about an earlier part of the log."""
        last = _last_year(earlier)
        questionnaire = with_last_year(self._without_last, last)
        state = settle(questionnaire, earlier, self._today, last)
        return self._checks(state.report, last)

    def _settle(self) -> None:
        self._findings = None
        self._reasons = None
        self._supposed = None
        self._last_text = None
        self._standing = standing(self._log)
        last, answered = _last_year(self._standing), self._standing.answered_before_last_year
        if (last, answered) != (self.last, self._answered_before):
            self.last, self._answered_before = last, answered
            self._whole = with_last_year(self._without_last, last, answered)
        self._state = settle(self._whole, self._standing, self._today, last)
        self.questionnaire = as_put(self._whole, self._state)


def _last_year(standing: Standing) -> AnnualReport | None:
    stored = standing.last_year
    return None if stored is None else AnnualReport.model_validate(stored)
