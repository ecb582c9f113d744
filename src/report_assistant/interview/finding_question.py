"""Which question do the words name? For 「改新媒体 120」."""

from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.interview.question import Question, Questionnaire
from report_assistant.interview.state import State, Status
from report_assistant.report import text

_BETWEEN = " 　：:为成是到的条数填写改，,"
_REACHABLE = frozenset(Status) - {Status.NOT_RELEVANT, Status.NOT_YET}


@dataclass(frozen=True)
class NamedQuestion:
    """A question, and the words that were left after its name."""

    question: Question
    rest: str


def question_named(
    questionnaire: Questionnaire, state: State, words: str
) -> NamedQuestion | None:
    """Return the question whose name or alias the words begin with; `None` if none does.

    The longest name wins; among equals, a question that is relevant now.
    """
    plain = text.half_width(words)
    best: tuple[int, bool, NamedQuestion] | None = None
    for question in questionnaire.questions:
        for name in _names(question):
            if not plain.startswith(text.half_width(name)):
                continue
            rest = words[len(name) :]
            candidate = (
                len(name),
                state.status[question.name] in _REACHABLE,
                NamedQuestion(question, rest.lstrip(_BETWEEN)),
            )
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    return best[2] if best is not None and best[1] else None


def _names(question: Question) -> Iterator[str]:
    yield question.title
    yield from question.aliases
