"""Offers: a default that Enter accepts, suggestions to pick from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from report_assistant.interview.log import Entry, Source
from report_assistant.interview.state import State, computed, follows_its_parts
from report_assistant.language.answer_text import shown
from report_assistant.language.answers.lists import read_measures
from report_assistant.questionnaire.question import Question, Questionnaire, Suggestion

MOST_SHOWN = 12
"""So many suggestions are shown at once: with their question they fit on a screen of 24 lines."""
_ALL_PREPARED = "上面写好的 {} 条"
_NAME = "organisation.name"


@dataclass(frozen=True)
class Offer:
    """`value` is what Enter accepts (`None`: nothing), `words` the same for the clerk."""

    value: Any = None
    words: str = ""
    suggestions: tuple[str, ...] = ()


def offer_for(question: Question, state: State) -> Offer:
    """Return what is offered for `question` as things stand."""
    suggestions = _replies(question, state) if question.one_for_each else _shown(question, state)
    value = _default(question, state, suggestions)
    words = "" if value is None else shown(question, value)
    if value is not None and question.one_for_each:
        words = _ALL_PREPARED.format(len(suggestions))
    return Offer(value, words, suggestions)


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


def replies_to_all(question: Question, state: State) -> bool:
    """Whether each entry of the list that a question answers is one that has a prepared answer."""
    answered = state.values.get(question.one_for_each)
    return bool(answered) and len(_replies(question, state)) == len(answered or ())


def _default(question: Question, state: State, suggestions: Sequence[str]) -> Any:
    if question.default is not None:
        return computed(question, state)
    if not question.one_for_each or not suggestions:
        return None
    return [measure for words in suggestions for measure in read_measures(words)]


def _shown(question: Question, state: State) -> tuple[str, ...]:
    """Return the suggestions that count for this body.

    Of more than can be shown at once, neighbours see others: the first one is drawn from the name.
    """
    fitting = [suggestion.text for suggestion in question.suggestions if _counts(suggestion, state)]
    if len(fitting) <= MOST_SHOWN:
        return tuple(fitting)
    name = state.values.get(_NAME) or ""
    first = crc32(name.encode()) % len(fitting)
    return tuple([*fitting[first:], *fitting[:first]][:MOST_SHOWN])


def _replies(question: Question, state: State) -> tuple[str, ...]:
    """Return the prepared answers to the entries of another list, in its order."""
    entries = state.values.get(question.one_for_each) or ()
    found = (_reply_to(entry, question, state) for entry in entries)
    return tuple(reply for reply in found if reply)


def _reply_to(entry: str, question: Question, state: State) -> str:
    """Return the prepared answer to one entry, the one for this body first; empty without one."""
    known = [s for s in question.suggestions if s.to is not None and s.to.is_in(entry)]
    known.sort(key=lambda suggestion: not _counts(suggestion, state))
    return known[0].text if known else ""


def _counts(suggestion: Suggestion, state: State) -> bool:
    return suggestion.relevant is None or bool(state.value_or_none(suggestion.relevant))
