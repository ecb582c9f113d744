"""What sums of a county's bodies mean for a report: what they fill in, what moved since, what stays.

Of each cell three numbers count: the sum that was filled in before, what the report says now, and
the sum as it is. What the clerk gave otherwise is never replaced unasked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report_assistant.county.county_answers import CountyAnswers
from report_assistant.county.sums import Sums
from report_assistant.interview.answers import Answers
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.log import Source
from report_assistant.interview.reading_in import Collected
from report_assistant.interview.state import Status
from report_assistant.report.choices import Scope
from report_assistant.report.fields import is_answered, value_at
from report_assistant.report.tables import TABLES, Number, Table, Values, cell_values
from report_assistant.session.collected.standing_sums import sums_standing
from report_assistant.session.stored_interview import StoredInterview
from report_assistant.sheets.answers import table_answers
from report_assistant.sheets.filled import FilledTable, filled_from

_GIVEN = frozenset({Status.ANSWERED, Status.COLLECTING, Status.CARRIED})
_KIND, _SCOPE = "organisation.kind", "organisation.scope"
_FACTS = ("year", "organisation.name", _KIND, _SCOPE)
_MOST_BODIES = 6


@dataclass(frozen=True)
class Filling:
    """What sums fill in."""

    sums: Sums
    values: Mapping[str, Any]
    """Question name -> value, of what the clerk has not given otherwise."""
    all_values: Mapping[str, Any]
    """The same with the sums in the place of what the clerk gave."""
    moved: tuple[str, ...]
    """Sums that are others than those filled in before: the cell, before and after, whose."""
    differing: tuple[str, ...]
    """Places where the clerk gave something else: the place, what was given, the sum."""

    def collected(self, *, replacing: bool) -> Collected:
        """Return what is to be taken, with or without the places where the clerk gave something else."""
        values = self.all_values if replacing else self.values
        return Collected(values, self.sums.plain, self.sums.origin)


def filling_of(found: CountyAnswers, stored: StoredInterview) -> Filling:
    """Return what the sums fill in of a report as it stands."""
    answers = stored.now.answers
    before = sums_standing(answers)
    facts = dict(_facts(found, answers))
    scope = _own_scope(found, answers)
    as_county = stored.after(
        [*answers.entries, *entries_for(answers, facts, Source.BODIES)]
    ).answers
    compared = [_Compared(table, found, before, as_county) for table in TABLES]
    values = facts | _answers(compared, as_county, replacing=False)
    replaced = {_SCOPE: Scope.WHOLE_AREA} if scope else {}
    all_values = facts | replaced | _answers(compared, as_county, replacing=True)
    return Filling(
        found.added,
        values,
        all_values,
        tuple(line for each in compared for line in each.moved()),
        (*scope, *(line for each in compared for line in each.differing())),
    )


def _facts(found: CountyAnswers, answers: Answers) -> Iterator[tuple[str, Any]]:
    """Yield year and particulars of the county that are not given yet."""
    for name in _FACTS:
        value = value_at(found.report, name)
        if is_answered(value) and answers.state.status.get(name) not in _GIVEN:
            yield name, value


def _own_scope(found: CountyAnswers, answers: Answers) -> tuple[str, ...]:
    """Return what is said of a report that was to give the government's own figures only."""
    state = answers.state
    is_given = state.status.get(_SCOPE) in _GIVEN and found.report.organisation.scope is not None
    own = state.values.get(_SCOPE)
    if not is_given or own is Scope.WHOLE_AREA or own is None:
        return ()
    title = answers.questionnaire.title_of(_SCOPE)
    return (f"{title}：您选的是“{own.label}”，汇总出来的是“{Scope.WHOLE_AREA.label}”",)


def _answers(compared: list["_Compared"], answers: Answers, *, replacing: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in compared:
        found |= table_answers(each.filled(replacing=replacing), answers).values
    return found


class _Compared:
    """One table: its sums before and now, and what the report says."""

    def __init__(
        self, table: Table, found: CountyAnswers, before: Sums | None, answers: Answers
    ) -> None:
        self._table = table
        self._added, self._before = found.added, before
        self._now = filled_from(table.key, answers.report)
        self._sums: Values = cell_values(found.report)
        self._answers = answers

    def filled(self, *, replacing: bool) -> FilledTable:
        """Return the table with the sums in it, in the place of other figures of the clerk's or not."""
        cells = {
            path: self._sums[path]
            for path in self._now.grid.filled_in
            if self._sums[path] is not None and (replacing or not self._is_others(path))
        }
        return self._now.with_numbers(cells)

    def moved(self) -> Iterator[str]:
        """Yield the sums that moved since they were filled in."""
        if self._before is None:
            return
        for path in self._now.grid.filled_in:
            was, now = self._before.of(path), self._added.of(path)
            if was.total != now.total and not self._is_others(path):
                whose = was.moved(now, _MOST_BODIES)
                yield f"{self._table.place(path)}：{was.total} 改成 {now.total}，{whose}"

    def differing(self) -> Iterator[str]:
        """Yield the cells where the clerk gave another figure than the sum, and the sum is news."""
        for path in self._now.grid.filled_in:
            is_news = self._before is None or self._before.of(path).total != self._sums[path]
            if is_news and self._is_others(path):
                given, total = self._now.numbers[path], self._sums[path]
                yield f"{self._table.place(path)}：您填的是 {given}，汇总是 {total}"

    def _is_others(self, path: str) -> bool:
        """Whether the clerk gave another figure than the sum, or changed what was filled in."""
        given, total = self._given(path), self._sums[path]
        if given is None or total is None or given == total:
            return False
        return self._before is None or given != self._before.of(path).total

    def _given(self, path: str) -> Number | None:
        """Return the figure that the clerk gave; `None` where it only follows from what is not asked."""
        row = next(each for each in self._now.grid.rows if path in each.filled_in)
        status = self._answers.state.status.get(row.answer)
        is_said_none = status is Status.NOT_RELEVANT and self._is_chosen
        is_given = status in _GIVEN or is_said_none
        return self._now.numbers.get(path) if is_given else None

    @property
    def _is_chosen(self) -> bool:
        """Whether the clerk has said which rows of the table have anything in them."""
        status = self._answers.state.status
        return any(
            question.is_filter and question.section == self._table.section
            for question in self._answers.questionnaire.questions
            if status[question.name] in _GIVEN
        )
