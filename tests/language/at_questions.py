"""An invented office at one of its questions, and what a message makes it store."""

from datetime import date
from functools import cache
from typing import Any

from report_assistant.interview.interview import Interview
from report_assistant.interview.log import EntryKind
from report_assistant.language.context import Context
from report_assistant.questionnaire.question import Question
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import WORDED_KINDS, Kind

QUESTIONS = load_questionnaire()
IN_WORDS = tuple(
    question.name
    for question in QUESTIONS.questions
    if question.kind in WORDED_KINDS | {Kind.FIGURES} and question.calculation is None
)
"""Questions that are answered in words or lists."""
COUNTED = tuple(
    question
    for question in QUESTIONS.questions
    if question.kind is Kind.COUNT and question.calculation is None and question.name != "year"
)
_OFFICE = {
    "organisation.name": "青山镇人民政府",
    "year": 2025,
    "organisation.kind": "town",
    "filters.contact": "omit",
    "overview.outline": "five_aspects",
}


def stored(name: str, typed: str) -> dict[str, Any]:
    """The answers that a message at a question stores at once, lists begun included."""
    interview = _at(name)
    restore, before = interview.snapshot(), len(interview.answers.entries)
    interview.say(typed)
    new = interview.answers.entries[before:]
    restore()
    return {e.name: e.value for e in new if e.kind in (EntryKind.ANSWER, EntryKind.PART)}


@cache
def _at(name: str) -> Interview:
    interview = Interview(QUESTIONS, today=date(2026, 1, 5))
    known = {each: QUESTIONS.by_name[each].load(v) for each, v in _OFFICE.items() if each != name}
    interview.fill(known)
    interview.look_at(name)
    return interview


def context_at(name: str) -> Context:
    """What a message is said to, at a question of an office that has answered nothing."""
    return Context(QUESTIONS, QUESTIONS.by_name[name], year=2025)


def names_of(question: Question) -> tuple[str, ...]:
    """What a question is called."""
    return (question.title, *question.aliases)
