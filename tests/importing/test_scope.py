"""Whose figures a county's or city's printed report gives, read from its text."""

import pytest

from report_assistant.importing.scope import read_scope
from report_assistant.reading.printed_report import read_blocks
from report_assistant.reading.text_blocks import text_blocks
from report_assistant.report.choices import Scope

REPORT = "{}2024年政府信息公开工作年度报告\n{}\n一、总体情况\n{}\n"
NOT_SAID = ""


def scope_in(name: str, words: str, section: int = 0) -> str:
    opening, overview = (words, "做好公开工作。") if section == 0 else ("本报告依法编制。", words)
    printed = read_blocks(text_blocks(REPORT.format(name, opening, overview)), "年报.txt")
    return "".join(str(reading.value) for reading in read_scope(printed))


@pytest.mark.parametrize(
    ("name", "words", "scope"),
    [
        ("云岭县人民政府", "报告中的数据为全县各级行政机关的汇总数。", Scope.WHOLE_AREA),
        (
            "云岭县人民政府",
            "在各乡镇、县政府各部门年报基础上，由县政府办公室汇总编成。",
            Scope.WHOLE_AREA,
        ),
        ("云岭县人民政府", "报告综合了各乡（镇）、各部门的年报。", Scope.WHOLE_AREA),
        ("石家庄市人民政府", "市政府办公室汇总各县（市、区）和市直部门的数据。", Scope.WHOLE_AREA),
        ("海东区人民政府", "各街道、区直部门的数据已一并汇总。", Scope.WHOLE_AREA),
        ("云岭县人民政府", "2024年，全县共收到政府信息公开申请95件。", Scope.WHOLE_AREA),
        ("石家庄市人民政府", "全市通过政府网站主动公开政府信息9万条。", Scope.WHOLE_AREA),
        ("云岭县人民政府", "所列数据只统计县政府和县政府办公室。", Scope.OWN_BODY),
        ("云岭县人民政府", "报告数据仅为县本级，不包括各乡镇和县直部门。", Scope.OWN_BODY),
        ("云岭县人民政府", "申请以县政府及县政府办公室为主体的19件，均已办结。", Scope.OWN_BODY),
        ("云岭县人民政府", "我县收到政府信息公开申请95件。", NOT_SAID),
        ("云岭县人民政府", "落实全市政务公开工作要点，推动全县政务公开。", NOT_SAID),
        ("云岭县人民政府", "全市收到政府信息公开申请950件。", NOT_SAID),
        ("云岭县人民政府", "督促各乡镇、各部门更新专栏。", NOT_SAID),
        ("云岭县人民政府办公室", "全县共收到政府信息公开申请95件。", NOT_SAID),
        ("青河镇人民政府", "由党政办汇总各办、各部门的数据。", NOT_SAID),
    ],
)
@pytest.mark.parametrize("section", [0, 1])
def test_the_scope_is_read_where_the_text_says_so(
    name: str, words: str, scope: str, section: int
) -> None:
    assert scope_in(name, words, section) == scope
