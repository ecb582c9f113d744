"""What stands around an answer, or is said of another one, in the words of a busy clerk."""

from collections.abc import Mapping
from typing import Any

import pytest

from report_assistant.interview.events import ActionRequested, FactsShown, Recorded, Rejected, Said
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from tests.conftest import TODAY
from tests.interview.talking import only

KNOWN: Mapping[str, Any] = {
    "organisation.name": "青山镇人民政府",
    "year": 2025,
    "organisation.kind": "town",
    "filters.contact": "include",
    "organisation.office": "党政办",
    "organisation.phone": "0518-87654321",
    "overview.outline": "five_aspects",
    "overview.disclosure.website": 203,
    "overview.disclosure.new_media": 87,
    "overview.disclosure.boards": 31,
    "filters.more": ["leadership", "channels", "classes", "business", "villages", "platform"],
    "overview.leadership.leader": "镇长",
    "overview.leadership.members": ["党政办", "财政所"],
    "overview.disclosure.villages": 12,
    "overview.disclosure.communities": 0,
    "overview.disclosure.classes": [
        {"name": "工作动态", "number": 200, "unit": "条"},
        {"name": "通知公告", "number": 50, "unit": "条"},
    ],
}


def at(questionnaire: Questionnaire, name: str) -> Interview:
    """Return an interview with some answers, in which a question is up again."""
    interview = Interview(questionnaire, today=TODAY)
    known = {each: value for each, value in KNOWN.items() if each != name}
    interview.fill({each: questionnaire.by_name[each].load(value) for each, value in known.items()})
    interview.look_at(name)
    return interview


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("overview.leadership.members", "党政办、综治中心，就这两家", ["党政办", "综治中心"]),
        ("overview.leadership.members", "党政办、司法所，就这几家", ["党政办", "司法所"]),
        ("overview.disclosure.village_channels", "没别的，就个微信群", ["微信群"]),
        (
            "overview.leadership.rules",
            "墙上贴着的有保密制度 还有审查制度",
            ["保密制度", "审查制度"],
        ),
        ("organisation.name", "清河镇 人民政府", "清河镇人民政府"),
        ("organisation.phone", "零三七四，五一七八零三三", "0374-5178033"),
        ("overview.platform.accounts", "公众号、视频号各一个，共2个", 2),
        ("overview.platform.accounts", "一共两个，公众号一个视频号一个", 2),
        ("filters.more", "前三个", ["leadership", "channels", "classes"]),
        ("filters.more", "最后两项", ["interaction", "lead"]),
        ("overview.disclosure.boards", "展板放了46期", 46),
        ("overview.disclosure.website", "一百3十2条", 132),
    ],
)
def test_an_answer_is_taken_whatever_stands_around_it(
    questionnaire: Questionnaire, name: str, words: str, value: Any
) -> None:
    interview = at(questionnaire, name)
    interview.say(words)
    if interview.is_confirming:
        interview.say("确定")
    assert interview.answers.state.values[name] == value


def test_a_numbered_problem_may_be_commented_on(questionnaire: Questionnaire) -> None:
    interview = at(questionnaire, "improvement.problems")
    offered = interview.answers.offer(questionnaire.by_name["improvement.problems"]).suggestions
    interview.say("第2和第3都说中了，另外加一个 网站栏目有点乱")
    taken = interview.answers.state.values["improvement.problems"]
    assert taken == [offered[1], offered[2], "网站栏目有点乱"]


@pytest.mark.parametrize(
    ("name", "words", "changed", "value"),
    [
        (
            "overview.supervision.assessment",
            "版面多报了6块，扣掉",
            "overview.disclosure.boards",
            25,
        ),
        ("overview.disclosure.villages", "公众号又补发了三条", "overview.disclosure.new_media", 90),
        ("organisation.address", "电话不对，后头是5178010", "organisation.phone", "0518-5178010"),
        ("improvement.previous", "慢着，网站是168", "overview.disclosure.website", 168),
        (
            "overview.disclosure.business_figures",
            "刚才分类里的通知公告再加两条",
            "overview.disclosure.classes",
            [("工作动态", 200), ("通知公告", 52)],
        ),
    ],
)
def test_what_is_said_of_another_answer_is_shown_before_it_changes(
    questionnaire: Questionnaire, name: str, words: str, changed: str, value: Any
) -> None:
    interview = at(questionnaire, name)
    assert only(interview.say(words), Recorded) == []
    interview.say("" if interview.is_offering else "确定")
    taken = interview.answers.state.values[changed]
    if isinstance(value, list):
        taken = [(figure.name, figure.number) for figure in taken]
    assert taken == value
    assert name not in interview.answers.state.values


def test_an_entry_left_out_is_added_to_its_list(questionnaire: Questionnaire) -> None:
    interview = at(questionnaire, "overview.supervision.assessment")
    interview.say("领导小组成员还落了个综治中心，给补进去")
    members = interview.answers.state.values["overview.leadership.members"]
    assert members == ["党政办", "财政所", "综治中心"]


@pytest.mark.parametrize(
    ("words", "together", "villages", "communities"),
    [
        ("14个村2个社区", 0, 14, 2),
        ("村14社区2", 0, 14, 2),
        ("22个村3个社区共25个", 0, 22, 3),
        ("14个村，没有社区", 0, 14, 0),
        ("16个村（社区）", 16, 0, 0),
        ("16个村社区", 16, 0, 0),
        ("全镇21个村（居）", 21, 0, 0),
    ],
)
def test_villages_and_communities_are_told_apart(
    questionnaire: Questionnaire, words: str, together: int, villages: int, communities: int
) -> None:
    interview = at(questionnaire, "overview.disclosure.villages")
    interview.say(words)
    interview.say("")
    values = interview.answers.state.values
    assert values["overview.disclosure.villages_together"] == together
    assert values["overview.disclosure.villages"] == villages
    assert values["overview.disclosure.communities"] == communities


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("overview.disclosure.boards", "38条，还有两条当时没登记"),
        ("overview.disclosure.boards", "宣传栏38条，还有两条当时没登记也给算上"),
    ],
)
def test_further_numbers_are_added_up_and_offered(
    questionnaire: Questionnaire, name: str, words: str
) -> None:
    interview = at(questionnaire, name)
    assert only(interview.say(words), Recorded) == []
    interview.say(words)
    assert interview.answers.state.values[name] == 40


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("improvement.problems", "都解决了"),
        ("improvement.problems", "各村还没报来"),
        ("improvement.measures", "问题3个"),
        ("improvement.measures", "人员不足2人"),
        ("organisation.name", "是个乡"),
        ("organisation.postcode", "去年这一段是这么写的：成立以镇长为组长的领导小组"),
        ("proactive_disclosure.licences", "302件许可决定，网上公示了280件"),
    ],
)
def test_what_is_no_answer_is_not_kept(questionnaire: Questionnaire, name: str, words: str) -> None:
    interview = at(questionnaire, name)
    before = dict(interview.answers.state.values)
    assert only(interview.say(words), Recorded) == []
    assert dict(interview.answers.state.values) == before


@pytest.mark.parametrize("words", ["大概200来条", "两百多条", "很多", "差不多一百"])
def test_a_number_that_is_not_exact_is_said_to_be_so(
    questionnaire: Questionnaire, words: str
) -> None:
    (refusal,) = only(at(questionnaire, "overview.disclosure.boards").say(words), Rejected)
    assert refusal.reason.startswith("报告里要写准确的数。")


def test_one_or_the_other_count_is_a_question(questionnaire: Questionnaire) -> None:
    events = at(questionnaire, "overview.disclosure.total").say("公众号又发一遍，算两条还是一条")
    assert only(events, Recorded) == []
    assert only(events, Said)


@pytest.mark.parametrize("words", ["如果公众号填0会怎样", "如果网站改成250条，跟着变的多不多"])
def test_a_supposition_that_asks_changes_and_offers_nothing(
    questionnaire: Questionnaire, words: str
) -> None:
    interview = at(questionnaire, "overview.disclosure.boards")
    assert only(interview.say(words), Recorded) == []
    assert not interview.is_confirming
    assert not interview.is_offering


@pytest.mark.parametrize(
    ("words", "refused"), [("不予公开1件", True), ("不予公开1件，涉及第三方", True), ("1件", False)]
)
def test_what_was_refused_is_not_what_was_received(
    questionnaire: Questionnaire, words: str, refused: bool
) -> None:
    events = at(questionnaire, "applications.received").say(words)
    assert (only(events, Recorded) == []) is refused


def test_nobody_is_called_by_what_was_done(questionnaire: Questionnaire) -> None:
    (refusal,) = only(at(questionnaire, "improvement.previous").say("全改了"), Rejected)
    assert "姓名" not in refusal.reason


@pytest.mark.parametrize(
    ("name", "words", "label"),
    [
        ("overview.outline", "第二种是啥意思", "第 2 项是“用本单位自己的小标题写”"),
        ("overview.outline", "第一个是什么意思", "第 1 项是“"),
        ("filters.outcomes", "第3个是什么意思", "第 3 项是“不予公开：属于国家秘密”"),
    ],
)
def test_a_choice_is_explained_by_its_number(
    questionnaire: Questionnaire, name: str, words: str, label: str
) -> None:
    (told,) = only(at(questionnaire, name).say(words), Said)
    assert told.text.startswith(label)


def test_no_duplicates_takes_the_sum_that_is_offered(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=TODAY)
    known = {**KNOWN, "filters.more": []}
    interview.fill({name: questionnaire.by_name[name].load(v) for name, v in known.items()})
    interview.look_at("overview.disclosure.total")
    interview.say("没有重复")
    assert interview.answers.state.values["overview.disclosure.total"] == 321


def test_what_is_said_of_another_question_in_words_is_asked_about(
    questionnaire: Questionnaire,
) -> None:
    for name in ("improvement.measures", "overview.supervision.social_evaluation"):
        events = at(questionnaire, name).say("其实考核是有的，县里统一考核")
        assert only(events, Recorded) == []
        (refusal,) = only(events, Rejected)
        assert "工作考核" in refusal.reason


@pytest.mark.parametrize("words", ["没得了", "没有啦", "下一题"])
def test_a_list_that_is_collected_is_ended(questionnaire: Questionnaire, words: str) -> None:
    interview = at(questionnaire, "overview.leadership.rules")
    interview.say("责任制度、审查制度")
    assert interview.current is not None
    assert interview.current.name == "overview.leadership.rules"
    interview.say(words)
    assert interview.answers.state.values["overview.leadership.rules"] == ["责任制度", "审查制度"]
    assert interview.current is None or interview.current.name != "overview.leadership.rules"


@pytest.mark.parametrize("words", ["都报上去了", "都弄好了"])
def test_that_something_is_done_is_no_wish(questionnaire: Questionnaire, words: str) -> None:
    events = at(questionnaire, "overview.disclosure.boards").say(words)
    assert only(events, ActionRequested) == []


def test_a_row_that_would_be_below_zero_is_not_offered(questionnaire: Questionnaire) -> None:
    interview = at(questionnaire, "overview.disclosure.boards")
    rows = {
        "applications.received": {"natural_person": 2, "business": 1},
        "filters.outcomes": ["granted"],
        "applications.granted": {"business": 2},
    }
    interview.fill({name: questionnaire.by_name[name].load(row) for name, row in rows.items()})
    interview.look_at("applications.carried_forward")
    question = questionnaire.by_name["applications.carried_forward"]
    assert interview.answers.offer(question).value is None


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("收到5件申请，都答复了", "是不是都是自然人？"),
        ("一共5件", "是不是都是自然人？"),
        ("今年收到申请5件，都予以公开了", "是不是都是自然人？"),
        ("收到申请5件，其中企业1件", "其余的是不是都是自然人？"),
    ],
)
def test_who_applied_is_asked_where_it_was_not_said(
    questionnaire: Questionnaire, words: str, asked: str
) -> None:
    interview = at(questionnaire, "applications.received")
    for name in ("applications.received", "overview.disclosure.website"):
        interview.look_at(name)
        events = interview.say(words)
        assert not only(events, Recorded)
        if words != "一共5件" or name == "applications.received":
            (shown,) = only(events, FactsShown)
            assert asked in " ".join(shown.notes)
            interview.say("取消")


@pytest.mark.parametrize("words", ["5", "5件", "收到5件，都是个人", "个人3件，企业2件"])
def test_who_applied_is_not_asked_where_it_was_said_as_the_question_teaches(
    questionnaire: Questionnaire, words: str
) -> None:
    interview = at(questionnaire, "applications.received")
    (recorded,) = only(interview.say(words), Recorded)
    assert sum(recorded.entry.value.values()) == 5


@pytest.mark.parametrize(
    ("words", "title", "value"),
    [
        ("0838-2234567", "联系电话", "0838-2234567"),
        ("电话是2234567", "联系电话", "2234567"),
        ("邮编618000", "邮政编码", "618000"),
        ("改联系电话 0838-2234567", "联系电话", "0838-2234567"),
        ("改科室 财政所", "联系科室", "财政所"),
        ("邮箱abc@example.cn", "电子邮箱", "abc@example.cn"),
    ],
)
@pytest.mark.parametrize("is_printed", [True, False])
def test_a_particular_is_understood_wherever_it_is_said(
    questionnaire: Questionnaire, words: str, title: str, value: str, is_printed: bool
) -> None:
    interview = at(questionnaire, "overview.disclosure.website")
    if not is_printed:
        interview.fill({"filters.contact": "omit"})
        interview.look_at("overview.disclosure.website")
    events = interview.say(words)
    if shown := only(events, FactsShown):
        assert {row.title: row.shown for row in shown[0].rows}[title] == value
    else:
        assert value in [each.entry.value for each in only(events, Recorded)]


@pytest.mark.parametrize("words", ["618000", "22345678", "13800138000"])
def test_a_number_alone_is_no_particular(questionnaire: Questionnaire, words: str) -> None:
    interview = at(questionnaire, "overview.disclosure.website")
    assert not only(interview.say(words), FactsShown)


@pytest.mark.parametrize(
    "words", ["县政府网站", "县政府门户网站", "县公众号", "全部", "全体干部", "车站", "不好办"]
)
def test_what_only_ends_as_an_office_does_is_none(questionnaire: Questionnaire, words: str) -> None:
    interview = at(questionnaire, "year")
    assert not only(interview.say(words), FactsShown)
