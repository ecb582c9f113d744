"""Our own Word files, read back."""

import pytest
from hypothesis import given, settings

from report_assistant.drafting.assembly import assemble
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level
from report_assistant.report.tables import TABLES, cell_values
from report_assistant.word.reader import read_report_bytes
from report_assistant.word.writer import write_docx
from tests.checks.reports import reports
from tests.word.sample_drafts import noted_draft


@pytest.mark.slow
@settings(max_examples=25)
@given(reports())
def test_what_was_written_is_read_back(report: AnnualReport) -> None:
    draft = assemble(report)
    printed = read_report_bytes(write_docx(draft), "年报.docx")
    assert printed.values == cell_values(report)
    assert printed.document_id == draft.document_id
    assert printed.found_tables == {table.key for table in TABLES}


def test_anchors_title_and_sections_are_read_back() -> None:
    draft = noted_draft()
    printed = read_report_bytes(write_docx(draft), "年报.docx")
    assert printed.title == draft.title
    assert (printed.organisation, printed.year) == ("柳林镇人民政府", 2023)
    texts = {paragraph.anchor: paragraph.text for paragraph in printed.paragraphs}
    blocks = {block.id: block.text for block in draft.blocks if block.id in texts}
    assert texts == blocks
    assert [p.section for p in printed.paragraphs if p.level is Level.SECTION] == [1, 2, 3, 4, 5, 6]
    assert [p.text for p in printed.paragraphs if p.level is Level.HEADING] == [
        "（一）上年问题的改进情况"
    ]
    assert printed.footnotes == {
        "review_litigation": "注：行政复议、行政诉讼数量含上年度结转数量。"
    }
    assert printed.unread == ()


def test_notes_and_money_are_kept_as_printed() -> None:
    cells = read_report_bytes(write_docx(noted_draft()), "年报.docx").cells
    noted = cells["proactive_disclosure.normative_documents.in_force"]
    assert (noted.value, noted.note) == (22, "其中修订16件")
    assert str(cells["proactive_disclosure.fees"].value) == "18.8710"
    assert cells["applications.granted.natural_person"].note == "含自然失效29件"
