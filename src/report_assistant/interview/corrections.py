"""Changing an earlier answer: at once, or after a yes where other questions come or go with it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from report_assistant.interview.consequences import Consequences, Drafted, consequences
from report_assistant.interview.doubts import NoneShown
from report_assistant.interview.events import (
    ConfirmationAsked,
    Corrected,
    Event,
    Rejected,
    Said,
)
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.offers import Offer, outdated_defaults
from report_assistant.interview.turn import Turn, no_longer_fitting
from report_assistant.language.answer_text import PENDING, editable, shown
from report_assistant.language.answers.agreement import NO_WORDS, YES_WORDS, says_no, says_yes
from report_assistant.language.answers.particulars import PARTICULARS
from report_assistant.language.asked.named_question import (
    NamedQuestion,
    correction_in,
    names_like,
    question_named,
)
from report_assistant.language.context import Understood
from report_assistant.language.problems import NotUnderstood, SumAsked
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import command_in
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import WORDED_KINDS

_WHOLE = "请整句改好再发，连“改”和名称一起。"
_ONLY_NUMBERS = re.compile(r"[\d０-９\s　.]+")
_STOPS = " 　:："
_ENDS = f"{_STOPS}。.!！"
_WAITS = "“{}”改不改还没有定：改就回“确定”，不改就回“取消”。"
_UNCHANGED = "“{}”没有改，还是“{}”。"
_NOT_TAKEN = "“{}”没有记。"


@dataclass(frozen=True)
class _Change:
    """A correction that waits for the clerk's yes."""

    question: Question
    entry: Entry
    after: str
    effect: Consequences


class Corrections:
    """改…, changes from the review, and the question whether they are meant."""

    def __init__(self, turn: Turn, drafted: Drafted | None, none_shown: NoneShown) -> None:
        self.none_shown = none_shown
        self._turn = turn
        self._answers = turn.answers
        self._drafted = drafted
        self._waiting: _Change | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether a change waits for yes or no."""
        return self._waiting is not None

    @property
    def names(self) -> frozenset[str]:
        """The question whose change waits."""
        return frozenset(() if self._waiting is None else [self._waiting.question.name])

    @property
    def how_it_waits(self) -> str:
        """How the change that waits is made or given up, in a sentence."""
        assert self._waiting is not None
        return _WAITS.format(self._waiting.question.title)

    def give_up(self) -> list[Event]:
        """Give up a change that waits, and say so."""
        change, self._waiting = self._waiting, None
        return [] if change is None else [self.unchanged(change.question)]

    def unchanged(self, question: Question) -> Said:
        """Say that an answer is as it was."""
        before = self._answers.shown(question)
        told = _UNCHANGED if before else _NOT_TAKEN
        return Said(told.format(question.title, before))

    def asked_for(self, typed: str) -> list[Event]:
        """Carry out 「改…」; return nothing if the message is none or names no question."""
        correction = correction_in(typed)
        if correction is None:
            return []
        named = self._named(correction.rest)
        if named is None:
            return self._no_such_question(correction.rest, typed) if correction.is_plain else []
        if named.is_asked:
            events = self._amend(named.question, named.rest, is_sure=named.is_sure)
            return _refused_as_typed(events, typed, named.question)
        return [Said(f"“{named.question.title}”按前面的答案不用填，所以没有改。")]

    def title_asked_for(self, typed: str) -> list[Event]:
        """Put the question whose title stands behind 「改」, as the program teaches it."""
        correction = correction_in(typed)
        title = "" if correction is None else correction.rest.strip(_ENDS)
        for question in self._answers.questionnaire.questions:
            if question.title == title and self._answers.is_asked(question.name):
                return list(self._turn.look_at(question))
        return []

    def figure_asked_for(self, typed: str) -> list[Event]:
        """Carry out 「改新媒体 120」 as the program teaches it; nothing for other messages.

        Of what is no value, only numbers alone are refused here: the rest may say more than one
        thing. 待定 leaves an answer of any kind open.
        """
        exact = self._exact(typed)
        if exact is None:
            return []
        if command_in(exact.rest) is Command.PENDING:
            return self.asked_for(typed)
        if exact.question.kind in WORDED_KINDS:
            return []
        if not _ONLY_NUMBERS.fullmatch(exact.rest) and not self._is_value(exact):
            return []
        return self.asked_for(typed)

    def figure_refused(self, typed: str) -> list[Event]:
        """Carry out 「改」 with an exact name of a figure, to say why its value is none."""
        exact = self._exact(typed)
        is_figure = exact is not None and exact.question.kind not in WORDED_KINDS
        return self.asked_for(typed) if is_figure else []

    def words_asked_for(self, typed: str) -> list[Event]:
        """Carry out 「改成员 党政办、司法所」; nothing for other messages."""
        exact = self._exact(typed)
        if exact is None or exact.question.kind not in WORDED_KINDS:
            return []
        return self.asked_for(typed)

    def not_printed_in(self, typed: str) -> str:
        """Return 「电话 0838-…」 of 「改电话 0838-…」 where it is not asked for; else nothing."""
        correction, exact = correction_in(typed), self._exact(typed)
        if correction is None or exact is None or exact.is_asked:
            return ""
        return correction.rest if exact.question.name in PARTICULARS else ""

    def _exact(self, typed: str) -> NamedQuestion | None:
        """Return the question of 「改」, its name as it is written, a blank or colon and a value."""
        correction = correction_in(typed)
        if correction is None:
            return None
        named = self._named(correction.rest)
        if named is None or not named.is_sure or not named.rest:
            return None
        name = correction.rest.removesuffix(named.rest)
        return named if name[-1] in _STOPS and name[:-1].strip(_STOPS) else None

    def _is_value(self, named: NamedQuestion) -> bool:
        try:
            self._turn.amended(named.question, named.rest)
        except NotUnderstood:
            return False
        return True

    def _named(self, words: str) -> NamedQuestion | None:
        """Return the question whose name the words begin with."""
        return question_named(self._answers.questionnaire, self._answers.is_asked, words)

    def _amend(self, question: Question, typed: str, *, is_sure: bool) -> Iterator[Event]:
        """Change what the words say of an answer, and leave the rest of it as it is."""
        return self.correct(question, typed, is_sure=is_sure, read=self._turn.amended)

    def correct(
        self,
        question: Question,
        typed: str,
        source: Source = Source.TYPED,
        *,
        is_sure: bool = True,
        read: Understood | None = None,
    ) -> Iterator[Event]:
        """Change one answer to what was typed; without words, put its question.

        Where it is not sure which question is meant, the change is shown and waits for a yes. What
        is refused leaves the question that was asked where it is.
        """
        if not typed.strip():
            yield from self._turn.look_at(question)
            return
        if command_in(typed) is Command.PENDING:
            yield from self.open_again(question, source)
            return
        try:
            value = (read or self._turn.understood)(question, typed)
        except NotUnderstood as problem:
            yield Rejected(_refusal(problem, question, is_said=read is not None), typed)
            return
        if shown_first := self.none_shown.first(question, value, typed):
            yield from shown_first
            return
        yield from self.change(question, value, source, is_sure=is_sure)

    def open_again(self, question: Question, source: Source = Source.TYPED) -> Iterator[Event]:
        """Leave an answered question open: 待定."""
        entry = Entry(EntryKind.PENDING, question.name, None, source)
        yield from self._change_to(question, entry, PENDING, is_sure=True)

    def change(
        self,
        question: Question,
        value: Any,
        source: Source = Source.TYPED,
        *,
        is_sure: bool = True,
    ) -> Iterator[Event]:
        """Change one answer to a value."""
        if value == self._answers.state.values.get(question.name):
            yield Said(f"“{question.title}”和原来一样，没有改。")
            yield from self._turn.go_on()
            return
        entry = Entry(EntryKind.ANSWER, question.name, question.dump(value), source)
        yield from self._change_to(question, entry, shown(question, value), is_sure=is_sure)

    def _change_to(
        self, question: Question, entry: Entry, after: str, *, is_sure: bool
    ) -> Iterator[Event]:
        change = _Change(question, entry, after, self._effect(entry))
        if change.effect.is_structural or not is_sure:
            self._waiting = change
            before = self._answers.shown(question)
            yield ConfirmationAsked(question, before, after, self._forecast(change))
            return
        yield from self._carry_out(change)

    def replied(self, typed: str) -> list[Event] | None:
        """Take yes or no to the change that waits; `None` for another message."""
        assert self._waiting is not None
        if says_yes(typed) or typed.strip() in YES_WORDS:
            return list(self._confirmed())
        if says_no(typed) or typed.strip() in NO_WORDS:
            self._waiting = None
            return [Said("没有改，还是原来的答案。"), *self._turn.go_on()]
        return self._said_again(typed)

    def said_again(self, name: str, value: Any) -> list[Event] | None:
        """Take another change of the answer that waits for one: the same one is a yes."""
        assert self._waiting is not None
        waiting = self._waiting
        if waiting.question.name != name:
            return None
        if waiting.entry.value == waiting.question.dump(value):
            return list(self._confirmed())
        self._waiting = None
        return list(self.change(waiting.question, value))

    def _said_again(self, typed: str) -> list[Event] | None:
        """Take the value that is shown, or another change of the same answer by 「改…」."""
        assert self._waiting is not None
        question = self._waiting.question
        correction = correction_in(typed)
        named = None if correction is None else self._named(correction.rest)
        if named is not None and named.question != question:
            return None
        words = typed if named is None else named.rest
        try:
            value = self._turn.amended(question, words)
        except NotUnderstood:
            return None
        if named is None and self._waiting.entry.value != question.dump(value):
            return None
        return self.said_again(question.name, value)

    def _confirmed(self) -> Iterator[Event]:
        assert self._waiting is not None
        change, self._waiting = self._waiting, None
        yield from self._carry_out(change)

    def _no_such_question(self, words: str, typed: str) -> list[Event]:
        """Answer 改 with an unknown name; where an answer in words is expected, it may be one."""
        question = self._turn.current
        if question is not None and question.kind in WORDED_KINDS:
            return []
        near = names_like(self._answers.questionnaire, words)
        hint = f"是不是“{'”“'.join(near)}”？" if near else "可以打“核对”找到那一题。"
        return [Rejected(f"没有找到要改的那一题。{hint}", typed)]

    def _effect(self, entry: Entry) -> Consequences:
        before, after = self._answers.state, self._answers.state_with(entry)
        return consequences(self._answers.questionnaire, before, after, self._drafted)

    def _forecast(self, change: _Change) -> str:
        """Return the consequences with the findings that the clerk cannot see yet."""
        after = self._answers.findings_of(self._answers.state_with(change.entry).report)
        return change.effect.with_findings(self._answers.findings(), after).forecast

    def _carry_out(self, change: _Change) -> Iterator[Event]:
        earlier = self._turn.finding_keys()
        before, state_before = self._answers.shown(change.question), self._answers.state
        self._turn.just_taken = (change.question.name,)
        yield self._turn.record(change.entry)
        yield Corrected(change.question, before, change.after, change.effect.sentence)
        yield from self._turn.followed(state_before)
        for question, offer in outdated_defaults(
            self._answers.questionnaire,
            self._answers.standing.latest,
            state_before,
            self._answers.state,
        ):
            yield Said(_outdated(question, self._answers.shown(question), offer))
        for question, broken in no_longer_fitting(
            self._answers.questionnaire, state_before, self._answers.state
        ):
            yield Said(f"“{question.title}”还是 {self._answers.shown(question)}。{broken}")
        yield from self._turn.after(earlier)


def _refused_as_typed(events: Iterable[Event], typed: str, question: Question) -> list[Event]:
    """Return a refusal with the words as they were typed, the question's name included.

    The question that is being changed is not the one on the screen, so it is named.
    """
    return [
        Rejected(f"改“{question.title}”：{event.reason}", typed)
        if isinstance(event, Rejected) and not event.is_offer
        else event
        for event in events
    ]


def _refusal(problem: NotUnderstood, question: Question, *, is_said: bool) -> str:
    """Why a change is refused; a sum is offered so that it can be said to the question meant."""
    if is_said and isinstance(problem, SumAsked):
        return problem.asking(f"改{question.title} {problem.total}")
    return f"{problem}{_WHOLE}" if is_said else str(problem)


def _outdated(question: Question, taken: str, offer: Offer) -> str:
    return (
        f"“{question.title}”当时用的是算出来的 {taken}，现在算出来是 {offer.words}。"
        f"要一起改，请打：改{question.title} {editable(question, offer.value)}"
    )
