"""What a message is said to, as the answers stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.state import Status
from report_assistant.language.context import Context
from report_assistant.questionnaire.question import Question

if TYPE_CHECKING:
    from report_assistant.interview.turn import Turn


def context_of(turn: Turn) -> Context:
    """Return what a message is said to: the same until an answer changes or the question does."""
    moment = turn.answers.state, turn.looking_at, turn.just_taken
    kept = turn.kept_context
    if kept is None or any(now is not then for now, then in zip(moment, kept[0], strict=True)):
        kept = turn.kept_context = moment, _context(turn)
    return kept[1]


def _context(turn: Turn) -> Context:
    answers = turn.answers
    state = answers.state
    year = answers.questionnaire.by_name["year"]
    return Context(
        answers.questionnaire,
        turn.current,
        state.values,
        state.values.get(year.name) or answers.offer(year).value,
        counts=lambda name: state.status.get(name) is not Status.NOT_RELEVANT,
        offered=lambda question: answers.offer(question).suggestions,
        bare_column=lambda question, more: _bare_column(turn, question, more),
        understood=turn.understood,
        just_taken=(turn.looking_at.name,) if turn.looking_at is not None else _last(turn),
    )


def _last(turn: Turn) -> tuple[str, ...]:
    taken = tuple(name for name in turn.just_taken if name in turn.answers.state.values)
    return taken or turn.answers.answered_names()[-1:]


def _bare_column(turn: Turn, question: Question, more: Mapping[str, Any]) -> str | None:
    answers = turn.answers
    state = answers.state_with(*entries_for(answers, more)) if more else answers.state
    column: str | None = state.value_or_none(question.bare_number)
    return column
