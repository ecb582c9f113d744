"""Whose count a sentence gives: the report's, the government's alone, or the whole area's.

A county's report may count the whole county while a sentence tells what came to the government itself.
Where the report says which of the two its tables are, both numbers can be right.
"""

import re
from enum import Enum

from report_assistant.checks.statements import Quantity, Sentence
from report_assistant.report.choices import Scope
from report_assistant.report.tables import Number


class Reach(Enum):
    """Whose count a sentence says that it gives."""

    AS_THE_REPORT = ""
    GOVERNMENT = "government"
    WHOLE_AREA = "whole_area"


_GOVERNMENT = re.compile(
    "政府(?:办公?室?|办公厅)|本级|代表?[^,，;。]{0,8}政府(?=受理|收|接|办|答|处)"
)
_WHOLE_AREA = re.compile("全[县区市州旗盟]")
_MAYBE_A_SUM = "表里是不是全地区的汇总数？是的请写明本级几件、汇总几件；不是的请把两处改成一样。"
_OTHER_TABLES = "表里只算本级政府，这里是全地区的数。请在这句话里写明本级几件，或者把两处改成一样。"


def reach_of(sentence: Sentence, quantity: Quantity, own: tuple[str, ...]) -> Reach:
    """Return whose count a number is, by the words before it; `own` are the body's names."""
    return reach_in(sentence.text[: quantity.start], own)


def reach_in(lead: str, own: tuple[str, ...]) -> Reach:
    """Return whose count is given behind the words; of two that are named, the last one's."""
    if any("办公" in name for name in own):
        return Reach.AS_THE_REPORT
    since = max(lead.rfind(stop) for stop in ";。") + 1
    government, whole = (_last(pattern, lead, since) for pattern in (_GOVERNMENT, _WHOLE_AREA))
    if government == whole:
        return Reach.AS_THE_REPORT
    return Reach.GOVERNMENT if government > whole else Reach.WHOLE_AREA


def _last(pattern: re.Pattern[str], words: str, since: int) -> int:
    return max((found.start() for found in pattern.finditer(words, since)), default=-1)


def both_right(reach: Reach, value: Number, cell: Number, scope: Scope | None) -> bool:
    """Whether a sentence and a cell that differ are right as they stand, each of its own count."""
    return reach is Reach.GOVERNMENT and value < cell and scope is Scope.WHOLE_AREA


def advice_on(reach: Reach, value: Number, cell: Number, scope: Scope | None) -> str:
    """Return what to do where both can be right, but are not told apart; empty where they cannot."""
    if reach is Reach.GOVERNMENT and value < cell:
        return _MAYBE_A_SUM
    if reach is Reach.WHOLE_AREA and value > cell and scope is Scope.OWN_BODY:
        return _OTHER_TABLES
    return ""
