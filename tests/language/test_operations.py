"""What one message changes in answers that are there, and what changes nothing."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.answers.understanding import understand
from report_assistant.language.context import Context
from report_assistant.language.operations.changes import Operations, PutAgain, Refused
from report_assistant.language.operations.operations import operations_in
from report_assistant.language.words.heard import Heard
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import WORDED_KINDS
from report_assistant.report.values import Figure, Measure

QUESTIONNAIRE = load_questionnaire()
MEMBERS, RULES = "overview.leadership.members", "overview.leadership.rules"
CHANNELS, CLASSES = "overview.disclosure.other_channels", "overview.disclosure.classes"
PROBLEMS, MEASURES = "improvement.problems", "improvement.measures"
VILLAGE, REVIEW = "overview.disclosure.village_channels", "overview.management.review"
WEBSITE, NEW_MEDIA = "overview.disclosure.website", "overview.disclosure.new_media"
LEADER, ASSESSMENT = "overview.leadership.leader", "overview.supervision.assessment"
PHONE, POSTCODE, ADDRESS = "organisation.phone", "organisation.postcode", "organisation.address"
INSPECTIONS, PLACES = "overview.supervision.inspections", "overview.platform.places"
TRAININGS = "overview.supervision.trainings"

VALUES: dict[str, Any] = {
    "organisation.name": "青山镇人民政府",
    "organisation.kind": "town",
    "organisation.office": "党政办",
    ADDRESS: "青山镇松林路7号",
    POSTCODE: "455200",
    PHONE: "0372-5550131",
    WEBSITE: 86,
    NEW_MEDIA: 41,
    CHANNELS: [
        Figure(name="电子显示屏", number=33, unit="条"),
        Figure(name="便民手册", number=9, unit="期"),
    ],
    CLASSES: [
        Figure(name="财政预算", number=14, unit="条"),
        Figure(name="惠民补贴", number=27, unit="条"),
    ],
    LEADER: "镇长",
    MEMBERS: ["党政办", "农业服务站", "民政所"],
    RULES: ["责任制度", "通报制度"],
    VILLAGE: ["微信群", "大喇叭"],
    REVIEW: ["three_reviews"],
    INSPECTIONS: 5,
    TRAININGS: 2,
    ASSESSMENT: "纳入本单位年度综合考核",
    PROBLEMS: ["栏目更新拖得久", "来查阅的人不多", "专职人手不足"],
    MEASURES: [
        Measure(heading="盯紧更新", text="每旬看一遍栏目。"),
        Measure(heading="请群众来", text="开放档案室。"),
    ],
    "other_matters.processing_fee": Decimal(40),
}


def said(
    typed: str, *, asked: str = PLACES, collecting: str | None = None, just: tuple[str, ...] = ()
) -> Operations | PutAgain | Refused | None:
    context = Context(
        QUESTIONNAIRE,
        QUESTIONNAIRE.by_name[asked],
        values=VALUES,
        year=2025,
        understood=lambda question, words: understand(question, words, Context(QUESTIONNAIRE)),
        just_taken=just,
    )
    return operations_in(Heard(typed, context.lexicon), context, collecting=collecting)


def changed(typed: str, **told: Any) -> dict[str, Any]:
    found = said(typed, **told)
    assert isinstance(found, Operations), (typed, found)
    return {change.question: change.value for change in found.changes}


def collected(typed: str, question: str) -> Any:
    return changed(typed, asked=question, collecting=question)[question]


# ------------------------------------------------------------ lists


@pytest.mark.parametrize(
    ("typed", "question", "value"),
    [
        ("成员里加上司法所", MEMBERS, [*VALUES[MEMBERS], "司法所"]),
        ("成员里再加司法所、水利站，别的不变", MEMBERS, [*VALUES[MEMBERS], "司法所", "水利站"]),
        ("把司法所加到成员里", MEMBERS, [*VALUES[MEMBERS], "司法所"]),
        ("成员少了水利站", MEMBERS, [*VALUES[MEMBERS], "水利站"]),
        ("成员不要民政所", MEMBERS, ["党政办", "农业服务站"]),
        ("把民政所去掉", MEMBERS, ["党政办", "农业服务站"]),
        ("删掉民政所和农业服务站", MEMBERS, ["党政办"]),
        ("民政所今年并掉了，去掉吧", MEMBERS, ["党政办", "农业服务站"]),
        ("民政所改成社会事务办", MEMBERS, ["党政办", "农业服务站", "社会事务办"]),
        ("成员不是民政所，是民政办", MEMBERS, ["党政办", "农业服务站", "民政办"]),
        ("把成员改成：党政办、司法所", MEMBERS, ["党政办", "司法所"]),
        ("村里公开渠道加一个公示栏", VILLAGE, ["微信群", "大喇叭", "公示栏"]),
        ("制度漏了保密制度", RULES, ["责任制度", "通报制度", "保密制度"]),
        ("第二条问题去掉吧", PROBLEMS, ["栏目更新拖得久", "专职人手不足"]),
        ("问题第二条删了吧，我们来查的人其实挺多", PROBLEMS, ["栏目更新拖得久", "专职人手不足"]),
        ("去掉专职人手那条", PROBLEMS, ["栏目更新拖得久", "来查阅的人不多"]),
        ("问题只留第一条", PROBLEMS, ["栏目更新拖得久"]),
        ("问题再加一条：经费少，设备也旧", PROBLEMS, [*VALUES[PROBLEMS], "经费少，设备也旧"]),
        ("问题里加一条，设备也旧", PROBLEMS, [*VALUES[PROBLEMS], "设备也旧"]),
        (
            "把问题第一条改成：栏目有时隔月才更新，群众有意见",
            PROBLEMS,
            ["栏目有时隔月才更新，群众有意见", "来查阅的人不多", "专职人手不足"],
        ),
        ("成员中应增列司法所。", MEMBERS, [*VALUES[MEMBERS], "司法所"]),
        ("民政所系误列，应予删除", MEMBERS, ["党政办", "农业服务站"]),
        ("问题2删", PROBLEMS, ["栏目更新拖得久", "专职人手不足"]),
        ("问题2改：来的人少", PROBLEMS, ["栏目更新拖得久", "来的人少", "专职人手不足"]),
        ("村级渠道加：公示栏、大喇叭", VILLAGE, ["微信群", "大喇叭", "公示栏"]),
        ("说错了，成员是党政办、司法所", MEMBERS, ["党政办", "司法所"]),
        ("第一条措施删掉算了", MEASURES, VALUES[MEASURES][1:]),
        ("审查还要加上保密审查", REVIEW, ["three_reviews", "secrecy_review"]),
        ("审查去掉三审三校，改成保密审查", REVIEW, ["secrecy_review"]),
    ],
)
def test_a_list_is_changed_by_its_name_or_an_entry(
    typed: str, question: str, value: list[Any]
) -> None:
    assert changed(typed) == {question: value}


@pytest.mark.parametrize(
    ("typed", "question", "numbers"),
    [
        ("显示屏33改成35", CHANNELS, {"电子显示屏": 35, "便民手册": 9}),
        ("财政预算应为16条而非14条，其余不变", CLASSES, {"财政预算": 16, "惠民补贴": 27}),
        ("财政预算改成16，惠民补贴改成30", CLASSES, {"财政预算": 16, "惠民补贴": 30}),
        ("便民手册不要了", CHANNELS, {"电子显示屏": 33}),
        ("其他渠道再加一项广播60次", CHANNELS, {"电子显示屏": 33, "便民手册": 9, "广播": 60}),
    ],
)
def test_figures_are_changed_by_their_names(
    typed: str, question: str, numbers: dict[str, int]
) -> None:
    assert {figure.name: figure.number for figure in changed(typed)[question]} == numbers


@pytest.mark.parametrize(
    ("typed", "question", "value"),
    [
        ("去掉第2个", MEMBERS, ["党政办", "民政所"]),
        ("加上司法所", MEMBERS, [*VALUES[MEMBERS], "司法所"]),
        ("司法所也加上", MEMBERS, [*VALUES[MEMBERS], "司法所"]),
        ("不对，是党政办、司法所、水利站", MEMBERS, ["党政办", "司法所", "水利站"]),
        ("不对，是民政办", MEMBERS, ["党政办", "农业服务站", "民政办"]),
        ("刚才那条删掉", PROBLEMS, VALUES[PROBLEMS][:2]),
        ("删第一条，再加一条：经费少", PROBLEMS, [*VALUES[PROBLEMS][1:], "经费少"]),
        ("第二条删掉，第三条改成：人手老是换", PROBLEMS, ["栏目更新拖得久", "人手老是换"]),
        ("第二条太长了，改成：来的人少", PROBLEMS, ["栏目更新拖得久", "来的人少", "专职人手不足"]),
    ],
)
def test_without_a_name_the_list_that_is_collected_is_meant(
    typed: str, question: str, value: list[Any]
) -> None:
    assert collected(typed, question) == value


def test_places_are_those_of_the_list_as_shown() -> None:
    assert collected("第一条和第三条都删掉", PROBLEMS) == ["来查阅的人不多"]
    assert collected("第一条删掉，第二条也删掉", PROBLEMS) == ["专职人手不足"]


def test_what_cannot_be_done_is_refused_with_a_reason() -> None:
    refused = said("去掉第4个", asked=MEMBERS, collecting=MEMBERS)
    assert refused == Refused("“领导小组成员”只有 3 条，没有第 4 条。")
    refused = said("成员不要财政所")
    assert isinstance(refused, Refused)
    assert "财政所" in refused.reason
    refused = said("成员加上民政所")
    assert refused == Refused("“领导小组成员”里已经有“民政所”了。")


def test_two_entries_named_equally_well_are_asked_about() -> None:
    refused = said("制度里去掉制度那条")
    assert isinstance(refused, Refused)
    assert "责任制度" in refused.reason
    assert "通报制度" in refused.reason


# ------------------------------------------------------------ one answer in words


@pytest.mark.parametrize(
    ("typed", "question", "value"),
    [
        ("组长改成镇党委书记", LEADER, "镇党委书记"),
        ("组长不再由镇长担任，改由镇党委书记担任", LEADER, "镇党委书记"),
        ("组长现由镇党委书记担任，原为镇长", LEADER, "镇党委书记"),
        ("麻烦把组长那栏改成镇党委书记，谢谢", LEADER, "镇党委书记"),
        ("镇长改成镇党委书记", LEADER, "镇党委书记"),
        ("考核那句改成：纳入年度考核，占 3 分", ASSESSMENT, "纳入年度考核，占 3 分"),
        ("考核改成第2个", ASSESSMENT, "按照上级统一安排，接受政府信息公开工作年度考核"),
        ("考核选第三个", ASSESSMENT, "将公开任务分解到各科室，列入科室年度考核"),
        ("电话换了，现在是0372-5550199", PHONE, "0372-5550199"),
        ("电话末尾是0132不是0131", PHONE, "0372-5550132"),
        ("末尾是0132不是0131", PHONE, "0372-5550132"),
        ("邮编455200打错了，455300", POSTCODE, "455300"),
        ("门牌号换过了，以前是7号，现在是9号", ADDRESS, "青山镇松林路9号"),
        ("单位名称要加上松河县，松河县青山镇人民政府", "organisation.name", "松河县青山镇人民政府"),
        ("类型改成街道", "organisation.kind", "subdistrict"),
        ("电话区号写错了，是0371", PHONE, "0371-5550131"),
        ("电话少打了一位，0372-55501310", PHONE, "0372-55501310"),
        ("地址变更为青山镇松林路9号", ADDRESS, "青山镇松林路9号"),
        ("地址改一下，青山镇松林路9号", ADDRESS, "青山镇松林路9号"),
        ("单位名称少了县名，应为松河县青山镇人民政府", "organisation.name", "松河县青山镇人民政府"),
        ("科室叫党政综合办公室，不叫党政办", "organisation.office", "党政综合办公室"),
        ("上一题写错了，组长是镇党委书记", LEADER, "镇党委书记"),
    ],
)
def test_an_answer_in_words_is_put_right(typed: str, question: str, value: str) -> None:
    assert changed(typed) == {question: value}


@pytest.mark.parametrize("asked", [PLACES, PROBLEMS, MEMBERS])
def test_the_last_answer_is_put_right_whatever_is_up(asked: str) -> None:
    for typed, just, value in (
        ("上一条写错了，应该是7", INSPECTIONS, 7),
        ("刚才那个不对，是镇党委书记", LEADER, "镇党委书记"),
        ("错了，是7次", INSPECTIONS, 7),
        ("上一条写错了，应该是党政办、司法所、水利站", MEMBERS, ["党政办", "司法所", "水利站"]),
    ):
        assert changed(typed, asked=asked, just=(just,)) == {just: value}


@pytest.mark.parametrize(
    ("typed", "question", "shown"),
    [
        ("信息处理费写错了", "other_matters.processing_fee", "40"),
        ("电话打错了", PHONE, "0372-5550131"),
        ("网站少填了个0", WEBSITE, "86"),
        ("把检查次数改一下", INSPECTIONS, "5"),
        ("问题第一条写错了", PROBLEMS, "栏目更新拖得久"),
    ],
)
def test_without_the_right_value_the_question_is_put_again(
    typed: str, question: str, shown: str
) -> None:
    again = said(typed)
    assert isinstance(again, PutAgain)
    assert again.question == question
    assert shown in again.reason


@pytest.mark.parametrize("typed", ["把检查次数清空", "检查次数那题先空着不填了", "检查次数待定"])
def test_an_answer_is_opened_again(typed: str) -> None:
    assert changed(typed) == {INSPECTIONS: None}


# ------------------------------------------------------------ figures


@pytest.mark.parametrize(
    ("typed", "values", "is_exact"),
    [
        ("网站不是86，是68", {WEBSITE: 68}, True),
        ("把网站的数改一下，88", {WEBSITE: 88}, True),
        ("检查5次改成6次，培训2次改成3次", {INSPECTIONS: 6, TRAININGS: 3}, True),
        ("网站再加14条", {WEBSITE: 100}, False),
        ("网站和公众号填反了", {WEBSITE: 41, NEW_MEDIA: 86}, False),
        ("成员加上司法所，网站改成88", {MEMBERS: [*VALUES[MEMBERS], "司法所"], WEBSITE: 88}, True),
    ],
)
def test_figures_are_changed_beside_lists(
    typed: str, values: dict[str, Any], is_exact: bool
) -> None:
    found = said(typed)
    assert isinstance(found, Operations)
    assert {change.question: change.value for change in found.changes} == values
    assert all(change.is_exact == is_exact for change in found.changes)


def test_unlike_units_are_not_added() -> None:
    refused = said("便民手册再加3条")
    assert isinstance(refused, Refused)
    assert "期" in refused.reason


@pytest.mark.parametrize("typed", ["财政改得多", "财政所不要了", "民生不要了"])
def test_a_name_that_only_shares_a_few_signs_names_no_entry(typed: str) -> None:
    assert said(typed) is None


@pytest.mark.parametrize(
    "typed", ["培训多算了一次，应该是1次", "我想了想，检查是不是应该写6次？请改成6次吧"]
)
def test_a_value_behind_a_name_is_not_given_to_the_last_answer(typed: str) -> None:
    assert LEADER not in changed(typed, just=(LEADER,))


def test_a_relative_change_of_an_entry_is_proposed() -> None:
    found = said("显示屏少算5条，加上去")
    assert isinstance(found, Operations)
    (change,) = found.changes
    assert change.value[0].number == 38
    assert not change.is_exact


# ------------------------------------------------------------ what is no operation

SENTENCES = """加强宣传，改进方法
去掉形式主义的做法，把精力放在实处
把好审核关，做到先审后发
增加公开内容，补齐短板
改变重发布轻解读的做法
改进工作作风，减少不必要的会议
问题还有不少，主要是人手少
公开渠道还要再增加一些
修改完善制度，堵住漏洞
漏报的信息及时补上
更正错误信息，清理过期栏目
删减重复内容，不要照搬照抄
取消了纸质登记，改为网上登记
没有改的地方明年接着改
考核制度还不健全
成员单位配合不够，信息报送不及时
制度落实不到位，审查流于形式
加大培训力度，增加培训次数
检查不够经常，督促不够有力
不要只公开结果，还要公开过程
由专人负责审核，错了及时改
第一条渠道是网站，第二条渠道是公众号
最后一条是公开栏更新慢
去掉繁琐的审批环节，方便群众
把村级公示栏用起来，补上短板
信息发布以前是各科室自己发，现在是统一审核后发
不是发得越多越好，是要发群众看得懂的
群众反映网站打不开，我们换了服务器
加上人员变动频繁，工作衔接不上
原来的专栏太旧，今年重新改版
再加上培训少，工作人员业务不熟
问题整改到位，措施落实有力
个别信息写错了没有及时改过来
把公开工作改成常态化
对写错、漏报的信息建立更正台账
上一年的问题改得差不多了
领导小组成员变动后没有及时调整
纳入年度考核，不再由办公室单独打分
公开栏换了新的，内容每月更新
电话换了没有及时公布
审核把关不严，存在错别字
刚才说的那些都要改进
改成每季度通报一次
其他渠道用得不多，要再加强
微信群里发的通知多，公示栏更新少""".splitlines()
TEXT_QUESTIONS = [
    question.name for question in QUESTIONNAIRE.questions if question.kind in WORDED_KINDS
]


@pytest.mark.parametrize("typed", SENTENCES)
def test_a_sentence_of_a_report_is_no_operation_at_any_question_in_words(typed: str) -> None:
    for asked in TEXT_QUESTIONS:
        collecting = asked if QUESTIONNAIRE.by_name[asked].is_list else None
        for just in ((), (LEADER,)):
            found = said(typed, asked=asked, collecting=collecting, just=just)
            assert found is None, (asked, found)


@pytest.mark.parametrize(
    "typed",
    [
        "网站条数怎么改",
        "怎么删除第二条问题",
        "第二条问题要不要删掉",
        "成员要不要加上司法所",
        "组长改成什么合适",
        "回头再补",
        "改一下",
        "不对",
        "培训2次，检查5次",
        "计划明年把网站改成自建的",
        "去年的网站改成180",
    ],
)
def test_a_question_and_a_word_without_an_object_change_nothing(typed: str) -> None:
    for asked in (PLACES, PROBLEMS, WEBSITE):
        assert said(typed, asked=asked) is None


@pytest.mark.parametrize("typed", ["漏了一条", "少了1条", "漏了一项吧"])
def test_that_one_is_missing_adds_no_entry(typed: str) -> None:
    assert said(typed, asked=PROBLEMS, collecting=PROBLEMS) is None


def test_a_polite_request_is_an_operation() -> None:
    for typed in ("能不能把民政所去掉", "把民政所去掉可以吗", "麻烦您把民政所去掉行不行"):
        assert changed(typed) == {MEMBERS: ["党政办", "农业服务站"]}


def test_long_messages_are_no_operations_at_questions_in_words() -> None:
    typed = "问题第二条删掉以后我们又商量了一下觉得还是应该把群众反映的情况写得再具体一些才好"
    assert said(typed, asked=MEASURES) is None


# ------------------------------------------------------------ properties

LISTS = (MEMBERS, RULES, VILLAGE, PROBLEMS)


@given(st.sampled_from(LISTS), st.data())
def test_dropping_and_adding_an_entry_gives_the_list_back(
    question: str, data: st.DataObject
) -> None:
    entries = VALUES[question]
    place = data.draw(st.integers(0, len(entries) - 1))
    left = collected(f"去掉第{place + 1}条", question)
    assert left == [entry for entry in entries if entry != entries[place]]
    context = Context(
        QUESTIONNAIRE,
        QUESTIONNAIRE.by_name[question],
        values={**VALUES, question: left},
    )
    heard = Heard(f"再加一条：{entries[place]}", context.lexicon)
    found = operations_in(heard, context, collecting=question)
    assert isinstance(found, Operations)
    assert sorted(found.changes[0].value) == sorted(entries)


@given(
    st.sampled_from(LISTS),
    st.data(),
    st.sampled_from(["删掉第{n}条", "第{n}条改成：另外一句话", "第{n}条不要了"]),
)
def test_an_operation_leaves_all_other_entries_as_they_are(
    question: str, data: st.DataObject, form: str
) -> None:
    entries = VALUES[question]
    place = data.draw(st.integers(0, len(entries) - 1))
    others = [entry for entry in entries if entry != entries[place]]
    value = collected(form.format(n=place + 1), question)
    assert [entry for entry in value if entry in others] == others
    assert entries[place] not in value


@given(
    st.text(
        alphabet="把改成加上删掉第一二条，。：不是问题成员网站0123456789去最后错了", max_size=30
    )
)
def test_any_words_are_read_without_a_fault(typed: str) -> None:
    for asked in (PLACES, PROBLEMS):
        said(typed, asked=asked, collecting=asked if asked == PROBLEMS else None, just=(LEADER,))


def test_the_context_is_left_as_it_was() -> None:
    context = Context(QUESTIONNAIRE, QUESTIONNAIRE.by_name[PLACES], values=VALUES)
    before = replace(context).values[MEMBERS][:]
    operations_in(Heard("成员不要民政所", context.lexicon), context)
    assert context.values[MEMBERS] == before
