"""The interview: words in, events out. Pure; the shell stores what it records and shows the rest.

The state is the log and nothing else, except for two things that need not survive a restart: the
earlier question that the clerk is looking at, and a change that waits for a yes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from report_assistant.checks import Finding, run_checks
from report_assistant.foundation.lists import shortened
from report_assistant.interview.answering import ALL_ASKED, Answering
from report_assistant.interview.answers import Answers, Checks
from report_assistant.interview.command_typos import NearCommands
from report_assistant.interview.consequences import ChangedPlaces
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.events import (
    ActionRequested,
    Answered,
    Event,
    Said,
    ShellAction,
    shell_action_of,
)
from report_assistant.interview.finding_question import question_named
from report_assistant.interview.guidance import reply, why
from report_assistant.interview.last_year import compared
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.multi_answer import Several
from report_assistant.interview.remarks import Remarks
from report_assistant.interview.review import filter_named, review_asked_in
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn
from report_assistant.interview.undoing import Undoing
from report_assistant.language.answer_text import PENDING
from report_assistant.language.clerk_questions import question_in, without_greeting
from report_assistant.language.commands import (
    Command,
    command_in,
    report_in,
    table_in,
)
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.fields import Kind
from report_assistant.report.model import AnnualReport


class Interview:
    """One conversation about one report."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        entries: Iterable[Entry] = (),
        *,
        today: date,
        changed_places: ChangedPlaces | None = None,
        checks: Checks = run_checks,
    ) -> None:
        self.answers = Answers(questionnaire, entries, today=today, checks=checks)
        self._turn = Turn(self.answers)
        self._corrections = Corrections(self._turn, changed_places)
        self._several = Several(self._turn)
        self._near = NearCommands()
        self._undoing = Undoing(self._turn)
        self._answering = Answering(self._turn, self._corrections)
        self._remarks = Remarks(self._turn)

    # ------------------------------------------------------------ looking

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions, with last year's answers in them where these are known."""
        return self.answers.questionnaire

    @property
    def current(self) -> Question | None:
        """The question that the next words answer; `None` when all is asked."""
        return self._turn.current

    @property
    def is_looking_back(self) -> bool:
        """Whether the current question is one that the clerk chose to see again."""
        return self._turn.looking_at is not None

    @property
    def is_confirming(self) -> bool:
        """Whether a change, or several facts, wait for yes or no."""
        return self._corrections.is_waiting or self._several.is_waiting

    # ------------------------------------------------------------ talking

    def ask(self) -> list[Event]:
        """Return the events that put the current question, for the start of a conversation."""
        return list(self._turn.begin())

    def say(self, typed: str) -> list[Event]:
        """Take what the clerk said and return what it did, the next question included."""
        typed = without_greeting(typed)
        if self.is_confirming and command_in(typed) is Command.UNDO:
            typed = "取消"  # what is to be taken back has not happened yet
        if self._corrections.is_waiting:
            return list(self._corrections.confirm(typed))
        if self._several.is_waiting:
            return list(self._several.answer(typed))
        near, words = self._near.answered(typed)
        if words:
            return self._answering.answer(words)
        return (
            self._steered(typed, near)
            or self._corrections.taken_back(typed)
            or self._corrections.asked_for(typed)
            or self._near.offer(typed, self._turn)
            or self._heard(typed)
            or self._answering.answer(typed)
        )

    def _steered(self, typed: str, near: Command | None) -> list[Event]:
        """Carry out what is no answer: a report handed over, a command, a question asked back."""
        if report := report_in(typed):
            return [ActionRequested(ShellAction.IMPORT, report)]
        command = near or command_in(typed)
        if command is not None:
            return list(self._command(command))
        if beside := self._review(review_asked_in(typed)) or self._remarks.heard(typed):
            return beside
        if (key := table_in(typed, self.current.section if self.current else None)) is not None:
            return [ActionRequested(ShellAction.TABLE, key)]
        if (asking := question_in(typed, self.current)) is not None:
            return [Said(reply(asking, self.current, self.answers))]
        return []

    def _review(self, words: str | None) -> list[Event]:
        """Open the review at a filter or a question: 核对 未填."""
        if words is None:
            return []
        chosen = filter_named(words)
        if chosen is not None:
            return [ActionRequested(ShellAction.REVIEW, chosen.value)]
        named = question_named(self.questionnaire, self.answers.state, words)
        if named is not None and not named.rest:
            return [ActionRequested(ShellAction.REVIEW, named.question.name)]
        return []

    def look_at(self, name: str) -> list[Event]:
        """Make an earlier question the current one; nothing changes by looking."""
        self._give_up_waiting()
        return list(self._turn.look_at(self.questionnaire.by_name[name]))

    def change(self, name: str, typed: str, source: Source = Source.REVIEW) -> list[Event]:
        """Change one answer from outside the conversation's order, e.g. from the review."""
        self._give_up_waiting()
        return list(self._corrections.correct(self.questionnaire.by_name[name], typed, source))

    def fill(self, values: Mapping[str, Any], source: Source = Source.REVIEW) -> list[Event]:
        """Take typed values (question name -> value) from outside, e.g. a table filled as a whole.

        Choices that must be made for their questions to count are made with them.
        """
        self._give_up_waiting()
        return list(self._turn.take_all(values, source))

    def _give_up_waiting(self) -> None:
        self._corrections.forget()
        self._several.forget()
        self._near.forget()

    def take_last_year(self, last: AnnualReport, unread: Sequence[str] = ()) -> list[Event]:
        """Take last year's report as known; `unread` says what of it could not be read."""
        self._near.forget()
        return list(self._take_last_year(last, unread))

    def keep(self, finding: Finding, reason: str) -> list[Event]:
        """Keep what a warning is about, for a reason that is remembered."""
        return self._remarks.keep(finding, reason)

    def note(self, name: str, words: str) -> list[Event]:
        """Note something about an answer, for the record only."""
        return self._remarks.note(name, words)

    def reword(self, block: str, wording: str | None) -> list[Event]:
        """Take a paragraph in the clerk's own words; `None` goes back to the generated ones."""
        if self.answers.standing.wording.get(block) == wording:
            return []
        before = self._turn.finding_keys()
        told = Said(_REWORDED if wording is not None else _AS_GENERATED)
        recorded = self._turn.record(Entry(EntryKind.WORDING, block, wording))
        return [recorded, told, *self._turn.after(before)]

    # ------------------------------------------------------------ answers

    def _heard(self, typed: str) -> list[Event]:
        return self._several.heard(typed) if typed.strip() else []

    def _take_last_year(self, last: AnnualReport, unread: Sequence[str]) -> Iterator[Event]:
        self._turn.looking_at = None
        yield self._turn.record(Entry(EntryKind.LAST_YEAR, value=last.model_dump(mode="json")))
        yield Said(_read_in(last, unread))
        yield from self._turn.ask()

    def _take_same(self) -> Iterator[Event]:
        """Take last year's value because the clerk says so: 同去年."""
        question = self.current
        value = None if question is None else compared(question, self.answers.last)
        if question is None or value is None:
            yield Said("这一题没有去年的答案可用，请直接填。")
            return
        yield from self._turn.take(question, value, Source.LAST_YEAR)

    # ------------------------------------------------------------ commands

    def _command(self, command: Command) -> Iterator[Event]:
        if (action := shell_action_of(command)) is not None:
            yield ActionRequested(action)
            return
        match command:
            case Command.BACK:
                yield from self._back()
            case Command.NEXT:
                yield from self._turn.go_on()
            case Command.UNDO:
                yield from self._undoing.undo()
            case Command.REDO:
                yield from self._undoing.redo()
            case Command.SAME:
                yield from self._take_same()
            case Command.WHY:
                yield from self._why()
            case Command.SKIP:
                yield from self._put_off(EntryKind.SKIP, "跳过")
            case Command.PENDING:
                yield from self._put_off(EntryKind.PENDING, PENDING)

    def _put_off(self, kind: EntryKind, word: str) -> Iterator[Event]:
        question = self.current
        if question is None:
            yield Said(ALL_ASKED)
            return
        yield self._turn.record(Entry(kind, question.name))
        yield Answered(question, word, _put_off_remark(kind, question))
        yield from self._turn.go_on()

    def _back(self) -> Iterator[Event]:
        """Look at the question before the current one. Looking changes nothing."""
        asked = [
            question
            for question in self.questionnaire.questions
            if self.answers.state.status[question.name]
            in (Status.ANSWERED, Status.PENDING, Status.SKIPPED)
        ]
        order = list(self.questionnaire.by_name)
        here = order.index(self.current.name) if self.current else len(order)
        earlier = [question for question in asked if order.index(question.name) < here]
        if not earlier:
            yield Said("这已经是第一题了。")
            return
        self._turn.looking_at = earlier[-1]
        yield from self._turn.ask()

    def _why(self) -> Iterator[Event]:
        question = self.current
        if question is None:
            yield Said(ALL_ASKED)
            return
        yield Said(why(question))

    # ------------------------------------------------------------ the next question


_MOST_UNREAD = 5
_REWORDED = "这一段记下了，用您写的。没动过的数以后还会跟着答案变。要改回去，打“撤销”或“恢复原文”。"
_AS_GENERATED = "这一段改回原来的写法了。"


def _read_in(last: AnnualReport, unread: Sequence[str]) -> str:
    name = last.organisation.name or "这份报告"
    year = "" if last.year is None else f"{last.year}年度"
    lines = [f"读进来了：{name}{year}。去年的数会写在题目旁边，供您对照；今年的数还是由您填。"]
    if unread:
        lines.append("没读到的：")
        lines += [f"· {sentence}" for sentence in shortened(unread, _MOST_UNREAD)]
    return "\n".join(lines)


def _put_off_remark(kind: EntryKind, question: Question) -> str:
    chosen = question.is_filter or question.kind is Kind.CHOICE
    if kind is EntryKind.PENDING and not chosen:
        return "草稿里先写成【待填】，知道了再改。"
    return "" if not question.required else "先放着，最后会提醒您还有哪几题没填。"
