"""Drafts made by hand, so that the tests of the Word room need no narrative templates."""

from collections.abc import Mapping

from report_assistant.drafting.draft import (
    Block,
    Draft,
    Heading,
    Paragraph,
    TableBlock,
    TableNote,
    Title,
)
from report_assistant.report.edition import section_heading
from report_assistant.report.tables import TABLE_OF

ORGANISATION = "柳林镇人民政府"
YEAR = 2023
_SENTENCE = "镇党政综合办公室按月核对已公开的信息，发现差错当天更正，并向分管负责同志报告。"
_NOTED = {
    "proactive_disclosure.normative_documents.in_force": "22（其中修订16件）",
    "proactive_disclosure.fees": "18.8710",
    "applications.received.natural_person": "11398889",
    "applications.granted.natural_person": "55（含自然失效29件）",
    "applications.handled.total": "12345",
    "review_litigation.reconsideration.total": "999999999",
}


def table_block(key: str, cells: Mapping[str, str] | None = None) -> TableBlock:
    """Return a table with 0 in every cell that `cells` does not name."""
    table = TABLE_OF[key]
    texts = {path: "0" for path in table.paths} | {
        path: text for path, text in (cells or {}).items() if path in table.paths
    }
    return TableBlock(f"s{table.section}_table", table.section, table, texts)


def full_draft(cells: Mapping[str, str] | None = None) -> Draft:
    """Return a report of the usual length with all three tables."""
    blocks: list[Block] = [
        Title("title", 0, (ORGANISATION, f"{YEAR}年政府信息公开工作年度报告")),
        Paragraph("opening", 0, _SENTENCE * 3),
        Heading("s1_heading", 1, section_heading(1)),
        *_aspects(),
        Heading("s2_heading", 2, section_heading(2)),
        table_block("proactive_disclosure", cells),
        Heading("s3_heading", 3, section_heading(3)),
        table_block("applications", cells),
        Heading("s4_heading", 4, section_heading(4)),
        table_block("review_litigation", cells),
        TableNote("s4_table_note", 4, "注：行政复议、行政诉讼数量含上年度结转数量。"),
        Heading("s5_heading", 5, section_heading(5)),
        Paragraph("problems", 5, _SENTENCE * 2),
        Heading("s5_sub", 5, "（一）上年问题的改进情况", level=2),
        Paragraph("measures", 5, _SENTENCE * 4),
        Heading("s6_heading", 6, section_heading(6)),
        Paragraph("other", 6, "本年度没有收取信息处理费。【待填：其他事项】"),
    ]
    return Draft(ORGANISATION, YEAR, tuple(blocks))


def noted_draft() -> Draft:
    """Return the full draft with large numbers and notes in its tables."""
    return full_draft(_NOTED)


def one_paragraph(text: str, lead: str = "") -> Draft:
    """Return a draft of a title and one paragraph."""
    title = Title("title", 0, (ORGANISATION, f"{YEAR}年政府信息公开工作年度报告"))
    return Draft(ORGANISATION, YEAR, (title, Paragraph("only", 1, text, lead)))


def _aspects() -> list[Block]:
    names = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
    return [
        Paragraph(f"aspect_{number}", 1, _SENTENCE * 3, f"（{numeral}）{name}。")
        for number, (numeral, name) in enumerate(zip("一二三四五", names, strict=True))
    ]
