"""What one open value of table three must be is offered, and row 四 follows what it is made of."""

import pytest

from report_assistant.interview.events import Found, Recorded, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Source
from report_assistant.questionnaire.question import Questionnaire
from tests.conftest import TODAY
from tests.interview.talking import asked, only, tell
from tests.scripts import FULL

RECEIVED = "自然人2，商业企业1"


@pytest.fixture
def at_refused(questionnaire: Questionnaire) -> Interview:
    """Two of three applications granted; what was refused is asked."""
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, FULL[: FULL.index(RECEIVED)])
    tell(interview, (RECEIVED, "", "1 7", "自然人2"))
    assert asked(interview) == "applications.internal_affairs"
    return interview


def offered(interview: Interview) -> str:
    assert interview.current is not None
    return interview.answers.offer(interview.current).words


def test_the_last_result_is_offered_as_what_is_left(at_refused: Interview) -> None:
    assert offered(at_refused) == "商业企业 1，合计 1"
    at_refused.say("")
    assert at_refused.answers.report.applications.internal_affairs.business == 1
    assert at_refused.answers.report.applications.internal_affairs.natural_person == 0


@pytest.mark.parametrize("typed", ["1", "1件"])
def test_a_number_alone_is_of_the_applicant_that_is_left(at_refused: Interview, typed: str) -> None:
    at_refused.say(typed)
    assert at_refused.answers.report.applications.internal_affairs.business == 1


def test_nothing_is_offered_while_several_results_are_open(at_refused: Interview) -> None:
    at_refused.say("改办理结果 1 7 11")
    at_refused.look_at("applications.internal_affairs")
    assert offered(at_refused) == ""


def test_a_result_does_not_follow_and_what_is_carried_forward_does(at_refused: Interview) -> None:
    tell(at_refused, ("", ""))
    assert at_refused.answers.report.applications.carried_forward.total == 0
    events = at_refused.say("改予以公开 1")
    table = at_refused.answers.report.applications
    assert table.internal_affairs.total == 1
    assert table.carried_forward.natural_person == 1
    assert any("跟着从" in event.text for event in only(events, Said))
    assert only(events, Found) == []


def test_a_row_of_the_clerks_own_stays_and_is_found(at_refused: Interview) -> None:
    tell(at_refused, ("", "自然人1"))
    assert at_refused.answers.report.applications.carried_forward.total == 1
    at_refused.say("改予以公开 自然人2，商业企业0")
    assert at_refused.answers.report.applications.carried_forward.total == 1
    assert "T03" in {finding.code for finding in at_refused.answers.findings()}


def test_enter_is_none_where_none_is_likely(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, FULL[: FULL.index("2 0 5")])
    while interview.current is not None and interview.current.section in (2, 3, 4):
        [recorded] = only(interview.say(""), Recorded)
        assert recorded.entry.source is Source.DEFAULT
    assert interview.current is not None and interview.current.section == 5
    report = interview.answers.report
    assert report.proactive_disclosure.normative_documents.in_force == 0
    assert report.proactive_disclosure.fees == 0
    assert report.applications.received.total == 0
    assert report.review_litigation.litigation_total == 0


def test_a_county_has_to_say_that_there_were_none(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=TODAY)
    interview.fill({"organisation.kind": questionnaire.by_name["organisation.kind"].load("county")})
    for name in ("proactive_disclosure.licences", "applications.received"):
        interview.look_at(name)
        assert offered(interview) == ""
