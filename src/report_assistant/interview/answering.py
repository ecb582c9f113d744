"""The words that answer the question that is up: taken, asked again, or Enter alone."""

from collections.abc import Iterator
from typing import Any

from report_assistant.interview.answers import Answers
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.events import Answered, Event, Rejected
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn
from report_assistant.language.answer_text import shown
from report_assistant.language.understanding import NotUnderstood
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import WORDED_KINDS

_WHAT_NOW = "可以“核对”答案、“生成”Word，或者用“改…”改某一项，例如：改新媒体 120。"
_AGREEMENT = frozenset({"对", "对的", "确定", "是的", "好", "好的", "可以", "同意", "就这样"})
_AGREED_TO_NOTHING = "这一题要写内容，例如 {}；没有就回“没有”。"


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

    def _reply(self, question: Question, typed: str) -> Iterator[Event]:
        if not typed.strip() or self._is_yes_to_offer(question, typed):
            yield from self._enter(question)
            return
        if typed.strip() in _AGREEMENT and question.kind in WORDED_KINDS:
            yield Rejected(_AGREED_TO_NOTHING.format(question.example), typed)
            return
        if self._turn.looking_at is not None and question.name in self._answers.state.values:
            yield from self._corrections.correct(question, typed)
            return
        try:
            value = self._turn.understood(question, typed)
        except NotUnderstood as problem:
            yield Rejected(str(problem), typed)
            return
        yield from self._take(question, value, Source.TYPED)

    def _is_yes_to_offer(self, question: Question, typed: str) -> bool:
        return typed.strip() in _AGREEMENT and self._answers.offer(question).value is not None

    def _enter(self, question: Question) -> Iterator[Event]:
        """Accept the offer, end a list, or return from looking back (Enter alone)."""
        offer = self._answers.offer(question)
        if self._turn.looking_at is not None and question.name in self._answers.state.values:
            yield from self._turn.go_on()
        elif self._answers.state.status[question.name] is Status.COLLECTING:
            yield from self._turn.take(
                question, self._answers.state.values[question.name], Source.TYPED
            )
        elif offer.value is not None:
            yield from self._turn.take(question, offer.value, Source.DEFAULT)
        elif not question.required:
            yield from self._turn.take(question, question.none_value(), Source.DEFAULT)
        else:
            example = f"例如 {question.example}；" if question.example else ""
            none = "没有就回“没有”；" if question.takes_none else ""
            yield Rejected(f"这里要填内容，{example}{none}现在填不了就回“待定”或“跳过”。", "")

    def _take(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        """Take a typed value; a list goes on collecting until the clerk has no more."""
        if not question.is_list or question.suggestions or question.constraint is not None:
            yield from self._turn.take(question, value, source)
            return
        so_far = self._answers.state.values.get(question.name) or []
        collecting = self._answers.state.status[question.name] is Status.COLLECTING
        if not value:
            yield from self._turn.take(question, so_far if collecting else [], source)
            return
        merged = [*so_far, *value] if collecting else value
        yield self._turn.record(Entry(EntryKind.PART, question.name, question.dump(merged), source))
        yield Answered(question, shown(question, value))
        yield from self._turn.ask()
