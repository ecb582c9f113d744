"""Sentences that print the difference of two answers, read back: 比上年增加12条 and this year's 160."""

import re
from collections.abc import Iterator

COMPARED = "compared"
TOTAL, LAST_TOTAL = "overview.disclosure.total", "overview.disclosure.last_total"
_SAID = re.compile(r"增加(?P<more>\d+)条|减少(?P<less>\d+)条|持平")


def last_totals(text: str, total: object) -> Iterator[int]:
    """Yield last year's total that a sentence means beside this year's."""
    found = _SAID.search(text)
    if found is None or not isinstance(total, int):
        return
    yield total - int(found["more"] or 0) + int(found["less"] or 0)
