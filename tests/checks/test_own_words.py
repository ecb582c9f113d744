"""Y05 over answers: own words that were copied are told, the program's sentences never."""

from typing import Any

import pytest
from scripts.alikeness import bodies, report_of

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft_checks import check_draft
from report_assistant.report.fields import field_at, set_value
from report_assistant.report.model import AnnualReport
from tests.conftest import example

THIS = {
    "overview.news": "8月起在青塘大集设政策咨询点，每逢集日两名干事当场解答，全年接待560人次。",
    "improvement.previous": "开通了村级公告栏每周拍照回传，逾期未换的当月通报。",
    "improvement.problems": ["便民服务中心的办事指南没有随事项调整更新"],
    "improvement.measures": [
        {"heading": "更新指南", "text": "每季度由便民服务中心逐项核对办事指南，一周内换上新的。"}
    ],
}
LAST: dict[str, Any] = {
    "overview.news": "编印防汛明白卡，由包村干部送到沿河住户手中并讲明转移路线。",
    "improvement.previous": "补齐了规划信息栏目缺少的三年数据。",
    "improvement.problems": ["部分村的财务公开栏字迹不清"],
    "improvement.measures": [
        {"heading": "统一版式", "text": "由镇里统一印制财务公开表，张贴前由包村会计核对签字。"}
    ],
}


def report_with(answers: dict[str, Any], year: int) -> AnnualReport:
    report = example("all-zero-2025")
    report.year = year
    for path, value in answers.items():
        set_value(report, path, field_at(path).load(value))
    return report


def codes(report: AnnualReport, last: AnnualReport) -> list[str]:
    return [finding.code for finding in check_draft(report, last)]


def test_other_words_are_never_blamed_though_all_else_is_the_same() -> None:
    assert "Y05" not in codes(report_with(THIS, 2025), report_with(LAST, 2024))


@pytest.mark.parametrize("figure", ["560", "612"])
def test_own_words_that_were_copied_are_told(figure: str) -> None:
    copied = THIS | {"overview.news": str(THIS["overview.news"]).replace("560", figure)}
    report = report_with(copied, 2025)
    [found] = [f for f in check_draft(report, report_with(THIS, 2024)) if f.code == "Y05"]
    assert found.where in THIS
    assert "您自己写的话有 100% 与去年的报告相同" in found.message


def test_one_new_thing_in_little_else_is_enough_and_a_heading_is_not() -> None:
    some = THIS | {"overview.news": LAST["overview.news"]}
    assert "Y05" not in codes(report_with(some, 2025), report_with(THIS, 2024))


def test_a_reworded_paragraph_counts() -> None:
    report, last = report_with(THIS, 2025), report_with(THIS, 2024)
    report.wording = {
        "s1_lead": "今年新设的三件事是：村级公告每周回传、咨询点进大集、办事指南按季核对；"
        "三件事都由党政办公室牵头，各村联络员具体承办，年底由镇纪委抽查了六个村的落实情况。"
    }
    assert "Y05" not in codes(report, last)
    last.wording = dict(report.wording)
    assert "Y05" in codes(report, last)


def test_without_own_words_there_is_nothing_to_copy() -> None:
    none = {"overview.news": "", "improvement.previous": "", "improvement.problems": []}
    assert "Y05" not in codes(
        report_with(none | {"improvement.measures": []}, 2025),
        report_with(none | {"improvement.measures": []}, 2024),
    )


@pytest.mark.parametrize("body", bodies(), ids=lambda body: body["name"])
def test_a_body_that_answers_honestly_a_year_later_is_not_blamed(body: dict[str, Any]) -> None:
    report, last = report_of(body, 1), report_of(body)
    assert not assemble(report).missing()
    assert "Y05" not in codes(report, last)
