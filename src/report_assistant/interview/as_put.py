"""Questions as they are put to this body: its own hints, no choice that cannot be its own.

A bureau has no villages; without last year's report there is nothing to compare with.
"""

from dataclasses import replace

from report_assistant.interview.state import State
from report_assistant.questionnaire.names import LAST
from report_assistant.questionnaire.question import Option, Question, Questionnaire
from report_assistant.report.view import MissingAnswer


def as_put(questionnaire: Questionnaire, state: State) -> Questionnaire:
    """Return the questionnaire with hints and choices whose conditions hold, as things stand."""
    changed = {
        question.name: put
        for question in questionnaire.questions
        if (question.hints or question.options) and (put := _put(question, state)) is not question
    }
    if not changed:
        return questionnaire
    by_name = {**questionnaire.by_name, **changed}
    sections = tuple(
        replace(section, questions=tuple(by_name[each.name] for each in section.questions))
        for section in questionnaire.sections
    )
    return Questionnaire(sections, by_name)


def _put(question: Question, state: State) -> Question:
    withheld = _withheld(question, state)
    hints = (hint.text for hint in question.hints if state.value_or_none(hint.relevant))
    hint = next(hints, question.hint)
    kept = question if hint == question.hint else replace(question, hint=hint)
    return _without(kept, withheld) if withheld else kept


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
        assert option.relevant is not None
        is_of_last = any(name.partition(".")[0] == LAST for name in option.relevant.reads)
        return not is_of_last  # what last year's report does not say will not be said
