"""Numbers that a message says are wrong: 203不对, 不是38."""

import re

from report_assistant.report import text

_SAID_WRONG = re.compile(
    r"([0-9][0-9,]*)[条件次篇个期]?(?:是)?(?:不对|报错|错了|有误|写错|数错|不准)|不是([0-9][0-9,]*)"
)


def said_wrong(words: str) -> frozenset[str]:
    """Return the numbers that are said to be wrong, as digits."""
    found = _SAID_WRONG.findall(text.half_width_digits(words))
    return frozenset("".join(pair).replace(",", "") for pair in found)
