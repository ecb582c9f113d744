"""The main figures: which they are, and last year's beside them."""

from decimal import Decimal

from report_assistant.report.main_figures import main_figures
from report_assistant.report.model import AnnualReport
from tests.conftest import example


def test_a_full_report_has_them_all_with_the_sums_of_its_tables() -> None:
    report = example("busy-town-2025")
    figures = {figure.label: figure for figure in main_figures(report, report)}
    received = figures["新收政府信息公开申请"]
    assert received.now == report.applications.received.total
    cases = report.review_litigation
    assert cases.reconsideration.total is not None and cases.litigation_total is not None
    disputes = figures["行政复议、行政诉讼"]
    assert disputes.now == cases.reconsideration.total + cases.litigation_total
    assert all(figure.difference == 0 for figure in figures.values())


def test_what_is_not_known_is_left_out_or_has_no_difference() -> None:
    report = AnnualReport()
    assert main_figures(report, None) == ()
    report.overview.disclosure.total = 408
    report.proactive_disclosure.fees = Decimal("1.20")
    published, fees = main_figures(report, None)
    assert (published.now, published.before, published.difference) == (408, None, None)
    assert (fees.now, fees.unit) == (Decimal("1.20"), "万元")
    report.overview.disclosure.last_total = 345
    assert main_figures(report, None)[0].difference == 63


def test_last_years_report_counts_more_than_what_was_answered_of_it() -> None:
    report, last = AnnualReport(), AnnualReport()
    report.overview.disclosure.total, report.overview.disclosure.last_total = 408, 345
    last.overview.disclosure.total = 350
    assert main_figures(report, last)[0].difference == 58
