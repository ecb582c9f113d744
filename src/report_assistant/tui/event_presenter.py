"""Event presenter: events, answers and progress as plain values for the screen."""

from collections.abc import Iterable, Iterator, Sequence

from report_assistant.checks import Finding, Severity
from report_assistant.interview.events import (
    ActionRequested,
    AllAsked,
    Answered,
    AnsweredTogether,
    Asked,
    Chosen,
    ConfirmationAsked,
    Corrected,
    Event,
    FactsShown,
    Found,
    Offered,
    Rejected,
    Said,
    SectionStarted,
)
from report_assistant.interview.interview import Interview
from report_assistant.interview.last_year import compared
from report_assistant.interview.progress import CompletionStatus, Progress
from report_assistant.language.answers.agreement import WRITE_IT
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Question
from report_assistant.report.tables import TABLES
from report_assistant.shells import phrases
from report_assistant.tui.shown import ChipWords, OutlineRow, TranscriptEntry, Voice

_LONGEST_OFFER = 12
_MOST_ECHOED = 6
"""So many lines of a pasted text are shown."""
_ECHOES = (Answered, Chosen, Corrected, Rejected, ActionRequested)
"""Events that show what was said themselves, leave it in the box, or open another screen."""
_FIRST = "organisation.name"
"""The question at which last year's report is asked for."""


def entries_for(events: Iterable[Event]) -> Iterator[TranscriptEntry]:
    """Yield the entries that show the events."""
    for event in events:
        match event:
            case SectionStarted(number=number, title=title):
                yield TranscriptEntry(Voice.SECTION, phrases.section_name(number, title))
            case Asked():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.question_text(event))
            case Answered() | Corrected():
                yield from _taken(event)
            case ConfirmationAsked():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.confirmation_text(event))
            case FactsShown():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.facts_text(event))
            case Rejected():
                yield TranscriptEntry(Voice.REFUSAL, phrases.refused_text(event))
            case Said(text=text):
                yield TranscriptEntry(Voice.NOTE, text)
            case Chosen(words=words):
                yield TranscriptEntry(Voice.CLERK, words.partition("（")[0])
            case Offered():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.offered_text(event))
            case Found(finding=finding):
                yield TranscriptEntry(Voice.FINDING, phrases.found_text(finding))
            case AllAsked():
                yield TranscriptEntry(Voice.ASSISTANT, phrases.all_asked_text(event))


def echo(typed: str, events: Sequence[Event]) -> Iterator[TranscriptEntry]:
    """Yield what was said, where no event says it; answers are shown as understood."""
    lines = [line for line in typed.splitlines() if line.strip()]
    if not lines or any(isinstance(event, _ECHOES) for event in events):
        return
    more = [f"……（共 {len(lines)} 行）"] if len(lines) > _MOST_ECHOED else []
    yield TranscriptEntry(Voice.SAID, "\n".join([*lines[:_MOST_ECHOED], *more]))


def entries_of_answers(interview: Interview, most: int) -> Iterator[TranscriptEntry]:
    """Yield the last answers of a resumed report, as they were said."""
    answered = [
        question
        for question in map(interview.questionnaire.by_name.get, interview.answers.answered_names())
        if question is not None and interview.answers.shown(question)
    ]
    if len(answered) > most:
        yield TranscriptEntry(
            Voice.NOTE, f"前面还有 {len(answered) - most} 条回答，按 F4 可以全部看到。"
        )
    for question in answered[-most:]:
        yield from _recalled(interview, question)


def chips_for(interview: Interview, *, is_confirming: bool) -> tuple[ChipWords, ...]:
    """Return the chips for the moment, the likeliest first."""
    if is_confirming:
        return (ChipWords("确定", "确定"), ChipWords("取消", "取消"))
    return tuple(_chips(interview))


def outline_rows(interview: Interview) -> tuple[OutlineRow, ...]:
    """Return the sections with their states in words."""
    question = interview.current
    current = -1 if question is None else question.section
    return tuple(_outline_row(each, current) for each in interview.answers.progress())


def tally(findings: Sequence[Finding]) -> tuple[int, int]:
    """Return how many findings must be dealt with, and how many others there are."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return errors, len(findings) - errors


def _taken(event: Answered | Corrected) -> Iterator[TranscriptEntry]:
    name = event.question.name
    if isinstance(event, Corrected):
        yield TranscriptEntry(Voice.CLERK, f"{event.question.title}：{event.after}", name)
        yield TranscriptEntry(Voice.NOTE, phrases.corrected_text(event))
        return
    together = isinstance(event, AnsweredTogether)
    lead = f"{event.question.title}：" if together else ""
    yield TranscriptEntry(Voice.CLERK, lead + event.shown, name)
    if event.remark:
        yield TranscriptEntry(Voice.NOTE, event.remark)


def _recalled(interview: Interview, question: Question) -> Iterator[TranscriptEntry]:
    yield TranscriptEntry(Voice.ASSISTANT, question.label)
    yield TranscriptEntry(Voice.CLERK, interview.answers.shown(question), question.name)


def _chips(interview: Interview) -> Iterator[ChipWords]:
    question = interview.current
    if interview.is_offering:
        yield from (ChipWords("是", "是"), ChipWords("不是", "不是"))
    if interview.is_doubting:
        yield ChipWords(WRITE_IT, WRITE_IT)
    if question is None:
        yield from map(_command, (Command.GENERATE, Command.REVIEW, Command.FINAL))
        yield from _undo_chips(interview)
        yield _command(Command.LEAVE)
        return
    if question.name == _FIRST and interview.answers.last is None:
        yield ChipWords("选去年的年报", Command.IMPORT.word)
        yield ChipWords("看样例", Command.SAMPLE.word)
    if compared(question, interview.answers.last) is not None:
        yield _command(Command.SAME)
    offer = interview.answers.offer(question)
    is_on_enter = offer.words and not offer.suggestions and not interview.is_offering
    if is_on_enter and len(offer.words) <= _LONGEST_OFFER:
        yield ChipWords(phrases.offer_chip(offer.words), "")
    if question.takes_none and not question.is_filter and offer.value != question.none_value():
        yield ChipWords("没有", "没有")
    if any(table.section == question.section for table in TABLES):
        yield _command(Command.TABLE)
    yield from map(_command, (Command.PENDING, Command.SKIP, Command.WHY, Command.BACK))
    yield from _undo_chips(interview)


def _undo_chips(interview: Interview) -> Iterator[ChipWords]:
    yield _command(Command.UNDO)
    if interview.answers.standing.undone:
        yield _command(Command.REDO)


def _command(command: Command) -> ChipWords:
    return ChipWords(command.word, command.word)


def _outline_row(progress: Progress, current: int) -> OutlineRow:
    state = progress.status.value
    if progress.status is CompletionStatus.IN_PROGRESS:
        state = f"{progress.answered}/{progress.asked}"
    return OutlineRow(
        phrases.short_section_name(progress.section.number),
        state,
        progress.section.number == current,
        progress.status is CompletionStatus.COMPLETED,
        progress.answered,
        progress.asked,
    )
