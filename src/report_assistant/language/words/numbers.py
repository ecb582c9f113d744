"""Numbers in every spelling: 「114」「1,236」「一百一十四」「1万2」「两百三」「廿八」「壹佰」「俩」.

One numeral has one value, or none: what two people could read as two numbers (四十六七, 1万20,
三五) is vague, so that the clerk is asked. Nothing here knows of questions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WORTH = {sign: worth for worth, sign in enumerate("零一二三四五六七八九")}
CHINESE_DIGITS = "〇一二两三四五六七八九"
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇两", "一二三四五六七八九十百千零二")
_TENS = {"廿": "二十", "卅": "三十"}
_PAIRS = {"俩": 2, "仨": 3}
"""Numbers that hold their measure word: 俩申请."""
_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_SIGNS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
NUMERAL = re.compile(
    rf"(?:{_ARABIC})(?:[十百千万亿]+(?:[零〇]?(?:{_ARABIC}|[{_SIGNS}]))?)*"
    rf"|[{_SIGNS}]*[十百千万亿][零〇]?(?:[0-9]+[{_SIGNS}]*)+"
    rf"|[{_SIGNS}]+(?:点[零〇一二三四五六七八九]+[万亿]?)?|[俩仨]"
)
_GOES_ON = re.compile(rf"[0-9]{{5}}|[{_SIGNS}]{{2}}")
"""Where a numeral goes on to the same end from the next sign on."""
_PIECE = re.compile(rf"{_ARABIC}|.")
_HAN_DIGIT = "[一二三四五六七八九]"
_TWO_DIGITS = re.compile(rf"{_HAN_DIGIT}{{2}}")
_BARE_TEN = re.compile("(?<![一二三四五六七八九0-9])十")
_DANGLING_SCALE = re.compile("^[百千万亿]")
_TEN_THOUSAND, _YUAN = "万", "元"
_MOST = 24
"""No number of a report is written with more signs."""
_SHORTEST_STRING = 3
_ENDLESS = Decimal("Infinity")
_BIG = SCALES["万"]
_GAP = re.compile(
    r"(?<=[0-9])\s+(?=[十百千万亿])(?!万元)|(?<=[十百千万亿])\s+(?=[0-9]+\s*[十百千万亿])"
)
_LATIN_TEN_THOUSAND = re.compile(r"(?<=[0-9])[wW](?![A-Za-z])")


@dataclass(frozen=True)
class Numeral:
    """A numeral in a text: where it ends, and its value; `None` where that is not certain."""

    end: int
    value: Decimal | None
    unit: str = ""
    """The measure word that the numeral holds itself (俩: 个)."""


def closed_up(words: str) -> str:
    """Return words with each numeral in one piece: 「1 万」「1万 2千」「1.2w」."""
    return _GAP.sub("", _LATIN_TEN_THOUSAND.sub("万", words))


def numeral_at(words: str, start: int) -> Numeral | None:
    """Return the numeral that begins at `start`; `None` if none does."""
    found = NUMERAL.match(words, start)
    return None if found is None else _numeral(words, start, found.end())


def numerals_from_end(words: str) -> Iterator[Numeral | None]:
    """Yield for each place, from the last to the first, the numeral that begins there."""
    end = 0
    for start in range(len(words) - 1, -1, -1):
        if not _GOES_ON.match(words, start):  # else it ends where the one behind it does
            found = NUMERAL.match(words, start)
            end = 0 if found is None else found.end()
        yield _numeral(words, start, end) if end else None


def _numeral(words: str, start: int, end: int) -> Numeral:
    if end - start > _MOST + len(_TEN_THOUSAND):
        return Numeral(end, None)
    signs = words[start:end]
    if signs in _PAIRS:
        return Numeral(end, Decimal(_PAIRS[signs]), "个")
    is_of_yuan = words.startswith(_YUAN, end) and signs.endswith(_TEN_THOUSAND)
    if is_of_yuan and len(signs) > 1 and (value := value_of(signs[:-1])) is not None:
        return Numeral(end - 1, value)  # 18.8710 stays 18.8710, in 万元
    return Numeral(end, value_of(signs))


@lru_cache(maxsize=1024)
def value_of(numeral: str) -> Decimal | None:
    """Return what a numeral says; `None` where that is not certain."""
    if len(numeral) > _MOST:
        return None
    plain = numeral.translate(_FORMAL)
    for sign, meant in _TENS.items():
        plain = plain.replace(sign, meant)
    whole, point, decimals = plain.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if not set(plain) - set(_WORTH):
        return _digit_string(plain)
    if _TWO_DIGITS.search(plain) or _DANGLING_SCALE.match(plain):
        return None
    return _scaled(_BARE_TEN.sub("一十", plain))


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    scale = SCALES.get(decimals[-1], 1)
    before, after = value_of(whole), _digits(decimals.rstrip("万亿"))
    if before is None or after is None:
        return None
    return Decimal(f"{before}.{after}") * scale


def _digit_string(signs: str) -> Decimal | None:
    """Read 「一一四」 and 「二〇二五」; 「三五」 and 「三四五」 name no number."""
    if 1 < len(signs) < _SHORTEST_STRING and signs[0] != "零":
        return None
    worths = [_WORTH[sign] for sign in signs]
    if len(signs) == _SHORTEST_STRING and all(b - a == 1 for a, b in pairwise(worths)):
        return None
    return Decimal("".join(map(str, worths)))


def _digits(signs: str) -> str | None:
    return "".join(str(_WORTH[sign]) for sign in signs) if set(signs) <= set(_WORTH) else None


def _scaled(numeral: str) -> Decimal | None:
    tokens = _PIECE.findall(numeral)
    if any("." in token for token in tokens[2:]) or ("." in tokens[0] and len(tokens) > 2):
        return None
    reading = _Reading()
    return reading.value if all(map(reading.takes, tokens)) and reading.ends() else None


class _Reading:
    """A numeral read from left to right; every part must be smaller than the scale before it."""

    def __init__(self) -> None:
        self._total = self._section = Decimal(0)
        self._digits = ""
        self._scale = 1
        self._after_zero = False
        self._below_total = self._below_section = _ENDLESS

    @property
    def value(self) -> Decimal:
        """What was read."""
        return self._total + self._section

    def takes(self, token: str) -> bool:
        """Read one piece; False if it cannot stand here."""
        if token == "零":
            self._after_zero = True
        elif token not in SCALES:
            if self._digits:
                return False
            self._digits = token
        elif SCALES[token] < _BIG:
            return self._takes_scale(SCALES[token])
        else:
            return self._takes_big_scale(SCALES[token])
        return True

    def ends(self) -> bool:
        """Whether the last digits can only mean one thing."""
        return self._closes_section() and self._section < self._below_total

    def _takes_scale(self, scale: int) -> bool:
        amount = _number(self._digits) * scale if self._digits else Decimal(0)
        if not 0 < amount < self._below_section:
            return False
        self._section += amount
        self._below_section = Decimal(scale)
        self._scale, self._digits, self._after_zero = scale, "", False
        return True

    def _takes_big_scale(self, scale: int) -> bool:
        is_sure = self._scale <= 10 or self._after_zero or len(self._digits) != 1
        if not is_sure or not self._closes_section():
            return False
        amount = self._section * scale
        if not 0 < amount < self._below_total:
            return False
        self._total += amount
        self._section, self._below_section = Decimal(0), _ENDLESS
        self._below_total = Decimal(scale)
        self._scale = scale
        self._after_zero = False
        return True

    def _closes_section(self) -> bool:
        """Add the digits without a scale: 1万2 is said of 12000, 1万零2 of 10002, 1万20 of neither."""
        if not self._digits:
            return True
        number, is_short = _number(self._digits), len(self._digits) == 1
        if self._scale > 1 and not self._after_zero:
            if is_short and number:
                number *= self._scale // 10
            elif len(self._digits) != len(str(self._scale)) - 1:
                return False
        if number >= min(self._scale if self._scale > 1 else _ENDLESS, self._below_section):
            return False
        self._section += number
        self._digits, self._after_zero = "", False
        return True


def _number(digits: str) -> Decimal:
    return Decimal(_WORTH[digits] if digits in _WORTH else digits.replace(",", ""))
