"""Numbers of written suggestions among words: 「2吧」「第一个和第三个」「1；还有我们自己的一个问题」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.language.context import Context
from report_assistant.language.figures.decision import Step
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import Lexicon
from report_assistant.language.words.places import places_at
from report_assistant.language.words.shapes import ORDINAL, RANGE
from report_assistant.language.words.tokens import STOP, Token
from report_assistant.questionnaire.question import Question

_BEFORE_WORDS = re.compile(
    r"\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})*)\s*[；;。\n]\s*"  # 1；我们自己的问题
    r"|\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})+)[\s,，、]+(?=\D)"  # 1、3、我们自己的问题
    r"|\s*(\d{1,2})[\s,，、]*(?:和|还有|以及|另外)(?=\D)"  # 1 还有我们自己的问题
    r"|\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})*)\s*$"
)
_HARMLESS = ("filler", "choose", "trail", "lead", "op_add", "we", "ours", "total", "take_in", "yes")
_EVERY = ("everything", "all")
_BESIDE_EVERY = ("trail", "choose", "take_in")


@dataclass(frozen=True)
class Picked:
    """The suggestions whose numbers a message says, and the clerk's own words beside them."""

    step: Step
    places: tuple[int, ...] = ()
    """From 0."""
    own: tuple[str, ...] = ()
    """What is no number, as it was typed."""
    reason: str = ""
    """For `Step.ASK`."""


def pick(heard: Heard, context: Context) -> Picked | None:
    """Return the suggestions that a message picks by number; `None` where it says no number."""
    question = context.asked
    if question is None:
        return None
    numbers: list[int] = []
    own: list[str] = []
    for part in _parts(heard.typed):
        said = _numbers(part, context.answer_lexicon, question)
        if said is None:
            own.append(part)
        numbers += said or ()
    if not numbers:
        return None
    reason = _wrong(numbers, own, question)
    if reason:
        return Picked(Step.ASK, reason=reason)
    places = tuple(number - 1 for number in dict.fromkeys(numbers))
    return Picked(Step.TAKE, places, tuple(own))


def _wrong(numbers: list[int], own: list[str], question: Question) -> str:
    """Return why these numbers cannot be taken; nothing where they can."""
    count = len(question.suggestions)
    if not count:
        return f"这一题没有编号可选，请直接写内容，例如 {question.example.rstrip('。')}。"
    if any(not 1 <= number <= count for number in numbers):
        many = "，可以写几个，例如 1 3" if question.is_list else "，请打其中一个"
        return f"编号是 1 到 {count}{many}；也可以直接写内容。"
    if not question.is_list and (len(set(numbers)) > 1 or own):
        return "这一题只能用一个编号，请只打一个；要几句合在一起，就请自己写成一句。"
    return ""


def _parts(typed: str) -> Iterator[str]:
    """Yield numbers and the clerk's own words, each apart."""
    own = ""
    for piece in re.split(r"(?<=[；;\n])", typed):
        numbers = _BEFORE_WORDS.match(piece)
        is_all = numbers is not None and numbers.end() == len(piece)
        if numbers is None or (own.strip() and not is_all):
            own += piece
            continue
        yield next(filter(None, numbers.groups()))
        own += piece[numbers.end() :]
    if own.strip():
        yield own


def _numbers(part: str, lexicon: Lexicon, question: Question) -> list[int] | None:
    """Return the numbers that words say which say nothing else; `None` for other words."""
    tokens = Heard(part, lexicon).tokens
    numbers = [number for token in tokens for number in places_at(token)]
    rest = [token for token in tokens if not places_at(token) and token.kind != STOP]
    if any(_is_open(token) or token.text == ":" for token in tokens):
        return None
    if numbers and all(token.has(*_HARMLESS, *_EVERY) for token in rest):
        return numbers
    is_every = any(token.has("everything") for token in rest) and question.is_list
    if is_every and not numbers and all(token.has(*_EVERY, *_BESIDE_EVERY) for token in rest):
        return list(range(1, len(question.suggestions) + 1)) or None
    return None


def _is_open(token: Token) -> bool:
    """Whether a shape says numbers of which none is meant for certain: 1或3."""
    return token.has(RANGE, ORDINAL) and not places_at(token)
