"""Lists, numerals and ends of sentences."""

import pytest

from report_assistant.drafting.chinese import (
    Named,
    acting,
    bare,
    joined,
    listed,
    rules,
    sentences,
)
from report_assistant.report.chinese_numbers import numeral


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["甲"], "甲"),
        (["甲", "乙。"], "甲和乙"),
        (["甲", "乙", "丙"], "甲、乙和丙"),
        (["甲和丁", "乙"], "甲和丁、乙"),
        (["甲、丁", "乙"], "甲、丁；乙"),
    ],
)
def test_joined(items: list[str], expected: str) -> None:
    assert joined(items) == expected


def test_listed_figures_have_no_spaces() -> None:
    figures = [Named("社保卡办理", 560, "件"), Named("开业补贴。", 1, "人")]
    assert listed(figures) == "社保卡办理560件、开业补贴1人"
    assert listed([Named("甲、乙", 1), Named("丙", 2)]) == "甲、乙1条，丙2条"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *((1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")),
        *((100, "一百"), (101, "一百零一"), (110, "一百一十"), (115, "一百一十五")),
        *((120, "一百二十"), (200, "二百"), (0, "零")),
    ],
)
def test_numeral(number: int, expected: str) -> None:
    assert numeral(number) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("甲", "甲。"),
        ("甲。", "甲。"),
        ("甲；", "甲。"),
        ("甲！", "甲！"),
        ("甲。。", "甲。"),
        ("他说：“好。”", "他说：“好。”"),
        ("称为“好”", "称为“好”。"),
        ("见附件（一）", "见附件（一）。"),
        ("甲\n乙。", "甲。\n乙。"),
    ],
)
def test_sentences_end_once(typed: str, expected: str) -> None:
    assert sentences(typed) == expected


def test_bare_and_rules() -> None:
    assert bare("甲。；") == "甲"
    assert rules(["责任", "审查制度"]) == "责任和审查制度"
    assert rules(["审查制度", "发布办法"]) == "审查制度和发布办法"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("将公开任务分解到各科室。", "我镇将公开任务分解到各科室"),
        ("通过意见箱听取意见", "我镇通过意见箱听取意见"),
        ("11月邀请代表座谈", "我镇11月邀请代表座谈"),
        ("公开工作列入对各村的考核", "我镇公开工作列入对各村的考核"),
        ("纳入上级对本单位的年度考核", "政府信息公开工作纳入上级对我镇的年度考核"),
        ("12月由县政府办公室组织问卷调查", "12月由县政府办公室组织问卷调查"),
        ("县政府办公室组织考核，我镇得92分", "县政府办公室组织考核，我镇得92分"),
        ("委托第三方评议，我镇得92分", "委托第三方评议，我镇得92分"),
    ],
)
def test_who_acts_is_named_where_nobody_else_does(words: str, expected: str) -> None:
    assert acting(words, "我镇") == expected
