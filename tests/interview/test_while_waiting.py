"""What is said while facts, or a change, wait for a yes, and after something was offered."""

import pytest

from report_assistant.interview.events import (
    ActionRequested,
    AllAsked,
    Asked,
    CarriedOut,
    ConfirmationAsked,
    Corrected,
    Event,
    FactsShown,
    Rejected,
    Said,
)
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import EntryKind
from report_assistant.language.wishes.commands import Command
from report_assistant.shells.phrases import all_asked_text
from tests.interview.talking import asked, only, tell
from tests.scripts import ALL_ZERO, BUSY

_UP_TO_NEW_MEDIA = ("青山镇人民政府", "", "", "", "", "128")
_LIST = "新媒体114条，版面46块"
_PARTICULARS = "地址青山路8号，邮编618000，电话0838-2234567"


def _text(events: list[Event]) -> str:
    return "\n".join(event.text for event in only(events, Said))


def _rows(events: list[Event]) -> dict[str, str]:
    (shown,) = only(events, FactsShown)
    return {row.title: row.shown for row in shown.rows}


@pytest.fixture
def waiting(interview: Interview) -> Interview:
    tell(interview, (*_UP_TO_NEW_MEDIA, _LIST))
    assert interview.is_confirming
    return interview


class TestFactsThatWait:
    @pytest.mark.parametrize("typed", ["为什么问", "什么叫新媒体？", "没有网站怎么填？"])
    def test_a_question_is_answered_and_they_go_on_waiting(
        self, waiting: Interview, typed: str
    ) -> None:
        events = waiting.say(typed)
        assert not only(events, Rejected)
        assert "还没有记" in _text(events)
        assert len(only(events, Said)) > 1
        tell(waiting, ("确定",))
        assert waiting.answers.report.overview.disclosure.new_media == 114

    @pytest.mark.parametrize(
        ("typed", "command"),
        [
            ("预览", Command.PREVIEW),
            ("看看草稿", Command.PREVIEW),
            ("核对 未填", Command.REVIEW),
            ("记录", Command.RECORD),
        ],
    )
    def test_what_only_looks_is_done(
        self, waiting: Interview, typed: str, command: Command
    ) -> None:
        events = waiting.say(typed)
        assert [event.command for event in only(events, ActionRequested)] == [command]
        assert waiting.is_confirming

    def test_how_far_it_is_may_be_asked(self, waiting: Interview) -> None:
        assert only(waiting.say("进度"), CarriedOut)
        assert waiting.is_confirming

    @pytest.mark.parametrize(
        "typed",
        [
            "没有",
            "哦这样",
            "改写 3",
            "附注 含失效3件",
        ],
    )
    def test_what_is_not_about_them_is_refused(self, waiting: Interview, typed: str) -> None:
        before, question = waiting.answers.entries, asked(waiting)
        (rejected,) = waiting.say(typed)
        assert isinstance(rejected, Rejected)
        assert "“确定”" in rejected.reason and "“取消”" in rejected.reason
        assert (waiting.answers.entries, asked(waiting)) == (before, question)
        assert waiting.is_confirming

    @pytest.mark.parametrize(
        ("typed", "command"),
        [
            ("生成", Command.GENERATE),
            ("定稿", Command.FINAL),
            ("下载", Command.GENERATE),
            ("表二", Command.TABLE),
            ("导出表格", Command.TABLES),
            ("导出PDF", Command.PDF),
        ],
    )
    def test_a_file_is_made_and_a_table_opened_while_they_wait(
        self, waiting: Interview, typed: str, command: Command
    ) -> None:
        events = waiting.say(typed)
        assert [event.command for event in only(events, ActionRequested)] == [command]
        assert "还没有记" in _text(events)
        assert waiting.is_confirming

    @pytest.mark.parametrize("typed", ["跳过", "待定", "上一题", "下一题", "今天到这"])
    def test_a_command_that_goes_elsewhere_says_that_they_were_left(
        self, waiting: Interview, typed: str
    ) -> None:
        events = waiting.say(typed)
        assert "2 项没有记" in _text(events)
        assert len(events) > 1
        assert not waiting.is_confirming

    @pytest.mark.parametrize(
        "command",
        [each for each in Command if each is not Command.UNDO],
        ids=lambda each: each.name,
    )
    def test_no_word_of_any_command_takes_them_or_leaves_them_unsaid(
        self, waiting: Interview, command: Command
    ) -> None:
        before = waiting.answers.report.overview.disclosure
        for word in command.words:
            told = _text(waiting.say(word))
            assert waiting.is_confirming or "没有记" in told, word
            assert waiting.answers.report.overview.disclosure == before, word
            if not waiting.is_confirming:
                waiting.look_at("overview.disclosure.new_media")
                waiting.say(_LIST)

    @pytest.mark.parametrize(
        ("typed", "told"),
        [("1 2", "去掉 3"), ("1、3", "去掉 2"), ("1，2", "去掉 3"), ("1 2 3", "“确定”")],
    )
    def test_numbers_of_rows_are_no_value_of_the_first(
        self, interview: Interview, typed: str, told: str
    ) -> None:
        tell(interview, (*_UP_TO_NEW_MEDIA, f"{_LIST}，行政许可5件"))
        (rejected,) = only(interview.say(typed), Rejected)
        assert told in rejected.reason
        assert "第1行改成" in rejected.reason
        rows = _rows(interview.say("第1行改成2"))
        assert list(rows.values()) == ["2 条", "46 条", "5 件"]

    def test_the_same_sentence_again_is_a_yes(self, waiting: Interview) -> None:
        tell(waiting, (_LIST,))
        disclosure = waiting.answers.report.overview.disclosure
        assert (disclosure.new_media, disclosure.boards) == (114, 46)

    @pytest.mark.parametrize("typed", ["114", "新媒体114", "46块"])
    def test_one_value_of_several_again_is_no_mistake(self, waiting: Interview, typed: str) -> None:
        events = waiting.say(typed)
        assert not only(events, Rejected)
        assert "没有变" in _text(events)
        assert waiting.is_confirming

    @pytest.mark.parametrize("typed", ["46", "46块", "版面46块"])
    def test_the_one_value_again_is_a_yes(self, interview: Interview, typed: str) -> None:
        tell(interview, (*_UP_TO_NEW_MEDIA, "版面46块", typed))
        assert not interview.is_confirming
        assert interview.answers.report.overview.disclosure.boards == 46

    def test_a_number_alone_changes_the_one_row(self, interview: Interview) -> None:
        tell(interview, (*_UP_TO_NEW_MEDIA, "版面46块"))
        assert _rows(interview.say("64")) == {"版面公开条数": "64 条"}
        tell(interview, ("确定",))
        assert interview.answers.report.overview.disclosure.boards == 64

    def test_a_new_sentence_replaces_its_rows_and_adds_others(self, waiting: Interview) -> None:
        rows = _rows(waiting.say("新媒体30条，行政许可5件"))
        assert list(rows.values()) == ["30 条", "46 条", "5 件"]

    @pytest.mark.parametrize("typed", ["去掉新媒体", "不要新媒体那条", "删掉公众号"])
    def test_a_row_is_dropped_by_its_name(self, waiting: Interview, typed: str) -> None:
        assert _rows(waiting.say(typed)) == {"版面公开条数": "46 条"}

    def test_none_adds_no_row_of_the_question_that_is_up(self, interview: Interview) -> None:
        tell(interview, ("青山镇人民政府", "", "", "1", "党政办", "青山路8号"))
        assert asked(interview) == "organisation.phone"
        tell(interview, ("邮编618000",))
        assert interview.is_confirming
        (rejected,) = interview.say("没有")
        assert isinstance(rejected, Rejected)
        tell(interview, ("确定",))
        assert interview.answers.state.values.get("organisation.phone") is None

    @pytest.mark.parametrize("typed", ["0838-2234567", "电话0838-2234567"])
    def test_the_particular_that_is_asked_for_is_added(
        self, interview: Interview, typed: str
    ) -> None:
        tell(interview, ("青山镇人民政府", "", "", "1", "党政办", "青山路8号"))
        tell(interview, ("邮编618000",))
        assert _rows(interview.say(typed))["联系电话"] == "0838-2234567"

    def test_a_row_in_words_is_changed_by_its_name(self, interview: Interview) -> None:
        tell(interview, (*_UP_TO_NEW_MEDIA, _PARTICULARS))
        rows = _rows(interview.say("电话改成0838-2234568"))
        assert rows["联系电话"] == "0838-2234568"
        tell(interview, ("618000",))
        assert interview.is_confirming

    def test_looking_elsewhere_says_that_nothing_was_taken(self, waiting: Interview) -> None:
        events = waiting.look_at("year")
        assert "2 项没有记" in _text(events)
        assert not waiting.is_confirming

    def test_the_example_of_a_row_is_one_that_it_takes(self, interview: Interview) -> None:
        tell(interview, (*_UP_TO_NEW_MEDIA, _PARTICULARS))
        (shown,) = only(interview.say("2 青山路9号"), FactsShown)
        assert "路 6 号" in shown.how
        assert "50" not in shown.how


class TestChangeThatWaits:
    @pytest.fixture
    def changing(self, interview: Interview) -> Interview:
        tell(interview, BUSY)
        assert only(interview.say("改复议诉讼 没有"), ConfirmationAsked)
        return interview

    @pytest.mark.parametrize("typed", ["什么叫复议维持？", "预览", "为什么问"])
    def test_a_question_and_a_look_leave_it_waiting(self, changing: Interview, typed: str) -> None:
        events = changing.say(typed)
        assert not only(events, Rejected)
        assert "改不改还没有定" in _text(events)
        assert changing.is_confirming

    @pytest.mark.parametrize("typed", ["没有", "改复议诉讼 没有"])
    def test_the_shown_value_again_is_a_yes(self, changing: Interview, typed: str) -> None:
        assert only(changing.say(typed), Corrected)
        assert not changing.is_confirming

    @pytest.mark.parametrize("typed", ["新媒体30", "哦这样"])
    def test_what_is_not_about_it_is_refused(self, changing: Interview, typed: str) -> None:
        before = changing.answers.entries
        (rejected,) = changing.say(typed)
        assert isinstance(rejected, Rejected)
        assert "“复议诉讼种类”" in rejected.reason
        assert changing.answers.entries == before

    def test_looking_elsewhere_says_that_nothing_was_changed(self, changing: Interview) -> None:
        assert "“复议诉讼种类”没有改" in _text(changing.look_at("year"))


class TestOffers:
    @pytest.fixture
    def offered(self, interview: Interview) -> Interview:
        tell(interview, (*_UP_TO_NEW_MEDIA, "114"))
        (rejected,) = interview.say("新媒体再加6条")
        assert isinstance(rejected, Rejected) and rejected.is_offer
        return interview

    def test_enter_takes_it(self, offered: Interview) -> None:
        tell(offered, ("",))
        assert offered.answers.report.overview.disclosure.new_media == 120

    @pytest.mark.parametrize("typed", ["不是", "取消", "算了"])
    def test_no_leaves_it_and_puts_the_question_again(self, offered: Interview, typed: str) -> None:
        events = offered.say(typed)
        assert not only(events, Rejected)
        assert "“政务新媒体公开条数”没有改" in _text(events)
        assert only(events, Asked)

    @pytest.mark.parametrize("typed", ["46", "什么叫版面？", "很多"])
    def test_it_is_said_when_another_message_drops_it(self, offered: Interview, typed: str) -> None:
        assert "“政务新媒体公开条数”没有改" in _text(offered.say(typed))

    def test_another_change_of_the_same_answer_does_not_say_so(self, offered: Interview) -> None:
        assert not _text(offered.say("新媒体再加7条"))
        assert not _text(offered.say("新媒体改成130"))


@pytest.mark.parametrize("name", ["overview.supervision.assessment", "improvement.problems"])
def test_what_is_put_off_is_never_written(interview: Interview, name: str) -> None:
    tell(interview, _UP_TO_NEW_MEDIA)
    interview.look_at(name)
    for typed in ("跟县里问问再说", "跟县里问问再说"):
        interview.say(typed)
    assert interview.answers.entries[-1].kind is EntryKind.PENDING
    assert name not in interview.answers.state.values


@pytest.mark.parametrize("typed", ["核对网站", "今天天气真好"])
def test_what_is_doubted_is_written_only_where_that_is_said(
    interview: Interview, typed: str
) -> None:
    tell(interview, _UP_TO_NEW_MEDIA)
    for said, is_written in (("", False), ("写进去", True), (typed, True)):
        interview.look_at("improvement.problems")
        before = len(interview.answers.entries)
        (doubted,) = interview.say(typed)
        assert isinstance(doubted, Rejected) and "写进去" in doubted.reason
        interview.say(said)
        told = str([entry.value for entry in interview.answers.entries[before:]])
        assert (typed in told) is is_written
        interview.say("撤销")


@pytest.mark.parametrize("typed", ["22345678901", "2234567吗？", "等领导回来再填", "电话没有"])
def test_writing_all_the_same_is_not_offered_where_only_one_shape_can_be_meant(
    interview: Interview, typed: str
) -> None:
    tell(interview, ("青山镇人民政府", "", "", "1", "党政办", "青山路8号"))
    for event in interview.say(typed):
        assert "写进去" not in getattr(event, "reason", "")


@pytest.mark.parametrize("typed", ["0", "二十", "20255"])
def test_a_year_that_is_none_is_answered_with_how_years_look(
    interview: Interview, typed: str
) -> None:
    tell(interview, ("青山镇人民政府",))
    events = interview.say(typed)
    if rejected := only(events, Rejected):
        assert "四位数的年份" in rejected[0].reason


@pytest.mark.parametrize(
    ("typed", "example"), [("版面一百来块", "改版面公开条数 46"), ("行政许可很多件", "行政许可 12")]
)
def test_the_example_is_of_the_question_that_was_named(
    interview: Interview, typed: str, example: str
) -> None:
    tell(interview, _UP_TO_NEW_MEDIA)
    (rejected,) = interview.say(typed)
    assert isinstance(rejected, Rejected)
    assert example in rejected.reason


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("overview.leadership.leader", "镇长 那个", "镇长"),
        ("organisation.office", "党政办 嗯", "党政办"),
        ("organisation.name", "青山镇人民政府 那个", "青山镇人民政府"),
    ],
)
def test_a_scrap_behind_a_name_is_not_part_of_it(
    interview: Interview, name: str, typed: str, value: str
) -> None:
    tell(interview, ("白石镇人民政府",))
    interview.fill({"filters.contact": "include"})
    interview.look_at(name)
    interview.say(typed)
    if interview.is_confirming:
        interview.say("确定")
    assert interview.answers.entries[-1].value == value


def test_what_is_left_at_the_end_is_named_where_it_is_asked_for(interview: Interview) -> None:
    tell(interview, (*ALL_ZERO[:5], "待定", "跳过", *ALL_ZERO[7:]))
    (told,) = only(interview.say("进度"), AllAsked)
    names = [question.name for question in told.open_questions]
    assert names == ["overview.disclosure.website", "overview.disclosure.new_media"]
    assert "例如：改 政府网站公开条数" in all_asked_text(told)
    assert asked(interview) == ""
    tell(interview, ("改 政府网站公开条数",))
    assert asked(interview) == "overview.disclosure.website"


def test_how_far_it_is_says_how_to_see_what_is_left(interview: Interview) -> None:
    tell(interview, _UP_TO_NEW_MEDIA)
    assert "“核对 未填”" in _text(interview.say("进度"))


def test_an_address_and_a_telephone_are_shown_where_a_number_is_asked_for(
    interview: Interview,
) -> None:
    tell(interview, _UP_TO_NEW_MEDIA)
    assert list(_rows(interview.say(_PARTICULARS)).values())[1:] == [
        "青山路8号",
        "618000",
        "0838-2234567",
    ]
