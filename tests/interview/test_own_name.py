"""自称: told with the kind of body, and changed right there."""

import pytest

from report_assistant.interview.events import Answered, FactsShown
from report_assistant.interview.interview import Interview
from tests.interview.talking import asked, only, tell

CENTRE = ("青河县退役军人服务中心", "")


@pytest.mark.parametrize(
    ("name", "own"), [("青河镇人民政府", "我镇"), (CENTRE[0], "我中心"), ("青河县财政局", "我局")]
)
def test_it_is_told_with_the_kind(interview: Interview, name: str, own: str) -> None:
    tell(interview, (name, ""))
    assert asked(interview) == "organisation.kind"
    (kind,) = only(interview.say(""), Answered)
    assert f"自称“{own}”" in kind.remark


@pytest.mark.parametrize(
    "typed",
    ["县直部门，自称我单位", "4，自称我单位", "选县直部门，自称“我单位”", "县直部门，自称叫我单位"],
)
def test_it_is_said_with_the_kind(interview: Interview, typed: str) -> None:
    tell(interview, CENTRE)
    (shown,) = only(interview.say(typed), FactsShown)
    assert [row.shown for row in shown.rows] == ["县直部门", "我单位"]
    assert not shown.unread
    tell(interview, ("",))
    assert interview.answers.report.organisation.short_name == "我单位"
    assert asked(interview) == "filters.contact"


def test_what_names_no_kind_is_quoted_and_the_kind_still_asked(interview: Interview) -> None:
    tell(interview, CENTRE)
    (shown,) = only(interview.say("局，自称我单位"), FactsShown)
    assert shown.unread == ("局",)
    tell(interview, ("",))
    assert asked(interview) == "organisation.kind"


def test_it_is_changed_right_after(interview: Interview) -> None:
    tell(interview, (*CENTRE, "", "自称我单位", ""))
    assert interview.answers.report.organisation.short_name == "我单位"
    assert interview.answers.report.organisation.office is None
