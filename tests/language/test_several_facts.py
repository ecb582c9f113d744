"""Several facts in one message: shown first, then taken."""

from datetime import date

import pytest

from report_assistant.interview.events import Answered, Asked, Event, FactsShown, Rejected
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire

ISSUE = "新媒体114条，版面46块，收到申请2件，都是自然人，都公开了"


@pytest.fixture
def interview(questionnaire: Questionnaire) -> Interview:
    talk = Interview(questionnaire, today=date(2026, 1, 5))
    talk.say("艾岗乡人民政府")
    return talk


def shown(events: list[Event]) -> dict[str, str]:
    [event] = [event for event in events if isinstance(event, FactsShown)]
    return {row.title: row.shown for row in event.rows}


def unread(events: list[Event]) -> tuple[str, ...]:
    [event] = [event for event in events if isinstance(event, FactsShown)]
    return (*event.unread, *event.aside)


def test_all_facts_of_a_message_are_shown_before_they_are_taken(interview: Interview) -> None:
    before = interview.answers.entries
    assert shown(interview.say(ISSUE)) == {
        "政务新媒体公开条数": "114 条",
        "版面公开条数": "46 条",
        "本年新收申请": "自然人 2，合计 2",
        "办理结果种类": "予以公开",
        "予以公开": "自然人 2，合计 2",
    }
    assert interview.answers.entries == before
    taken = interview.say("")
    assert len([event for event in taken if isinstance(event, Answered)]) == 5
    assert isinstance(taken[-1], Asked)
    assert interview.answers.report.overview.disclosure.new_media == 114
    interview.say("改上年结转 0")
    assert interview.answers.report.applications.granted.natural_person == 2


def test_a_row_can_be_changed_or_left_out(interview: Interview) -> None:
    interview.say(ISSUE)
    assert shown(interview.say("3 50块"))["版面公开条数"] == "50 条"
    assert "版面公开条数" not in shown(interview.say("去掉3"))
    [problem] = interview.say("2 很多")
    assert isinstance(problem, Rejected)
    interview.say("确定")
    assert interview.answers.report.overview.disclosure.new_media == 114
    assert interview.answers.report.overview.disclosure.boards is None


def test_nothing_is_taken_after_a_no(interview: Interview) -> None:
    before = interview.answers.entries
    interview.say(ISSUE)
    interview.say("取消")
    assert interview.answers.entries == before
    assert not interview.is_confirming


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("新媒体114条，天气不错", "天气不错"),
        ("新媒体114条，去年版面100块", "去年版面100块"),
        ("新媒体114条，版面比去年多3块", "版面比去年多3块"),
        ("新媒体114条，邻镇版面50块", "邻镇版面50块"),
        ("新媒体114条，收到申请3件，其中自然人1件，企业1件", "收到申请3件"),
    ],
)
def test_what_is_not_certain_is_quoted_back(interview: Interview, typed: str, quoted: str) -> None:
    interview.say("2025")
    events = interview.say(typed)
    assert quoted in unread(events)
    assert shown(events) == {"政务新媒体公开条数": "114 条"}


def test_a_fact_said_twice_in_two_ways_is_not_taken(interview: Interview) -> None:
    events = interview.say("新媒体114条，版面46块，网站3条，新媒体115条")
    assert "政务新媒体公开条数" not in shown(events)


def test_an_answer_to_the_question_is_no_list_of_facts(interview: Interview) -> None:
    interview.say("2025")
    interview.say("乡")
    assert not any(isinstance(event, FactsShown) for event in interview.say("我乡"))
    interview.look_at("overview.lead")
    events = interview.say("全年通过网站公开信息114条，公众号发布46条。")
    assert not any(isinstance(event, FactsShown) for event in events)


def test_what_opens_a_question_is_answered_with_it(interview: Interview) -> None:
    interview.say("组长是乡长，培训3次，网站20条")
    interview.say("确定")
    report = interview.answers.report
    assert report.overview.leadership.leader == "乡长"
    assert report.overview.supervision.trainings == 3
