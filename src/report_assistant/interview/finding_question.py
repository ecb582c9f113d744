"""The question that words name, for 「改新媒体 120」."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from report_assistant.interview.state import State, Status
from report_assistant.language.sounds import sound_of
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import text

_BETWEEN = " 　：:为成是到的条数填写改，,"
_LONGEST = 10
_REACHABLE = frozenset(Status) - {Status.NOT_RELEVANT, Status.NOT_YET}


@dataclass(frozen=True)
class NamedQuestion:
    """A question, and the words that were left after its name."""

    question: Question
    rest: str
    is_asked: bool
    """Whether the question counts as things stand."""
    is_sure: bool = True
    """Whether the name was typed as it is, not with other characters of the same sound."""


def question_named(questionnaire: Questionnaire, state: State, words: str) -> NamedQuestion | None:
    """Return the question whose name or alias the words begin with; `None` if none does.

    A question that is relevant now wins, and among those the longest name; a name that only sounds
    like the words counts where none is written so.
    """
    return _named(questionnaire, state, words, _as_written) or _named(
        questionnaire, state, words, sound_of
    )


def _as_written(words: str) -> str:
    return words


def _named(
    questionnaire: Questionnaire, state: State, words: str, heard: Callable[[str], str]
) -> NamedQuestion | None:
    plain = heard(text.half_width(words))
    best: tuple[bool, int, NamedQuestion] | None = None
    for question in questionnaire.questions:
        for name in _names(question):
            if not plain.startswith(heard(text.half_width(name))):
                continue
            rest = words[len(name) :]
            reachable = state.status[question.name] in _REACHABLE
            named = NamedQuestion(question, rest.lstrip(_BETWEEN), reachable, heard is not sound_of)
            candidate = (reachable, len(name), named)
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    return None if best is None else best[2]


def names_like(questionnaire: Questionnaire, words: str) -> list[str]:
    """Return titles of questions whose names look like the words, best first."""
    titles = {name: q.title for q in questionnaire.questions for name in _names(q)}
    near = get_close_matches(words[:_LONGEST], list(titles), n=3, cutoff=0.34)
    holding = [name for name in titles if len(name) > 1 and name in words]
    return list(dict.fromkeys(titles[name] for name in (*holding, *near)))[:3]


def _names(question: Question) -> Iterator[str]:
    yield question.title
    yield from question.aliases
