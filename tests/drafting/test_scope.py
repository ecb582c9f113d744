"""全县 and 我县: what a county's and a city's report says, whose figures it gives, and what is read back."""

import pytest

from report_assistant.checks import Facts, Severity, check_facts
from report_assistant.drafting.assembly import assemble, shipped_templates
from report_assistant.drafting.draft import Paragraph
from report_assistant.drafting.printed_draft import printed_draft
from report_assistant.importing.imported import import_report
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.report.model import AnnualReport
from tests.conftest import example
from tests.recognition.test_own_draft import read_back

BODIES = [
    ("云川县人民政府", OrganisationKind.COUNTY, "县"),
    ("临江市海东区人民政府", OrganisationKind.COUNTY, "区"),
    ("白音旗人民政府", OrganisationKind.COUNTY, "旗"),
    ("石家庄市人民政府", OrganisationKind.CITY, "市"),
    ("临江自治州人民政府", OrganisationKind.CITY, "州"),
]
WORDINGS = range(1, 1 + max(shipped_templates().narrative.wordings.values()))


def report_of(
    name: str, kind: OrganisationKind, scope: Scope | None, base: str = "busy-town-2025"
) -> AnnualReport:
    report = example(base).model_copy(deep=True)
    report.organisation.name, report.organisation.kind = name, kind
    report.organisation.scope = scope
    report.organisation.short_name = report.organisation.self_reference
    return report


def text_of(report: AnnualReport) -> str:
    return "\n".join(b.text for b in assemble(report).blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize(("name", "kind", "area"), BODIES)
def test_figures_of_the_whole_area_are_said_to_be_so(
    name: str, kind: OrganisationKind, area: str
) -> None:
    report = report_of(name, kind, Scope.WHOLE_AREA)
    text = text_of(report)
    assert f"报告中的数据为全{area}各级行政机关的汇总数。" in text
    lines = [line for line in text.splitlines() if line.startswith(("（一）主动", "（二）依"))]
    assert len(lines) == 2
    assert all(f"全{area}" in line and f"我{area}" not in line for line in lines)
    assert f"我{area}" in text, "what the body does and plans is its own"


@pytest.mark.parametrize("scope", [Scope.OWN_BODY, None])
@pytest.mark.parametrize(("name", "kind", "area"), BODIES)
def test_the_bodys_own_figures_are_worded_as_before(
    name: str, kind: OrganisationKind, area: str, scope: Scope | None
) -> None:
    report = report_of(name, kind, scope)
    text = text_of(report)
    assert all(block.is_complete for block in assemble(report).blocks)
    assert f"全{area}" not in text and "汇总" not in text
    assert f"我{area}" in text


@pytest.mark.parametrize("base", ["busy-town-2025", "all-zero-2025"])
@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("scope", Scope)
def test_it_is_read_back(scope: Scope, wording: int, base: str) -> None:
    report = report_of("云川县人民政府", OrganisationKind.COUNTY, scope, base)
    counts = shipped_templates().narrative.wordings
    report.phrasings = {name: min(wording, n) for name, n in counts.items() if n > 1}
    draft = assemble(report)
    recognised = read_back(report, draft)
    assert recognised.unread == ()
    assert recognised.report.organisation.scope is scope
    assert assemble(recognised.report) == draft


@pytest.mark.parametrize("scope", Scope)
def test_a_draft_without_its_anchors_is_read_back(
    scope: Scope, questionnaire: Questionnaire
) -> None:
    report = report_of("云川县人民政府", OrganisationKind.COUNTY, scope)
    printed = printed_draft(assemble(report))
    read = import_report(printed, questionnaire)
    assert read.report.organisation.scope is scope
    assert read.report.overview.disclosure.total == report.overview.disclosure.total


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("with_answers", [True, False])
def test_neither_is_accused(scope: Scope, with_answers: bool) -> None:
    report = report_of("云川县人民政府", OrganisationKind.COUNTY, scope)
    printed = printed_draft(assemble(report))
    facts = Facts(report if with_answers else AnnualReport(), printed.values, printed)
    found = [f for f in check_facts(facts) if f.severity is not Severity.INFO]
    assert [f.message for f in found] == []
