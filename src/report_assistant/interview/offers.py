"""Offers: a default that Enter accepts, suggestions to pick from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report_assistant.interview.log import Entry, Source
from report_assistant.interview.state import State, computed, follows_its_parts
from report_assistant.language.answer_text import shown
from report_assistant.language.answers.lists import read_measures
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.fields import Kind


@dataclass(frozen=True)
class Offer:
    """`value` is what Enter accepts (`None`: nothing), `words` the same for the clerk."""

    value: Any = None
    words: str = ""
    suggestions: tuple[str, ...] = ()


def offer_for(question: Question, state: State) -> Offer:
    """Return what is offered for `question` as things stand."""
    suggestions = tuple(suggestion.text for suggestion in question.suggestions)
    value = _default(question, state)
    return Offer(value, "" if value is None else shown(question, value), suggestions)


def outdated_defaults(
    questionnaire: Questionnaire, latest: Mapping[str, Entry], before: State, after: State
) -> Iterator[tuple[Question, Offer]]:
    """Yield accepted defaults that would be offered differently after a change."""
    for question in questionnaire.questions:
        entry = latest.get(question.name)
        if entry is None or entry.source is not Source.DEFAULT or question.default is None:
            continue
        if follows_its_parts(question):
            continue
        offer = offer_for(question, after)
        taken = after.values.get(question.name)
        was_offered = offer_for(question, before).value
        if offer.value is not None and not any(
            offer.value == known for known in (was_offered, taken)
        ):
            yield question, offer


def followed(questionnaire: Questionnaire, before: State, after: State) -> Iterator[Question]:
    """Yield the questions whose accepted value followed a change of its parts."""
    for question in questionnaire.questions:
        values = [state.values.get(question.name) for state in (before, after)]
        if None not in values and values[0] != values[1] and follows_its_parts(question):
            yield question


def _default(question: Question, state: State) -> Any:
    if question.default is None:
        return _fitting_suggestions(question, state)
    return computed(question, state)


def _fitting_suggestions(question: Question, state: State) -> Any:
    """Return the suggestions whose condition holds, as one value."""
    fitting = [
        suggestion.text
        for suggestion in question.suggestions
        if suggestion.when is not None and state.value_or_none(suggestion.when)
    ]
    if not fitting:
        return None
    match question.kind:
        case Kind.LINES:
            return fitting
        case Kind.MEASURES:
            return [measure for words in fitting for measure in read_measures(words)]
        case _:
            return "\n".join(fitting)
