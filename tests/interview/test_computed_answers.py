"""What was accepted as computed follows its parts, and no reason is invented for a stale sum."""

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.interview.events import Recorded, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.questionnaire.question import Questionnaire
from tests.conftest import TODAY, in_first_wording
from tests.interview.talking import only, tell

TOTAL = "overview.disclosure.total"
ONCE = "只计1条"


@pytest.fixture
def talk(questionnaire: Questionnaire) -> Interview:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, ("青山镇人民政府", "2021", "", ""))
    for name, typed in (
        ("overview.disclosure.website", "156"),
        ("overview.disclosure.new_media", "240"),
        ("overview.disclosure.boards", "12"),
        ("filters.more", "没有"),
    ):
        interview.change(name, typed)
    interview.look_at(TOTAL)
    return interview


def total(interview: Interview) -> int | None:
    return interview.answers.report.overview.disclosure.total


def text(interview: Interview) -> str:
    return "".join(
        block.text for block in assemble(in_first_wording(interview.answers.report)).blocks
    )


@pytest.mark.parametrize("accepted", ["", "408", "一共408条", "对"])
def test_a_total_that_was_accepted_follows_its_parts(talk: Interview, accepted: str) -> None:
    talk.say(accepted)
    assert total(talk) == 408
    events = talk.say("改网站 166")
    assert total(talk) == 418
    assert any("跟着从 408 条 改成了 418 条" in event.text for event in only(events, Said))
    assert ONCE not in text(talk)
    talk.say("撤销")
    assert total(talk) == 408


def test_facts_taken_together_move_it_too(talk: Interview) -> None:
    talk.say("")
    talk.look_at("overview.disclosure.boards")
    talk.say("网站166条，版面20块")
    events = talk.say("确定")
    assert total(talk) == 426
    assert any("跟着" in event.text for event in only(events, Said))


def test_another_total_of_the_clerks_own_stays(talk: Interview) -> None:
    talk.say("400")
    talk.say("改网站 166")
    assert total(talk) == 400
    assert ONCE in text(talk)


def test_an_older_log_is_read_by_the_source_of_its_entry(questionnaire: Questionnaire) -> None:
    for source, expected in ((Source.DEFAULT, 418), (Source.TYPED, 408)):
        log = [
            Entry(EntryKind.ANSWER, "organisation.name", "青山镇人民政府"),
            Entry(EntryKind.ANSWER, "overview.disclosure.website", 156),
            Entry(EntryKind.ANSWER, "overview.disclosure.new_media", 240),
            Entry(EntryKind.ANSWER, "overview.disclosure.boards", 12),
            Entry(EntryKind.ANSWER, "filters.more", []),
            Entry(EntryKind.ANSWER, TOTAL, 408, source),
            Entry(EntryKind.ANSWER, "overview.disclosure.website", 166),
        ]
        assert total(Interview(questionnaire, log, today=TODAY)) == expected


def test_what_is_offered_from_the_date_does_not_follow(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, ("青山镇人民政府", ""))
    later = TODAY.replace(year=TODAY.year + 1)
    assert Interview(questionnaire, interview.answers.entries, today=later).answers.report.year == (
        TODAY.year - 1
    )


def test_what_is_typed_and_recorded_says_it_was_accepted(talk: Interview) -> None:
    [recorded] = only(talk.say("408"), Recorded)
    assert recorded.entry.source is Source.DEFAULT
    [recorded] = only(talk.say("改总条数 400"), Recorded)
    assert recorded.entry.source is Source.TYPED
