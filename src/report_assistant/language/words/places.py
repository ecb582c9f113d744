"""Numbers that stand for entries of a numbered list: 「1 3」「第二个」「1到3」「选2吧」."""

import re

from report_assistant.language.words.numbers import CHINESE_DIGITS, value_of
from report_assistant.language.words.shapes import DATE, ORDINAL, RANGE
from report_assistant.language.words.tokens import NUMBER, SHAPE, Token

_DIGITS = re.compile("[0-9]+")
_HAN_DIGITS = re.compile(f"[{CHINESE_DIGITS}]+")
_ORDINAL = re.compile("(?:第\\s?|其)([0-9]+|[一二两三四五六七八九十]+)(?:条|个|题|项|点|种|类|句)?")
_RANGE = re.compile("([0-9]{1,2})(?:-|~|到|至)([0-9]{1,2})")
_NUMBERED = re.compile("([0-9]{1,2})号")
"""What is written like a day of the month."""
_SEVERAL = re.compile("([0-9]{1,2})\\.([0-9]{1,2})")
"""Two numbers with a full stop between them are read as one with decimals."""
_LONGEST_RANGE = 40
_COUNTED_ENDS = re.compile(
    "(?P<end>最?[前后]面?(?:头)?|头|末尾|最后)(?P<number>[一两二三四五六七八九]|[1-9])(?:个|项|条|种|样|句|点)"
)
_FROM_FRONT = ("前", "头")


_AND = re.compile(r"(?<=[\d个项条])[\s、，,]*(?:跟|同)\s*(?=第?\d)")
"""Elsewhere 跟 opens words of one's own: 2跟群众联系少."""


def ends_spelt_out(words: str, count: int) -> str:
    """Return words with 前三个 and 最后一个 of `count` entries as their numbers, 1跟3 as 1和3."""

    def numbers(found: re.Match[str]) -> str:
        many = min(int(value_of(found["number"]) or 0), count)
        from_front = any(sign in found["end"] for sign in _FROM_FRONT)
        first = 1 if from_front else count - many + 1
        return " ".join(str(number) for number in range(first, first + many))

    return _AND.sub("和", _COUNTED_ENDS.sub(numbers, words))


def places_at(token: Token) -> list[int]:
    """Return the numbers of entries that a token says; empty where it says none."""
    if token.kind == NUMBER:
        return _counted(token)
    if token.kind != SHAPE:
        return []
    if token.has(RANGE) and (found := _RANGE.fullmatch(token.text)):
        first, last = int(found[1]), int(found[2])
        return list(range(first, min(last, first + _LONGEST_RANGE) + 1))
    if token.has(ORDINAL) and (found := _ORDINAL.fullmatch(token.text)):
        value = value_of(found[1])
        return [] if value is None else [int(value)]
    if token.has(DATE) and (found := _NUMBERED.fullmatch(token.text)):
        return [int(found[1])]
    return []


def _counted(token: Token) -> list[int]:
    if token.unit:
        return []
    if found := _SEVERAL.fullmatch(token.text):
        return [int(found[1]), int(found[2])]
    if len(token.text) > 1 and _HAN_DIGITS.fullmatch(token.text):
        return [int(value) for sign in token.text if (value := value_of(sign)) is not None]
    if token.value is None or token.value != token.value.to_integral_value():
        return []
    return [int(token.value)]
