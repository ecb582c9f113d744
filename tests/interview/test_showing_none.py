"""工作考核 and 社会评议: none is shown as the report will say it, and taken after a yes."""

from datetime import date

import pytest

from report_assistant.interview.events import Answered, AnsweredTogether, Asked, Rejected
from report_assistant.interview.interview import Interview
from report_assistant.interview.state import Status
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.stored_interview import DRAFTED
from tests.interview.talking import only

ASSESSMENT, EVALUATION = "overview.supervision.assessment", "overview.supervision.social_evaluation"
NOT_ASSESSED = "我镇本年度未开展政府信息公开工作考核。"


def at_assessment(questionnaire: Questionnaire, kind: str = "town") -> Interview:
    interview = Interview(questionnaire, today=date(2026, 1, 10), drafted=DRAFTED)
    named = questionnaire.by_name["organisation.kind"]
    interview.fill({named.name: named.load(kind), "organisation.short_name": "我镇"})
    interview.look_at(ASSESSMENT)
    return interview


def answer(interview: Interview, name: str) -> object:
    return interview.answers.state.values.get(name)


def test_enter_alone_is_no_answer_of_a_government(questionnaire: Questionnaire) -> None:
    interview = at_assessment(questionnaire)
    (refused,) = only(interview.say(""), Rejected)
    assert "没有就回“没有”" in refused.reason
    assert answer(interview, ASSESSMENT) is None


@pytest.mark.parametrize("none", ["没有", "没搞过", "没有考核"])
@pytest.mark.parametrize("yes", ["", "确认", "好的"])
def test_none_shows_its_sentence_and_is_taken_after_a_yes(
    questionnaire: Questionnaire, none: str, yes: str
) -> None:
    interview = at_assessment(questionnaire)
    (shown,) = only(interview.say(none), Rejected)
    assert shown.is_offer
    assert f"“{NOT_ASSESSED}”" in shown.reason
    assert answer(interview, ASSESSMENT) is None
    assert only(interview.say(yes), AnsweredTogether)
    assert answer(interview, ASSESSMENT) == ""


def test_a_number_or_words_answer_instead_of_a_yes(questionnaire: Questionnaire) -> None:
    for typed in ("2", "列入各科室年度考核"):
        interview = at_assessment(questionnaire)
        interview.say("没有")
        assert only(interview.say(typed), Answered)
        told = interview.questionnaire.by_name[ASSESSMENT].suggestions[1].text
        assert answer(interview, ASSESSMENT) == (told if typed == "2" else typed)


def test_no_leaves_it_open(questionnaire: Questionnaire) -> None:
    interview = at_assessment(questionnaire)
    interview.say("没有")
    interview.say("不是")
    assert answer(interview, ASSESSMENT) is None


def test_a_change_to_none_is_shown_first_too(questionnaire: Questionnaire) -> None:
    interview = at_assessment(questionnaire)
    interview.say("1")
    (shown,) = only(interview.say("改工作考核 没有"), Rejected)
    assert shown.is_offer and NOT_ASSESSED in shown.reason
    assert answer(interview, ASSESSMENT)
    interview.say("确认")
    assert answer(interview, ASSESSMENT) == ""


def test_what_is_left_out_is_put_off(questionnaire: Questionnaire) -> None:
    interview = at_assessment(questionnaire)
    (offered,) = only(interview.say("不写"), Rejected)
    assert "跳过" in offered.reason
    interview.say("")
    assert answer(interview, ASSESSMENT) is None


def test_what_is_put_off_is_not_taken_for_none(questionnaire: Questionnaire) -> None:
    interview = at_assessment(questionnaire)
    interview.say("跳过")
    assert interview.answers.state.status[ASSESSMENT] is Status.SKIPPED
    assert answer(interview, ASSESSMENT) is None


@pytest.mark.parametrize("kind", ["department", "subdistrict"])
def test_a_body_that_need_not_say_it_may_leave_it_out(
    questionnaire: Questionnaire, kind: str
) -> None:
    interview = at_assessment(questionnaire, kind)
    (asked,) = only(interview.ask(), Asked)
    assert asked.none_on_enter
    interview.say("")
    assert answer(interview, ASSESSMENT) == ""


def test_kinds_cleaned_cannot_be_more_than_were_cleaned(questionnaire: Questionnaire) -> None:
    kinds = "overview.management.cleaned_kinds"
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    interview.fill({"filters.more": ["platform"], "overview.management.cleaned": 12})
    interview.look_at(kinds)
    (refused,) = only(interview.say("重复5条，错别字8条"), Rejected)
    assert "比清理的总条数还多" in refused.reason
    interview.say("重复5条，错别字7条")
    assert [figure.number for figure in interview.answers.state.values[kinds]] == [5, 7]


def test_cleaned_without_kinds_is_enough(questionnaire: Questionnaire) -> None:
    kinds = "overview.management.cleaned_kinds"
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    interview.fill({"filters.more": ["platform"], "overview.management.cleaned": 12})
    interview.look_at(kinds)
    interview.say("")
    assert interview.answers.state.values[kinds] == []


def test_what_was_updated_is_taken_by_number_or_in_words(questionnaire: Questionnaire) -> None:
    name = "overview.management.catalogues"
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    interview.fill({"filters.more": ["catalogue"]})
    for typed, taken in (
        ("1 3", ["政府信息公开目录", "权责清单"]),
        ("行政许可事项清单", ["行政许可事项清单"]),
        ("没有", []),
    ):
        interview.look_at(name)
        interview.say(typed)
        assert interview.answers.state.values[name] == taken
