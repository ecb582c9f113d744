"""A local day for handing in: told in passing or by its question, and said wherever a day is said."""

from datetime import date

import pytest

from report_assistant.interview.events import AllAsked, Asked, Corrected, FactsShown, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.state import Status
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.shells import phrases
from tests.interview.talking import asked, only, tell
from tests.scripts import ALL_ZERO

DEADLINE = "organisation.local_deadline"
TODAY = date(2026, 1, 10)


def begun(questionnaire: Questionnaire, answers: int = 5) -> Interview:
    """An interview of a town after so many answers; by default at the first count."""
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, ALL_ZERO[:answers])
    return interview


def said(interview: Interview, typed: str) -> str:
    return "\n".join(event.text for event in only(interview.say(typed), Said))


def day(interview: Interview) -> str | None:
    return interview.answers.report.organisation.local_deadline


def test_it_is_not_asked(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire)
    assert interview.answers.state.status[DEADLINE] is Status.COMPUTED
    assert day(interview) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "县里要求1月15日前交",
        "截止日期改成1月15日",
        "县里让1月15号之前报上去",
        "上级通知2026年1月15日前报送年报。",
        "我们这儿1月15日前要报",
        "最晚１月１５日交",
        "期限是一月十五日",
        "上报期限提前到1月15日",
    ],
)
@pytest.mark.parametrize("answers", [1, 5, 9, len(ALL_ZERO) - 1])
def test_saying_so_is_enough(questionnaire: Questionnaire, typed: str, answers: int) -> None:
    interview = begun(questionnaire, answers)
    before = asked(interview)
    events = interview.say(typed)
    if only(events, FactsShown):
        events = interview.say("确定")
    else:
        assert [event.after for event in only(events, Corrected)] == ["1月15日"]
    assert day(interview) == "1月15日"
    assert asked(interview) == before
    assert any(isinstance(event, Asked | AllAsked) for event in events)


@pytest.mark.parametrize(
    "typed",
    [
        "1月15日",
        "县里要求",
        "1月15日前报80条",
        "公众号1月15日前发了120条",
        "1月15日前报送公开数据的要说明",
        "县里要求1月15日前交吗",
        "1月15日或者1月20日前交",
        "13月1日前交",
        "截至1月15日公开80条",
    ],
)
def test_other_messages_set_no_day(questionnaire: Questionnaire, typed: str) -> None:
    interview = begun(questionnaire)
    interview.say(typed)
    assert day(interview) == ""


def test_where_a_sentence_is_asked_for_it_is_shown_first(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire, 9)
    assert asked(interview) == "overview.news"
    shown = only(interview.say("县里要求1月15日前交"), FactsShown)
    assert len(shown) == 1 and day(interview) == ""
    interview.say("取消")
    assert day(interview) == ""
    assert asked(interview) == "overview.news"


@pytest.mark.parametrize("typed", ["1月20号", "1.20", "县里定的1月20日", "2026年1月20日"])
def test_its_question_takes_a_day_in_any_words_and_can_be_emptied(
    questionnaire: Questionnaire, typed: str
) -> None:
    interview = begun(questionnaire)
    tell(interview, ["改当地报送期限 1月18日"])
    assert day(interview) == "1月18日"
    interview.say("改 当地报送期限")
    assert asked(interview) == DEADLINE
    tell(interview, [typed])
    assert day(interview) == "1月20日"
    assert asked(interview) == "overview.disclosure.website"
    tell(interview, ["改 当地报送期限", "没有"])
    assert day(interview) == ""


def test_what_is_no_day_is_refused_with_an_example(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire)
    interview.say("改 当地报送期限")
    [rejected] = [e for e in interview.say("元旦以后") if hasattr(e, "reason")]
    assert "1月15日" in rejected.reason
    assert day(interview) == ""


def test_the_clerk_who_asks_is_told_the_local_day_as_local(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire)
    assert "2026 年 1 月 31 日前报送" in said(interview, "什么时候交")
    interview.say("县里要求1月15日前交")
    told = said(interview, "什么时候交")
    assert "2026 年 1 月 15 日前（当地要求）" in told
    assert "《条例》规定部门每年 1 月 31 日前" in told, "the law's day stays the law's"


def test_what_is_left_to_do_says_it(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire, len(ALL_ZERO) - 1)
    [done] = only(interview.say("县里要求1月15日前交"), AllAsked)
    told = phrases.to_do_text(done.to_do)
    assert "主管部门，2026 年 1 月 15 日前（当地要求）" in told
    assert "公开，2026 年 1 月 31 日前" in told


def test_it_is_not_carried_into_the_next_year(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire, len(ALL_ZERO) - 1)
    interview.say("县里要求1月15日前交")
    following = Interview(questionnaire, today=date(2027, 1, 10))
    following.take_last_year(interview.answers.report)
    tell(following, ("", "", "", ""))
    assert day(following) == ""


def test_it_is_undone_as_any_answer(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire)
    tell(interview, ["县里要求1月15日前交", "撤销"])
    assert day(interview) == ""
