"""Choices that are offered only under a condition: no villages to a bureau."""

from dataclasses import replace

from report_assistant.interview.state import State
from report_assistant.questionnaire.question import Option, Question, Questionnaire
from report_assistant.report.view import MissingAnswer


def with_offered_choices(questionnaire: Questionnaire, state: State) -> Questionnaire:
    """Return the questionnaire without choices whose condition does not hold, as things stand."""
    narrowed = {
        question.name: _without(question, withheld)
        for question in questionnaire.questions
        if (withheld := _withheld(question, state))
    }
    if not narrowed:
        return questionnaire
    by_name = {**questionnaire.by_name, **narrowed}
    sections = tuple(
        replace(section, questions=tuple(by_name[each.name] for each in section.questions))
        for section in questionnaire.sections
    )
    return Questionnaire(sections, by_name)


def _without(question: Question, withheld: tuple[Option, ...]) -> Question:
    offered = tuple(option for option in question.options if option not in withheld)
    return replace(question, options=offered, withheld=withheld)


def _withheld(question: Question, state: State) -> tuple[Option, ...]:
    """Return the choices that are not offered; what was chosen stays."""
    conditional = [option for option in question.options if option.relevant is not None]
    chosen = state.values.get(question.name, ()) if conditional else ()
    return tuple(o for o in conditional if o.value not in chosen and not _holds(o, state))


def _holds(option: Option, state: State) -> bool:
    try:
        return option.relevant is None or bool(state.value_of(option.relevant))
    except MissingAnswer:
        return True
