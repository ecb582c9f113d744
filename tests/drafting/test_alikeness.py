"""How alike the reports of invented neighbours are; scripts/alikeness.py prints the figures."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from scripts.alikeness import (
    bodies,
    median_of_pairs,
    narrative,
    report_as_all,
    report_in_same_words,
    report_of,
)

from report_assistant.checks import Severity
from report_assistant.drafting.draft_checks import check_draft
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.model import AnnualReport

Body = Mapping[str, Any]
TOWNS = [body for body in bodies() if body["kind"] != OrganisationKind.DEPARTMENT.value]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made", "most"),
    [(report_in_same_words, 0.78), (report_as_all, 0.65), (report_of, 0.58)],
)
def test_reports_of_towns_differ(made: Callable[[Body], AnnualReport], most: float) -> None:
    assert median_of_pairs([narrative(made(body)) for body in TOWNS]) <= most


@pytest.mark.parametrize("later", [0, 1])
@pytest.mark.parametrize("body", bodies(), ids=lambda body: body["name"])
def test_their_facts_could_be_those_of_a_report(body: Body, later: int) -> None:
    for report in (report_of(body, later), report_as_all(body, later)):
        found = check_draft(report, report_of(body) if later else None)
        assert [f.message for f in found if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("body", bodies(), ids=lambda body: body["name"])
def test_their_problems_are_among_those_that_are_offered(
    body: Body, questionnaire: Questionnaire
) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    kind = next(kind for kind in OrganisationKind if kind.value == body["kind"])
    interview.fill({"organisation.name": body["name"], "organisation.kind": kind})
    interview.fill({"organisation.short_name": kind.self_reference})
    offered = interview.answers.offer(questionnaire.by_name["improvement.problems"]).suggestions
    for year in body["years"]:
        assert set(year["problems"]) <= set(offered)
