"""Answers that come unasked: the choices that must be made for their questions to count.

「收到申请2件，都公开了」 answers the row 予以公开, which is only asked once that kind of result was chosen;
the choice is made with it. Which choice it is, is found by trying, not declared.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from report_assistant.interview.answers import Answers
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.state import ASKED, Status
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind


def entries_for(
    answers: Answers, values: Mapping[str, Any], source: Source = Source.TYPED
) -> list[Entry]:
    """Return what is to be recorded so that these values (question name -> value) count.

    Where no choice makes a question relevant, its value is recorded nevertheless and parked. `None`
    opens a question again (待定).
    """
    questions = answers.questionnaire.by_name
    entries = [_entry(questions[name], value, source) for name, value in values.items()]
    for name in values:
        if values[name] is None:
            continue
        if answers.state_with(*entries).status[name] not in ASKED:
            opened = next(_opening(answers, questions[name], entries, source), None)
            if opened is not None:
                entries = [opened, *(entry for entry in entries if entry.name != opened.name)]
    return entries


def _opening(
    answers: Answers, question: Question, entries: Sequence[Entry], source: Source
) -> Iterator[Entry]:
    """Yield an answer to a multiple choice with which the question becomes relevant.

    What else of its section is still unanswered is supposed to be none for the moment.
    """
    chosen = {entry.name: entry.value for entry in entries}
    state = answers.state
    supposed = [
        _entry(other, other.none_value(), source)
        for other in answers.questionnaire.section_of(question).questions
        if other.name not in chosen
        and state.status[other.name] is Status.OPEN
        and other.takes_none
        and not other.is_filter
    ]
    if answers.state_with(*supposed, *entries).status[question.name] in ASKED:
        return  # no choice is needed: it only waits for other answers
    for choice in answers.questionnaire.questions:
        if choice.kind is not Kind.CHOICES or not choice.is_filter:
            continue
        so_far = chosen.get(choice.name, state.values.get(choice.name)) or []
        for option in choice.options:
            if option.value not in so_far:
                entry = _entry(choice, [*so_far, option.value], source)
                after = answers.state_with(*supposed, *entries, entry)
                if after.status[question.name] in ASKED:
                    yield entry


def _entry(question: Question, value: Any, source: Source) -> Entry:
    if value is None:
        return Entry(EntryKind.PENDING, question.name, source=source)
    return Entry(EntryKind.ANSWER, question.name, question.dump(value), source)
