"""改…: the same reading as without 改, the rest of a row kept, the open question left in place."""

import pytest

from report_assistant.interview.events import (
    ConfirmationAsked,
    Corrected,
    FactsShown,
    Found,
    Rejected,
    Said,
)
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from tests.conftest import TODAY
from tests.interview.talking import asked, only, tell
from tests.scripts import BUSY, SEED

ACCOUNTS = "overview.platforms.new_media_accounts"
GRANTED = "applications.granted"


@pytest.fixture
def talk(questionnaire: Questionnaire) -> Interview:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, SEED[:6])
    return interview


def rows(interview: Interview, typed: str) -> dict[str, str]:
    [event] = only(interview.say(typed), FactsShown)
    interview.say("取消")
    return {row.title: row.shown for row in event.rows}


@pytest.mark.parametrize(
    "facts",
    [
        "政务新媒体账号2个，培训3次，检查4次",
        "网站12条，新媒体30条",
        "新收申请自然人3件，行政许可12件",
    ],
)
def test_a_correction_of_several_reads_as_it_does_without_the_word(
    talk: Interview, facts: str
) -> None:
    assert rows(talk, f"改{facts}") == rows(talk, facts)


def test_one_fact_is_of_the_question_that_its_unit_names(talk: Interview) -> None:
    [shown] = only(talk.say("改政务新媒体账号2个"), ConfirmationAsked)
    talk.say("取消")
    assert rows(talk, "政务新媒体账号2个")[shown.question.title] == shown.after


@pytest.mark.parametrize("typed", ["改新媒体 很多", "改新媒体 12 13"])
def test_a_refused_correction_names_its_question_and_leaves_the_open_one(
    talk: Interview, typed: str
) -> None:
    waiting = asked(talk)
    [refused] = only(talk.say(typed), Rejected)
    assert "改“政务新媒体公开条数”" in refused.reason
    assert refused.typed == typed
    assert asked(talk) == waiting
    before = talk.answers.report.overview.disclosure.new_media
    talk.say("1")
    assert talk.answers.report.overview.disclosure.new_media == before


def test_a_sum_is_offered_for_the_question_that_is_changed(talk: Interview) -> None:
    [refused] = only(talk.say("改新媒体 公众号12条，抖音13条"), Rejected)
    assert "“政务新媒体公开条数 25 条”" in refused.reason
    assert refused.is_offer


def test_what_is_of_another_question_is_shown_as_that(talk: Interview) -> None:
    before = talk.answers.entries
    assert set(rows(talk, "改新媒体 培训3次，检查4个")) == {"还要写的内容", "培训次数"}
    assert talk.answers.entries == before


def test_an_answer_is_opened_again_by_its_name(talk: Interview) -> None:
    assert only(talk.say("改新媒体 114"), Corrected)
    if only(talk.say("改新媒体 待定"), ConfirmationAsked):
        talk.say("确定")
    assert talk.answers.report.overview.disclosure.new_media is None


@pytest.fixture
def received(questionnaire: Questionnaire) -> Interview:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, ("青山镇人民政府", "2021", "", ""))
    for name, typed in (
        ("applications.received", "自然人5，商业企业1"),
        ("applications.carried_over", "0"),
        ("filters.outcomes", "予以公开"),
        (GRANTED, "自然人5，商业企业1"),
        ("applications.carried_forward", "0"),
    ):
        interview.change(name, typed)
    return interview


def granted(interview: Interview) -> tuple[int | None, int | None]:
    row = interview.answers.report.applications.granted
    return row.natural_person, row.business


@pytest.mark.parametrize(
    "typed",
    [
        "改予以公开 自然人4",
        "予以公开改成自然人4件",
        "予以公开自然人改成4件，网站改成7条",
        "不对，予以公开是自然人4件",
    ],
)
def test_a_correction_of_one_applicant_leaves_the_others(received: Interview, typed: str) -> None:
    if only(received.say(typed), FactsShown):
        received.say("确定")
    assert granted(received) == (4, 1)


@pytest.mark.parametrize("typed", ["改予以公开 4 0 0 0 0 0", "改予以公开 共4件，其中自然人4件"])
def test_a_whole_row_is_the_row(received: Interview, typed: str) -> None:
    received.say(typed)
    assert granted(received) == (4, 0)


def test_a_row_that_is_edited_in_the_box_is_the_row(received: Interview) -> None:
    received.look_at(GRANTED)
    assert only(received.say("自然人 5"), Corrected)
    assert granted(received) == (5, 0)


def test_an_imbalance_that_remains_is_told_after_several_facts(received: Interview) -> None:
    found = only(received.say("改予以公开 自然人3，商业企业1"), Found)
    assert [event.finding.code for event in found] == ["T03"]
    received.say("予以公开自然人改成4件，网站改成7条")
    found = only(received.say("确定"), Found)
    assert [event.finding.code for event in found] == ["T03"]
    assert not only(received.say("改网站 8"), Found)  # nothing about it has changed


@pytest.mark.parametrize("typed", ["2，其中企业1", "2 企业1", "，1，2"])
def test_a_refusal_quotes_what_was_typed(received: Interview, typed: str) -> None:
    received.look_at(GRANTED)
    [refused] = only(received.say(typed), Rejected)
    assert "“”" not in refused.reason


def test_a_row_that_would_fall_below_zero_is_asked_back(talk: Interview) -> None:
    entries = talk.answers.entries
    talk.say("新收申请多算了1个")
    assert talk.answers.entries == entries


def test_every_title_behind_the_word_puts_its_question(interview: Interview) -> None:
    tell(interview, BUSY)
    for question in interview.questionnaire.questions:
        if interview.answers.is_asked(question.name):
            put_back = interview.snapshot()
            interview.say(f"改{question.title}")
            assert asked(interview) == question.name, question.title
            put_back()


def test_an_answer_that_a_correction_made_wrong_is_named(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=TODAY)
    tell(interview, BUSY)
    tell(interview, ["改清理 9", "改清理分类 重复信息 4 条，错别字 5 条"])
    said = [event.text for event in only(interview.say("改清理 6"), Said)]
    assert any(
        text.startswith("“清理信息分类条数”还是 重复信息 4 条、错别字 5 条。各类加起来")
        for text in said
    )
    assert not any("分类条数" in event.text for event in only(interview.say("改清理 5"), Said))
