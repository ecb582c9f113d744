"""Small Chinese numbers, written and read: 三, 十二, 一百零一.

Headings, listings and places need no more than this; what clerks type as an amount is read in
language/words/numbers.py.
"""

NUMERALS = "一二三四五六七八九十"
"""One to ten; the number is the place in it, counted from one."""
SUB_NUMBER = rf"（[{NUMERALS}百零]+）"
"""The number of a heading within a section, as a pattern: （三）."""
_VALUES = {"两": 2} | {sign: number for number, sign in enumerate(NUMERALS, start=1)}


def numeral(number: int) -> str:
    """Return a whole number below 1000 in Chinese: 3 -> 三, 12 -> 十二, 101 -> 一百零一."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        tail = "" if not rest else _under_hundred(rest) if rest > 19 else f"一{numeral(rest)}"
        tail = f"零{numeral(rest)}" if 0 < rest < 10 else tail
        return f"{NUMERALS[hundreds - 1]}百{tail}"
    return _under_hundred(number)


def number_of(words: str) -> int:
    """Return the number below 100 that 两, 十, 十二 or 二十三 stands for; 0 for other words."""
    tens, ten, ones = words.rpartition("十")
    return (_VALUES.get(tens, 1) * 10 if ten else 0) + _VALUES.get(ones, 0)


def _under_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    unit = NUMERALS[ones - 1] if ones else ""
    if not tens:
        return unit or "零"
    return f"{'' if tens == 1 else NUMERALS[tens - 1]}十{unit}"
