"""X23: statements that cannot both be true, with and without the tables that decide."""

import pytest

from report_assistant.checks import Facts, check_facts
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedParagraph, PrintedReport
from tests.checks.samples import Sample

TITLE = "柳桥镇人民政府2024年政府信息公开工作年度报告"


def contradictions(*sentences: str) -> list[str]:
    """What X23 says of a text that has no tables."""
    paragraphs = tuple(PrintedParagraph(words, 1) for words in sentences)
    printed = PrintedReport("样稿.txt", TITLE, paragraphs, {})
    findings = check_facts(Facts(AnnualReport(), printed.values, printed))
    return [finding.message for finding in findings if finding.code == "X23"]


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        (("全年未收到政府信息公开申请件，均在法定期限内答复。",), "均在法定期限内答复"),
        (("未收到依申请公开政府信息的事项，均已按期办结。",), "均已按期办结"),
        (("收到政府信息公开申请5件，已全部答复，答复率90%。",), "答复率90%"),
        (("本年度，未收到政府信息公开申请，答复率100%。",), "答复率100%"),
        (("收到政府信息公开申请1件，均已按时办结。",), "1件，均"),
        (
            (
                "未收到政府信息公开申请。",
                "村民一共提交政府信息公开申请，镇里收到政府信息公开申请3件。",
            ),
            "申请3件",
        ),
        (("无因信息公开引起的行政复议、行政诉讼。", "发生行政诉讼2件。"), "行政诉讼2件"),
    ],
)
def test_statements_that_exclude_each_other_are_named(
    sentences: tuple[str, ...], words: str
) -> None:
    (told,) = contradictions(*sentences)
    assert words in told


@pytest.mark.parametrize(
    "sentences",
    [
        ("全年未收到网上申请，收到信函申请3件，均已答复。",),
        ("收到政府信息公开申请3件，均已按时办结。",),
        ("收到政府信息公开申请1件、咨询2件，均已办结。",),
        ("收到政府信息公开申请5件，已全部答复，答复率100%。",),
        ("2023年未收到政府信息公开申请。", "收到政府信息公开申请3件。"),
        ("无因信息公开引起的行政复议。", "发生行政诉讼2件。"),
        ("无行政诉讼败诉案件。", "发生行政诉讼2件。"),
    ],
)
def test_statements_that_can_both_be_true_are_left_alone(sentences: tuple[str, ...]) -> None:
    assert contradictions(*sentences) == []


def test_tables_decide_where_there_are_any() -> None:
    found = Sample().saying("本年度未收到政府信息公开申请。").findings()
    assert [finding.code for finding in found if finding.code in ("X12", "X23")] == ["X12"]


def test_year_and_name_are_told_by_the_first_paragraph_where_there_is_no_opening() -> None:
    paragraphs = (
        PrintedParagraph("现公布《柳桥镇2024年政府信息公开工作年度报告》。", 1),
        PrintedParagraph("（一）主动公开。2023年，柳桥镇主动公开信息十条。", 1),
    )
    printed = PrintedReport("样稿.txt", "", paragraphs, {})
    facts = Facts(AnnualReport(), printed.values, printed)
    assert (facts.year, facts.name) == (2024, "柳桥镇")
    assert "Y08" in {finding.code for finding in check_facts(facts)}


def test_a_clause_is_no_town() -> None:
    told = "领导小组办公室设在镇党政办，负责登记。"
    findings = Sample().saying(told, 0).findings()
    assert [finding.message for finding in findings if finding.code == "S08"] == []
