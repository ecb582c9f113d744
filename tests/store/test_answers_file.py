"""Answers files: the exact inverse of each other, and plain words for every mistake."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.yaml_lines import YamlProblem
from report_assistant.report.model import AnnualReport, ReviewSystem
from report_assistant.store.answers_file import AnswersFileError, dump_answers, load_answers
from tests.conftest import ROOT
from tests.drafting.random_reports import reports

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.slow
@given(reports())
def test_loading_is_the_inverse_of_dumping(report: AnnualReport) -> None:
    text = dump_answers(report)
    loaded = load_answers(text, "答案.yaml")
    assert loaded == report
    assert dump_answers(loaded) == text
    assert str(loaded.proactive_disclosure.fees) == str(report.proactive_disclosure.fees)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_says_everything_and_survives_a_round_trip(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    report = load_answers(text, "示例.yaml")
    assert load_answers(dump_answers(report), "示例.yaml") == report
    assert "None" not in str(report)


def test_an_empty_file_answers_nothing() -> None:
    empty = load_answers("# 还没有填\n", "A.yaml")
    assert dump_answers(empty) == "{}\n"
    assert load_answers("{}\n", "A.yaml") == empty


def test_what_is_not_answered_is_left_out_and_chinese_stays_chinese() -> None:
    text = "organisation:\n  name: 青禾乡人民政府\nyear: 2025\n"
    assert dump_answers(load_answers(text, "A.yaml")) == text


def test_text_is_taken_as_typed() -> None:
    report = load_answers(
        "organisation: {postcode: 010020, phone: 037, name: 2021, office: yes, address: 1.50}\n"
        "overview: {leadership: {members: [007, true, 2021-01-01]}}\n"
        "proactive_disclosure: {fees: 18.8710, notes: {licences: 12}}\n",
        "A.yaml",
    )
    assert report.organisation.model_dump(exclude_none=True) == {
        "postcode": "010020",
        "phone": "037",
        "name": "2021",
        "office": "yes",
        "address": "1.50",
    }
    assert report.overview.leadership.members == ["007", "true", "2021-01-01"]
    assert str(report.proactive_disclosure.fees) == "18.8710"
    assert report.proactive_disclosure.notes == {"licences": "12"}


def test_choices_may_be_written_in_chinese() -> None:
    report = load_answers(
        "organisation: {kind: 乡}\noverview: {management: {review: [三审三校]}}\n", "A.yaml"
    )
    assert report.organisation.kind == "township"
    assert report.overview.management.review == [ReviewSystem.THREE_REVIEWS]


def test_zero_stands_for_a_row_or_a_table() -> None:
    report = load_answers(
        "proactive_disclosure: {regulations: 0}\n"
        "applications: {received: 0, notes: {received.total: 无}}\n"
        "review_litigation: 0\n",
        "A.yaml",
    )
    assert report.proactive_disclosure.regulations.in_force == 0
    assert report.proactive_disclosure.normative_documents.in_force is None
    assert report.applications.received.total == 0
    assert report.applications.handled.total is None
    assert report.review_litigation.litigation_total == 0
    whole = load_answers("applications: 0\n", "A.yaml")
    assert whole.applications.handled.total == whole.applications.carried_forward.total == 0
    assert dump_answers(whole) == "applications: 0\n"


def problems(text: str) -> list[str]:
    with pytest.raises(AnswersFileError) as raised:
        load_answers(text, "A.yaml")
    assert str(raised.value) == "\n".join(raised.value.problems)
    return list(raised.value.problems)


MISTAKES = [
    ("yeer: 2021", "第 1 行：不认识“yeer”，是不是“year”"),
    ("organisation:\n  nam: x", "第 2 行：不认识“nam”，是不是“name”"),
    ("organisation:\n  xyzzy: x", "第 2 行：不认识“xyzzy”，这里可以写：name、short_name、"),
    ("applications: {received: {total: 3}}", "第 1 行：“total”由程序自动计算，请删掉这一行"),
    ("applications:\n  handled: 0", "第 2 行：“handled”由程序自动计算"),
    ("year: 2021年", "第 1 行：“报告年度”要填一个不小于 0 的整数"),
    ("year: 1999", "第 1 行：“报告年度”不能小于 2021"),
    ("year: true", "第 1 行：“报告年度”要填"),
    ("overview: {disclosure: {website: -1}}", "“政府网站公开条数”不能小于 0"),
    ("overview: {disclosure: {website: 1.5}}", "“政府网站公开条数”要填一个不小于 0 的整数"),
    ("overview: {disclosure: {website: 9999999999}}", "不能大于 999999999"),
    ("overview:\n  disclosure: 5", "第 2 行：“disclosure”下面要缩进写“名称: 答案”"),
    ("applications:\n  received: 5", "第 2 行：“本年新收”下面要缩进写"),
    ("applications:\n  received: 5", "全部是零就写 0"),
    ("applications:\n  received:\n    natural_person: 一", "第 3 行：“本年新收·自然人”要填"),
    ("organisation: {kind: 村}", "“单位类型”要从这些里选：township（乡）、town（镇）"),
    ("overview: {management: {review: [x]}}", "“发布审查办法第 1 项”要从这些里选：three_reviews"),
    ("organisation: {postcode: 45300}", "“邮政编码”要写 6 位数字"),
    ("organisation: {name: [甲]}", "“单位全称”要写一行文字"),
    ("overview: {leadership: {members: 党政办}}", "“领导小组成员”要写成列表，例如 [甲, 乙]"),
    ("proactive_disclosure: {fees: 1.12345678}", "“行政事业性收费”最多写 6 位小数"),
    ("proactive_disclosure: {fees: 五}", "“行政事业性收费”要填一个不小于 0 的数"),
    ("improvement: {measures: [{text: 甲}]}", "“改进措施第 1 项小标题”没有写，请补上"),
    ("improvement: {measures: [{heading: ''}]}", "“改进措施第 1 项小标题”不能空着"),
    ("improvement: {measures: [甲]}", "“改进措施第 1 项”要写成 {名称: 内容} 的样子"),
    ("overview: {disclosure: {classes: [{name: 甲, numbr: 1}]}}", "是不是“number”"),
    ("overview: {lead: " + "字" * 20_001 + "}", "“开头语”太长了，最多写 20000 个字"),
    ("improvement: {problems: [" + "甲, " * 201 + "]}", "“存在的主要问题”太多了，最多写 200 项"),
    ("- 甲", "第 1 行：文件里要写成“名称: 答案”"),
    ("proactive_disclosure: {notes: 3}", "“表内附注”下面要缩进写“名称: 内容”"),
    ("applications: {footnote: [甲]}", "“表下附注”要写一行文字"),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_a_mistake_is_named_with_line_and_remedy(text: str, expected: str) -> None:
    found = problems(text)
    assert any(expected in problem for problem in found), found
    assert all(re.match("A.yaml 第 [0-9]+ 行：", problem) for problem in found)
    # Nothing but field names and the file's own words is in English.
    assert not re.search("[Ii]nput|should|valid|type=", "".join(found))


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    found = problems("year: 甲\norganisation:\n  nam: x\n  kind: 村\n")
    assert [re.findall("第 ([0-9]+) 行", problem)[0] for problem in found] == ["1", "3", "4"]


def test_a_hopeless_file_gets_a_short_answer() -> None:
    found = problems("".join(f"甲{number}: 1\n" for number in range(50)))
    assert len(found) == 21
    assert "还有 30 处" in found[-1]


YAML_MISTAKES = [
    ("year: 2021\nyear: 2022", "第 2 行：“year”写了两次"),
    ("a: &x 1\nb: *x", "第 1 行：这里不能用 & 和 * 引用"),
    ("organisation:\n  name: x\n year: 1", "行：格式不对"),
    ("[" * 100_000, "第 1 行：这里嵌套得太深了"),
    ("year: 1\n\x07", "第 2 行：这里有不能用的字符"),
    ("a" * 5_000_001, "第 1 行：文件太大了"),
]


@pytest.mark.parametrize(("text", "expected"), YAML_MISTAKES, ids=range(len(YAML_MISTAKES)))
def test_text_that_is_no_yaml(text: str, expected: str) -> None:
    with pytest.raises(YamlProblem) as raised:
        load_answers(text, "A.yaml")
    assert expected in str(raised.value)


@given(st.text())
def test_any_text_is_read_or_refused_in_plain_words(text: str) -> None:
    try:
        report = load_answers(text, "A.yaml")
    except ClerkProblem as problem:
        assert "A.yaml" in str(problem)
    else:
        assert load_answers(dump_answers(report), "B.yaml") == report


def test_money_may_be_a_whole_number() -> None:
    report = load_answers("other_matters: {processing_fee: 270}", "A.yaml")
    assert report.other_matters.processing_fee == Decimal(270)
