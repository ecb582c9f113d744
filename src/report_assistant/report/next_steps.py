"""The steps after a finished report, outside this program, with their deadlines (条例 art. 49)."""

from dataclasses import dataclass
from datetime import date

from report_assistant.report.edition import due_date
from report_assistant.report.model import AnnualReport


@dataclass(frozen=True)
class ToDo:
    """One thing that somebody has to do."""

    what: str
    by: date | None = None
    """`None` where no day is laid down, or the year is not known yet."""


def left_to_do(report: AnnualReport) -> tuple[ToDo, ...]:
    """Return what follows when the report is filled in, in order.

    Departments, towns and subdistricts hand in and publish by the same day. A county's, city's or
    province's own report only has a day for its publication.
    """
    kind = report.organisation.kind
    is_higher = kind is not None and kind.is_higher_government
    due = None if report.year is None else due_date(report.year, is_higher_government=is_higher)
    office = "上一级" if is_higher or (kind is not None and kind.is_local) else "本级"
    return (
        ToDo("领导审核"),
        ToDo("盖章"),
        ToDo(f"报送{office}政府信息公开工作主管部门", None if is_higher else due),
        ToDo("在政府网站公开", due),
    )
