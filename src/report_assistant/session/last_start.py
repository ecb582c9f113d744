"""Last year's text as the start of this year's: its year moved on, its figures blank where that is wanted."""

import re
from enum import StrEnum

from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.report.chinese_numbers import NUMERALS

BLANK = f"{MISSING_OPEN}】"
"""What stands in the place of a figure: the draft counts it as open, and 定稿 refuses it."""


class FromLast(StrEnum):
    """The ways to begin with last year's text; the value is the word for it."""

    AS_PRINTED = "照去年的改"
    BLANKED = "数字留空"


_NAME = (
    r"《[^》\n]*》|“[^”\n]{0,20}”|〔[^〕\n]*〕|\[\d{4}\]|[A-Za-z@./:_-]+[\w@./:_-]*|\d+(?:号|(?=热线))"
    rf"|第[{NUMERALS}百\d]+"
)
_DATE = (
    r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}小时|\d[A-Z]"
    r"|(?:19|20)\d\d年|\d{1,2}[月日时]|\d{1,2}(?=[-—至]\d{1,2}[月日])"
)
_CONTACT = r"\d{3,4}[-—]\d{7,8}|(?<!\d)\d{6,}(?![\d余多万亿条件篇次人个元])"
_ITEM = r"^\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）])"
_COUNTED = (
    rf"(?<![、{NUMERALS}])[{NUMERALS[1:]}两]{{1,3}}(?=人次|[次场期件条篇轮名](?![{NUMERALS}]))"
)
_FIGURE = re.compile(
    rf"(?:{_NAME}|{_DATE}|{_CONTACT}|{_ITEM})|(?P<figure>\d+(?:,\d{{3}})*(?:\.\d+)?|{_COUNTED})",
    re.MULTILINE,
)
"""A figure, or what has digits and is none: a name, a date, a telephone number, the number of an item."""
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def moved_on(text: str, last_year: int | None, year: int | None) -> str:
    """Return the text with the year of last year's report, and the one before it, moved on."""
    if last_year is None or year is None:
        return text
    moved = {str(each): str(each + year - last_year) for each in (last_year, last_year - 1)}
    return _YEAR.sub(lambda found: moved.get(found.group(), found.group()), text)


def blanked(text: str) -> str:
    """Return the text with a mark in the place of each figure; names, dates and numbering stay."""
    return _FIGURE.sub(lambda found: BLANK if found["figure"] else found.group(), text)


def figures_in(text: str) -> list[str]:
    """Return the figures of a text that `blanked` would blank, each once."""
    found = (each["figure"] for each in _FIGURE.finditer(text))
    return list(dict.fromkeys(figure for figure in found if figure))
