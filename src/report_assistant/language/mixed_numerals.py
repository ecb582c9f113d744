"""Numerals of digits and scales: 「1.2万」「1万2」「1万2千」「3千零5」「1千2百万」.

One reading for answers, facts, lists and amounts. What two people could read as two numbers (1万20)
has no value here, so that the clerk is asked.
"""

import re
from decimal import Decimal

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_ONE = "[一二两三四五六七八九]"
_COUNTED = "[条块件篇次人个期起户元份封宗例笔则家名场张项]"
"""Measure words: what a numeral may end before."""
MIXED = rf"{DIGITS}(?:[十百千万亿]+(?:[零〇]?(?:{DIGITS}|{_ONE}(?=[十百千万亿]|{_COUNTED}|$)))?)*"
"""Digits, and the scales and digits that go on with them."""
_GAP = re.compile(rf"(?<=[0-9])\s+(?=[十百千万亿](?:[\s0-9]|{_COUNTED}|$))")
_GAP_AFTER_SCALE = re.compile(r"(?<=[十百千万亿])\s+(?=[0-9]+\s*[十百千万亿])")
_WORTH = {sign: worth for worth, sign in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_TOKEN = re.compile(rf"{DIGITS}|.")
_BIG = SCALES["万"]
_ENDLESS = Decimal("Infinity")


def closed_up(words: str) -> str:
    """Return words without the spaces inside their numerals: 「1 万」「1万 2千」."""
    return _GAP_AFTER_SCALE.sub("", _GAP.sub("", words))


def mixed_value(numeral: str) -> Decimal | None:
    """Return what a numeral of the form `MIXED` says; `None` where that is not certain."""
    tokens = _TOKEN.findall(numeral)
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
        if token in "零〇":
            self._after_zero = True
        elif token not in SCALES:
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
        is_sure = self._scale == 1 or self._after_zero or len(self._digits) != 1
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
