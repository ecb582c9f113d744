"""The signature under a report: the body's name, and below it the day. What a day looks like."""

import re
from collections.abc import Sequence
from datetime import date

from report_assistant.report import text
from report_assistant.report.chinese_numbers import number_of

STORED = r"^(20\d\d年\d{1,2}月\d{1,2}日)?$"
"""The pattern of the answer: the day as it is printed, or empty."""
_DAY = re.compile(r"(?:(20\d\d)\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?")
_IN_NUMERALS = re.compile(
    "(?:(?P<year>二[〇零○O]二[〇零○O一二三四五六七八九])年)?(?P<month>[一二十]{1,2})月(?P<day>[一二三十]+[一二三四五六七八九]?)[日号]"
)
_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")


def printed(day: date) -> str:
    """Return a day as it stands under a report: 2026年1月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_in(words: str, year: int | None = None) -> date | None:
    """Return the day that words are; of one without a year, that of `year`. `None` for other words."""
    said = text.half_width(words).strip(" 。.")
    if found := _IN_NUMERALS.fullmatch(said):
        told = (found["year"] or "").translate(_DIGITS)
        return _day(told or year, number_of(found["month"]), number_of(found["day"]))
    found = _DAY.fullmatch(said)
    return None if found is None else _day(found[1] or year, int(found[2]), int(found[3]))


def signature_at(lines: Sequence[str], name: str) -> int | None:
    """Return the place of the body's name with a day on the line below it; `None` without them."""
    for place in range(len(lines) - 2, -1, -1):
        if lines[place].strip() == name and full_date_in(lines[place + 1]) is not None:
            return place
    return None


def signed_on(line: str) -> str:
    """Return the day that a printed line is, as it stands under a report; nothing for another line."""
    day = full_date_in(line)
    return "" if day is None else printed(day)


def full_date_in(line: str) -> date | None:
    """Return the day that a printed line is, its year with it."""
    return date_in(line) if "年" in line else None


def _day(year: str | int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(int(year), month, day)
    except ValueError:
        return None
