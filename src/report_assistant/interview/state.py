"""State: a set of answers settled into relevant questions and a report.

One pass over the questionnaire in order settles everything, because a question can only depend on
earlier ones. An answer whose question is not relevant is parked: it stays in the log, stays out of
the report, and counts again as soon as its question does.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from report_assistant.foundation.clock import is_right
from report_assistant.interview.last_year import (
    carried,
    names_of_last,
    was_zero,
)
from report_assistant.interview.log import Entry, EntryKind, Source, Standing
from report_assistant.questionnaire.expressions import Expression
from report_assistant.questionnaire.names import CHANGED, CLOCK_IS_RIGHT, NOT_ZERO, TODAY
from report_assistant.questionnaire.question import FILTERS, Question, Questionnaire
from report_assistant.report.earlier_answers import villages_and_communities
from report_assistant.report.fields import Kind, set_value
from report_assistant.report.model import NOT_ANSWERED_BY_QUESTIONS, OUTCOMES, AnnualReport
from report_assistant.report.table_notes import set_table_note
from report_assistant.report.values import CountRow
from report_assistant.report.view import MissingAnswer, StrictView


class Status(Enum):
    """The status of one question."""

    OPEN = "未填"
    ANSWERED = "已填"
    COLLECTING = "填写中"
    PENDING = "待定"
    SKIPPED = "跳过"
    COMPUTED = "自动计算"
    CARRIED = "同去年"
    """As in last year's report, which the clerk confirmed."""
    NOT_RELEVANT = "不需要"
    NOT_YET = "还不确定"
    """Whether it is relevant depends on an answer that is still missing."""


ASKED = frozenset({Status.OPEN, Status.ANSWERED, Status.COLLECTING, Status.PENDING, Status.SKIPPED})
"""The statuses of a question that counts for progress."""


_NUMBERS = (Kind.COUNT, Kind.MONEY, Kind.COUNTS)
_VILLAGES, _COMMUNITIES = "overview.disclosure.villages", "overview.disclosure.communities"
_RESULTS = frozenset(f"applications.{row}" for row in OUTCOMES)
_UNFINISHED = frozenset({*ASKED, Status.NOT_YET} - {Status.ANSWERED})


class _Filters:
    """The filters answered so far; reading another one raises MissingAnswer."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def set(self, name: str, value: Any) -> None:
        self._values[name] = value

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise MissingAnswer(f"{FILTERS}.{name}") from None


@dataclass
class State:
    """The answers, settled. Built by `settle`; treat it as read-only."""

    report: AnnualReport
    status: dict[str, Status] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    """Typed values of relevant questions, computed ones included."""
    parked: dict[str, Any] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)
    last: AnnualReport | None = None

    def value_of(self, expression: Expression, **extra: Any) -> Any:
        """Evaluate an expression over the answers. Raises MissingAnswer."""
        value = expression.evaluate({**self.names, **extra} if extra else self.names)
        return value.part if isinstance(value, StrictView) else value

    def value_or_none(self, expression: Expression | None, **extra: Any) -> Any:
        """Evaluate an expression; `None` without one or where an answer is missing."""
        if expression is None:
            return None
        try:
            return self.value_of(expression, **extra)
        except (MissingAnswer, TypeError, ValueError, ArithmeticError):
            return None


def settle(
    questionnaire: Questionnaire,
    standing: Standing,
    today: date,
    last: AnnualReport | None = None,
) -> State:
    """Return what the entries that stand amount to; `last` is last year's report."""
    latest = standing.latest
    report = AnnualReport(wording=dict(standing.wording), phrasings=_phrasings(standing, last))
    view = StrictView(report)
    no_parts = {"year", *NOT_ANSWERED_BY_QUESTIONS}
    parts = (name for name in AnnualReport.model_fields if name not in no_parts)
    state = State(report, last=last)
    state.names = {name: getattr(view, name) for name in parts}
    state.names |= {FILTERS: _Filters(), TODAY: today, CLOCK_IS_RIGHT: is_right(today)}
    state.names |= names_of_last(last)
    for question in questionnaire.questions:
        _settle_one(question, latest.get(question.name), state)
    _close_what_may_lack(questionnaire, state)
    _part_communities(questionnaire, state)
    report.drawn_for = _first_drawn_for(report, standing)
    for path, words in standing.table_notes.items():
        set_table_note(report, path, words)
    return state


def _phrasings(standing: Standing, last: AnnualReport | None) -> dict[str, int]:
    """Return the wordings that were chosen; the others are those after last year's."""
    after_last = {} if last is None else {name: n + 1 for name, n in last.phrasings.items()}
    return after_last | dict(standing.phrasings)


def _first_drawn_for(report: AnnualReport, standing: Standing) -> dict[str, int]:
    """Return the body and year that were answered first, where they were corrected since."""
    name, year = report.organisation.name, report.year
    if not name or year is None:
        return {}
    first = {e.name: e.value for e in reversed(standing.entries) if e.kind is EntryKind.ANSWER}
    drawn = {first.get("organisation.name", name): first.get("year", year)}
    return {} if drawn == {name: year} else drawn


def _close_what_may_lack(questionnaire: Questionnaire, state: State) -> None:
    """Take none for questions that were not there yet when the rest of their section was answered."""
    for section in questionnaire.sections:
        done = True
        for question in reversed(section.questions):
            status = state.status[question.name]
            if done and question.may_lack and status is Status.OPEN:
                state.status[question.name] = Status.COMPUTED
                _put(question, question.none_value(), state)
            elif status in _UNFINISHED:
                done = False


def _part_communities(questionnaire: Questionnaire, state: State) -> None:
    """Take what a subdistrict answered to an earlier version for its communities."""
    if state.status.get(_COMMUNITIES) is not Status.COMPUTED:
        return
    numbers = villages_and_communities(state.values[_VILLAGES], state.report.organisation.kind)
    for name, number in zip((_VILLAGES, _COMMUNITIES), numbers, strict=True):
        _put(questionnaire.by_name[name], number, state)


def _settle_one(question: Question, entry: Entry | None, state: State) -> None:
    relevant = _relevance(question, state)
    if relevant is None:
        state.status[question.name] = Status.NOT_YET
    elif relevant:
        _settle_relevant(question, entry, state)
    else:
        state.status[question.name] = Status.NOT_RELEVANT
        if question.otherwise_none:
            _put(question, question.none_value(), state)
    if not relevant and entry is not None and entry.kind in _WITH_VALUE:
        state.parked[question.name] = entry.value


def _settle_relevant(question: Question, entry: Entry | None, state: State) -> None:
    status = _STATUS_OF[entry.kind] if entry is not None else Status.OPEN
    if entry is not None and entry.kind in _WITH_VALUE:
        try:
            _put(question, _followed(question, entry, state), state)
        except ValueError:
            status = Status.OPEN  # the stored value no longer fits the form: ask again
    if status is Status.OPEN and (kept := _as_last_year(question, state)) is not None:
        status = Status.CARRIED
        _put(question, kept, state)
    is_changed = question.name in (state.values.get(CHANGED) or ())
    if status is Status.OPEN and question.calculation is not None and not is_changed:
        calculated = state.value_or_none(question.calculation)
        status = Status.NOT_YET if calculated is None else Status.COMPUTED
        if calculated is not None:
            _put(question, question.load(calculated), state)
    if status is Status.SKIPPED and is_none_unsaid(question, state):
        _put(question, question.none_value(), state)
    state.status[question.name] = status


def is_none_unsaid(question: Question, state: State) -> bool:
    """Whether the question counts as none where the clerk gives no answer."""
    return not question.required and not state.value_or_none(question.confirm_none)


def follows_its_parts(question: Question) -> bool:
    """Whether what is offered is worked out from other answers of this report.

    A row of results is not, also where only one value was left for it: that it no longer fits
    the others is what the checks are to notice.
    """
    if question.default is None or question.kind not in _NUMBERS or question.name in _RESULTS:
        return False
    roots = {name.partition(".")[0] for name in question.default.reads}
    return bool(roots) and roots <= AnnualReport.model_fields.keys()


def computed(question: Question, state: State) -> Any:
    """Return what is offered for a question as a value of it; `None` if nothing can be.

    Zero is offered as none, for a whole row too. A row with a cell that would be below zero, or is not known, is none.
    """
    raw = state.value_or_none(question.default)
    try:
        value = None if raw is None else _offered(question, raw)
    except ValueError:
        return None
    is_open = isinstance(value, CountRow) and None in value.model_dump().values()
    return None if is_open else value


def _offered(question: Question, raw: Any) -> Any:
    return question.none_value() if raw == 0 else question.load(raw)


def _followed(question: Question, entry: Entry, state: State) -> Any:
    """Return the stored value; for one that was accepted as computed, what is computed now."""
    value = question.load(entry.value)
    if entry.source is not Source.DEFAULT or not follows_its_parts(question):
        return value
    now = computed(question, state)
    return value if now is None else now


def _as_last_year(question: Question, state: State) -> Any:
    """Return the value confirmed with last year's report; `None` if it is to be asked."""
    changed, not_zero = state.values.get(CHANGED), state.values.get(NOT_ZERO)
    if changed is not None and question.name not in changed:
        kept = carried(question, state.last)
        if kept is not None:
            return kept
    if not_zero is not None and question.name not in not_zero and was_zero(question, state.last):
        return question.none_value()
    return None


def _put(question: Question, value: Any, state: State) -> None:
    state.values[question.name] = value
    if question.is_filter:
        state.names[FILTERS].set(question.name.removeprefix(f"{FILTERS}."), value)
        return
    set_value(state.report, question.name, value)
    if "." not in question.name:
        state.names[question.name] = value


def _relevance(question: Question, state: State) -> bool | None:
    """Return whether the question counts; `None` when that depends on a missing answer.

    What the clerk named as no longer zero counts although its group was not chosen.
    """
    if question.relevant is None or question.name in state.values.get(NOT_ZERO, ()):
        return True
    try:
        return bool(state.value_of(question.relevant))
    except MissingAnswer:
        return None


_WITH_VALUE = frozenset({EntryKind.ANSWER, EntryKind.PART})
_STATUS_OF = {
    EntryKind.ANSWER: Status.ANSWERED,
    EntryKind.PART: Status.COLLECTING,
    EntryKind.PENDING: Status.PENDING,
    EntryKind.SKIP: Status.SKIPPED,
}
