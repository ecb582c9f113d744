"""Tokens: a message cut into words of known kinds, numbers, shapes and what is not known.

Of all ways to cut it, the one with the fewest unknown characters counts, then the one with the
fewest words. One pass from the end, all patterns anchored: linear in the length of the message.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

from report_assistant.language.words.lexicon import (
    COLUMN,
    ENTITY,
    NAME,
    OPTION,
    PART,
    UNIT,
    Kinds,
    Lexicon,
)
from report_assistant.language.words.numbers import CHINESE_DIGITS, Numeral, numerals_from_end
from report_assistant.language.words.shapes import SHAPES, shape_at

WORD, NUMBER, SHAPE, UNKNOWN, STOP = "word", "number", "shape", "unknown", "stop"
SENTENCE_ENDS = "。;!?\n"
PAUSES = ",、:()[]{}\"'“”‘’「」《》<>|\t .~…—-_/\\·•`^"
REWRITES = "→=+×*%&@#$"
_SIGNS = frozenset(SENTENCE_ENDS + PAUSES + REWRITES)
_UNKNOWN_COST, _SOUND_COST, _WORD_COST, _NAME_COST = 100, 14, 10, 9
_NO_NUMBER_BEHIND = "上下同第唯统之任"
_LEFT = ("剩下", "余下", "留下")
_MAY_FOLLOW = frozenset({UNIT, NAME, PART, COLUMN, ENTITY, OPTION, "neg", "all", "total"})
_PARTICLES = frozenset("吧啊哈呀呢嘛的了哦噢哟")
_VAGUE_BEHIND = re.compile("[多余几]|来(?=[条件个次块篇期份人户张场起家处回万])")
_VAGUE_AFTER_UNIT = re.compile("多(?!少)|左右|上下|出头|以上|以下|开外|不到|来[条件个次]")
_LONG = 400
"""Longer than most messages."""
_LATIN_AFTER = re.compile("[A-Za-z]")


_NO_KINDS: Kinds = MappingProxyType({})
_SHAPE_KINDS: Mapping[str, Kinds] = {kind: {kind: ()} for kind in SHAPES}
"""What does not change is made once: a long message has thousands of tokens."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a message."""

    kind: str
    text: str
    start: int
    end: int
    kinds: Kinds = field(default_factory=lambda: _NO_KINDS)
    """For a word, what it may be; for a shape, the one thing it is."""
    value: Decimal | None = None
    """For a number; `None` where it is vague."""
    unit: str = ""
    is_sounded: bool = False
    """Whether it is only like the name: sounds so, or describes what is named."""

    def has(self, *kinds: str) -> bool:
        """Whether it may be one of these kinds of word."""
        return self.kind != UNKNOWN and not self.kinds.keys().isdisjoint(kinds)

    @property
    def is_known(self) -> bool:
        """Whether it has a kind."""
        return self.kind != UNKNOWN


def tokens_of(words: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the tokens of half-width words, units joined to their numbers."""
    return (_long_words if len(words) > _LONG else _short_words)(words, lexicon)


def _tokens(words: str, lexicon: Lexicon) -> tuple[Token, ...]:
    return tuple(_with_units(_joined(_cut(words, lexicon), words), words, lexicon))


_short_words = lru_cache(maxsize=128)(_tokens)
_long_words = lru_cache(maxsize=6)(_tokens)
"""Each reader asks for the tokens of a message; a long one takes megabytes."""

_Way = tuple[int, int, str, Kinds, Numeral | None]
"""What may begin somewhere: its cost, end, kind of token and kinds of word; a numeral."""


def _cut(words: str, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the cheapest tokens that cover the words."""
    costs = [0] * (len(words) + 1)
    chosen: list[_Way] = []
    numerals = numerals_from_end(words)
    for start in range(len(words) - 1, -1, -1):
        best, least = None, 0
        for way in _ways(words, start, lexicon, next(numerals)):
            cost = way[0] + costs[way[1]]
            if best is None or cost < least or (cost == least and way[1] > best[1]):
                best, least = way, cost
        assert best is not None
        costs[start] = least
        chosen.append(best)
    place = 0
    while place < len(words):
        yield _token(words, place, chosen[-1 - place])
        place = chosen[-1 - place][1]


def _token(words: str, start: int, way: _Way) -> Token:
    cost, end, kind, kinds, numeral = way
    if numeral is None:
        is_sounded = cost == _SOUND_COST
        return Token(kind, words[start:end], start, end, kinds, is_sounded=is_sounded)
    return Token(kind, words[start:end], start, end, kinds, numeral.value, numeral.unit)


def _ways(words: str, start: int, lexicon: Lexicon, numeral: Numeral | None) -> Iterator[_Way]:
    """Yield what may begin at `start`."""
    sign = words[start]
    if (shape := shape_at(words, start)) is not None:
        yield _WORD_COST // 2, shape[0], SHAPE, _SHAPE_KINDS[shape[1]], None
    if numeral is not None and not _is_part_of_word(words, start, numeral.end, lexicon):
        yield _WORD_COST, numeral.end, NUMBER, _NO_KINDS, numeral
    for end, kinds in lexicon.words_at(words, start):
        yield _NAME_COST if NAME in kinds else _WORD_COST, end, WORD, kinds, None
    for end, kinds in lexicon.heard_at(words, start):
        yield _SOUND_COST, end, WORD, kinds, None
    if sign in _SIGNS:
        yield _WORD_COST // 2, start + 1, STOP, _NO_KINDS, None
    else:
        yield _UNKNOWN_COST, start + 1, UNKNOWN, _NO_KINDS, None


def _is_part_of_word(words: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether one Chinese digit is the beginning of another word: 一致, 一心."""
    if end - start > 1 or words[start] not in CHINESE_DIGITS:
        return False
    if start and words[start - 1] in _NO_NUMBER_BEHIND and words[start - 2 : start] not in _LEFT:
        return True
    if end == len(words) or not "\u4e00" <= words[end] <= "\u9fff":
        return False
    return not any(
        kinds.keys() & _MAY_FOLLOW or words[end:after] in _PARTICLES
        for after, kinds in lexicon.words_at(words, end)
    )


def _joined(tokens: Iterable[Token], words: str) -> Iterator[Token]:
    """Join unknown characters that stand together."""
    for is_unknown, together in groupby(tokens, key=lambda token: token.kind == UNKNOWN):
        if is_unknown:
            first, *others = together
            end = others[-1].end if others else first.end
            yield replace(first, text=words[first.start : end], end=end)
        else:
            yield from together


def _with_units(tokens: Iterator[Token], words: str, lexicon: Lexicon) -> Iterator[Token]:
    """Give each number its measure word, and take its value away where it is vague."""
    listed = list(tokens)
    place = 0
    while place < len(listed):
        token = listed[place]
        place += 1
        if token.kind != NUMBER:
            is_lost_unit = token.kind == WORD and set(token.kinds) == {UNIT}
            yield replace(token, kind=UNKNOWN, kinds=_NO_KINDS) if is_lost_unit else token
            continue
        end, value, unit = token.end, token.value, token.unit
        kinds = _NO_KINDS
        if _is_negative(words, token.start):
            value = None
        if _LATIN_AFTER.match(words, end) and not _is_unit(words, end, lexicon):
            yield replace(token, kind=UNKNOWN)  # 5G
            continue
        if vague := _VAGUE_BEHIND.match(words, end):
            end, value = vague.end(), None
        follows = _next_at(listed, place, end)
        if follows is not None and listed[follows].has(UNIT) and not unit:
            unit, end, kinds = listed[follows].text, listed[follows].end, listed[follows].kinds
        if vague := _VAGUE_AFTER_UNIT.match(words, end):
            end, value = vague.end(), None
        if _is_glued(listed, place - 1):
            value = None  # 一百二10
        while place < len(listed) and listed[place].start < end:
            place += 1
        column = {COLUMN: kinds[COLUMN]} if COLUMN in kinds else _NO_KINDS
        yield replace(
            token, text=words[token.start : end], end=end, value=value, unit=unit, kinds=column
        )


def _is_glued(tokens: Sequence[Token], place: int) -> bool:
    """Whether another number stands right before or behind one, with no unit between."""
    here = tokens[place]
    before = tokens[place - 1] if place else here
    after = tokens[place + 1] if place + 1 < len(tokens) else here
    return any(
        each is not here
        and each.kind == NUMBER
        and here.start <= each.end
        and each.start <= here.end
        for each in (before, after)
    )


def _is_negative(words: str, start: int) -> bool:
    """Whether a minus stands before a number: -5, but not 10-5 or a mark of a list."""
    if start == 0 or words[start - 1] not in "-−":
        return False
    return start == 1 or not words[start - 2].isalnum()


def _next_at(tokens: Sequence[Token], place: int, start: int) -> int | None:
    """Return the place of the token that begins at `start`, or after one space."""
    while place < len(tokens) and (tokens[place].start < start or tokens[place].text == " "):
        place += 1
    return place if place < len(tokens) else None


def _is_unit(words: str, start: int, lexicon: Lexicon) -> bool:
    return any(UNIT in kinds for _, kinds in lexicon.words_at(words, start))


def han_count(words: str) -> int:
    """Return how many Chinese characters stand in the words."""
    return sum("\u4e00" <= sign <= "\u9fff" for sign in words)
