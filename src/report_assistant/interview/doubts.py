"""Words that are an answer only if the clerk says so again: 保留纸质公开栏 at a list of measures."""

import re
from dataclasses import dataclass
from typing import Any

from report_assistant.interview.consequences import Drafted
from report_assistant.interview.events import Event
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.interview.on_enter import Acceptable, OnEnter
from report_assistant.interview.turn import Turn
from report_assistant.language.answers.agreement import WRITE_IT
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import IN_WORDS

_GOES_ON = re.compile(r"/?(?P<command>保留|核对|检查)(?P<rest>[^\s：:，,].*)", re.DOTALL)
_WOULD_SAY = "“{}”没有的话，年报里会写：“{}”"
_WOULD_TELL = "“{}”没有的话，年报里会照实写明没有开展。"
_CONFIRM = "就这样写，再按一次回车，或者回“确认”；不是就打编号，或者自己写一句。"
_SPACE = "要打“{0}”这个命令，后面空一格：{0} {1}。是这一题的答案，就回“{2}”。"


def is_in_words(question: Question | None) -> bool:
    """Whether the answer may be any words, those of a command too."""
    return question is not None and question.kind in IN_WORDS


def run_together(words: str) -> str:
    """Return what to ask about a command that goes on without a space; empty for other words."""
    found = _GOES_ON.fullmatch(words)
    return "" if found is None else _SPACE.format(found["command"], found["rest"], WRITE_IT)


@dataclass(frozen=True)
class NoneShown:
    """Shows what the report will say where there is none, before that is taken."""

    turn: Turn
    on_enter: OnEnter
    drafted: Drafted | None

    def first(self, question: Question, value: Any, typed: str) -> list[Event]:
        """Offer none with the sentence that it prints; nothing where it can be taken at once."""
        state = self.turn.answers.state
        if not state.value_or_none(question.confirm_none):
            return []
        if value != question.none_value() or state.values.get(question.name) == value:
            return []
        printed = self._printed(question, value)
        told = _WOULD_SAY.format(question.title, printed) if printed else ""
        told = told or _WOULD_TELL.format(question.title)
        offered = Acceptable(values={question.name: value})
        return self.on_enter.offer(typed, offered, f"{told}\n{_CONFIRM}")

    def _printed(self, question: Question, value: Any) -> str:
        if self.drafted is None:
            return ""
        answers = self.turn.answers
        none = Entry(EntryKind.ANSWER, question.name, question.dump(value))
        without = answers.state_with(Entry(EntryKind.PENDING, question.name)).report
        return self.drafted.new_sentences(without, answers.state_with(none).report)
