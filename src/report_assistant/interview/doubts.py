"""Words that are an answer only if the clerk says so again: 保留纸质公开栏 at a list of measures."""

import re

from report_assistant.language.answers.agreement import WRITE_IT
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import IN_WORDS

_GOES_ON = re.compile(r"/?(?P<command>保留|核对|检查)(?P<rest>[^\s：:，,].*)", re.DOTALL)
_SPACE = "要打“{0}”这个命令，后面空一格：{0} {1}。是这一题的答案，就回“{2}”。"


def is_in_words(question: Question | None) -> bool:
    """Whether the answer may be any words, those of a command too."""
    return question is not None and question.kind in IN_WORDS


def run_together(words: str) -> str:
    """Return what to ask about a command that goes on without a space; empty for other words."""
    found = _GOES_ON.fullmatch(words)
    return "" if found is None else _SPACE.format(found["command"], found["rest"], WRITE_IT)
