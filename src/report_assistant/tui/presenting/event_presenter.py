"""Event presenter: events, answers and progress as plain values for the screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from report_assistant.checks import Finding, Severity
from report_assistant.interview.events import (
    ActionRequested,
    Answered,
    AnsweredTogether,
    Chosen,
    Corrected,
    Event,
    FactsShown,
    Found,
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
from report_assistant.tui.shown import (
    ChipLook,
    ChipWords,
    OutlineRow,
    Refusal,
    TranscriptEntry,
    Voice,
)

_LONGEST_OFFER = 12
_MOST_ECHOED = 6
"""So many lines of a pasted text are shown."""
_ECHOES = (Answered, Chosen, Corrected, FactsShown, Rejected, ActionRequested)
"""Events that show what was said themselves, leave it in the box, or open another screen."""
EXPLAINING = frozenset({Command.WHY, Command.EXAMPLE})
"""What explains the question that is asked."""
ENTER = "回车"
_FIRST = "organisation.name"
"""The question at which last year's report is asked for."""


def entries_for(events: Iterable[Event]) -> Iterator[TranscriptEntry]:
    """Yield the entries that show the events."""
    for event in events:
        match event:
            case SectionStarted(number=number, title=title):
                yield TranscriptEntry(Voice.SECTION, phrases.section_name(number, title))
            case Answered() | Corrected():
                yield from _taken(event)
            case Said(text=text):
                yield TranscriptEntry(Voice.NOTE, text)
            case Chosen(words=words):
                yield TranscriptEntry(Voice.CLERK, words.partition("（")[0])
            case Found(finding=finding):
                yield TranscriptEntry(Voice.FINDING, phrases.found_text(finding))


def echo(typed: str, events: Sequence[Event]) -> Iterator[TranscriptEntry]:
    """Yield what was said, where no event says it; answers are shown as understood."""
    lines = [line for line in typed.splitlines() if line.strip()]
    if not lines or any(isinstance(event, _ECHOES) for event in events):
        return
    more = [f"……（共 {len(lines)} 行）"] if len(lines) > _MOST_ECHOED else []
    yield TranscriptEntry(Voice.SAID, "\n".join([*lines[:_MOST_ECHOED], *more]))


def entries_of_answers(interview: Interview) -> Iterator[TranscriptEntry]:
    """Yield the answers of a resumed report, as they were said, each part under its name."""
    section = None
    for question in map(interview.questionnaire.by_name.get, interview.answers.answered_names()):
        if question is None or not (answer := interview.answers.shown(question)):
            continue
        if question.section != section:
            section = question.section
            title = interview.questionnaire.section_of(question).title
            yield TranscriptEntry(Voice.SECTION, phrases.section_name(section, title))
        yield TranscriptEntry(Voice.CLERK, answer, question.name, question.label)


def problem_of(why: str) -> Refusal:
    """Return what is said below the box when something could not be done."""
    return Refusal(why, lead="没有办成")


def chips_for(interview: Interview, *, is_confirming: bool) -> tuple[ChipWords, ...]:
    """Return the buttons for the moment, the likeliest first."""
    if is_confirming:
        yes = ChipWords("确定", "确定", ChipLook.MAIN, key=ENTER)
        return (yes, ChipWords("取消", "取消"))
    return tuple(_chips(interview))


def with_a_way_out(chips: Sequence[ChipWords]) -> tuple[ChipWords, ...]:
    """Return the buttons for after a refusal: 待定 is the main one, where it can be said."""
    way_out = Command.PENDING.word
    if all(each.said != way_out for each in chips):
        return tuple(chips)
    return tuple(
        replace(each, look=ChipLook.MAIN)
        if each.said == way_out
        else replace(each, look=ChipLook.OTHER)
        if each.look is ChipLook.MAIN
        else each
        for each in chips
    )


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
    question = event.question
    if isinstance(event, Corrected):
        remark = phrases.corrected_remark(event)
        yield TranscriptEntry(Voice.CLERK, event.after, question.name, question.title, remark)
        return
    asked = question.title if isinstance(event, AnsweredTogether) else question.label
    yield TranscriptEntry(Voice.CLERK, event.shown, question.name, asked, event.remark)


def _chips(interview: Interview) -> Iterator[ChipWords]:
    question = interview.current
    if interview.is_offering:
        yield from (ChipWords("是", "是", ChipLook.MAIN, key=ENTER), ChipWords("不是", "不是"))
    if interview.is_doubting:
        yield ChipWords(WRITE_IT, WRITE_IT)
    if question is None:
        yield _command(Command.GENERATE, ChipLook.MAIN)
        yield from (
            _command(Command.REVIEW, ChipLook.OTHER),
            _command(Command.FINAL, ChipLook.OTHER),
        )
        yield from _undo_chips(interview)
        yield _command(Command.LEAVE)
        return
    yield from _answering_chips(interview, question)
    yield from map(_command, (Command.PENDING, Command.SKIP, Command.WHY, Command.BACK))
    yield from _undo_chips(interview)


def _answering_chips(interview: Interview, question: Question) -> Iterator[ChipWords]:
    """Yield what answers this question: what Enter does first."""
    offer = interview.answers.offer(question)
    is_on_enter = offer.words and not offer.suggestions and not interview.is_offering
    if is_on_enter and len(offer.words) <= _LONGEST_OFFER:
        yield ChipWords(offer.words, "", ChipLook.MAIN, key=ENTER)
    if question.name == _FIRST and interview.answers.last is None:
        yield ChipWords("选去年的年报", Command.IMPORT.word)
        yield ChipWords("看样例", Command.SAMPLE.word)
    if compared(question, interview.answers.last) is not None:
        yield _command(Command.SAME, ChipLook.OTHER)
    if question.takes_none and not question.is_filter and offer.value != question.none_value():
        yield ChipWords("没有", "没有")
    if any(table.section == question.section for table in TABLES):
        yield ChipWords("在表里填", Command.TABLE.word)


def _undo_chips(interview: Interview) -> Iterator[ChipWords]:
    yield _command(Command.UNDO)
    if interview.answers.standing.undone:
        yield _command(Command.REDO)


def _command(command: Command, look: ChipLook = ChipLook.QUIET) -> ChipWords:
    return ChipWords(command.word, command.word, look)


def _outline_row(progress: Progress, current: int) -> OutlineRow:
    state = progress.status.value
    is_current = progress.section.number == current
    if progress.status is CompletionStatus.IN_PROGRESS or (is_current and progress.asked):
        state = f"{progress.answered}/{progress.asked}"
    return OutlineRow(
        phrases.short_section_name(progress.section.number),
        state,
        is_current,
        progress.status is CompletionStatus.COMPLETED,
        progress.answered,
        progress.asked,
    )
