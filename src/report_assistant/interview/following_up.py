"""The one question about the entries of a list that were taken by number: where, how many, when.

It costs no step where the clerk has nothing to add: Enter then takes the prepared answers to these
entries as well, which are the next question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from report_assistant.interview.answers import Answers
from report_assistant.interview.events import Asked
from report_assistant.interview.offers import replies_to_all
from report_assistant.interview.state import Status
from report_assistant.questionnaire.question import Question
from report_assistant.report.chinese_numbers import numeral
from report_assistant.report.pairing import left_open

_REPLIES_TOO = "{}，{}用写好的"


def picked(question: Question, entries: Sequence[str]) -> list[int]:
    """Return the places of the entries that stand as they were offered."""
    offered = {suggestion.text for suggestion in question.suggestions}
    return [place for place, entry in enumerate(entries) if entry in offered]


def prepared_replies(question: Question, answers: Answers) -> Mapping[str, Any]:
    """Return the prepared answers to a list, as the answer to the question that is next.

    Nothing where that question was answered, or an entry has no prepared answer.
    """
    replying = _replying(question, answers)
    return {} if replying is None else {replying.name: answers.offer(replying).value}


def followed_up(question: Question, answers: Answers) -> Asked:
    """Return the follow-up as it is asked."""
    asked = question.follow_up
    assert asked is not None
    entries = answers.state.values[question.name]
    places = picked(question, entries)
    named = [entries[place] for place in places]
    label = f"“{named[0]}”，{asked.label}" if len(named) == 1 else asked.label
    listed = "" if len(named) == 1 else "".join(_line(*each) for each in enumerate(named, 1))
    replying = _replying(question, answers)
    enter = asked.enter if replying is None else _REPLIES_TOO.format(asked.enter, replying.title)
    hint = asked.hint.format(example=asked.example)
    shown = replace(question, label=label + listed, hint=hint, example=asked.example)
    return Asked(shown, offer=enter)


def asked_for_the_rest(question: Question, answers: Answers) -> str:
    """Return what is asked where fewer entries were given than the other list has; else nothing."""
    if answers.state.status[question.name] is not Status.COLLECTING or not question.one_for_each:
        return ""
    entries = answers.state.values.get(question.one_for_each) or []
    left = left_open(entries, answers.state.values[question.name])
    return f"{left}，怎么改进？" if left else ""


def _line(number: int, entry: str) -> str:
    return f"\n问题{numeral(number)}：{entry}"


def _replying(question: Question, answers: Answers) -> Question | None:
    """Return the question whose prepared answers fit every entry, where it still waits."""
    for other in answers.questionnaire.questions:
        if other.one_for_each == question.name and answers.state.status[other.name] is Status.OPEN:
            return other if replies_to_all(other, answers.state) else None
    return None
