"""The commands that the interview carries out itself; for the others it asks the shell."""

from collections.abc import Iterator

from report_assistant.interview.answering import all_asked
from report_assistant.interview.events import (
    ActionRequested,
    Answered,
    CarriedOut,
    Event,
    Said,
)
from report_assistant.interview.last_year import compared
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.questions_asked import why
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn
from report_assistant.interview.undoing import Undoing
from report_assistant.language.answer_text import PENDING
from report_assistant.language.asked_tables import table_in
from report_assistant.language.commands import Command
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind


class InterviewCommands:
    """A method for each row of the table of commands that names one."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._answers = turn.answers
        self._undoing = Undoing(turn)

    def carry_out(self, command: Command) -> list[Event]:
        """Carry a command out, or ask the shell to."""
        method = command.value.interview
        return list(getattr(self, method)()) if method else [ActionRequested(command)]

    def undo(self) -> Iterator[Event]:
        """Take back the last step."""
        return self._undoing.undo()

    def redo(self) -> Iterator[Event]:
        """Bring back what was taken back last."""
        return self._undoing.redo()

    def next(self) -> Iterator[Event]:
        """Put the question that is still open."""
        return self._turn.go_on()

    def back(self) -> Iterator[Event]:
        """Look at the question before the current one. Looking changes nothing."""
        asked = [
            question
            for question in self._answers.questionnaire.questions
            if self._answers.state.status[question.name]
            in (Status.ANSWERED, Status.PENDING, Status.SKIPPED)
        ]
        order = list(self._answers.questionnaire.by_name)
        current = self._turn.current
        here = order.index(current.name) if current else len(order)
        earlier = [question for question in asked if order.index(question.name) < here]
        if not earlier:
            yield Said("这已经是第一题了。")
            return
        yield CarriedOut(Command.BACK)
        self._turn.looking_at = earlier[-1]
        yield from self._turn.ask()

    def same_as_last_year(self) -> Iterator[Event]:
        """Take last year's value, because the clerk says so."""
        question = self._turn.current
        value = None if question is None else compared(question, self._answers.last)
        if question is None or value is None:
            yield Said("这一题没有去年的答案可用，请直接填。")
            return
        yield CarriedOut(Command.SAME)
        yield from self._turn.take(question, value, Source.LAST_YEAR)

    def why(self) -> Iterator[Event]:
        """Say why the current question is asked."""
        question = self._turn.current
        yield Said(all_asked(self._answers) if question is None else why(question))

    def skip(self) -> Iterator[Event]:
        """Put the current question off to the end."""
        return self._put_off(EntryKind.SKIP, Command.SKIP.word)

    def pending(self) -> Iterator[Event]:
        """Leave the current question open, shown as 【待填】."""
        return self._put_off(EntryKind.PENDING, PENDING)

    def table(self) -> Iterator[Event]:
        """Open the table of the section that is being asked about."""
        current = self._turn.current
        key = table_in(Command.TABLE.word, current.section if current else None)
        yield ActionRequested(Command.TABLE, key or "")

    def _put_off(self, kind: EntryKind, word: str) -> Iterator[Event]:
        question = self._turn.current
        if question is None:
            yield Said(all_asked(self._answers))
            return
        yield self._turn.record(Entry(kind, question.name))
        yield Answered(question, word, _put_off_remark(kind, question))
        yield from self._turn.go_on()


def _put_off_remark(kind: EntryKind, question: Question) -> str:
    chosen = question.is_filter or question.kind is Kind.CHOICE
    if kind is EntryKind.PENDING and not chosen:
        return "草稿里先写成【待填】，知道了再改。"
    return "" if not question.required else "先放着，最后会提醒您还有哪几题没填。"
