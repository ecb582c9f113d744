"""Sentences of summaries: what is taken, and what looks like it and is left."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.materials.material import Why
from tests.materials.readings import facts, material

TITLE = "云岭镇2025年政务公开工作总结\n"


@pytest.mark.parametrize(
    ("sentence", "question", "value"),
    [
        ("全年通过县政府门户网站公开信息203条，较上年的189条增长7%。", "website", 203),
        ("“云岭发布”微信公众号全年推送信息１１４条。", "new_media", 114),
        ("镇政务公开栏更换版面24期，张贴各类信息97条。", "boards", 97),
        ("扣除重复发布的，全年共主动公开政府信息343条。", "total", 343),
        ("全镇辖12个行政村和3个社区。", "villages", 12),
        ("5月、10月各组织1次政务公开业务培训，共2次。", "trainings", 2),
        ("全年组织政务公开业务培训2次，参训68人次。", "trained", 68),
        ("全年开展政务公开自查2次，迎接市级检查1次。", "inspections", 2),
        ("清理过期、错误信息37条。", "cleaned", 37),
        ("全年立案31起，以镇政府名义作出行政处罚决定14件。", "penalties", 14),
        ("未实施行政强制。", "coercion", 0),
        ("全年没有发生失泄密事件。", "leaks", 0),
        ("未发生因政府信息公开引起的行政复议和行政诉讼。", "cases", []),
        ("征收社会抚养费0元，行政事业性收费3.2万元。", "fees", Decimal("3.2")),
    ],
)
def test_figures_of_the_year_are_taken(sentence: str, question: str, value: object) -> None:
    found = facts(TITLE + sentence)
    assert found[question] == value


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("2024年在县政府网站公开信息189条。", "website"),
        ("上半年，在县政府网站公开信息98条。", "website"),
        ("12月，网站公开信息18条。", "website"),
        ("截至11月底，公众号推送信息98条。", "new_media"),
        ("2025年1—10月，网站公开信息170条。", "website"),
        ("截至2025年12月31日，我镇网站累计公开信息1203条。", "website"),
        ("明年，我镇将在网站公开信息260条以上，举办培训3次。", "website"),
        ("明年，我镇将在网站公开信息260条以上，举办培训3次。", "trainings"),
        ("要求各单位每季度在网站公开信息不少于10条。", "website"),
        ("年初计划在网站公开信息300条。", "website"),
        ("青石镇在网站公开信息150条，值得学习。", "website"),
        ("全县共收到政府信息公开申请86件。", "received"),
        ("网站发布政策文件12条，动态信息150条。", "website"),
        ("通过网站、微信公众号、公开栏等渠道公开信息400条。", "website"),
        ("公开重点领域信息120条，其中网站80条。", "website"),
        ("网站公开203条左右。", "website"),
        ("村务公开栏公开信息120条。", "boards"),
        ("政务公开栏共12个，更新26期。", "boards"),
        ("接受县政务公开办检查2次。", "inspections"),
        ("参加县里的政务公开培训2次。", "trainings"),
        ("走访慰问12个村、3个社区。", "villages"),
        ("办理行政许可事项120项，受理行政许可申请1236件。", "licences"),
        ("公示行政处罚信息38条。", "penalties"),
        ("全年办理行政复议3件、行政诉讼1件。", "reconsideration"),
        ("全镇现行有效规范性文件9件。", "normative_documents"),
        ("收到政府信息公开申请5件。", "received"),
        ("我镇没有门户网站。", "website"),
    ],
)
def test_what_only_looks_so_is_left(sentence: str, question: str) -> None:
    assert question not in facts(TITLE + sentence)


def test_applications_with_their_results() -> None:
    found = facts(
        TITLE + "全年共收到政府信息公开申请3件，均为自然人提出，上年无结转；3件全部按期办结，"
        "其中予以公开2件，部分公开1件。"
    )
    assert found["received"].natural_person == 3
    assert found["carried_over"].total == 0
    assert found["granted"].natural_person == 2
    assert found["partially_granted"].natural_person == 1


def test_what_is_said_of_another_year_in_brackets_ends_with_them() -> None:
    found = facts(TITLE + "（2024年网站公开189条。）网站公开信息203条。")
    assert found == {"website": 203}


def test_training_counts_only_where_disclosure_is_spoken_of() -> None:
    words = "云岭镇2025年工作总结\n一、农业\n组织培训6次，培训240人次。\n二、{}\n组织业务培训2次。"
    assert "trainings" not in facts(words.format("党建"))
    assert facts(words.format("政务公开"))["trainings"] == 2


def test_a_part_about_next_year_is_left() -> None:
    words = (
        "云岭镇2025年工作总结及2026年打算\n一、2025年工作\n网站公开信息203条。\n"
        "二、2026年打算\n公众号推送信息300条。"
    )
    assert facts(words) == {"website": 203}


@pytest.mark.parametrize(
    "title",
    [
        "青石镇2025年政务公开工作总结",
        "云岭镇2024年政务公开工作总结",
        "云岭镇2025年上半年政务公开工作总结",
        "云岭镇2025年政务公开工作方案",
    ],
)
def test_a_material_of_something_else_is_left_as_a_whole_and_said(title: str) -> None:
    read = material(f"{title}\n全年在政府网站公开信息203条。")
    assert not read.facts
    assert len(read.told) == 1


def test_our_own_name_counts_in_the_material_of_another() -> None:
    words = (
        "松溪县人民政府办公室关于2025年政务公开情况的通报\n"
        "云岭镇在县政府网站公开信息203条。我县网站共公开信息9000条。"
    )
    assert facts(words) == {"website": 203}


def test_two_values_of_one_material_are_disputed() -> None:
    read = material(TITLE + "网站公开信息203条。\n网站公开信息206条。")
    assert not read.facts
    assert [fact.value for fact in read.disputed] == [203, 206]


def test_a_fact_says_where_it_stands() -> None:
    [fact] = material(TITLE + "导语。\n网站公开信息203条。").facts
    [origin] = fact.origins
    assert origin.words == "来自材料“材料.txt”第3段：“网站公开信息203条。”"


def test_what_is_left_says_why() -> None:
    [left] = material(TITLE + "上半年，网站公开信息98条。").left
    assert left.why is Why.PART_OF_YEAR


_PIECES = st.sampled_from(
    [
        *(
            "2024年",
            "2025年",
            "全年",
            "上半年",
            "将",
            "其中",
            "各村",
            "我镇",
            "全县",
            "网站",
            "公众号",
            "公开栏",
        ),
        *(
            "公开信息",
            "培训",
            "行政处罚",
            "收到政府信息公开申请",
            "自然人",
            "203条",
            "3件",
            "2次",
            "，",
            "。",
            "；",
        ),
        *(
            "（",
            "）",
            "\n",
            "一、",
            "（一）",
            "：",
            "不对",
            "2025-12-20 14:05 张三：",
            "发件人：",
            "主题：",
            "\t",
            "  ",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_only_its_own_numbers_are_offered(words: str) -> None:
    read = material(words)
    for fact in (*read.facts, *read.disputed):
        if isinstance(fact.value, int) and fact.value:
            assert str(fact.value) in words


def test_what_announces_a_list_holds_for_its_items() -> None:
    words = TITLE + "截至11月底，数据如下：\n1.网站公开信息203条；\n2.公众号推送信息114条。"
    assert facts(words) == {}


def test_a_section_of_another_body_is_left() -> None:
    words = (
        "松溪县人民政府办公室关于2025年政务公开情况的通报\n（一）青石镇。网站公开信息150条。\n"
        "（二）云岭镇。网站公开信息203条。\n白马乡：网站60条。"
    )
    assert facts(words) == {"website": 203}


@pytest.mark.parametrize(
    "words",
    [
        "全镇共受理行政许可申请60件，办结51件，不予许可3件。",
        "全年撤销行政许可2件，注销行政许可5件，免予行政处罚4件。",
    ],
)
def test_a_decision_that_was_not_made_or_taken_back_is_none(words: str) -> None:
    found = facts(f"云岭镇2025年工作总结\n{words}")
    assert not {"licences", "penalties"} & found.keys()


@pytest.mark.parametrize("verb", ["组织政务公开培训4次", "召开政务公开工作会议3次"])
def test_what_a_clause_with_will_tells_is_a_plan(verb: str) -> None:
    title = "2025年政务公开工作总结"
    assert not facts(f"{title}\n为提高干部水平，将{verb}。\n")
    assert facts(f"{title}\n将政务公开纳入考核，全年组织政务公开培训2次。\n") == {"trainings": 2}


@pytest.mark.parametrize(
    "title",
    [
        "2025年政务公开工作情况（2025年1月1日—2025年12月31日）",
        "2025年政务公开工作情况 2026年1月8日",
        "2025年第四季度及全年政务公开工作情况",
        "2025年政务公开工作情况（松政办〔2026〕3号）",
    ],
)
def test_a_title_of_the_whole_year(title: str) -> None:
    assert facts(f"{title}\n全年组织政务公开培训2次。\n") == {"trainings": 2}


@pytest.mark.parametrize(
    "title",
    [
        "2025年第四季度政务公开工作情况",
        "政务公开工作情况（2025年1月1日至6月30日）",
        "2025年1月1日至2025年9月30日政务公开工作情况",
        "截至2025年6月30日政务公开工作情况",
    ],
)
def test_a_title_of_a_part_of_the_year(title: str) -> None:
    assert not facts(f"{title}\n组织政务公开培训2次。\n")
