"""保留: what a warning doubts is kept, for a reason that is remembered."""

from report_assistant.interview.events import Event, Found, Recorded, Said
from report_assistant.interview.interview import Interview
from tests.interview.talking import only, tell


def _with_warning(interview: Interview) -> list[Event]:
    """A town with 60 documents in force: more than small bodies have."""
    tell(interview, ("青河镇人民政府", "2025", "", ""))
    interview.look_at("proactive_disclosure.normative_documents")
    return interview.say("0 0 60")


def said(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Said))


def test_a_warning_is_kept_for_a_reason(interview: Interview) -> None:
    (found,) = [e.finding for e in _with_warning(interview) if isinstance(e, Found)]
    assert found.code == "T09"
    assert "理由" in said(interview.say("保留"))
    events = interview.say("保留：和司法所逐件核对过")
    assert any(isinstance(event, Recorded) for event in events)
    assert interview.answers.findings() == []
    assert interview.answers.reasons == {found.key: "和司法所逐件核对过"}


def test_a_kept_warning_comes_back_with_undo(interview: Interview) -> None:
    _with_warning(interview)
    interview.say("保留 核对过")
    interview.say("撤销")
    assert [finding.code for finding in interview.answers.findings()] == ["T09"]


def test_looking_at_its_answer_shows_the_warning_again(interview: Interview) -> None:
    _with_warning(interview)
    events = interview.look_at("proactive_disclosure.normative_documents")
    assert [e.finding.code for e in events if isinstance(e, Found)] == ["T09"]


def test_an_error_cannot_be_kept(interview: Interview) -> None:
    tell(interview, ("青河镇人民政府", "2025", "", ""))
    for name, typed in (
        ("applications.received", "2"),
        ("applications.carried_over", "0"),
        ("filters.outcomes", "没有"),
    ):
        interview.look_at(name)
        interview.say(typed)
    interview.look_at("applications.carried_forward")
    found = only(interview.say("1"), Found)
    assert [event.finding.code for event in found] == ["T03"]
    assert "不能保留" in said(interview.say("保留 就这样"))


def test_without_a_warning_there_is_nothing_to_keep(interview: Interview) -> None:
    assert "没有要保留" in said(interview.say("保留 核对过"))
