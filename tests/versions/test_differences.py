"""What changed between two reports, in sentences."""

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.drafting.assembly import assemble
from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.document_blocks import document_blocks
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.ooxml.problems import VersionError
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLES, cell_values
from report_assistant.report.text import one_line
from report_assistant.versions.differences import Kind, differences
from report_assistant.versions.excerpts import rewordings
from report_assistant.word.writer import write_docx
from tests.checks.reports import reports
from tests.conftest import example
from tests.versions import editing
from tests.versions.editing import EDITS, Edit, edited
from tests.word.reading import DOCUMENT, replaced
from tests.word.sample_drafts import full_draft, one_paragraph


def _written(text: str) -> bytes:
    return write_docx(one_paragraph(text))


def _sentences(old: bytes, new: bytes) -> list[str]:
    return [str(difference) for difference in differences(old, new)]


def test_a_changed_number_is_quoted_with_what_is_around_it() -> None:
    words = (
        "去年情况平稳。通过政府网站、公开栏等渠道主动公开政府信息{}条，其中各类概况信息共有4条。"
    )
    old, new = _written(words.format(114)), _written(words.format(120))
    assert _sentences(old, new) == [
        "开头：“……主动公开政府信息114条，其中各类概况……”改成“……主动公开政府信息120条，其中各类概况……”"
    ]


def test_two_far_changes_in_a_sentence_are_two_lines() -> None:
    between = "、".join(["通过网站和公开栏发布"] * 5)
    found = list(rewordings(f"公开3条，{between}，办结5件。", f"公开4条，{between}，办结6件。"))
    assert found == [
        ("“公开3条，通过网站和公……”", "“公开4条，通过网站和公……”"),
        ("“……公开栏发布，办结5件。”", "“……公开栏发布，办结6件。”"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("甲情况良好。", "甲情况良好。新增乙。", "开头：增加了“新增乙。”"),
        ("甲情况良好。删去乙。", "甲情况良好。", "开头：去掉了“删去乙。”"),
        ("甲好。", "完全另外的说法。", "开头：“甲好。”改成“完全另外的说法。”"),
        ("甲情况很好。", "甲情况很好！", "开头：“甲情况很好。”改成“甲情况很好！”"),
    ],
)
def test_sentences_come_and_go(old: str, new: str, sentence: str) -> None:
    assert _sentences(_written(old), _written(new)) == [sentence]


def test_lines_stay_readable() -> None:
    found = _sentences(_written("甲" * 3000), _written("乙" * 3000))
    assert [len(line) < 140 for line in found] == [True]


@pytest.mark.parametrize(
    ("edit", "begins"),
    [
        (editing.reword, "开头：“镇党政"),
        (editing.add_paragraphs, "第一部分：增加了一段“新的一段。”"),
        (editing.add_at_the_end, "第六部分：增加了一段“附：联系方式。”"),
        (editing.move_a_paragraph, "第一部分：“（一）主动公开。"),
        (editing.change_cells, "表二“行政事业性收费”：“0”改成“7”"),
        (editing.drop_a_row, "表二去掉了“行政规范性文件”一行的数"),
        (editing.add_a_table, "开头：增加了一张表“甲乙”"),
        (editing.replace_a_table, "表四整张去掉了"),
        (editing.add_a_field, "开头：增加了一段“共4页”"),
    ],
)
def test_edits_in_word_are_told(edit: Edit, begins: str) -> None:
    old = write_docx(full_draft())
    assert _sentences(old, edited(old, edit))[0].startswith(begins)


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit is not editing.bold_a_word])
def test_every_edit_is_told_both_ways(edit: Edit) -> None:
    old = write_docx(full_draft())
    new = edited(old, edit)
    assert differences(old, new)
    assert differences(new, old)


def test_a_label_that_was_overtyped_is_told() -> None:
    old = write_docx(full_draft())
    new = replaced(old, DOCUMENT, "申请人情况", "申请人的情况")
    assert _sentences(old, new) == ["表三：“申请人情况”改成“申请人的情况”"]


def test_a_table_of_the_offices_own_is_named_by_row_and_column() -> None:
    def add(document: Document, number: str) -> None:
        table = document.add_table(2, 2)
        texts = ("渠道", "条数", "公众号", number)
        for cell, text in zip([c for row in table.rows for c in row.cells], texts, strict=True):
            cell.text = text
        document.paragraphs[3]._p.addnext(table._tbl)

    base = write_docx(full_draft())
    old = edited(base, lambda document: add(document, "5"))
    new = edited(base, lambda document: add(document, "6"))
    assert _sentences(old, new) == ["第一部分的表格“公众号·条数”：“5”改成“6”"]


def test_a_paragraph_moved_to_another_section_is_told_so() -> None:
    def move(document: Document) -> None:
        paragraph = next(p for p in document.paragraphs if p.text.startswith("（二）依申请"))
        document.paragraphs[-1]._p.addnext(paragraph._p)

    old = write_docx(full_draft())
    found = differences(old, edited(old, move))
    assert [difference.kind for difference in found] == [Kind.MOVED]
    assert str(found[0]).endswith("一段从第一部分移到了第六部分。")


def test_a_paragraph_split_in_two_loses_nothing() -> None:
    def split(document: Document) -> None:
        paragraph = document.paragraphs[1]
        words = paragraph.text
        cut = words.index("。") + 1
        paragraph.runs[0].text = words[:cut]
        document.paragraphs[2].insert_paragraph_before(words[cut:])

    old = write_docx(full_draft({}))
    kinds = {difference.kind for difference in differences(old, edited(old, split))}
    assert kinds <= {Kind.MOVED, Kind.DROPPED, Kind.ADDED}


def test_looks_are_no_difference() -> None:
    def embolden(document: Document) -> None:
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                run.bold = True

    old = write_docx(full_draft())
    assert differences(old, edited(old, embolden)) == ()


def test_anchors_find_a_paragraph_that_was_retyped() -> None:
    old = _written("去年公开五条。")
    new = _written("全新的内容与旧文毫无相同之处。")
    assert [difference.kind for difference in differences(old, new)] == [Kind.REWORDED]


def test_numbering_by_word_does_not_make_every_paragraph_different() -> None:
    def number(document: Document) -> None:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        look = f'<w:numPr {space}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        document.paragraphs[3]._p.get_or_add_pPr().append(parse_xml(look))

    old = write_docx(full_draft())
    assert differences(old, edited(old, number)) == ()


# ---------------------------------------------------------------- random reports


@pytest.mark.slow
@given(reports())
def test_a_report_does_not_differ_from_itself(report: AnnualReport) -> None:
    data = write_docx(assemble(report))
    assert differences(data, data) == ()


def _printed(data: bytes) -> list[str]:
    blocks = document_blocks(open_document(data))
    texts = [
        one_line(getattr(block, "text", "")) or str(getattr(block, "rows", "")) for block in blocks
    ]
    return [text for text in texts if text]


@pytest.mark.slow
@given(reports(), reports())
def test_whatever_differs_is_told(one: AnnualReport, two: AnnualReport) -> None:
    old, new = write_docx(assemble(one)), write_docx(assemble(two))
    assert bool(differences(old, new)) == (_printed(old) != _printed(new))


@pytest.mark.slow
@given(reports(gaps=False), reports(gaps=False))
def test_every_cell_that_differs_is_named(one: AnnualReport, two: AnnualReport) -> None:
    old, new = write_docx(assemble(one)), write_docx(assemble(two))
    told = _sentences(old, new)
    before, after = cell_values(one), cell_values(two)
    for table in TABLES:
        for path in table.paths:
            named = any(line.startswith(f"{table.place(path)}：") for line in told)
            assert named or before[path] == after[path], path


@pytest.mark.slow
@given(st.sampled_from(["aigang-2021"]), st.integers(1, 10**6))
def test_the_list_is_short_when_one_answer_changed(name: str, number: int) -> None:
    report = example(name)
    old = write_docx(assemble(report))
    report.proactive_disclosure.licences = number
    assert _sentences(old, write_docx(assemble(report))) == [f"表二“行政许可”：“0”改成“{number}”"]


# ---------------------------------------------------------------- what cannot be compared


def test_a_bomb_is_refused() -> None:
    parts = read_package(_written("一段。"))
    parts[DOCUMENT] = b"<a>" + b" " * (70 << 20) + b"</a>"
    with pytest.raises(VersionError, match="读不了新的一份：这个文件展开后太大"):
        differences(_written("一段。"), write_package(parts))


@pytest.mark.parametrize("bad", [b"", b"PK", b"<html>", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_document_is_one_sentence(bad: bytes) -> None:
    with pytest.raises(VersionError, match="读不了旧的一份：") as failed:
        differences(bad, _written("一段。"))
    assert str(failed.value).count("。") == 1
