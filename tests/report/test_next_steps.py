"""What is left to do outside the program, and by when."""

from datetime import date

import pytest
from pydantic import ValidationError

from report_assistant.report.choices import OrganisationKind
from report_assistant.report.deadlines import Deadline, deadline
from report_assistant.report.model import AnnualReport
from report_assistant.report.next_steps import left_to_do
from report_assistant.shells import phrases


def _report(kind: OrganisationKind, year: int | None = 2025) -> AnnualReport:
    report = AnnualReport(year=year)
    report.organisation.kind = kind
    return report


def test_every_report_is_approved_stamped_handed_in_and_published() -> None:
    for kind in OrganisationKind:
        words = [each.what for each in left_to_do(_report(kind))]
        for number, part in enumerate(("审核", "盖章", "报送", "公开")):
            assert part in words[number]


@pytest.mark.parametrize(
    ("kind", "where", "handed_in", "published"),
    [
        (OrganisationKind.TOWNSHIP, "上一级", date(2026, 1, 31), date(2026, 1, 31)),
        (OrganisationKind.DEPARTMENT, "本级", date(2026, 1, 31), date(2026, 1, 31)),
        (OrganisationKind.COUNTY, "上一级", None, date(2026, 3, 31)),
    ],
)
def test_the_day_depends_on_the_body(
    kind: OrganisationKind, where: str, handed_in: date | None, published: date
) -> None:
    *_, report, publication = left_to_do(_report(kind))
    assert where in report.what
    assert report.by == (handed_in and Deadline(handed_in))
    assert publication.by == Deadline(published)


def test_without_a_year_no_day_is_named() -> None:
    to_do = left_to_do(_report(OrganisationKind.TOWN, None))
    assert not any(each.by for each in to_do)
    assert "规定" not in phrases.to_do_text(to_do)


def test_it_is_told_in_words() -> None:
    told = phrases.to_do_text(left_to_do(_report(OrganisationKind.TOWN)))
    assert "4. 在政府网站公开，2026 年 1 月 31 日前" in told
    assert told.endswith("当地规定更早的，按当地规定。")


LOCAL = "当地要求"


@pytest.mark.parametrize(
    ("kind", "local", "handed_in", "published"),
    [
        (OrganisationKind.TOWN, "1月15日", Deadline(date(2026, 1, 15), LOCAL), date(2026, 1, 31)),
        (OrganisationKind.TOWN, "12月25日", Deadline(date(2025, 12, 25), LOCAL), date(2026, 1, 31)),
        # The law names no day for a town: the local one holds, also where it is later.
        (OrganisationKind.TOWN, "2月10日", Deadline(date(2026, 2, 10), LOCAL), date(2026, 2, 10)),
        (
            OrganisationKind.DEPARTMENT,
            "1月15日",
            Deadline(date(2026, 1, 15), LOCAL),
            date(2026, 1, 31),
        ),
        (OrganisationKind.COUNTY, "2月20日", Deadline(date(2026, 2, 20), LOCAL), date(2026, 3, 31)),
        (OrganisationKind.TOWN, "2月29日", Deadline(date(2026, 1, 31)), date(2026, 1, 31)),
    ],
)
def test_a_local_day_is_the_day_for_handing_in(
    kind: OrganisationKind, local: str, handed_in: Deadline, published: date
) -> None:
    report = _report(kind)
    report.organisation.local_deadline = local
    *_, hand_in, publish = left_to_do(report)
    assert hand_in.by == handed_in
    assert publish.by is not None and publish.by.day == published


def test_a_local_day_after_the_laws_does_not_put_it_off() -> None:
    report = _report(OrganisationKind.DEPARTMENT)
    report.organisation.local_deadline = "2月10日"
    due = deadline(report)
    assert due is not None and due.day == date(2026, 1, 31)
    told = phrases.to_do_text(left_to_do(report))
    assert "2026 年 1 月 31 日前（《条例》规定，早于当地要求的 2 月 10 日）" in told


def test_the_local_day_is_told_as_a_local_one_and_the_laws_as_the_laws() -> None:
    report = _report(OrganisationKind.TOWN)
    report.organisation.local_deadline = "1月15日"
    told = phrases.to_do_text(left_to_do(report))
    assert "主管部门，2026 年 1 月 15 日前（当地要求）" in told
    assert "4. 在政府网站公开，2026 年 1 月 31 日前\n" in told
    assert told.endswith("就打“改 当地报送期限”。")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", ""),
        ("1月15日", "1月15日"),
        ("2026年1月15日前", "1月15日"),
        ("县里要求１月１５号交", "1月15日"),
        ("一月二十五日", "1月25日"),
        ("1.15", "1月15日"),
        ("2026-1-15", "1月15日"),
        ("1月底", "1月31日"),
    ],
)
def test_a_day_is_read_as_it_is_written(words: str, day: str) -> None:
    report = AnnualReport.model_validate({"organisation": {"local_deadline": words}})
    assert report.organisation.local_deadline == day


@pytest.mark.parametrize(
    "words", ["下周", "1月", "1月0日", "1月32日", "13月1日", "1月15日到20日", "1月15日或1月20日"]
)
def test_what_is_not_one_day_is_none(words: str) -> None:
    with pytest.raises(ValidationError):
        AnnualReport.model_validate({"organisation": {"local_deadline": words}})
