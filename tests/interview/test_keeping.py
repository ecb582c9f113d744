"""保留: what a warning doubts is kept, for a reason that is remembered."""

from report_assistant.checks import Finding, Severity
from report_assistant.interview.events import Event, Found, Recorded, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.kept import kept_key
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from tests.conftest import TODAY
from tests.interview.talking import only, tell


def _with_warning(interview: Interview) -> list[Event]:
    """A town with 60 documents in force: more than small bodies have."""
    tell(interview, ("青河镇人民政府", "2021", "", ""))
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
    assert interview.answers.reasons == {kept_key(found): "和司法所逐件核对过"}


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
    tell(interview, ("青河镇人民政府", "2021", "", ""))
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


def codes(interview: Interview) -> list[str]:
    return [finding.code for finding in interview.answers.findings()]


def test_a_kept_warning_is_told_again_for_another_value(interview: Interview) -> None:
    _with_warning(interview)
    interview.say("保留 和司法所逐件核对过")
    assert codes(interview) == []
    events = interview.say("改规范性文件 0 0 9999")
    assert [event.finding.code for event in only(events, Found)] == ["T09"]
    assert codes(interview) == ["T09"]
    interview.say("改规范性文件 0 0 60")
    assert codes(interview) == []


def test_what_an_older_log_keeps_stays_kept_for_its_value(
    interview: Interview, questionnaire: Questionnaire
) -> None:
    (found,) = only(_with_warning(interview), Found)
    old = Entry(EntryKind.REASON, found.finding.key, "核对过")
    log = (*interview.answers.entries, old)
    resumed = Interview(questionnaire, log, today=TODAY)
    assert codes(resumed) == []
    assert list(resumed.answers.reasons.values()) == ["核对过"]
    resumed.say("改规范性文件 0 0 9999")
    assert codes(resumed) == ["T09"]
    resumed.say("撤销")
    assert codes(resumed) == []


def test_a_kept_warning_hides_no_error(questionnaire: Questionnaire) -> None:
    weight = [Severity.WARNING]

    def checks(_: AnnualReport, __: AnnualReport | None) -> list[Finding]:
        return [Finding("X99", weight[0], "year", "请核对年份。")]

    interview = Interview(questionnaire, today=TODAY, checks=checks)
    interview.say("青河镇人民政府")
    interview.say("保留 核对过")
    assert codes(interview) == []
    weight[0] = Severity.ERROR
    interview.say("2021")
    assert codes(interview) == ["X99"]
