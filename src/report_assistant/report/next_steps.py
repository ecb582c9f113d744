"""The steps after a finished report, outside this program, with their deadlines (条例 art. 49)."""

from dataclasses import dataclass

from report_assistant.report.deadlines import Deadline, deadline, legal_deadline, local_deadline
from report_assistant.report.model import AnnualReport


@dataclass(frozen=True)
class ToDo:
    """One thing that somebody has to do."""

    what: str
    by: Deadline | None = None
    """`None` where no day is laid down, or the year is not known yet."""


def left_to_do(report: AnnualReport) -> tuple[ToDo, ...]:
    """Return what follows when the report is filled in, in order.

    Departments, towns and subdistricts hand in and publish by the same day. A county's, city's or
    province's own report only has a day for its publication. A local notice sets the day for handing
    in; the law's day for publishing stands, but that nothing is published before it was handed in.
    """
    kind = report.organisation.kind
    is_higher = kind is not None and kind.is_higher_government
    handed_in, published = deadline(report), legal_deadline(report)
    if is_higher and local_deadline(report) is None:
        handed_in = None
    if handed_in and published and handed_in.day > published.day:
        published = handed_in
    office = "上一级" if is_higher or (kind is not None and kind.is_local) else "本级"
    return (
        ToDo("领导审核"),
        ToDo("盖章"),
        ToDo(f"报送{office}政府信息公开工作主管部门", handed_in),
        ToDo("在政府网站公开", published),
    )
