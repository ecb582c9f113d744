"""Choices that are offered only under a condition: no villages to a bureau."""

from dataclasses import replace

from report_assistant.interview.state import State
from report_assistant.questionnaire.question import Option, Question, Questionnaire
from report_assistant.report.view import MissingAnswer


def with_offered_choices(questionnaire: Questionnaire, state: State) -> Questionnaire:
    """Return the questionnaire without choices whose condition does not hold, as things stand."""
    narrowed = {
        question.name: replace(question, options=offered)
        for question in questionnaire.questions
        if len(offered := _offered(question, state)) < len(question.options)
    }
    if not narrowed:
        return questionnaire
    by_name = {**questionnaire.by_name, **narrowed}
    sections = tuple(
        replace(section, questions=tuple(by_name[each.name] for each in section.questions))
        for section in questionnaire.sections
    )
    return Questionnaire(sections, by_name)


def _offered(question: Question, state: State) -> tuple[Option, ...]:
    if all(option.when is None for option in question.options):
        return question.options
    chosen = state.values.get(question.name) or ()
    return tuple(
        option for option in question.options if option.value in chosen or _holds(option, state)
    )


def _holds(option: Option, state: State) -> bool:
    try:
        return option.when is None or bool(state.value_of(option.when))
    except MissingAnswer:
        return True
