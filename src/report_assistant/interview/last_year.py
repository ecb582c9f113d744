"""Last year's report in the conversation: what stays, what was zero, what stands beside a question.

Nothing is carried over silently. What describes the office (kind, address, villages …) is shown as
one list, and the clerk names what changed; zeros of last year are shown as another. Every other
number of last year only stands beside its question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from report_assistant.language.answer_text import shown
from report_assistant.questionnaire.expressions import Expression
from report_assistant.questionnaire.names import CHANGED, HAS_LAST, LAST, NOT_ZERO
from report_assistant.questionnaire.question import FILTERS, Option, Question, Questionnaire
from report_assistant.report.fields import Kind, UnknownField, is_answered, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import CountRow
from report_assistant.report.view import MissingAnswer, StrictView

_NUMBERS = "{numbers}"
"""Stands in a hint for how choices are named by number."""


def with_last_year(
    questionnaire: Questionnaire, last: AnnualReport | None, answered: frozenset[str] = frozenset()
) -> Questionnaire:
    """Return the questionnaire with last year's answers as the choices of the two questions.

    Questions that were `answered` before are not among them.
    """
    if last is None:
        return questionnaire
    options = {
        CHANGED: tuple(
            each for each in _staying(questionnaire, last) if each.value not in answered
        ),
        NOT_ZERO: tuple(each for each in _zeros(questionnaire, last) if each.value not in answered),
    }
    filled = {
        name: _with_options(question, options[name]) if name in options else question
        for name, question in questionnaire.by_name.items()
    }
    sections = tuple(
        replace(section, questions=tuple(filled[question.name] for question in section.questions))
        for section in questionnaire.sections
    )
    return Questionnaire(sections, filled)


def _with_options(question: Question, options: tuple[Option, ...]) -> Question:
    """Return the question with its choices; with nothing to choose from it is not asked."""
    return replace(
        question,
        options=options,
        hint=question.hint.replace(_NUMBERS, _how_to_choose(len(options))),
        relevant=Expression("has_last" if options else "false"),
    )


def _how_to_choose(count: int) -> str:
    """Return how some of so many choices are named."""
    return "有就打 1" if count == 1 else f"打编号，例如 1 {min(count, 3)}"


def names_of_last(last: AnnualReport | None) -> dict[str, Any]:
    """Return the names that expressions may read of last year's report."""
    return {HAS_LAST: False} if last is None else {HAS_LAST: True, LAST: StrictView(last)}


def carried(question: Question, last: AnnualReport | None) -> Any:
    """Return the value that stays as it was; `None` if none does or last year's is not known."""
    if last is None or question.carry is None:
        return None
    return _loaded(question, question.carry, {LAST: _KnownView(last), HAS_LAST: True})


def compared(question: Question, last: AnnualReport | None) -> Any:
    """Return last year's value of what is asked; `None` if it is not known or not of the kind."""
    if last is None or question.is_filter:
        return None
    if question.compare is not None:
        return _loaded(question, question.compare, names_of_last(last))
    value = value_at(last, question.name)
    return value if is_answered(value) else None


def compared_words(question: Question, last: AnnualReport | None) -> str:
    """Return what of last year's report stands beside the question; empty if nothing does."""
    value = compared(question, last)
    if value is not None:
        return shown(question, value)
    if last is None or question.compare is None:
        return ""
    try:
        other = question.compare.evaluate(names_of_last(last))
    except MissingAnswer:
        return ""
    if other is None:
        return ""
    return _listed(other) if isinstance(other, list) else str(other)


def _listed(entries: list[Any]) -> str:
    """Return entries as they can be answered one by one: 1. 更新慢；2. 渠道少."""
    if len(entries) == 1:
        return str(entries[0])
    return "；".join(f"{number}. {entry}" for number, entry in enumerate(entries, start=1))


def entries_of_last(question: Question, last: AnnualReport | None) -> list[str]:
    """Return the entries of last year's list that a question in words is about."""
    if last is None or question.kind is not Kind.PROSE or question.compare is None:
        return []
    try:
        entries = question.compare.evaluate(names_of_last(last))
    except MissingAnswer:
        return []
    return [str(entry) for entry in entries] if isinstance(entries, list) else []


def was_zero(question: Question, last: AnnualReport | None) -> bool:
    """Return whether a zero of last year may be confirmed together with the others."""
    if last is None or not question.zero_together:
        return False
    value = value_at(last, question.name)
    if isinstance(value, CountRow):
        return is_answered(value) and not any(value.model_dump().values())
    return value is not None and not value


class _KnownView(StrictView):
    """What is known of last year's report: what is not is none, for it was not printed."""

    def _missing(self, _: str) -> Any:
        return None


def _loaded(question: Question, expression: Expression, names: Mapping[str, Any]) -> Any:
    try:
        value = expression.evaluate(names)
        return question.load(value.part if isinstance(value, StrictView) else value)
    except (MissingAnswer, UnknownField, ValueError, TypeError):
        return None


def _staying(questionnaire: Questionnaire, last: AnnualReport) -> Iterator[Option]:
    for question in questionnaire.questions:
        value = carried(question, last)
        if value not in (None, "", [], 0) and not question.is_filter:
            yield Option(question.name, f"{question.title}：{shown(question, value)}")


def _zeros(questionnaire: Questionnaire, last: AnnualReport) -> Iterator[Option]:
    for question in questionnaire.questions:
        if was_zero(question, last) and _may_concern(question, last):
            yield Option(question.name, question.title)


class _Everything:
    """Stands for filters of which every choice was taken."""

    def __getattr__(self, _: str) -> "_Everything":
        return self

    def __contains__(self, _: object) -> bool:
        return True


def _may_concern(question: Question, last: AnnualReport) -> bool:
    """Return whether a body like last year's is asked the question, whatever it chooses to write."""
    view = StrictView(last)
    names = {name: getattr(view, name) for name in ("organisation", "overview")}
    try:
        relevant = question.relevant
        return relevant is None or bool(relevant.evaluate(names | {FILTERS: _Everything()}))
    except MissingAnswer:
        return True
