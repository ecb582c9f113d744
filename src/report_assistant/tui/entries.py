"""Events and stored answers as entries of the transcript: what is said, by whom, about what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from report_assistant import phrases
from report_assistant.interview.events import (
    AllAsked,
    Answered,
    Asked,
    ConfirmationAsked,
    Corrected,
    Event,
    Found,
    Rejected,
    Said,
    SectionStarted,
)
from report_assistant.interview.interview import Interview
from report_assistant.interview.question import Question


class Voice(Enum):
    """Who speaks; the value is the style class."""

    ASSISTANT = "assistant"
    CLERK = "clerk"
    SECTION = "section"
    NOTE = "note"
    PROBLEM = "problem"
    FINDING = "finding"


@dataclass(frozen=True)
class TranscriptEntry:
    """One message. The first line of an assistant's message is what matters most."""

    voice: Voice
    text: str
    question: str = ""
    """Name of the question that it answers, so that it can be chosen and changed."""


def entries_for(events: Iterable[Event]) -> Iterator[TranscriptEntry]:
    """Return the entries that show the events."""
    for event in events:
        match event:
            case SectionStarted(number=number, title=title):
                yield TranscriptEntry(Voice.SECTION, phrases.section_name(number, title))
            case Asked():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.question_text(event))
            case Answered(question=question, shown=shown, remark=remark):
                yield TranscriptEntry(Voice.CLERK, shown, question.name)
                if remark:
                    yield TranscriptEntry(Voice.NOTE, remark)
            case Corrected(question=question, after=after):
                yield TranscriptEntry(Voice.CLERK, f"{question.title}：{after}", question.name)
                yield TranscriptEntry(Voice.NOTE, phrases.corrected_text(event))
            case ConfirmationAsked():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.confirmation_text(event))
            case Rejected(reason=reason):
                yield TranscriptEntry(Voice.PROBLEM, reason)
            case Said(text=text):
                yield TranscriptEntry(Voice.NOTE, text)
            case Found(finding=finding):
                yield TranscriptEntry(Voice.FINDING, phrases.finding_text(finding))
            case AllAsked():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.all_asked_text(event))


def entries_of_answers(interview: Interview, most: int) -> Iterator[TranscriptEntry]:
    """Return the last answers of a resumed report, as they were said."""
    answered = [
        question
        for question in map(interview.questionnaire.by_name.get, interview.answered_names())
        if question is not None and interview.shown(question)
    ]
    if len(answered) > most:
        yield TranscriptEntry(
            Voice.NOTE, f"前面还有 {len(answered) - most} 条回答，按 F4 可以全部看到。"
        )
    for question in answered[-most:]:
        yield from _recalled(interview, question)


def _recalled(interview: Interview, question: Question) -> Iterator[TranscriptEntry]:
    yield TranscriptEntry(Voice.ASSISTANT, question.label)
    yield TranscriptEntry(Voice.CLERK, interview.shown(question), question.name)
