"""One order for every shell: a greeting hides no command, and no command's word eats an answer."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_assistant.interview.events import (
    ActionRequested,
    Answered,
    Corrected,
    Event,
    FactsShown,
    Recorded,
    Rejected,
    Said,
)
from report_assistant.language.asked.asides import clerk_in
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store import location
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.interview.talking import asked, only

GREETINGS = ("", "您好，", "你好！", "您好", "大家好，", "请", "麻烦", "您好，麻烦帮我")
BESIDE = ("比较 1 2", "修订稿 1 2", "改写", "改写 3", "恢复原文", "出处 第3段", "新媒体用在哪")
COMMANDS = ("核对", "导出表格", "表三", "导入表格", "帮助", "预览", "核对 未填")


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    return Conversation(store, questionnaire, None, today=TODAY)


def name_of(conversation: Conversation) -> str | None:
    return conversation.interview.answers.report.organisation.name


def at(conversation: Conversation, question: str) -> Conversation:
    """Told who it is, and at one question."""
    conversation.say("青山镇人民政府")
    conversation.look_at(question)
    return conversation


@pytest.mark.parametrize("typed", [*BESIDE, *COMMANDS])
@pytest.mark.parametrize("greeting", GREETINGS)
def test_a_command_behind_a_greeting_is_the_command(
    conversation: Conversation, greeting: str, typed: str
) -> None:
    plainly = conversation.say(typed)
    politely = conversation.say(greeting + typed)
    assert [type(event) for event in politely] == [type(event) for event in plainly]
    assert only(politely, ActionRequested) == only(plainly, ActionRequested)
    assert only(politely, Said) == only(plainly, Said)
    assert conversation.interview.answers.entries == ()


def test_who_speaks_behind_a_greeting_is_no_unit(conversation: Conversation, store: Store) -> None:
    for typed in ("您好，我是张三", "您好我是张三", "你好，我叫李小四"):
        assert only(conversation.say(typed), Said)
    assert store.clerk() == "李小四"
    assert name_of(conversation) is None


def test_a_greeting_before_the_name_is_no_part_of_it(conversation: Conversation) -> None:
    conversation.say("您好青山镇人民政府")
    assert name_of(conversation) == "青山镇人民政府"


@pytest.mark.slow
@example(greeting="您好，", typed="\r", place="organisation.name")
@given(
    greeting=st.sampled_from(["您好，", "你好.", "大家好 ", "您好"]),
    typed=st.sampled_from(["去年的", "0", "比较 1 9", "改写 99", "三五件", "http://a.cn/b.html"])
    | st.text(max_size=8),
    place=st.sampled_from(["overview.disclosure.boards", "organisation.name", "filters.more"]),
)
def test_what_is_refused_is_given_back_as_it_was_typed(
    questionnaire: Questionnaire,
    tmp_path_factory: pytest.TempPathFactory,
    greeting: str,
    typed: str,
    place: str,
) -> None:
    with Store(tmp_path_factory.mktemp("存放")) as store:
        conversation = at(Conversation(store, questionnaire, None, today=TODAY), place)
        for refused in only(conversation.say(greeting + typed), Rejected):
            assert refused.typed == greeting + typed


# ---------------------------------------------------------------- who speaks

OFFICES = (
    *(
        "发改委",
        "卫健委",
        "司法所",
        "财政所",
        "县医院",
        "会计",
        "党政办",
        "文化站",
        "组织部",
        "水利局",
    ),
    *("民政办", "宣传部", "经办人", "镇长", "书记", "综治中心", "县人民医院", "办公室", "公安局"),
)


@pytest.mark.parametrize("words", OFFICES)
@pytest.mark.parametrize("lead", ["我是", "我是 ", "我们是"])
def test_an_office_is_never_the_clerk(
    conversation: Conversation, store: Store, lead: str, words: str
) -> None:
    conversation.say(lead + words)
    assert store.clerk() == ""
    assert name_of(conversation) in (None, words)  # too short for a name: asked again
    conversation.say("青山镇人民政府")
    before = conversation.interview.answers.entries
    events = conversation.say(lead + words)
    assert any(isinstance(event, Rejected | Said | FactsShown) for event in events)
    assert conversation.interview.answers.entries == before
    assert store.clerk() == ""


def test_an_office_answers_the_question_what_the_unit_is_called(
    conversation: Conversation,
) -> None:
    conversation.say("我是青山县发展和改革委员会")
    assert name_of(conversation) == "青山县发展和改革委员会"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("我是张三", "张三"),
        ("我是王主任", "王主任"),
        ("我是小王", "小王"),
        ("我是欧阳小李", "欧阳小李"),
        ("我是 仝明", "仝明"),
        ("我是 阿依古丽", "阿依古丽"),
        ("我是 李镇", "李镇"),
        ("我叫司马光", "司马光"),
    ],
)
def test_a_person_is_the_clerk(typed: str, name: str) -> None:
    told = clerk_in(typed)
    assert told is not None and told.is_person
    assert told.name == name


# ---------------------------------------------------------------- files and web addresses

WEBSITE = "organisation.website"
ADDRESSES = (
    "http://www.qingshan.gov.cn/zfxxgk/index.html",
    "https://www.qingshan.gov.cn/a/b.htm",
    "www.qingshan.gov.cn/zfxxgk/index.html",
    "qingshan.gov.cn/index.html",
    "http://www.qingshan.gov.cn/nb/2025.pdf",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_web_address_answers_the_question_for_it(
    conversation: Conversation, address: str
) -> None:
    for typed in ("青山镇人民政府", "", "", "1"):
        conversation.say(typed)
    at(conversation, WEBSITE)
    assert not only(conversation.say(address), Rejected)
    assert conversation.interview.answers.report.organisation.website == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_web_address_is_no_file_and_no_name(conversation: Conversation, address: str) -> None:
    before = conversation.interview.answers.entries
    [shown] = only(conversation.say(address), FactsShown)
    assert [row.shown for row in shown.rows] == ["联系方式（写在开头）", address]
    assert conversation.interview.answers.entries == before


def test_a_file_address_is_unquoted(conversation: Conversation, tmp_path: Path) -> None:
    (tmp_path / "2024 年报.txt").write_text("不是年报", encoding="utf-8")
    for address in (
        (tmp_path / "2024 年报.txt").as_uri(),
        (tmp_path / "2024 年报.txt").as_uri().replace("file://", "file://localhost"),
    ):
        for refused in only(conversation.say(address), Rejected):
            assert "找不到" not in refused.reason
            assert refused.typed == address
    [refused] = only(conversation.say((tmp_path / "没有.txt").as_uri()), Rejected)
    assert "找不到" in refused.reason


def test_a_sentence_that_ends_like_a_file_is_an_answer(conversation: Conversation) -> None:
    at(conversation, "other_matters.items").say("有关表格见网站，文件名是 说明.pdf")
    assert conversation.interview.answers.report.other_matters.items is not None


# ---------------------------------------------------------------- answers that begin like commands

MEASURES = "improvement.measures"
PROBLEMS = "improvement.problems"


def answers(events: list[Event]) -> list[str]:
    taken = [event.shown for event in only(events, Answered)]
    return taken + [event.after for event in only(events, Corrected)]


@pytest.mark.parametrize(
    "typed",
    [
        "改写不及时的栏目：每月核对一遍",
        "删除过时信息：每季度清理一次",
        "核对各栏目：每月一次",
        "检查：每周一次",
        "来源：群众来信逐条登记",
        "保留纸质公开栏：照顾老年人",
        "导出台账、登记台账：每月一次",
        "恢复原文件的公开：逐件核对",
        "打错了字的及时更正：当天改好",
    ],
)
def test_an_answer_that_begins_like_a_command_is_the_answer(
    conversation: Conversation, typed: str
) -> None:
    events = at(conversation, MEASURES).say(typed)
    if only(events, Rejected):  # asked about, and taken when it is said again
        assert not only(events, Recorded)
        events = conversation.say(typed)
    assert not only(events, Rejected), events
    assert len(answers(events)) == 1
    measures = conversation.interview.answers.report.improvement.measures
    assert "".join(each.heading + each.text for each in measures or []) == typed.replace("：", "")


@pytest.mark.parametrize("typed", ["检查", "导出", "核对", "草稿", "记录"])
def test_a_bare_command_is_the_command_where_a_list_is_asked(
    conversation: Conversation, typed: str
) -> None:
    before = at(conversation, PROBLEMS).interview.answers.entries
    assert only(conversation.say(typed), ActionRequested)
    assert conversation.interview.answers.entries == before


def test_a_paragraph_that_is_named_is_reworded_even_where_words_are_asked(
    conversation: Conversation,
) -> None:
    at(conversation, MEASURES)
    [requested] = conversation.say("改写主动公开情况")
    assert isinstance(requested, ActionRequested)
    assert requested.command is Command.REWRITE


@pytest.mark.parametrize("typed", ["核对网站", "检查未填"])
def test_a_command_run_together_with_its_object_is_asked_about(
    conversation: Conversation, typed: str
) -> None:
    before = at(conversation, PROBLEMS).interview.answers.entries
    [refused] = conversation.say(typed)
    assert isinstance(refused, Rejected)
    assert refused.typed == typed
    assert conversation.interview.answers.entries == before
    assert answers(conversation.say(typed)) == [typed]


WORDED = ("overview.lead", PROBLEMS, MEASURES, "other_matters.items", "organisation.address")


@pytest.mark.parametrize("typed", ["取消", "确定", "算了", "不改", "好的。", "不对", "都不要"])
@pytest.mark.parametrize("place", WORDED)
def test_words_of_the_program_are_never_an_answer(
    conversation: Conversation, place: str, typed: str
) -> None:
    before = at(conversation, place).interview.answers.entries
    assert not answers(conversation.say(typed))
    assert conversation.interview.answers.entries == before


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("overview.leadership.leader", "西施眼APP268条、电视台12条"),
        ("overview.leadership.rules", "财政信息12条、抽检信息88条"),
    ],
)
def test_figures_where_words_are_asked_for_are_asked_about_first(
    conversation: Conversation, place: str, typed: str
) -> None:
    before = at(conversation, place).interview.answers.entries
    [refused] = conversation.say(typed)
    assert isinstance(refused, Rejected)
    assert refused.typed == typed
    assert conversation.interview.answers.entries == before
    assert answers(conversation.say(typed))


@pytest.mark.parametrize("typed", ["还有1件行政诉讼，未经复议直接起诉，尚未审结", "新收申请5件"])
def test_figures_of_other_questions_are_shown_as_theirs(
    conversation: Conversation, typed: str
) -> None:
    before = at(conversation, PROBLEMS).interview.answers.entries
    assert only(conversation.say(typed), FactsShown)
    assert conversation.interview.answers.entries == before


@pytest.mark.parametrize("typed", ["38", "203", ".", "2026.1.5", "400元", "4次"])
@pytest.mark.parametrize("place", ["overview.lead", "other_matters.items", PROBLEMS])
def test_digits_are_no_words(conversation: Conversation, place: str, typed: str) -> None:
    before = at(conversation, place).interview.answers.entries
    assert only(conversation.say(typed), Rejected)
    assert conversation.interview.answers.entries == before


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (PROBLEMS, "培训次数偏少，全年只有1次"),
        (MEASURES, "每月5日前更新一次栏目"),
        ("other_matters.items", "建议5件、提案8件均已办结"),
        ("overview.leadership.leader", "镇长"),
        ("organisation.address", "青山镇人民路18号"),
    ],
)
def test_sentences_with_figures_of_their_own_are_answers(
    conversation: Conversation, place: str, typed: str
) -> None:
    assert answers(at(conversation, place).say(typed))


def test_taking_back_while_looking_back_returns_to_the_open_question(
    conversation: Conversation,
) -> None:
    conversation.say("青山镇人民政府")
    waiting = asked(conversation.interview)
    conversation.look_at("organisation.name")
    conversation.say("取消")
    assert asked(conversation.interview) == waiting
    assert name_of(conversation) == "青山镇人民政府"


@pytest.mark.parametrize(
    "asked", ["答案存在哪里？", "怎么带到另一台电脑", "会不会传到网上", "保存到哪个文件夹"]
)
def test_where_things_lie_is_true_on_a_stick_and_at_home(
    asked: str, questionnaire: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "U盘"
    program.mkdir()
    monkeypatch.delenv(location.HOME_VARIABLE, raising=False)
    monkeypatch.setenv(location.PROGRAM_VARIABLE, str(program))
    (program / location.CARRIED_SIGN).touch()

    def told(home: Path) -> str:
        with Store(home) as store:
            conversation = Conversation(store, questionnaire, None, today=TODAY)
            return "".join(event.text for event in only(conversation.say(asked), Said))

    carried, at_home = told(location.home()), told(tmp_path / "本机")
    if "保存到" in asked:
        assert str(location.documents()) in carried
        return
    assert str(location.home()) in carried and "{" not in carried
    assert str(location.home()) not in at_home
    assert (str(tmp_path / "本机") in at_home) or "备份" in at_home
