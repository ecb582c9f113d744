"""Entries of lists as the clerk names them: by their longest common run of characters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import Kind

_SHORTEST, _SHORTEST_OF_SENTENCE = 2, 3
_LONGEST = 60
"""No entry is named with more characters."""
_HALF = 0.5


@dataclass(frozen=True)
class Match:
    """An entry that words name."""

    question: str
    place: int
    run: str
    """The characters that they share."""
    is_whole: bool
    """Whether the words are the entry, or stand in it as they are."""
    is_same: bool = False
    """Whether they are the entry."""


def is_of_sentences(question: Question) -> bool:
    """Return whether the entries are sentences."""
    return question.kind is Kind.MEASURES or (
        question.kind is Kind.LINES and bool(question.suggestions)
    )


def entry_words(question: Question, entry: Any) -> str:
    """Return the words of an entry, as it is named and shown."""
    if question.kind is Kind.FIGURES:
        return str(entry.name)
    if question.kind is Kind.MEASURES:
        return f"{entry.heading}。{entry.text}" if entry.text else str(entry.heading)
    if question.kind is Kind.CHOICES:
        return question.option_label(entry)
    return str(entry)


def entry_shown(question: Question, entry: Any) -> str:
    """Return an entry as it is shown; a figure with its number."""
    if question.kind is Kind.FIGURES:
        return f"{entry.name} {entry.number} {entry.unit}"
    return entry_words(question, entry)


def matches(words: str, question: Question, entries: Iterable[tuple[int, Any]]) -> list[Match]:
    """Return the entries that words name best; several where they are named equally well."""
    said = _plain(words)[:_LONGEST]
    least = _SHORTEST_OF_SENTENCE if is_of_sentences(question) else _SHORTEST
    found: list[Match] = []
    for place, entry in entries:
        known = _plain(entry_words(question, entry))
        if said == known:
            return [Match(question.name, place, known, True, True)]
        run = longest_run(said, known)
        if len(run) < least or len(run) < len(said) * _HALF:
            continue
        if is_of_sentences(question) or _is_name_of(said, known, run):
            found.append(Match(question.name, place, run, said in known))
    return best(found)


def _is_name_of(said: str, known: str, run: str) -> bool:
    """Whether a name is short for the other, or most of it begins alike: 财政所 is not 民政所."""
    if _is_short_for(said, known) or _is_short_for(known, said):
        return True
    begins_alike = said.startswith(run) and known.startswith(run)
    return begins_alike and len(run) > max(len(said), len(known)) * _HALF


def _is_short_for(short: str, full: str) -> bool:
    """Whether all signs of a name stand in the other, in order, from the same or a whole run."""
    if short in full:
        return True
    signs = iter(full)
    return short[:1] == full[:1] and all(sign in signs for sign in short)


def best(found: list[Match]) -> list[Match]:
    """Return the matches with the longest run."""
    longest = max((len(each.run) for each in found), default=0)
    return [each for each in found if len(each.run) == longest]


def longest_run(one: str, other: str) -> str:
    """Return the longest run of characters that stands in both."""
    best_end = best_length = 0
    lengths = [0] * (len(other) + 1)
    for sign in one:
        following = [0] * (len(other) + 1)
        for place, known in enumerate(other):
            if sign == known:
                length = following[place + 1] = lengths[place] + 1
                if length > best_length:
                    best_length, best_end = length, place + 1
        lengths = following
    return other[best_end - best_length : best_end]


def _plain(words: str) -> str:
    return text.half_width(words).lower().replace(" ", "")
