"""Slips in a printed text, each of a kind that published reports had: found, and not elsewhere."""

import pytest

from report_assistant.checks import check_facts
from report_assistant.importing.facts import facts_of
from report_assistant.word.reader import read_report_text

OPENING = "根据《中华人民共和国政府信息公开条例》编制。统计期限为2024年1月1日至2024年12月31日。"


def codes(words: str, *, opening: str = "", name: str = "云岭县林业局") -> set[str]:
    title = f"{name}2024年政府信息公开工作年度报告"
    text = "\n".join((title, OPENING, opening, "一、总体情况", words))
    return {finding.code for finding in check_facts(facts_of(read_report_text(text, "年报.txt")))}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("Y08", "2023年，我局收到政府信息公开申请43件，上年结转1件，办结42件，结转下年办理2件。"),
        ("Y08", "2023年度，全局新收到政府信息公开申请43件，上年度结转1件。"),
        ("Y08", "2023年我局承办依申请公开12件，结转下年度1件，因此引起行政复议1件。"),
        ("S10", "全年发布政务信息1024；抖音号发布视频96条。"),
        ("S16", "成立以局长为组长，王小芳、赵国强为成员的领导小组。"),
        ("S16", "明确分管领导刘建军负责公开工作。"),
    ],
)
def test_slips_of_section_one(code: str, words: str) -> None:
    assert code in codes(words)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("Y08", "2024年，我局收到政府信息公开申请43件，上年结转1件，办结42件，结转下年办理2件。"),
        ("Y08", "2024年收到申请43件，其中2023年结转1件。"),
        ("S10", "全年发布政务信息1024条；抖音号发布视频96条。"),
        ("S16", "成立以局长为组长，办公室、财务股为成员的领导小组。"),
        ("S16", "明确分管领导负责公开工作。"),
    ],
)
def test_what_only_looks_like_a_slip(code: str, words: str) -> None:
    assert code not in codes(words)


@pytest.mark.parametrize(
    ("code", "opening"),
    [
        ("S09", "报告电子版可在（网址）下载。"),
        ("S09", "请与我局联系（联系电话）。"),
        ("S24", "电子邮箱：linye#example.com，邮编：453000。"),
        (
            "S05",
            "报告分六部分：总体情况；主动公开政府信息情况；收到和处理政府信息公开申请情况；"
            "存在的主要问题及改进情况；其他需要报告的事项。",
        ),
    ],
)
def test_slips_of_the_opening(code: str, opening: str) -> None:
    assert code in codes("公开信息52条。", opening=opening)


def test_a_whole_list_of_the_parts_behind_their_number_is_right() -> None:
    opening = (
        "报告分六部分：总体情况；主动公开政府信息情况；收到和处理政府信息公开申请情况；"
        "政府信息公开行政复议、行政诉讼情况；存在的主要问题及改进情况；其他需要报告的事项。"
    )
    assert "S05" not in codes("公开信息52条。", opening=opening)


def test_the_work_of_the_whole_county_is_not_a_town_s() -> None:
    assert "S08" in codes("提升全县政府信息公开水平。", name="青石镇人民政府")
    assert "S08" not in codes("提升全镇政府信息公开水平。", name="青石镇人民政府")
