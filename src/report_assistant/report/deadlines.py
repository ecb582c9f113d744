"""When a report is due: by the law (条例 art. 49), and by what the office says of its local notice.

A town and a 街道 are not named by the law; that they follow the day of departments is practice, so their
local day stands in its place. For every other body the law's day holds where the local one is later.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from report_assistant.report.edition import due_date
from report_assistant.report.model import AnnualReport
from report_assistant.report.organisation import DAY

_IN_REPORT_YEAR = 10
"""From this month on a day is one of the year that the report is about: a first draft in December."""


_LOCAL = "当地要求"


@dataclass(frozen=True)
class Deadline:
    """The last day for something."""

    day: date
    why: str = ""
    """Whose day it is, where it is not simply the law's."""

    @property
    def words(self) -> str:
        """The day, as it is said: 2026 年 1 月 15 日."""
        return f"{self.day.year} 年 {self.day.month} 月 {self.day.day} 日"

    @property
    def told(self) -> str:
        """The day in a sentence, and whose it is: 当地要求的2026年1月15日."""
        day = f"{self.day.year}年{self.day.month}月{self.day.day}日"
        return f"{_LOCAL}的{day}" if self.why == _LOCAL else day

    @property
    def before(self) -> str:
        """The time that is left, and whose day it is: 2026 年 1 月 15 日前（当地要求）."""
        return f"{self.words}前（{self.why}）" if self.why else f"{self.words}前"


def legal_deadline(report: AnnualReport) -> Deadline | None:
    """Return the law's day for publishing; `None` while the year is not known."""
    kind = report.organisation.kind
    is_higher = kind is not None and kind.is_higher_government
    if report.year is None:
        return None
    return Deadline(due_date(report.year, is_higher_government=is_higher))


def local_deadline(report: AnnualReport) -> Deadline | None:
    """Return the day that the office was given; `None` where it was given none."""
    found = re.fullmatch(DAY, report.organisation.local_deadline or "")
    if found is None or report.year is None:
        return None
    month, day = int(found[1]), int(found[2])
    year = report.year if month >= _IN_REPORT_YEAR else report.year + 1
    try:
        return Deadline(date(year, month, day), _LOCAL)
    except ValueError:  # 2月29日 in another year
        return None


def deadline(report: AnnualReport) -> Deadline | None:
    """Return the day by which a report is due: the local one, unless the law's comes first."""
    legal, local, kind = legal_deadline(report), local_deadline(report), report.organisation.kind
    if legal is None or local is None:
        return legal
    is_free = kind is not None and kind.is_local
    if is_free or local.day <= legal.day:
        return local
    day = f"{local.day.month} 月 {local.day.day} 日"
    return replace(legal, why=f"《条例》规定，早于{_LOCAL}的 {day}")
