"""「不对，是46」: which answer is meant, and when that is not certain."""

from datetime import date

import pytest

from report_assistant.interview.events import Corrected, Event, FactsShown, Rejected, Said
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from tests.conftest import example
from tests.interview.talking import asked, only, tell


@pytest.fixture
def interview(questionnaire: Questionnaire) -> Interview:
    talk = Interview(questionnaire, today=date(2026, 1, 5))
    tell(talk, ("青河镇人民政府", "", "", "", ""))
    return talk


def changed(events: list[Event]) -> dict[str, str]:
    return {event.question.name: event.after for event in only(events, Corrected)}


def test_the_last_answer_is_meant(interview: Interview) -> None:
    tell(interview, ("128", "114", "64"))
    here = asked(interview)
    assert changed(interview.say("打错了，46")) == {"overview.disclosure.boards": "46 条"}
    assert changed(interview.say("不对，是47")) == {"overview.disclosure.boards": "47 条"}
    assert changed(interview.say("把114改成115")) == {"overview.disclosure.new_media": "115 条"}
    assert asked(interview) == here
    before = interview.answers.entries
    [refused] = interview.say("把9改成10")
    assert isinstance(refused, Rejected), "no answer holds it"
    assert interview.answers.entries == before


def test_what_nothing_waits_for_is_no_choice(interview: Interview) -> None:
    tell(interview, ("128", "114", "64"))
    before = interview.answers.entries
    assert only(interview.say("取消"), Rejected)
    assert interview.answers.entries == before
    tell(interview, ("0",))
    assert interview.answers.state.values["filters.more"] == []


def test_the_answer_that_is_looked_at_is_meant(interview: Interview) -> None:
    tell(interview, ("128", "114"))
    interview.look_at("overview.disclosure.website")
    assert changed(interview.say("不对，是129")) == {"overview.disclosure.website": "129 条"}


def test_a_choice_can_be_the_last_answer(interview: Interview) -> None:
    tell(interview, ("128", "114", "46", "1"))
    [refused] = interview.say("不对，是46块")
    assert isinstance(refused, Rejected)
    assert interview.answers.report.overview.disclosure.boards == 46


def test_of_several_answers_none_is_guessed(interview: Interview) -> None:
    tell(interview, ("网站128条，公众号114条", "确定"))
    entries = interview.answers.entries
    [refused] = interview.say("不对，是129")
    assert isinstance(refused, Rejected)
    assert refused.typed == "不对，是129"
    assert interview.answers.entries == entries
    assert changed(interview.say("网站不是128，是129")) == {"overview.disclosure.website": "129 条"}


def test_without_the_right_value_nothing_changes(interview: Interview) -> None:
    tell(interview, ("128",))
    entries = interview.answers.entries
    [refused] = only(interview.say("打错了"), Rejected)
    assert "128" in refused.reason
    assert asked(interview) == "overview.disclosure.website", "it is put again"
    assert interview.answers.entries == entries


def test_a_name_by_its_sound_is_shown_before_anything_changes(interview: Interview) -> None:
    tell(interview, ("128", "114"))
    interview.say("改公重号 120")
    assert interview.is_offering
    assert interview.answers.report.overview.disclosure.new_media == 114
    interview.say("确定")
    assert interview.answers.report.overview.disclosure.new_media == 120
    [shown] = interview.say("板面46块，公众号121条")
    assert isinstance(shown, FactsShown)


def test_what_the_clerk_asks_is_told(interview: Interview) -> None:
    tell(interview, ("128",))
    [where] = interview.say("这个去哪里查？")
    assert isinstance(where, Said)
    assert "后台" in where.text
    [unknown] = interview.say("去年多少？")
    assert isinstance(unknown, Said)
    interview.take_last_year(example("busy-town-2025"))
    interview.look_at("overview.disclosure.new_media")
    [known] = interview.say("去年多少？")
    assert isinstance(known, Said)
    assert "412" in known.text


def test_none_of_a_part_is_not_none_of_the_whole(interview: Interview) -> None:
    interview.look_at("filters.cases")
    assert only(interview.say("没有诉讼"), Rejected)
    assert not only(interview.say("没有复议，也没有诉讼"), Rejected)


def test_a_name_that_begins_as_the_word_for_changing_ends(interview: Interview) -> None:
    tell(interview, ("128", "114", "46", "1", "乡长"))
    assert asked(interview) == "overview.leadership.members"
    tell(interview, ("党政办、财政所", "", "审议、审查", ""))
    (corrected,) = only(interview.say("改成员 党政办、司法所"), Corrected)
    assert corrected.question.name == "overview.leadership.members"
    assert interview.answers.report.overview.leadership.members == ["党政办", "司法所"]
