"""Progress by section: 未开始 / 填写中 / 已填完, in words and numbers."""

from dataclasses import dataclass
from enum import Enum

from report_assistant.interview.state import ASKED, State, Status, is_none_unsaid
from report_assistant.questionnaire.question import Question, Questionnaire, Section


class CompletionStatus(Enum):
    """The three states of a section; the value is the word on screen."""

    NOT_STARTED = "未开始"
    IN_PROGRESS = "填写中"
    COMPLETED = "已填完"


@dataclass(frozen=True)
class Progress:
    """The progress of one section."""

    section: Section
    answered: int
    asked: int
    """Questions that are relevant as things stand."""

    @property
    def status(self) -> CompletionStatus:
        """The section's state."""
        if self.answered == 0:
            return CompletionStatus.NOT_STARTED
        if self.answered < self.asked:
            return CompletionStatus.IN_PROGRESS
        return CompletionStatus.COMPLETED


def progress_of(questionnaire: Questionnaire, state: State) -> tuple[Progress, ...]:
    """Return the progress of every section."""
    return tuple(_progress(section, state) for section in questionnaire.sections)


def position_of(questionnaire: Questionnaire, state: State, question: Question) -> tuple[int, int]:
    """Return a question's number among the relevant ones of its section, and how many there are."""
    section = questionnaire.section_of(question)
    asked = [q for q in section.questions if state.status[q.name] in ASKED]
    before = [q for q in asked if q.name == question.name]
    return (asked.index(before[0]) + 1 if before else len(asked), len(asked))


def _progress(section: Section, state: State) -> Progress:
    asked = [q for q in section.questions if state.status[q.name] in ASKED]
    answered = [q for q in asked if _is_done(q, state)]
    return Progress(section, len(answered), len(asked))


def _is_done(question: Question, state: State) -> bool:
    status = state.status[question.name]
    if status is Status.SKIPPED:
        return is_none_unsaid(question, state)
    return status is Status.ANSWERED
