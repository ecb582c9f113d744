"""The day by which a body was to report, as the roster has it, in a sentence."""

import re
from dataclasses import dataclass
from datetime import date

from report_assistant.county.roster import Member
from report_assistant.report.signature import date_in, printed
from report_assistant.report.text import phrase

_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
"""What a workbook says after a day."""


@dataclass(frozen=True)
class Due:
    """A last day."""

    words: str = ""
    """2026年1月20日; as the roster has it, where that is no day; empty where it has none."""
    is_over: bool = False


def due_of(member: Member, year: int | None, today: date) -> Due:
    """Return the last day of a body, for the report on `year`."""
    day = due_day(member, year)
    return Due(_written(member)) if day is None else Due(printed(day), day < today)


def due_day(member: Member, year: int | None) -> date | None:
    """Return the last day; of one without a year, that of the year after the report's."""
    return date_in(_written(member), None if year is None else year + 1)


def _written(member: Member) -> str:
    return _TIME.sub("", phrase(member.due)).removesuffix("前")
