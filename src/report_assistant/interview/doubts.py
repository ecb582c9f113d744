"""Words that are an answer only if the clerk says so again: 保留纸质公开栏 at a list of measures.

They are asked about once; the same words again, Enter or a yes take them as the answer.
"""

import re

from report_assistant.interview.events import Event, Rejected
from report_assistant.language.agreement import SAID_YES
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import LIST_KINDS, TEXT_KINDS

_GOES_ON = re.compile(r"/?(?P<command>保留|核对|检查)(?P<rest>[^\s：:，,].*)", re.DOTALL)
_SPACE = "要打“{0}”这个命令，后面空一格：{0} {1}。就是这一题的答案，再按一次回车。"


class Doubts:
    """The words that were asked about last, until something else is said."""

    def __init__(self) -> None:
        self._words = ""

    @property
    def is_offering(self) -> bool:
        """Whether Enter would take the words as the answer."""
        return bool(self._words)

    def forget(self) -> None:
        """Give up the question."""
        self._words = ""

    def answered(self, typed: str) -> str:
        """Return the words that are the answer, if the message says so. The question ends with it."""
        words, self._words = self._words, ""
        said = text.half_width(typed).strip(" 。").lower()
        return words if words and (typed == words or said in SAID_YES) else ""

    def ask(self, words: str, why: str) -> list[Event]:
        """Ask whether the words are the answer."""
        self._words = words
        return [Rejected(why, words)]


def is_in_words(question: Question | None) -> bool:
    """Whether the answer may be any words, those of a command too."""
    return question is not None and question.kind in TEXT_KINDS | LIST_KINDS


def run_together(words: str) -> str:
    """Return what to ask about a command that goes on without a space; empty for other words."""
    found = _GOES_ON.fullmatch(words)
    return "" if found is None else _SPACE.format(found["command"], found["rest"])
