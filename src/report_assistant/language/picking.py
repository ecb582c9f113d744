"""Choices by number, by label or in the clerk's words: 「1 3」「第二个」「都有」「要写」「街道办」."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from report_assistant.language.lists import read_lines
from report_assistant.report import text

_NUMBERS_ONLY = re.compile(r"[0-9]{1,2}(?:[\s,，、;；和.]+[0-9]{1,2})*[.、]?")
_NUMBERS_AMONG_WORDS = re.compile(
    r"\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})*)\s*[；;。\n]\s*"  # 1；我们自己的问题
    r"|\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})+)[\s,，、]+(?=\D)"  # 1、3、我们自己的问题
    r"|\s*(\d{1,2})[\s,，、]*(?:和|还有|以及|另外)(?=\D)"  # 1 还有我们自己的问题
    r"|\s*(\d{1,2}(?:[\s,，、和]+\d{1,2})*)\s*$"
)
_FROM_TO = re.compile(r"([0-9]{1,2})\s*(?:-|~|—|到|至)\s*([0-9]{1,2})")
_ORDINAL = re.compile("(?:选择?|要|就)?第?([0-9]{1,2}|[一二三四五六七八九十])(?:个|项|种|类|条)?")
_NAMED_PLACE = re.compile(
    "(?:选择?|要|就|用)?第([0-9]{1,2}|[一二三四五六七八九十])(?:个|项|种|条)|选择?([0-9]{1,2})"
)
_DIGITS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九十", start=1)}
_ALL = re.compile("(?:都|全部?|全都|所有的?)(?:要|写|选|有|是|算|变了?)?")
_LEAD = re.compile(
    "^(?:还是|仍然?|照旧|照样)*(?:(?:我们?|本)?(?:单位)?(?:就?是|属于|算)|选择?|就?[按用]|都是?|全部?)?"
)
_TAIL = re.compile("(?:(?:吧|了|的|写|办事处|办|政府|人民政府|审查|方式)+)$")
_YES = re.compile("(?:是?要写?|写上?|需要写?|要写上|加上|写吧)")
_NO = re.compile("不(?:用|要|需要|必)?(?:写|加)?(?:上|了|吧)?")


class NoSuchChoice(ValueError):
    """The words are no number or name of a choice."""


@dataclass(frozen=True)
class Choices:
    """The choices: labels, and the values behind them."""

    labels: Sequence[str]
    values: Sequence[str]
    aliases: Sequence[Sequence[str]] = ()
    """Other names of each choice."""

    def chosen(self, typed: str) -> list[str]:
        """Return the values that the words choose, in their order. Raises NoSuchChoice."""
        words = text.half_width(typed).strip(" 。.!")
        if _ALL.fullmatch(words):
            return list(self.values)
        numbers = self._numbers(words)
        if numbers:
            if any(not 1 <= number <= len(self.labels) for number in numbers):
                raise NoSuchChoice(typed)
            return [self.values[number - 1] for number in dict.fromkeys(numbers)]
        named = self._named(words)
        items = [named] if named else [self._one(item) for item in self._items(typed)]
        if not items:
            raise NoSuchChoice(typed)
        return list(dict.fromkeys(items))

    def _numbers(self, words: str) -> list[int]:
        if _NUMBERS_ONLY.fullmatch(words):
            return [int(number) for number in re.findall(r"[0-9]+", words)]
        if found := _FROM_TO.fullmatch(words):
            return list(range(int(found[1]), int(found[2]) + 1))
        ordinals = [_ORDINAL.fullmatch(item.strip()) for item in re.split("[和、,，]", words)]
        digits = [_DIGITS.get(found[1], found[1]) for found in ordinals if found]
        return [int(digit) for digit in digits] if len(digits) == len(ordinals) else []

    def _items(self, typed: str) -> list[str]:
        items = read_lines(typed)
        if len(items) == 1 and not self._named(items[0]):
            items = re.split("[和与及]", items[0])
        return items

    def _one(self, words: str) -> str:
        named = self._named(text.half_width(words).strip())
        if not named:
            raise NoSuchChoice(words)
        return named

    def _named(self, words: str) -> str:
        """Return the one choice that the words name; nothing if none or several."""
        plain = _LEAD.sub("", words)
        bare = _TAIL.sub("", plain)
        for candidate in dict.fromkeys((words, plain, bare, f"予以{bare}")):
            if candidate not in ("", "予以") and (found := self._called(candidate)):
                return found
        return self._yes_or_no(words)

    def _called(self, words: str) -> str:
        pairs = [(text.half_width(label), value) for label, value in self._pairs()]
        exact = [value for label, value in pairs if words in (label, value)]
        called = [
            value for names, value in zip(self.aliases, self.values, strict=False) if words in names
        ]
        partial = [value for label, value in pairs if words in label]
        return next((found[0] for found in (exact, called, partial) if len(found) == 1), "")

    def _yes_or_no(self, words: str) -> str:
        """Pick one of two choices that are a yes and a no (写, 不写)."""
        if len(self.labels) != 2 or not self.labels[1].startswith("不"):
            return ""
        if _YES.fullmatch(words):
            return self.values[0]
        return self.values[1] if _NO.fullmatch(words) else ""

    def _pairs(self) -> list[tuple[str, str]]:
        return list(zip(self.labels, self.values, strict=True))


def numbers_and_words(typed: str) -> list[str]:
    """Part what was typed into numbers of suggestions and the clerk's own words: 「1；更新慢」."""
    parts: list[str] = []
    for piece in re.split(r"(?<=[；;\n])", typed):
        numbers = _NUMBERS_AMONG_WORDS.match(piece)
        if numbers is None and parts:
            parts[-1] += piece
            continue
        if numbers is not None:
            parts.append(next(filter(None, numbers.groups())))
        parts.append(piece if numbers is None else piece[numbers.end() :])
    return [part for part in parts if part.strip()]


def picked(typed: str, count: int) -> list[int]:
    """Return the places (from 0) whose numbers were typed; empty if these are no numbers.

    Raises NoSuchChoice for a number that is not there.
    """
    words = text.half_width(typed).strip()
    if count and (one := _NAMED_PLACE.fullmatch(words)):
        words = _DIGITS.get(one[1] or one[2], one[1] or one[2])
    if not count or not _NUMBERS_ONLY.fullmatch(words):
        return []
    numbers = [int(number) for number in re.findall(r"[0-9]+", words)]
    if any(not 1 <= number <= count for number in numbers):
        raise NoSuchChoice(typed)
    return [number - 1 for number in dict.fromkeys(numbers)]
