"""What is left to do outside the program, and by when."""

from datetime import date

import pytest

from report_assistant.report.choices import OrganisationKind
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
    assert (report.by, publication.by) == (handed_in, published)


def test_without_a_year_no_day_is_named() -> None:
    to_do = left_to_do(_report(OrganisationKind.TOWN, None))
    assert not any(each.by for each in to_do)
    assert "规定" not in phrases.to_do_text(to_do)


def test_it_is_told_in_words() -> None:
    told = phrases.to_do_text(left_to_do(_report(OrganisationKind.TOWN)))
    assert "4. 在政府网站公开，2026 年 1 月 31 日前" in told
    assert told.endswith("当地规定更早的，按当地规定。")
