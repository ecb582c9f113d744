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
    written = _TIME.sub("", phrase(member.due)).removesuffix("前")
    day = date_in(written, None if year is None else year + 1)
    return Due(written) if day is None else Due(printed(day), day < today)
