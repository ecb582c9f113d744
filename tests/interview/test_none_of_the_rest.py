"""「其余都是 0」: shown first, for as many questions as it says; never the answer to one alone."""

import pytest

from report_assistant.interview.events import FactsShown, Recorded
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from tests.conftest import TODAY
from tests.interview.talking import asked, only, tell
from tests.scripts import ALL_ZERO

WEBSITE = "overview.disclosure.website"


@pytest.fixture
def at_website(questionnaire: Questionnaire) -> Interview:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, ALL_ZERO[:5])
    assert asked(interview) == WEBSITE
    return interview


@pytest.mark.parametrize(
    "words", ["其余都是0", "其余都是 0", "剩下的都是0", "后面全部填0", "其他的都没有"]
)
def test_none_of_the_rest_is_shown_and_taken_after_a_yes(at_website: Interview, words: str) -> None:
    events = at_website.say(words)
    assert only(events, Recorded) == []
    (shown,) = only(events, FactsShown)
    titles = [row.title for row in shown.rows]
    assert titles[0] == "政府网站公开条数"
    assert "行政许可" in titles
    at_website.say("确定")
    assert at_website.answers.report.overview.disclosure.website == 0
    assert at_website.answers.report.proactive_disclosure.licences == 0


@pytest.mark.parametrize("words", ["这一部分都是0", "这一部分都是 0", "这部分全填0"])
def test_none_of_this_part_leaves_the_others_alone(at_website: Interview, words: str) -> None:
    (shown,) = only(at_website.say(words), FactsShown)
    assert "行政许可" not in [row.title for row in shown.rows]


@pytest.mark.parametrize(
    "words", ["这一节都没有", "这一部分都是0", "这部分我们都没有", "这几项都没有"]
)
@pytest.mark.parametrize(
    ("at", "titles"),
    [
        (
            "proactive_disclosure.licences",
            ["行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"],
        ),
        ("applications.received", ["本年新收申请", "上年结转申请"]),
    ],
)
def test_a_wish_at_any_question_closes_its_part(
    questionnaire: Questionnaire, words: str, at: str, titles: list[str]
) -> None:
    interview = Interview(questionnaire, today=TODAY)
    kind = questionnaire.by_name["organisation.kind"].load("town")
    interview.fill({"organisation.kind": kind})
    interview.look_at(at)
    (shown,) = only(interview.say(words), FactsShown)
    assert [row.title for row in shown.rows] == titles
    interview.say("对")
    assert all(
        interview.answers.state.values.get(question.name) == question.none_value()
        for question in questionnaire.questions
        if question.title in titles
    )


@pytest.mark.parametrize("words", ["这几项都没有", "下面几个都是0"])
def test_none_of_a_group_leaves_the_other_groups_alone(
    questionnaire: Questionnaire, words: str
) -> None:
    interview = Interview(questionnaire, today=TODAY)
    interview.fill({"filters.more": ["training", "platform"]})
    interview.look_at("overview.supervision.trainings")
    (shown,) = only(interview.say(words), FactsShown)
    titles = [row.title for row in shown.rows]
    assert {"培训次数", "检查次数"} <= set(titles)
    assert "政务新媒体账号数" not in titles and "政府网站公开条数" not in titles


@pytest.mark.parametrize("words", ["全是0", "都是0", "0", "没有"])
def test_all_without_saying_of_what_answers_the_question(at_website: Interview, words: str) -> None:
    at_website.say(words)
    assert at_website.answers.answered_names()[-1] == WEBSITE
    assert at_website.answers.report.overview.disclosure.website == 0


@pytest.mark.parametrize("words", ["再弄一份", "弄一份", "弄完没"])
def test_a_wish_with_a_number_that_names_nothing_is_no_answer(
    at_website: Interview, words: str
) -> None:
    at_website.look_at("applications.received")
    assert only(at_website.say(words), Recorded) == []


@pytest.mark.parametrize("words", ["88", "88吧", "８８", "886"])
def test_digits_are_an_answer_whatever_they_mean_in_chat(at_website: Interview, words: str) -> None:
    (recorded,) = only(at_website.say(words), Recorded)
    assert recorded.entry.value == int(words.rstrip("吧"))
