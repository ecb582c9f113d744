"""The state machine: skipping, correcting, parking, undoing, resuming."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.interview.events import (
    ActionRequested,
    AllAsked,
    Answered,
    Asked,
    ConfirmationAsked,
    Corrected,
    Found,
    Recorded,
    Rejected,
    Said,
)
from report_assistant.interview.interview import Interview
from report_assistant.interview.kept import kept_key
from report_assistant.interview.log import EntryKind, Source
from report_assistant.interview.progress import CompletionStatus
from report_assistant.interview.state import Status
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from tests.conftest import TODAY
from tests.interview.talking import asked, only, tell
from tests.scripts import ALL_ZERO, BUSY, SEED

UP_TO_NEW_MEDIA = ("青河镇人民政府", "", "", "", "", "128")
UP_TO_APPLICATIONS = (*ALL_ZERO[:16], "这一部分都是0", "")


def test_the_seed_can_be_told_whole(interview: Interview, aigang: AnnualReport) -> None:
    tell(interview, SEED)
    assert interview.current is None
    assert interview.answers.report == aigang


@pytest.mark.parametrize("script", [SEED, ALL_ZERO[:-1], BUSY])
def test_whole_conversations_end_without_findings(
    interview: Interview, script: tuple[str, ...]
) -> None:
    tell(interview, script)
    assert interview.current is None
    assert interview.answers.findings() == []
    assert interview.answers.unfinished() == ()
    assert all(p.status is CompletionStatus.COMPLETED for p in interview.answers.progress())


def test_an_answer_is_recorded_before_the_next_question_is_asked(interview: Interview) -> None:
    interview.ask()
    events = interview.say("青河镇人民政府")
    assert [type(event) for event in events] == [Recorded, Answered, Asked]


def test_enter_takes_the_offer_and_says_so_in_the_log(interview: Interview) -> None:
    tell(interview, ("青河镇人民政府", ""))
    assert interview.answers.report.year == TODAY.year - 1
    assert interview.answers.entries[-1].source is Source.DEFAULT
    assert asked(interview) == "organisation.kind"


def test_yes_takes_the_offer_too(interview: Interview) -> None:
    tell(interview, ("青河镇人民政府", "对", "好的"))
    assert interview.answers.report.organisation.kind == "town"


def test_what_is_refused_changes_nothing_and_stays_in_the_box(interview: Interview) -> None:
    tell(interview, UP_TO_NEW_MEDIA)
    before = interview.answers.entries
    (rejected,) = interview.say("约一百条")
    assert isinstance(rejected, Rejected)
    assert rejected.typed == "约一百条"
    assert interview.answers.entries == before


def test_enter_without_an_offer_is_no_answer(interview: Interview) -> None:
    assert only(interview.say(""), Rejected)


class TestCorrections:
    def test_by_name_from_anywhere(self, interview: Interview) -> None:
        tell(interview, SEED)
        (corrected,) = only(interview.say("改新媒体 120"), Corrected)
        assert (corrected.before, corrected.after) == ("114 条", "120 条")
        assert interview.answers.report.overview.disclosure.new_media == 120

    @pytest.mark.parametrize(
        "typed", ["改新媒体 120", "改公众号：120条", "把新媒体改成120", "修改 政务新媒体 为１２０"]
    )
    def test_in_several_wordings(self, interview: Interview, typed: str) -> None:
        tell(interview, (*UP_TO_NEW_MEDIA, "114"))
        assert only(interview.say(typed), Corrected), typed
        assert interview.answers.report.overview.disclosure.new_media == 120

    @pytest.mark.parametrize(
        "typed", ["改规范性文件 2 1 30", "规范性文件改成 2 1 30", "规范性文件应该是 2 1 30"]
    )
    def test_no_number_of_a_row_is_dropped(self, interview: Interview, typed: str) -> None:
        tell(interview, SEED)
        interview.say(typed)
        if interview.is_confirming:
            interview.say("确定")
        row = interview.answers.report.proactive_disclosure.normative_documents
        assert row is not None
        assert (row.issued, row.repealed, row.in_force) == (2, 1, 30)

    @pytest.mark.parametrize("typed", ["改失泄密 待定", "改领导小组组长 待定"])
    def test_an_answer_of_any_kind_is_left_open(self, interview: Interview, typed: str) -> None:
        tell(interview, SEED)
        events = interview.say(typed)
        assert any(isinstance(event, Corrected | ConfirmationAsked) for event in events)

    def test_a_number_alone_changes_none_of_several_rows_shown(self, interview: Interview) -> None:
        tell(interview, UP_TO_NEW_MEDIA)
        interview.say("新媒体114条，版面46块")
        assert only(interview.say("那就40"), Rejected)
        interview.say("确定")
        disclosure = interview.answers.report.overview.disclosure
        assert (disclosure.new_media, disclosure.boards) == (114, 46)

    def test_a_number_of_what_is_not_asked_is_no_choice(self, interview: Interview) -> None:
        tell(interview, SEED[:4])
        (said,) = only(interview.say("改规章 3"), Said)
        assert "不用填" in said.text

    def test_a_name_alone_asks_the_question_again(self, interview: Interview) -> None:
        tell(interview, (*UP_TO_NEW_MEDIA, "114"))
        (again,) = only(interview.say("改新媒体"), Asked)
        assert (again.question.name, again.current) == ("overview.disclosure.new_media", "114 条")
        assert only(interview.say("120"), Corrected)
        assert asked(interview) == "overview.disclosure.boards"

    def test_the_default_that_was_taken_is_recalled_when_it_changes(
        self, interview: Interview
    ) -> None:
        tell(interview, SEED)
        said = only(interview.say("改新媒体 120"), Said)
        assert any("160 条" in event.text and "166 条" in event.text for event in said)

    def test_the_same_value_is_no_correction(self, interview: Interview) -> None:
        tell(interview, (*UP_TO_NEW_MEDIA, "114"))
        before = interview.answers.entries
        assert not only(interview.say("改新媒体 114"), Corrected)
        assert interview.answers.entries == before

    def test_a_question_that_is_not_needed_is_not_changed(self, interview: Interview) -> None:
        tell(interview, SEED)
        (said,) = interview.say("改规章 3")
        assert isinstance(said, Said)
        assert interview.answers.report.proactive_disclosure.regulations.issued == 0

    def test_text_that_begins_like_a_correction_is_an_answer(self, interview: Interview) -> None:
        tell(interview, SEED[:-4])
        assert asked(interview) == "improvement.measures"
        tell(interview, ("改进作风。多到村里听意见。",))
        assert interview.answers.report.improvement.measures is not None

    def test_consequences_are_said_first_and_parked_answers_return(
        self, interview: Interview
    ) -> None:
        tell(interview, BUSY)
        full = interview.answers.report
        tell(interview, ("改上年结转 0",))
        (question,) = only(interview.say("改本年新收 0"), ConfirmationAsked)
        assert "不再需要" in question.follows
        assert interview.answers.report.applications.received.total == 27, (
            "not changed before the yes"
        )
        tell(interview, ("确定",))
        assert interview.answers.report.applications.handled.total == 0
        assert interview.answers.state.status["applications.granted"] is Status.NOT_RELEVANT
        tell(interview, ("改本年新收 自然人 24，商业企业 3", "改上年结转 1"))
        assert interview.answers.report == full

    def test_no_leaves_everything_as_it_was(self, interview: Interview) -> None:
        tell(interview, BUSY)
        before = interview.answers.report
        assert only(interview.say("改复议诉讼 没有"), ConfirmationAsked)
        assert only(interview.say("新媒体30"), Rejected)
        tell(interview, ("取消",))
        assert interview.answers.report == before

    def test_newly_needed_questions_are_asked_before_going_on(self, interview: Interview) -> None:
        tell(interview, ALL_ZERO[:-3])
        here = asked(interview)
        tell(interview, ("改本年新收 2",))
        assert asked(interview) == "filters.outcomes"
        tell(interview, ("1", "2", ""))
        assert asked(interview) == here

    def test_what_breaks_an_identity_is_found_at_once(self, interview: Interview) -> None:
        tell(interview, BUSY)
        found = only(interview.say("改予以公开 自然人30，商业企业2"), Found)
        assert {event.finding.code for event in found} == {"T03"}
        assert "自然人" in found[0].finding.message


class TestSteering:
    def test_back_looks_and_enter_returns(self, interview: Interview) -> None:
        tell(interview, UP_TO_NEW_MEDIA)
        before = interview.answers.entries
        tell(interview, ("上一题",))
        assert asked(interview) == "overview.disclosure.website"
        tell(interview, ("上一题",))
        assert asked(interview) == "overview.outline"
        tell(interview, ("",))
        assert asked(interview) == "overview.disclosure.new_media"
        assert interview.answers.entries == before, "looking changes nothing"

    def test_pending_and_skipped_are_told_at_the_end(self, interview: Interview) -> None:
        script = list(ALL_ZERO[:-1])
        script[6], script[7] = "待定", "/跳过"
        for typed in script[:-1]:
            interview.say(typed)
        (end,) = only(interview.say(script[-1]), AllAsked)
        assert [q.name.rpartition(".")[2] for q in end.open_questions] == ["new_media", "boards"]
        assert interview.answers.report.overview.disclosure.new_media is None

    def test_skipping_what_need_not_be_answered_says_none(self, interview: Interview) -> None:
        tell(interview, ("青河镇人民政府", "", "", "1", "", "跳过"))
        assert interview.answers.report.organisation.address == ""
        assert interview.answers.unfinished() == ()

    def test_undo_takes_back_step_by_step(self, interview: Interview) -> None:
        tell(interview, UP_TO_NEW_MEDIA)
        for _ in UP_TO_NEW_MEDIA:
            tell(interview, ("撤销",))
        assert interview.answers.report == AnnualReport()
        assert only(interview.say("撤销"), Said)
        assert asked(interview) == "organisation.name"

    def test_why_gives_reason_and_article(self, interview: Interview) -> None:
        (said,) = only(interview.say("为什么问"), Said)
        assert "《条例》第四十九条" in said.text

    @pytest.mark.parametrize(
        ("typed", "action"),
        [
            ("核对", Command.REVIEW),
            ("/生成", Command.GENERATE),
            ("预览", Command.PREVIEW),
            ("帮助", Command.HELP),
            ("今天到这", Command.LEAVE),
        ],
    )
    def test_wishes_work_in_every_state(
        self, interview: Interview, typed: str, action: Command
    ) -> None:
        assert interview.say(typed) == [ActionRequested(action)]
        tell(interview, SEED)
        assert interview.say(typed) == [ActionRequested(action)]

    def test_words_after_the_end_lose_nothing(self, interview: Interview) -> None:
        tell(interview, SEED)
        (rejected,) = interview.say("还有一件事")
        assert isinstance(rejected, Rejected)
        assert rejected.typed == "还有一件事"


def test_the_offer_for_what_is_still_open_is_computed(interview: Interview) -> None:
    tell(interview, UP_TO_APPLICATIONS)
    tell(interview, ("自然人3，商业企业1", "自然人1", "1", "自然人2"))
    assert asked(interview) == "applications.carried_forward"
    (question,) = only(interview.ask(), Asked)
    assert question.offer == "自然人 2，商业企业 1，合计 3"
    tell(interview, ("",))
    assert interview.answers.findings() == []


def test_a_list_collects_until_there_is_no_more(interview: Interview) -> None:
    tell(interview, SEED[:17])
    assert asked(interview) == "overview.disclosure.business_figures"
    tell(interview, ("甲1件",))
    (again,) = only(interview.say("乙2件，丙3户"), Asked)
    assert again.so_far == 3
    tell(interview, ("没有了",))
    figures = interview.answers.report.overview.disclosure.business_figures
    assert figures is not None
    assert [figure.name for figure in figures] == ["甲", "乙", "丙"]


def test_resuming_from_the_log_gives_the_same_state(questionnaire: Questionnaire) -> None:
    first = Interview(questionnaire, today=TODAY)
    for typed in (*BUSY[:40], "待定", "撤销", *BUSY[40:44]):
        first.say(typed)
        again = Interview(questionnaire, first.answers.entries, today=TODAY)
        assert again.answers.report == first.answers.report
        assert asked(again) == asked(first)


WORDS = st.one_of(
    st.sampled_from(
        sorted({*SEED, *BUSY, "撤销", "上一题", "待定", "跳过", "确定", "取消", "下一题"})
    ),
    st.sampled_from(
        ["改新收 0", "改新收 自然人2", "改复议诉讼 没有", "改类型 1", "改要写的内容 没有"]
    ),
    st.text(max_size=12),
)


@pytest.mark.slow
@given(st.lists(WORDS, max_size=50))
def test_whatever_is_said_the_interview_stays_sound(
    questionnaire: Questionnaire, words: list[str]
) -> None:
    interview = Interview(questionnaire, today=TODAY)
    for typed in words:
        before = interview.answers.entries
        events = interview.say(typed)
        recorded = tuple(event.entry for event in only(events, Recorded))
        assert interview.answers.entries == before + recorded, "what is in the log was announced"
    AnnualReport.model_validate(interview.answers.report.model_dump())
    again = Interview(questionnaire, interview.answers.entries, today=TODAY)
    assert again.answers.report == interview.answers.report
    assert all(entry.kind in EntryKind for entry in interview.answers.entries)


def test_reasons_are_kept(interview: Interview) -> None:
    tell(interview, SEED)
    tell(interview, ("改规范性文件 0 0 60",))
    (finding,) = interview.answers.findings()
    assert finding.code == "T09"
    interview.keep(finding, "含历年文件")
    assert interview.answers.findings() == []
    assert interview.answers.reasons == {kept_key(finding): "含历年文件"}


@pytest.mark.parametrize("typed", ["没有", "0", "无", "没有写"])
def test_there_is_no_report_of_no_year(interview: Interview, typed: str) -> None:
    tell(interview, ("青河镇人民政府",))
    before = interview.answers.entries
    assert only(interview.say(typed), Rejected)
    assert interview.answers.entries == before


def test_a_refused_change_names_what_is_being_changed(interview: Interview) -> None:
    tell(interview, (*UP_TO_NEW_MEDIA, "114"))
    (rejected,) = only(interview.say("改公众号 一百来条"), Rejected)
    assert rejected.reason.startswith("改“政务新媒体公开条数”：")


def test_a_channel_is_named_as_the_page_names_it(interview: Interview) -> None:
    tell(interview, (*UP_TO_NEW_MEDIA, "114"))
    (again,) = only(interview.say("改网站公开条数"), Asked)
    assert again.question.name == "overview.disclosure.website"


@pytest.mark.parametrize("typed", ["对", "好的", "可以"])
def test_yes_alone_is_no_words_for_the_report(interview: Interview, typed: str) -> None:
    tell(interview, ALL_ZERO[:18])
    assert asked(interview) == "improvement.problems"
    (rejected,) = only(interview.say(typed), Rejected)
    assert "要写内容" in rejected.reason


def test_a_choice_that_is_put_off_leaves_no_mark_in_the_draft(interview: Interview) -> None:
    tell(interview, ("青河镇人民政府", "", "", ""))
    assert asked(interview) == "overview.outline"
    (put_off,) = only(interview.say("待定"), Answered)
    assert "【待填】" not in put_off.remark


def test_a_greeting_is_returned_and_what_follows_it_is_heard(interview: Interview) -> None:
    (said,) = only(interview.say("您好！"), Said)
    assert interview.current is not None
    assert said.text == f"您好！我们接着填：{interview.current.label}"
    assert interview.answers.state.values == {}
    tell(interview, ["你好，青河镇人民政府"])
    assert interview.answers.report.organisation.name == "青河镇人民政府"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("青河县第一中学", "第五十五条"),
        ("青河县人民医院", "第五十五条"),
        ("中共青河县委组织部", "党务公开"),
        ("青河县总工会", "群团组织"),
    ],
)
def test_a_body_under_other_rules_is_told_so_and_may_go_on(
    interview: Interview, name: str, told: str
) -> None:
    interview.ask()
    _, answered, question = interview.say(name)
    assert isinstance(answered, Answered)
    assert told in answered.remark
    assert "接着填" in answered.remark
    assert isinstance(question, Asked)


def test_a_body_that_makes_the_report_is_told_nothing_of_other_rules(interview: Interview) -> None:
    interview.ask()
    _, answered, _ = interview.say("青河县教育局")
    assert isinstance(answered, Answered)
    assert answered.remark == ""


@pytest.mark.parametrize(
    ("name", "self_reference"),
    [
        ("白音苏木人民政府", "我苏木"),
        ("青河县发展和改革委员会", "我委"),
        ("青河县人民政府办公室", "我办"),
        ("白音旗人民政府", "我旗"),
        ("青河市临江区人民政府", "我区"),
    ],
)
def test_what_the_body_calls_itself_follows_its_name(
    interview: Interview, name: str, self_reference: str
) -> None:
    tell(interview, (name, "", ""))
    asked_now = interview.say("")
    assert interview.answers.report.organisation.short_name == self_reference, asked_now
