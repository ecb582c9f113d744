"""Answers as plain values by question name, for programs: given, told, and what a step changed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from report_assistant.foundation.lists import shortened
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.answers import Answers
from report_assistant.interview.log import Step
from report_assistant.interview.state import Status
from report_assistant.interview.turn import broken_constraint
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.fields import Kind, nearest_path, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.store.answers_file import AnswersFileError, answers_in

_GIVEN = frozenset({Status.ANSWERED, Status.COLLECTING, Status.COMPUTED, Status.CARRIED})
_MOST_MISTAKES = 5


class ValueProblem(ClerkProblem):
    """A name that no question has, or a value that its question does not take."""


def values_of(answers: Answers) -> dict[str, Any]:
    """Return all answers, as in an answers file; computed ones and those of last year included."""
    state = answers.state
    return {
        name: answers.questionnaire.by_name[name].dump(value)
        for name, value in state.values.items()
        if state.status[name] in _GIVEN
    }


class AnswersBefore:
    """The answers before a step, to tell afterwards what it changed."""

    def __init__(self, answers: Answers) -> None:
        self._steps = answers.standing.steps
        self._values = values_of(answers)

    def changed(self, answers: Answers) -> dict[str, Any]:
        """Return the answers that were given anew, taken back or left open; `None` for none now.

        What only followed from them (a sum, a question that no longer counts) is left out.
        """
        after = values_of(answers)
        touched = {*_names_apart(self._steps, answers.standing.steps)}
        return {
            name: after.get(name)
            for name in answers.questionnaire.by_name
            if name in touched and after.get(name) != self._values.get(name)
        }


def _names_apart(before: tuple[Step, ...], after: tuple[Step, ...]) -> Iterator[str]:
    """Yield the names in the steps that stand on one side only."""
    pairs = zip(before, after, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    for step in (*before[same:], *after[same:]):
        yield from (entry.name for entry in step)


def typed_values(given: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Return typed values for questions; a column that a row leaves out is 0, `None` opens again.

    Raises ValueProblem, and says what of it all does not fit.
    """
    questions = [question_called(name, answers.questionnaire) for name in given]
    fields = [each for each in questions if not each.is_filter and given[each.name] is not None]
    report = report_of(nested({each.name: _whole(each, given[each.name]) for each in fields}))
    mistakes: list[str] = []
    values = dict.fromkeys(given) | {each.name: value_at(report, each.name) for each in fields}
    for question in questions:
        if question.is_filter and given[question.name] is not None:
            values[question.name] = _chosen(question, given[question.name])
        if broken := broken_constraint(question, values[question.name], answers.state):
            mistakes.append(f"“{question.title}”：{broken}")
    if mistakes:
        raise ValueProblem(_sentence(mistakes))
    return values


def report_of(content: Mapping[str, Any]) -> AnnualReport:
    """Return the report that an answers file's content makes. Raises ValueProblem."""
    try:
        return answers_in(content)
    except AnswersFileError as problem:
        raise ValueProblem(_sentence(problem.problems)) from problem


def question_called(name: str, questionnaire: Questionnaire) -> Question:
    """Return the question with that name. Raises ValueProblem."""
    if (question := questionnaire.by_name.get(name)) is not None:
        return question
    near = nearest_path(name)
    raise ValueProblem(f"没有叫“{name}”的题{f'，是不是“{near}”' if near else ''}。")


def _whole(question: Question, value: Any) -> Any:
    """Return a row with all its columns; any other value as it is."""
    if question.kind is not Kind.COUNTS or question.field is None or not isinstance(value, Mapping):
        return value
    given = {column: number for column, number in value.items() if number is not None}
    return dict.fromkeys(question.field.columns, 0) | given


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by dotted path as an answers file holds them."""
    content: dict[str, Any] = {}
    for path, value in values.items():
        *parts, leaf = path.split(".")
        part = content
        for name in parts:
            part = part.setdefault(name, {})
        part[leaf] = value
    return content


def _chosen(question: Question, value: Any) -> Any:
    try:
        return question.load(value)
    except (ValueError, TypeError) as error:
        words = "、".join(f"{option.value}（{option.label}）" for option in question.options)
        raise ValueProblem(f"“{question.title}”要从这些里选：{words}。") from error


def _sentence(mistakes: Sequence[str]) -> str:
    sentences = [mistake.rstrip("。") for mistake in mistakes]
    return f"{'；'.join(shortened(sentences, _MOST_MISTAKES))}。"
