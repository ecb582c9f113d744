"""Our own drafts, seen as printed reports, hold no errors."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.checks import Facts, Severity, check_facts, run_checks
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
from report_assistant.report.tables import CASE_BLOCK_LABELS, cell_values
from tests.conftest import ROOT, example, in_first_wording
from tests.drafting import random_reports
from tests.recognition.test_own_draft import drafted_reports

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
_BODIES = {
    OrganisationKind.TOWNSHIP: ("柳溪乡人民政府", "我乡"),
    OrganisationKind.TOWN: ("白塔镇人民政府", "我镇"),
    OrganisationKind.SUBDISTRICT: ("东门街道办事处", "我街道"),
    OrganisationKind.DEPARTMENT: ("青川县水利局", "我局"),
    OrganisationKind.CITY_DEPARTMENT: ("临江市商务局", "我局"),
    OrganisationKind.COUNTY: ("青川县人民政府", "我县"),
    OrganisationKind.CITY: ("临江自治州人民政府", "我州"),
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


@pytest.mark.slow
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


@st.composite
def written_reports(draw: st.DrawFn) -> AnnualReport:
    """Reports whose tables balance and whose words are such as a clerk could type."""
    report = draw(drafted_reports())
    kind = draw(st.sampled_from(OrganisationKind))
    report.organisation.kind = kind
    report.organisation.name, report.organisation.short_name = _BODIES[kind]
    _balance(draw, report)
    for block in CASE_BLOCK_LABELS:
        setattr(report.review_litigation, block, draw(_row(CaseOutcomes)))
    return report


@pytest.mark.slow
@given(written_reports(), written_reports())
def test_a_draft_of_ours_is_found_fault_with_for_what_was_answered_only(
    report: AnnualReport, last: AnnualReport
) -> None:
    """No finding of the printed draft blames wording that is ours, neither alone nor after a year."""
    last.organisation, last.year = report.organisation, (report.year or 0) - 1
    own = {finding.code for finding in run_checks(report, last)} | set(_to_blame(report))
    before = facts_of(last, with_answers=False)
    facts = replace(facts_of(report, with_answers=False), last=before)
    blamed = [(f.code, f.message) for f in check_facts(facts) if f.code not in own]
    assert blamed == []


def _to_blame(report: AnnualReport) -> Iterator[str]:
    """The codes that the answers themselves give rise to."""
    yield from ("S14", "Y05")  # words made of few characters repeat themselves and each other
    yield "S19"  # answers to every question at once make a long section one
    disclosure = report.overview.disclosure
    if disclosure.total != disclosure.channel_sum or any(_parts_above(report)):
        yield "X18"  # a total that is not the sum of its parts is worth a look
    if not report.improvement.previous:
        yield "Y06"
    if len(report.improvement.measures or []) < len(report.improvement.problems or []):
        yield "S12"
    office = report.organisation
    if office.kind is not office.guessed_kind:
        yield "T07"  # a printed report tells its kind by its name alone
    if not (office.office or office.address or office.phone or office.postcode or office.email):
        yield "S20"


def _parts_above(report: AnnualReport) -> Iterator[bool]:
    """Whether a part of a count was answered to be more than the count."""
    disclosure, management = report.overview.disclosure, report.overview.management
    for total, parts in (
        (disclosure.interpretations, disclosure.interpretation_forms),
        (management.cleaned, management.cleaned_kinds),
        (disclosure.total, disclosure.classes),
    ):
        yield any(part.number > (total or 0) for part in parts or ())


def test_what_became_of_last_years_problems_is_said_to_be_that() -> None:
    report = in_first_wording(example("busy-town-2025"))
    report.improvement.previous = "建立了栏目月巡查制度。\n全年通报12期"
    texts = [block.text for block in assemble(report).blocks if block.id.startswith("s5_previous")]
    assert texts == ["针对上年度报告指出的问题，我镇建立了栏目月巡查制度。", "全年通报12期。"]
    report.improvement.previous = "去年提出的更新慢，今年改了"
    texts = [block.text for block in assemble(report).blocks if block.id.startswith("s5_previous")]
    assert texts == ["去年提出的更新慢，今年改了。"]


def _is_from_free_text(message: str) -> bool:
    """Whether a finding is about words that the test typed at random, not about ours."""
    return any(words[:10] in message for words in random_reports.HOSTILE)


@pytest.mark.slow
@given(random_reports.reports())
def test_checks_of_drafts_with_gaps_never_raise(report: AnnualReport) -> None:
    for finding in check_facts(facts_of(report, with_answers=True)):
        assert finding.message.endswith("。")
        assert finding.where
