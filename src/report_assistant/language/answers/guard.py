"""Why words are not taken as an answer: what they are instead, and what the clerk is told."""

from dataclasses import dataclass
from enum import Enum

from report_assistant.language.answers.agreement import WRITE_IT
from report_assistant.language.answers.fitting import has_shape
from report_assistant.language.answers.in_words import InWords
from report_assistant.questionnaire.question import Question
from report_assistant.report.contact import SHAPES

SHORT = 16
"""A message of so few Chinese characters is hardly a sentence of the report."""
NOT_WRITTEN = "这句没有写进报告"
MAY_BE_EITHER = f"这是问我，还是写进年报？要写进去就回“{WRITE_IT}”。"


class GuardKind(Enum):
    """What is said to the program."""

    YES_NO = "yes_no"
    END = "end"
    NONE = "none"
    PLACES = "places"
    WORDLESS = "wordless"
    HAND_OVER = "hand_over"
    LATER = "later"
    SLIP = "slip"
    QUESTION = "question"
    AS_BEFORE = "as_before"
    PARTICULARS = "particulars"
    """Several particulars of the office, or another one; `read_particulars` tells which."""
    OTHER_FIGURES = "other_figures"
    CHAT = "chat"
    PERSON = "person"
    MISFIT = "misfit"
    REMARK = "remark"


@dataclass(frozen=True)
class Guard:
    """Why a message is not taken as an answer in words."""

    kind: GuardKind
    reason: str
    """A sentence for the clerk that says what to do; empty where the list ends or is none."""
    may_be_answer: bool = False
    """Whether saying it again writes it into the report."""


def perhaps(kind: GuardKind, how: str, said: InWords) -> Guard:
    """Return a guard; what could be an answer all the same is asked about."""
    if said.question.name in SHAPES:  # a telephone number is nothing else
        return Guard(kind, how)
    if not said.misfit if has_shape(said.question) else said.is_about_work:
        return Guard(kind, f"{MAY_BE_EITHER}{how}", True)
    return Guard(kind, how)


def to_write(said: InWords) -> str:
    """Return what is to be typed instead, with an example."""
    example = f"，例如 {said.example}" if said.example else ""
    return f"这一题要写内容{example}；{or_later(said.question)}。"


def or_later(question: Question) -> str:
    """Return what is to be typed where there is none, or it is not known yet."""
    none = "没有就回“没有”，" if question.takes_none else ""
    return f"{none}现在填不了就回“待定”或“跳过”"
