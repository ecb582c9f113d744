"""Our own drafts, seen as printed reports, hold no errors."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.checks import Facts, Severity, check_facts
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.printed_draft import printed_draft
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.model import (
    APPLICANTS,
    OUTCOMES,
    AnnualReport,
    ApplicantCounts,
    CaseOutcomes,
    DocumentCounts,
)
from report_assistant.report.printed import Level
from report_assistant.report.tables import cell_values
from tests.conftest import ROOT, example
from tests.drafting import random_reports

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
_BODIES = {
    OrganisationKind.TOWNSHIP: ("柳溪乡人民政府", "我乡"),
    OrganisationKind.TOWN: ("白塔镇人民政府", "我镇"),
    OrganisationKind.SUBDISTRICT: ("东门街道办事处", "我街道"),
    OrganisationKind.DEPARTMENT: ("青川县水利局", "我局"),
    OrganisationKind.CITY_DEPARTMENT: ("临江市商务局", "我局"),
    OrganisationKind.COUNTY: ("青川县人民政府", "我县"),
    OrganisationKind.CITY: ("临江市人民政府", "我市"),
    OrganisationKind.PROVINCE: ("江南省人民政府", "我省"),
}
_SMALL = st.integers(0, 5)


def facts_of(report: AnnualReport, *, with_answers: bool) -> Facts:
    printed = printed_draft(assemble(report))
    answers = report if with_answers else AnnualReport()
    return Facts(answers, printed.values, printed)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("with_answers", [True, False])
def test_the_examples_are_right(name: str, with_answers: bool) -> None:
    found = check_facts(facts_of(example(name), with_answers=with_answers))
    assert [(f.code, f.message) for f in found if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_draft_keeps_everything_that_is_printed(name: str) -> None:
    report = example(name)
    printed = printed_draft(assemble(report))
    assert printed.organisation == report.organisation.name
    assert printed.year == report.year
    assert printed.values == cell_values(report)
    assert sum(p.level is Level.SECTION for p in printed.paragraphs) == 6
    assert [p.text for p in printed.paragraphs if p.anchor == "s6_fee"]


def test_notes_in_cells_and_under_tables_are_kept() -> None:
    printed = printed_draft(assemble(example("busy-town-2025")))
    cell = printed.cells["proactive_disclosure.normative_documents.issued"]
    assert (cell.value, cell.note) == (2, "其中修订1件")
    assert printed.footnotes["review_litigation"].startswith("注")


@st.composite
def consistent_reports(draw: st.DrawFn) -> AnnualReport:
    """Reports with every answer given, whose tables balance."""
    report = draw(random_reports.reports(missing=False))
    kind = draw(st.sampled_from(OrganisationKind))
    report.organisation.kind = kind
    report.organisation.name, report.organisation.short_name = _BODIES[kind]
    _balance(draw, report)
    report.review_litigation.reconsideration = draw(_row(CaseOutcomes))
    report.review_litigation.litigation_direct = draw(_row(CaseOutcomes))
    report.review_litigation.litigation_after_reconsideration = draw(_row(CaseOutcomes))
    report.proactive_disclosure.regulations = draw(_row(DocumentCounts))
    report.proactive_disclosure.normative_documents = draw(_row(DocumentCounts))
    if not kind.may_issue_regulations:
        report.proactive_disclosure.regulations = DocumentCounts(issued=0, repealed=0, in_force=0)
    report.other_matters.fee_notices = 9_999
    for part in ("applications", "proactive_disclosure", "review_litigation"):
        getattr(report, part).notes = {}
    return report


def _row(row: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(row, **dict.fromkeys(row.model_fields, _SMALL))


def _balance(draw: st.DrawFn, report: AnnualReport) -> None:
    applications = report.applications
    for name in OUTCOMES:
        zero = ApplicantCounts(**dict.fromkeys(APPLICANTS, 0))
        setattr(applications, name, draw(st.one_of(st.just(zero), _row(ApplicantCounts))))
    applications.carried_forward = draw(_row(ApplicantCounts))
    applications.carried_over = draw(_row(ApplicantCounts))
    for who in APPLICANTS:
        out = getattr(applications.handled, who) + getattr(applications.carried_forward, who)
        over = min(out, getattr(applications.carried_over, who))
        setattr(applications.carried_over, who, over)
        setattr(applications.received, who, out - over)


@given(consistent_reports(), st.booleans())
def test_random_drafts_that_balance_have_no_errors(
    report: AnnualReport, with_answers: bool
) -> None:
    found = check_facts(facts_of(report, with_answers=with_answers))
    errors = [
        f
        for f in found
        if f.severity is Severity.ERROR
        and not _is_from_free_text(f.message)
        and f.code != "S09"  # a typed “()” is a blank that nobody filled in
    ]
    assert [(f.code, f.message) for f in errors] == []


def _is_from_free_text(message: str) -> bool:
    """Whether a finding is about words that the test typed at random, not about ours."""
    return any(words[:10] in message for words in random_reports.HOSTILE)


@given(random_reports.reports())
def test_checks_of_drafts_with_gaps_never_raise(report: AnnualReport) -> None:
    for finding in check_facts(facts_of(report, with_answers=True)):
        assert finding.message.endswith("。")
        assert finding.where
