"""The year that the clauses of a message speak of, and whether they speak of figures.

Figures of another year, plans and targets are not answers. Such words at the head of a sentence
hold until the message comes back to the report's year; within a sentence they hold for their clause.
"""

import re

_YEAR = re.compile(r"((?:19|20)\d\d)年")
_OTHER = re.compile(
    r"(?:去年|上年)(?!度?结转(?!下|到))|上一年|往年|前年|前几年|明年|来年|下一步|计划|打算|准备|目标|任务|要求|力争|拟于?|不少于|以来|截至|截止|(?<=目前)累计|至今"
)
_COMPARED = re.compile("比|较|相比|同比|增加了?|减少了?|多了|少了")
_HERE = "今年|本年|实际|目前|现在|我们|后来|核实"


class FactContext:
    """The year of the clause that is being read."""

    def __init__(self, year: int | None) -> None:
        self._year = year
        self._here = re.compile(_HERE if year is None else f"{_HERE}|{year}年")
        self._is_away = False

    def admits(self, words: str, *, is_head: bool) -> bool:
        """Return whether a clause may hold figures of the report's year."""
        elsewhere = max((found.start() for found in _OTHER.finditer(words)), default=-1)
        for found in _YEAR.finditer(words):
            if self._year is not None and int(found[1]) != self._year:
                elsewhere = max(elsewhere, found.start())
        here = max((found.start() for found in self._here.finditer(words)), default=-1)
        if elsewhere > here or (elsewhere >= 0 and here < 0):
            self._is_away = self._is_away or (is_head and not _COMPARED.search(words))
            return False
        if here >= 0:
            self._is_away = False
        return not self._is_away
