"""Whose figures a county's or city's report gives: asked once; hints, next year and old files follow."""

from datetime import date

import pytest

from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.interview.state import Status
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.choices import Scope
from tests.interview.talking import asked, tell
from tests.scripts import COUNTY

SCOPE = "organisation.scope"
TODAY = date(2026, 1, 10)


def begun(questionnaire: Questionnaire, name: str, *more: str) -> Interview:
    """An interview at the first question of section one."""
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, (name, "", "", "2", *more))
    return interview


def hint(interview: Interview, name: str) -> str:
    return interview.questionnaire.by_name[name].hint


@pytest.mark.parametrize("name", ["云川县人民政府", "海东区人民政府", "石家庄市人民政府"])
def test_a_county_and_a_city_are_asked(questionnaire: Questionnaire, name: str) -> None:
    assert asked(begun(questionnaire, name)) == SCOPE


@pytest.mark.parametrize(
    "name",
    ["青河镇人民政府", "南门街道办事处", "云川县水利局", "云川县人民政府办公室", "浙江省人民政府"],
)
def test_nobody_else_is_asked(questionnaire: Questionnaire, name: str) -> None:
    interview = begun(questionnaire, name)
    assert asked(interview) == "overview.outline"
    assert interview.answers.state.status[SCOPE] is Status.NOT_RELEVANT
    assert interview.answers.report.organisation.scope is Scope.OWN_BODY


@pytest.mark.parametrize(
    ("typed", "scope"),
    [
        ("", Scope.WHOLE_AREA),
        ("1", Scope.WHOLE_AREA),
        ("全县汇总", Scope.WHOLE_AREA),
        ("2", Scope.OWN_BODY),
        ("只算本级", Scope.OWN_BODY),
    ],
)
def test_enter_is_the_whole_area(questionnaire: Questionnaire, typed: str, scope: Scope) -> None:
    interview = begun(questionnaire, "云川县人民政府", typed)
    assert interview.answers.report.organisation.scope is scope
    assert asked(interview) == "overview.outline"


@pytest.mark.parametrize(
    "name",
    [
        "overview.disclosure.website",
        "overview.disclosure.new_media",
        "proactive_disclosure.normative_documents",
        "proactive_disclosure.licences",
        "applications.received",
    ],
)
def test_the_hints_say_what_to_add_up(questionnaire: Questionnaire, name: str) -> None:
    whole = hint(begun(questionnaire, "云川县人民政府", ""), name)
    own = hint(begun(questionnaire, "云川县人民政府", "2"), name)
    town = hint(begun(questionnaire, "青河镇人民政府"), name)
    assert "汇总数" in whole and "各下级政府" in whole
    assert "只" in own and "汇总" not in own
    assert town == questionnaire.by_name[name].hint


def test_a_county_answers_a_whole_report(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, COUNTY)
    assert interview.current is None
    report = interview.answers.report
    assert report.organisation.scope is Scope.WHOLE_AREA
    assert report.applications.received.total == 61
    assert [each.message for each in interview.answers.findings() if each.severity == "error"] == []


def test_it_stays_as_last_year(questionnaire: Questionnaire) -> None:
    first = Interview(questionnaire, today=TODAY)
    tell(first, COUNTY)
    interview = Interview(questionnaire, today=date(2027, 1, 10))
    interview.take_last_year(first.answers.report)
    tell(interview, ("", "", ""))
    assert interview.answers.state.status[SCOPE] is Status.CARRIED
    assert interview.answers.report.organisation.scope is Scope.WHOLE_AREA


def test_last_years_report_that_does_not_say_so_leaves_it_to_be_asked(
    questionnaire: Questionnaire,
) -> None:
    first = Interview(questionnaire, today=TODAY)
    tell(first, COUNTY)
    last = first.answers.report
    last.organisation.scope = None
    interview = Interview(questionnaire, today=date(2027, 1, 10))
    interview.take_last_year(last)
    tell(interview, ("", "", ""))
    assert asked(interview) == SCOPE


def test_a_report_stored_before_it_was_asked_gives_the_bodys_own(
    questionnaire: Questionnaire,
) -> None:
    first = Interview(questionnaire, today=TODAY)
    tell(first, COUNTY)
    older = [entry for entry in first.answers.entries if entry.name != SCOPE]
    resumed = Interview(questionnaire, older, today=TODAY)
    assert resumed.current is None
    assert resumed.answers.report.organisation.scope is Scope.OWN_BODY
    chosen = Entry(EntryKind.ANSWER, SCOPE, "whole_area")
    state = resumed.answers.state_with(chosen)
    assert state.report.organisation.scope is Scope.WHOLE_AREA
