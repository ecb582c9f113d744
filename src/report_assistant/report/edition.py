"""Editions of the statutory form: which notice applies from which year, and its six headings.

A new report year needs nothing here while the form stays the same. When the State Council's office
publishes a new form, it becomes one more `Edition`.
"""

from dataclasses import dataclass
from datetime import date

from report_assistant.report.chinese_numbers import numeral


@dataclass(frozen=True)
class Edition:
    """One edition of the form."""

    first_year: int
    """The first report year that it applies to."""
    notice_title: str
    notice_number: str
    headings: tuple[str, ...]
    """The six section headings, exact."""
    deadline: tuple[int, int]
    """Month and day of the following year by which departments and towns report (条例 art. 49)."""
    government_deadline: tuple[int, int]
    """The same for a county's or city's own report."""


EDITIONS = (
    Edition(
        first_year=2021,
        notice_title="《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》",
        notice_number="国办公开办函〔2021〕30号",
        headings=(
            "总体情况",
            "主动公开政府信息情况",
            "收到和处理政府信息公开申请情况",
            "政府信息公开行政复议、行政诉讼情况",
            "存在的主要问题及改进情况",
            "其他需要报告的事项",
        ),
        deadline=(1, 31),
        government_deadline=(3, 31),
    ),
)


def edition_for(year: int | None) -> Edition:
    """Return the edition that applies to a report on `year`; the newest when it is not known."""
    for edition in reversed(EDITIONS):
        if year is None or year >= edition.first_year:
            return edition
    return EDITIONS[0]


def section_heading(number: int, year: int | None = None) -> str:
    """Return a section's printed heading: `一、总体情况` for section 1."""
    return f"{numeral(number)}、{section_title(number, year)}"


def section_title(number: int, year: int | None = None) -> str:
    """Return a section's heading without its number; empty for what is no section of the form."""
    headings = edition_for(year).headings
    return headings[number - 1] if 1 <= number <= len(headings) else ""


def due_date(year: int, *, is_higher_government: bool) -> date:
    """Return the day by which the report on `year` is due."""
    edition = edition_for(year)
    month, day = edition.government_deadline if is_higher_government else edition.deadline
    return date(year + 1, month, day)


def period(year: int | str) -> str:
    """Return the days that the report on `year` covers, as they are printed."""
    return f"{year}年1月1日至{year}年12月31日"
