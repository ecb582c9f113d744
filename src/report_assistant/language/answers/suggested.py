"""Numbers of written suggestions among words: 「2吧」「第一个和第三个」「1；还有我们自己的一个问题」."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from report_assistant.language.answers.lists import without_numbering
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import Step
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import Lexicon
from report_assistant.language.words.places import ends_spelt_out, places_at
from report_assistant.language.words.shapes import ORDINAL, RANGE
from report_assistant.language.words.tokens import STOP, UNKNOWN, Token
from report_assistant.questionnaire.question import Question

_BEFORE_WORDS = re.compile(
    r"\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})*)\s*[；;。\n]\s*"  # 1；我们自己的问题
    r"|\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})+)[\s,，、]+(?=\D)"  # 1、3、我们自己的问题
    r"|\s*(\d{1,2})[\s,，、]*(?:和|还有|以及|另外)(?=\D)"  # 1 还有我们自己的问题
    r"|\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})*)\s*$"
)
_NEXT_PART = re.compile(
    r"(?<=[；;\n])|(?<=[，,。])(?=\s*(?:另外|还有|再加|外加|另加|再补|还想|自己再|我们?自己))"
)
_OWN_LEAD = re.compile(
    r"\s*(?:另外|还想|我们?自己)?(?:再|还|另|外)?(?:(?:加|补|添)(?:上|充)?[一1]?[个条点项]|有[一1]?[个条点项])"
    r"[：:，,\s]*(?=.{3})|\s*(?:另外)?还有[：:，,\s]*(?=.{3})"
)
"""What leads into words of one's own behind numbers: 第2个，另外加一个…."""
_ITEM_END = re.compile(
    r"[\n；;，,。]+|、(?!\s*\d+\s*条)|(?<=[条件篇次个])\s+|(?<=\d)\s+(?=第?\d{1,2}[:：=])"
)
_ONLY_NUMBERS = re.compile(r"[\d\s]+")
_COUNTED = re.compile(
    r"\s*第?(?P<place>\d{1,2})(?:\s*[个项类]|(?=[\s.、．:：=＝是有]))[\s.、．:：=＝是有]*"
    r"(?P<count>\d+)\s*(?P<unit>[^\d\s]?)\s*"
)
"""A named figure by number: 3 25条, 第3类：25."""
_LONGEST_COMMENT = 3
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
    lexicon = context.answer_lexicon
    offered = len(context.offered(question))
    typed = ends_spelt_out(heard.typed, offered)
    every = range(1, offered + 1) if question.is_list else ()
    for part in _parts(typed, lambda words: _numbers(words, lexicon, every) is not None):
        said = _numbers(part, lexicon, every)
        if said is None:
            own.append(_OWN_LEAD.sub("", part, count=1) if numbers else part)
        numbers += said or ()
    if not numbers:
        return None
    reason = _wrong(numbers, own, question, offered)
    if reason:
        return Picked(Step.ASK, reason=reason)
    places = tuple(number - 1 for number in dict.fromkeys(numbers))
    return Picked(Step.TAKE, places, tuple(own))


def with_names(typed: str, names: Sequence[str]) -> str:
    """Return named figures with the names in place of their numbers: 3 25条 is 社会救助25条.

    Raises NotUnderstood for numbers that no name has, and for numbers alone: how many there are of
    each was not said.
    """
    items = [item for item in _ITEM_END.split(without_numbering(typed)) if item.strip()]
    counted = [_COUNTED.fullmatch(item) for item in items]
    if len(items) == 1 and counted[0] is not None and not counted[0]["unit"]:
        counted = [None]  # 1 3 picks two as likely as it counts one
    if items and not any(counted) and all(map(_ONLY_NUMBERS.fullmatch, items)):
        places = [int(number) for item in items for number in item.split()]
        named = "、".join(_name_at(place, names) for place in places)
        each = "各" if len(places) > 1 else ""
        raise NotUnderstood(
            f"{named}{each}有多少？请连数一起写，例如 {places[0]} 25条；没有就回“没有”。"
        )
    return "；".join(
        item
        if found is None
        else f"{_name_at(int(found['place']), names)}{found['count']}{found['unit']}"
        for item, found in zip(items, counted, strict=True)
    )


def _name_at(place: int, names: Sequence[str]) -> str:
    if not 1 <= place <= len(names):
        raise NotUnderstood(
            f"编号是 1 到 {len(names)}；没列的请直接写名称和数，例如 招商引资 6条。"
        )
    return names[place - 1]


def _wrong(numbers: list[int], own: list[str], question: Question, count: int) -> str:
    """Return why these numbers cannot be taken of `count` suggestions; nothing where they can."""
    if not count:
        return f"这一题没有编号可选，请直接写内容，例如 {question.example.rstrip('。')}。"
    if any(not 1 <= number <= count for number in numbers):
        many = "，可以写几个，例如 1 3" if question.is_list else "，请打其中一个"
        return f"编号是 1 到 {count}{many}；也可以直接写内容。"
    if not question.is_list and (len(set(numbers)) > 1 or own):
        return "这一题只能用一个编号，请只打一个；要几句合在一起，就请自己写成一句。"
    return ""


def _parts(typed: str, says_numbers: Callable[[str], bool]) -> Iterator[str]:
    """Yield numbers and the clerk's own words, each apart."""
    own = ""
    for piece in re.split(_NEXT_PART, typed):
        numbers = _BEFORE_WORDS.match(piece)
        is_all = numbers is not None and numbers.end() == len(piece)
        if numbers is None and not own.strip() and piece != typed and says_numbers(piece):
            yield piece
            continue
        if numbers is None or (own.strip() and not is_all):
            own += piece
            continue
        yield next(filter(None, numbers.groups()))
        own += piece[numbers.end() :]
    if own.strip():
        yield own


def _numbers(part: str, lexicon: Lexicon, every: Sequence[int]) -> list[int] | None:
    """Return the numbers that words say which say nothing else; `None` for other words.

    `every` is what 都选 means, nothing where only one may be taken.
    """
    tokens = Heard(part, lexicon).tokens
    numbers = [number for token in tokens for number in places_at(token)]
    rest = [token for token in tokens if not places_at(token) and token.kind != STOP]
    if any(_is_open(token) or token.text == ":" for token in tokens):
        return None
    if numbers and all(token.has(*_HARMLESS, *_EVERY) for token in rest):
        return numbers
    if numbers and part.lstrip().startswith("第") and _only_comments(rest):
        return numbers
    is_every = any(token.has("everything") for token in rest)
    if is_every and not numbers and all(token.has(*_EVERY, *_BESIDE_EVERY) for token in rest):
        return list(every) or None
    return None


def _only_comments(tokens: list[Token]) -> bool:
    """Whether a few unknown characters say what is thought of the ones named: 第2个说中了."""
    unknown = [token for token in tokens if token.kind == UNKNOWN]
    known = [token for token in tokens if token.kind != UNKNOWN]
    return sum(len(token.text) for token in unknown) <= _LONGEST_COMMENT and all(
        token.has(*_HARMLESS, *_EVERY) for token in known
    )


def _is_open(token: Token) -> bool:
    """Whether a shape says numbers of which none is meant for certain: 1或3."""
    return token.has(RANGE, ORDINAL) and not places_at(token)
