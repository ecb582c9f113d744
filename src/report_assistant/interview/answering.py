"""The words that answer the question that is up: taken, asked again, or Enter alone."""

import re
from collections.abc import Iterator
from typing import Any

from report_assistant.interview.answers import Answers
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.events import Answered, Event, Rejected
from report_assistant.interview.following_up import picked
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.state import Status, is_none_unsaid
from report_assistant.interview.turn import Turn
from report_assistant.language.answer_text import shown
from report_assistant.language.answers.agreement import AGREEMENT, WITHDRAWAL
from report_assistant.language.answers.details import with_details
from report_assistant.language.answers.options import how_to_choose
from report_assistant.language.asked.handed_over import web_address_in
from report_assistant.language.problems import NotUnderstood
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import WORDED_KINDS, Kind
from report_assistant.report.pairing import left_open

_WHAT_NOW = "可以“核对”答案、“生成”Word，或者用“改…”改某一项，例如：改新媒体 120。"
_TO_BE_WRITTEN = "这一题要写内容{}；没有就回“没有”，现在填不了就回“待定”或“跳过”。"
_NOTHING_WAITS = "现在没有等您定的事。"
_WEB_ADDRESS = (
    "这是一个网址，这一题填的不是网址。网页要读进来，请先在浏览器里把它另存成文件，再拖进来。"
)
_PARTICULARS = "organisation."
"""Telephone and postcode are digits only."""
_PLACES = re.compile(r"\d{1,2}(?:[\s,，、;；和.]+\d{1,2})*[.、]?")
_WEBSITE = "organisation.website"


def all_asked(answers: Answers) -> str:
    """Return what is left to do when there is no question any more, what must be changed first."""
    wrong = answers.must_change()
    first = f"，还有 {wrong} 处必须改，先打“核对”把它们改好" if wrong else ""
    return f"问题都问完了{first}。{_WHAT_NOW}"


class Answering:
    """Answers in the order of the conversation."""

    def __init__(self, turn: Turn, corrections: Corrections) -> None:
        self._turn = turn
        self._answers = turn.answers
        self._corrections = corrections

    def answer(self, typed: str) -> list[Event]:
        """Take what was typed as the answer to the question that is up."""
        question = self._turn.current
        if question is None:
            return [Rejected(all_asked(self._answers), typed)]
        return list(self._reply(question, typed))

    def take(self, question: Question, value: Any) -> list[Event]:
        """Take a value that was read from a message as the answer to the question that is up."""
        if self._turn.looking_at is not None and question.name in self._answers.state.values:
            return list(self._corrections.change(question, value))
        return list(self._take(question, value, Source.TYPED))

    def _reply(self, question: Question, typed: str) -> Iterator[Event]:
        if not typed.strip() or self._is_yes_to_offer(question, typed):
            yield from self._enter(question)
            return
        if refusal := _never_an_answer(question, typed):
            yield Rejected(refusal, typed)
            return
        if self._turn.looking_at is not None and question.name in self._answers.state.values:
            yield from self._corrections.correct(question, typed)
            return
        if self._turn.is_following_up:
            yield from self._detailed(question, typed)
            return
        try:
            value = self._turn.understood(question, typed)
        except NotUnderstood as problem:
            yield Rejected(str(problem), typed)
            return
        if shown_first := self._corrections.none_shown.first(question, value, typed):
            yield from shown_first
            return
        yield from self._take(question, value, Source.TYPED)

    def _is_yes_to_offer(self, question: Question, typed: str) -> bool:
        return _plain(typed) in AGREEMENT and self._answers.offer(question).value is not None

    def _enter(self, question: Question) -> Iterator[Event]:
        """Accept the offer, end a list, or return from looking back (Enter alone)."""
        offer = self._answers.offer(question)
        if self._turn.looking_at is not None and question.name in self._answers.state.values:
            yield from self._turn.go_on()
        elif self._turn.is_following_up:
            yield from self._turn.leave_follow_up()
        elif self._answers.state.status[question.name] is Status.COLLECTING:
            yield from self._end(question)
        elif offer.value is not None and question.one_for_each:
            yield from self._paired(question, offer.value, Source.DEFAULT)
        elif offer.value is not None:
            yield from self._turn.take(question, offer.value, Source.DEFAULT)
        elif is_none_unsaid(question, self._answers.state):
            yield from self._turn.take(question, question.none_value(), Source.DEFAULT)
        else:
            example = f"例如 {question.example}；" if question.example else ""
            none = "没有就回“没有”；" if question.takes_none else ""
            yield Rejected(f"这里要填内容，{example}{none}现在填不了就回“待定”或“跳过”。", "")

    def _end(self, question: Question) -> Iterator[Event]:
        """Take a list as it was collected."""
        yield from self._turn.take(
            question, self._answers.state.values[question.name], Source.TYPED
        )

    def _detailed(self, question: Question, typed: str) -> Iterator[Event]:
        """Add what was typed to the entries that were taken by number; more numbers add entries."""
        so_far = self._answers.state.values[question.name]
        if _PLACES.fullmatch(_plain(typed)):
            try:
                more = self._turn.understood(question, typed)
            except NotUnderstood as problem:
                yield Rejected(str(problem), typed)
                return
            yield from self._collect(question, [*dict.fromkeys((*so_far, *more))], more)
            return
        value = with_details(so_far, picked(question, so_far), typed)
        yield from self._turn.take(question, value, Source.TYPED)

    def _collect(self, question: Question, value: Any, added: Any) -> Iterator[Event]:
        """Take a part of a list and go on with it; `added` is what is new."""
        entry = Entry(EntryKind.PART, question.name, question.dump(value), Source.TYPED)
        yield self._turn.record(entry)
        yield Answered(question, shown(question, added))
        yield from self._turn.ask()

    def _take(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        """Take a typed value; a list goes on collecting until the clerk has no more."""
        if question.one_for_each:
            yield from self._paired(question, value, source)
            return
        if question.follow_up is not None and picked(question, value):
            yield from self._collect(question, value, value)
            return
        if not question.is_list or question.suggests_sentences or question.constraint is not None:
            yield from self._turn.take(question, value, source)
            return
        so_far = self._answers.state.values.get(question.name) or []
        collecting = self._answers.state.status[question.name] is Status.COLLECTING
        if not value:
            yield from self._turn.take(question, so_far if collecting else [], source)
            return
        merged = [*so_far, *value] if collecting else value
        yield from self._collect(question, merged, value)

    def _paired(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        """Take what answers another list entry by entry; what is left open is asked for."""
        so_far = self._answers.state.values.get(question.name) or []
        collecting = self._answers.state.status[question.name] is Status.COLLECTING
        merged = [*so_far, *value] if collecting and value else value or so_far
        answered = self._answers.state.values.get(question.one_for_each) or []
        if value and left_open(answered, merged):
            yield from self._collect(question, merged, value)
        else:
            yield from self._turn.take(question, merged, source)


def _never_an_answer(question: Question, typed: str) -> str:
    """Why words are said to the program, or handed over, wherever an answer may be any words."""
    words = _plain(typed)
    if question.kind not in WORDED_KINDS:
        is_choice = bool(question.options) and words in WITHDRAWAL
        return _NOTHING_WAITS + how_to_choose(question) if is_choice else ""
    if words in AGREEMENT | WITHDRAWAL:
        example = f"，例如 {question.example.rstrip('。')}" if question.example else ""
        nothing = _NOTHING_WAITS if words in WITHDRAWAL else ""
        return nothing + _TO_BE_WRITTEN.format(example)
    if _is_wordless(question, words):
        return _TO_BE_WRITTEN.format(f"，例如 {question.example.rstrip('。')}")
    if question.kind is Kind.LINE and question.name != _WEBSITE and web_address_in(words):
        return _WEB_ADDRESS
    return ""


def _is_wordless(question: Question, words: str) -> bool:
    """Whether digits and signs are typed where only words, or numbers of suggestions, can be meant."""
    if question.name.startswith(_PARTICULARS) or any(map(str.isalpha, words)):
        return False
    return not question.suggestions or _PLACES.fullmatch(words) is None


def _plain(typed: str) -> str:
    return text.half_width(typed).strip(" 。.!")
