"""A clerk's words as the value of one question."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.interview.last_year import with_last_year
from report_assistant.language.answers.understanding import understand
from report_assistant.language.context import Context
from report_assistant.language.problems import NotUnderstood
from report_assistant.questionnaire.question import Questionnaire, Suggestion
from report_assistant.report.fields import Kind
from tests.conftest import example

_CLASSES = ("财政预决算", "惠农补贴", "社会救助")


def _context(questionnaire: Questionnaire, bare_column: str | None) -> Context:
    return Context(questionnaire, year=2025, bare_column=lambda _question, _more: bare_column)


def read(
    questionnaire: Questionnaire,
    name: str,
    typed: str,
    *,
    bare_column: str | None = None,
    suggestions: tuple[str, ...] = (),
) -> Any:
    question = questionnaire.by_name[name]
    if suggestions:
        question = replace(question, suggestions=tuple(Suggestion(each) for each in suggestions))
    value = understand(question, typed, _context(questionnaire, bare_column))
    return value.model_dump() if hasattr(value, "model_dump") else value


def test_every_example_is_understood(questionnaire: Questionnaire) -> None:
    for question in with_last_year(questionnaire, example("all-zero-2025")).questions:
        context = _context(questionnaire, "natural_person")
        assert understand(question, question.example, context) is not None, question.name


@pytest.mark.parametrize("typed", ["2021", "2021年", "2021年度", "２０２１", "二〇二一年"])
def test_years(questionnaire: Questionnaire, typed: str) -> None:
    assert read(questionnaire, "year", typed) == 2021


def test_a_year_of_the_old_form_is_refused(questionnaire: Questionnaire) -> None:
    with pytest.raises(NotUnderstood, match="四位数的年份"):
        read(questionnaire, "year", "2019")


@pytest.mark.parametrize("typed", ["2", "２", "镇", "镇政府"])
def test_a_choice_by_number_or_word(questionnaire: Questionnaire, typed: str) -> None:
    assert read(questionnaire, "organisation.kind", typed) == "town"


@pytest.mark.parametrize("typed", ["9", "0", "村", "1 2"])
def test_no_such_choice(questionnaire: Questionnaire, typed: str) -> None:
    with pytest.raises(NotUnderstood, match="编号"):
        read(questionnaire, "organisation.kind", typed)


@pytest.mark.parametrize("typed", [":", "：做好登记", "（一）：做好登记"])
def test_a_measure_needs_a_heading(questionnaire: Questionnaire, typed: str) -> None:
    with pytest.raises(NotUnderstood, match="小标题"):
        read(questionnaire, "improvement.measures", typed)


@pytest.mark.parametrize(
    "typed", ["1 3", "1，3", "1、3", "1,3", "1和3", "1跟3", "1、跟3", "１　３"]
)
def test_several_choices(questionnaire: Questionnaire, typed: str) -> None:
    assert read(questionnaire, "filters.more", typed) == ["leadership", "classes"]


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("0", {}),
        ("没有", {}),
        ("3", {"natural_person": 3}),
        ("三", {"natural_person": 3}),
        ("3件", {"natural_person": 3}),
        ("共3件，都是个人", {"natural_person": 3}),
        ("自然人2，商业企业1", {"natural_person": 2, "business": 1}),
        ("自然人 2件、企业 1件", {"natural_person": 2, "business": 1}),
        ("个人2 律所1", {"natural_person": 2, "legal_services": 1}),
        ("自然人：２；其他：1", {"natural_person": 2, "other": 1}),
        ("1 2 3 4 5 6", dict(zip("abcdef", range(1, 7), strict=True))),
    ],
)
def test_rows_of_table_three(questionnaire: Questionnaire, typed: str, row: dict[str, int]) -> None:
    value = read(questionnaire, "applications.received", typed, bare_column="natural_person")
    assert [count for count in value.values() if count] == list(row.values())
    if "a" not in row:
        assert {name: count for name, count in value.items() if count} == row


@pytest.mark.parametrize("typed", ["自然人2，外星人1", "2 3", "很多", "自然人", "共3件"])
def test_rows_that_are_not_clear(questionnaire: Questionnaire, typed: str) -> None:
    with pytest.raises(NotUnderstood, match="自然人 2，商业企业 1"):
        read(questionnaire, "applications.received", typed, bare_column="natural_person")


def test_a_bare_number_is_never_guessed_into_a_column(questionnaire: Questionnaire) -> None:
    with pytest.raises(NotUnderstood, match="分开"):
        read(questionnaire, "applications.granted", "3")


def test_documents_and_cases(questionnaire: Questionnaire) -> None:
    documents = read(questionnaire, "proactive_disclosure.normative_documents", "制发2 有效5")
    assert documents == {"issued": 2, "repealed": 0, "in_force": 5}
    cases = read(questionnaire, "review_litigation.reconsideration", "维持1，未审结1")
    assert cases == {"upheld": 1, "corrected": 0, "other_outcome": 0, "pending": 1}


@pytest.mark.parametrize(
    "typed",
    [
        "社保卡办理560件，开业补贴1人",
        "社保卡办理 560 件；开业补贴：1 人",
        "1. 社保卡办理５６０件\n2. 开业补贴1人",
        "社保卡办理560，开业补贴1人。",
    ],
)
def test_named_figures(questionnaire: Questionnaire, typed: str) -> None:
    value = read(questionnaire, "overview.disclosure.business_figures", typed)
    assert [(figure.name, figure.number, figure.unit) for figure in value] == [
        ("社保卡办理", 560, "件"),
        ("开业补贴", 1, "人"),
    ]


def test_a_figure_with_thousands(questionnaire: Questionnaire) -> None:
    value = read(questionnaire, "overview.disclosure.business_figures", "养老认证1,234人，低保56户")
    assert [(figure.number, figure.unit) for figure in value] == [(1234, "人"), (56, "户")]


def test_a_figure_without_a_number_is_quoted_back(questionnaire: Questionnaire) -> None:
    with pytest.raises(NotUnderstood, match="“社保卡办理”"):
        read(questionnaire, "overview.disclosure.business_figures", "社保卡办理，开业补贴1人")


@pytest.mark.parametrize(
    "typed",
    [
        "1 4条，3 25条",
        "1：4，3：25",
        "第1类4条，第3类25条",
        "1、4条；3、25条",
        "1 4条 3 25条",
        "1、财政预决算4条；2、社会救助25条",
    ],
)
def test_named_figures_by_number(questionnaire: Questionnaire, typed: str) -> None:
    value = read(questionnaire, "overview.disclosure.classes", typed, suggestions=_CLASSES)
    assert [(each.name, each.number, each.unit) for each in value] == [
        ("财政预决算", 4, "条"),
        ("社会救助", 25, "条"),
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1 3", "财政预决算、社会救助各有多少？"),
        ("1，3", "财政预决算、社会救助各有多少？"),
        ("3", "社会救助有多少？"),
        ("4 25条", "编号是 1 到 3；"),
        ("0", "编号是 1 到 3；"),
    ],
)
def test_numbers_of_names_that_count_nothing(
    questionnaire: Questionnaire, typed: str, told: str
) -> None:
    with pytest.raises(NotUnderstood, match=told):
        read(questionnaire, "overview.disclosure.classes", typed, suggestions=_CLASSES)


@pytest.mark.parametrize(
    "typed",
    [
        "公开渠道窄；工作流程不规范",
        "公开渠道窄，工作流程不规范",
        "一是公开渠道窄；二是工作流程不规范。",
        "（一）公开渠道窄\n（二）工作流程不规范",
    ],
)
def test_problems_as_a_list(questionnaire: Questionnaire, typed: str) -> None:
    assert read(questionnaire, "improvement.problems", typed) == ["公开渠道窄", "工作流程不规范"]


def test_a_long_sentence_with_commas_is_one_problem(questionnaire: Questionnaire) -> None:
    typed = "由于人员变动比较频繁的原因，部分信息没有能够在规定的时限里公开"
    assert read(questionnaire, "improvement.problems", typed) == [typed]


def test_suggestions_by_number(questionnaire: Questionnaire) -> None:
    value = read(questionnaire, "improvement.problems", "2 1", suggestions=("甲", "乙", "丙"))
    assert value == ["乙", "甲"]
    with pytest.raises(NotUnderstood, match="1 到 3"):
        read(questionnaire, "improvement.problems", "4", suggestions=("甲", "乙", "丙"))


def test_measures_with_headings(questionnaire: Questionnaire) -> None:
    typed = "（一）拓宽渠道。开通公众号。\n（二）加强检查：每季度一次。\n（三）培训"
    value = read(questionnaire, "improvement.measures", typed)
    assert [(measure.heading, measure.text) for measure in value] == [
        ("拓宽渠道", "开通公众号。"),
        ("加强检查", "每季度一次。"),
        ("培训", ""),
    ]


def test_text_is_cleaned_but_never_interpreted(questionnaire: Questionnaire) -> None:
    typed = " {{ 7*7 }}\x00<b>&\u200b[/附件]\t"
    assert read(questionnaire, "organisation.address", typed) == "{{ 7*7 }}<b>&[/附件]"


def test_a_stop_is_no_unit(questionnaire: Questionnaire) -> None:
    [figure] = read(questionnaire, "overview.disclosure.other_channels", "明白纸12:")
    assert figure.unit


@given(typed=st.text(max_size=80))
def test_any_words_give_a_value_or_a_reason(questionnaire: Questionnaire, typed: str) -> None:
    for question in questionnaire.questions:
        try:
            value = understand(question, typed, _context(questionnaire, "natural_person"))
        except NotUnderstood as reason:
            assert str(reason)
        else:
            assert question.load(question.dump(value)) == value
            assert question.kind is not Kind.COUNT or value >= 0


_OFFERED = ("更新不及时", "渠道不够多", "流程不规范")


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ("1；部分村公示栏更新慢", ["更新不及时", "部分村公示栏更新慢"]),
        ("1、3，部分村公示栏更新慢", ["更新不及时", "流程不规范", "部分村公示栏更新慢"]),
        ("2还有部分村公示栏更新慢", ["渠道不够多", "部分村公示栏更新慢"]),
        ("部分村公示栏更新慢；１", ["更新不及时", "部分村公示栏更新慢"]),
        ("1、栏目更新慢；2、人手少", ["栏目更新慢", "人手少"]),
    ],
)
def test_numbers_and_own_words_in_one_answer(
    questionnaire: Questionnaire, typed: str, problems: list[str]
) -> None:
    assert read(questionnaire, "improvement.problems", typed, suggestions=_OFFERED) == problems


def test_a_number_among_words_must_be_there(questionnaire: Questionnaire) -> None:
    with pytest.raises(NotUnderstood, match="编号是 1 到 3"):
        read(questionnaire, "improvement.problems", "7；更新慢", suggestions=_OFFERED)


def test_numbers_and_own_measures_in_one_answer(questionnaire: Questionnaire) -> None:
    offered = ("规范流程。收到申请当天登记。",)
    typed = "1\n加强培训：每季度学习一次。"
    read_in = read(questionnaire, "improvement.measures", typed, suggestions=offered)
    assert [measure.heading for measure in read_in] == ["规范流程", "加强培训"]


@pytest.mark.parametrize(
    ("typed", "members"),
    [
        ("党政办、财政所，便民服务中心", ["党政办", "财政所", "便民服务中心"]),
        ("公示栏\n微信群，每天更新", ["公示栏", "微信群，每天更新"]),
    ],
)
def test_a_comma_among_short_names_parts_them(
    questionnaire: Questionnaire, typed: str, members: list[str]
) -> None:
    assert read(questionnaire, "overview.leadership.members", typed) == members


@pytest.mark.parametrize(
    "typed", ["5件，其中自然人4件，企业1件", "5件，4个人1个企业", "共5件：个人4、公司1"]
)
def test_the_total_before_the_columns(questionnaire: Questionnaire, typed: str) -> None:
    row = read(questionnaire, "applications.received", typed)
    assert (row["natural_person"], row["business"], sum(row.values())) == (4, 1, 5)


def test_a_total_that_the_columns_do_not_add_up_to(questionnaire: Questionnaire) -> None:
    with pytest.raises(NotUnderstood, match="加起来是 4，不是 5"):
        read(questionnaire, "applications.received", "5件，其中自然人3件，企业1件")


@pytest.mark.parametrize(
    ("typed", "parts", "total"),
    [
        ("公众号213条，抖音12条", "213、12", 225),
        ("公众号213条，抖音12条，微博3条", "213、12、3", 228),
    ],
)
def test_several_numbers_are_added_up_and_asked_about(
    questionnaire: Questionnaire, typed: str, parts: str, total: int
) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(questionnaire, "overview.disclosure.new_media", typed)
    assert f"{parts} 加起来是 {total}" in str(refused.value)
    assert f"“{total}”" in str(refused.value)


@pytest.mark.parametrize(
    "typed",
    ["微信100多条，抖音12条", "213人 12条", "213条 12条"],
)
def test_what_is_no_sum_is_not_added_up(questionnaire: Questionnaire, typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(questionnaire, "overview.disclosure.new_media", typed)
    assert "加起来" not in str(refused.value)
