"""What write_docx puts into the file."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from itertools import chain
from pathlib import Path

import pytest

from report_assistant.drafting.draft import Draft, Heading, Title
from report_assistant.ooxml.package import read_package
from report_assistant.report.tables import TABLES
from report_assistant.word.reader import read_report_bytes
from report_assistant.word.writer import write_docx
from tests.word.reading import REPOSITORY, WORD, cell_texts, opened, paragraph_texts, tree, words
from tests.word.sample_drafts import (
    ORGANISATION,
    YEAR,
    full_draft,
    noted_draft,
    one_paragraph,
    table_block,
)
from tests.word.validity import validity_problems

VALIDATOR = REPOSITORY.parent / "shared" / "tools" / "docx-validate" / "validate.py"


@pytest.fixture(scope="module")
def report() -> bytes:
    return write_docx(noted_draft())


def test_a_full_report_is_sound(report: bytes) -> None:
    assert validity_problems(report) == []


def test_paragraphs_stand_in_order_in_the_styles_of_the_form(report: bytes) -> None:
    found = [(p.style.name if p.style else "", p.text) for p in opened(report).paragraphs]
    assert found[0] == ("Title", f"{ORGANISATION}\n{YEAR}年政府信息公开工作年度报告")
    assert found[2] == ("Heading 1", "一、总体情况")
    assert found[3][0] == "公文正文"
    assert found[3][1].startswith("（一）主动公开。镇党政综合办公室")
    assert ("表格说明", "注：行政复议、行政诉讼数量含上年度结转数量。") in found
    assert ("Heading 2", "（一）上年问题的改进情况") in found


def test_a_run_in_heading_has_its_own_type(report: bytes) -> None:
    runs = opened(report).paragraphs[3].runs
    assert runs[0].text == "（一）主动公开。"
    assert runs[0].style.name == "公文段首题"
    assert runs[1].style.name == "Default Paragraph Font"


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("电话：0373-5550126。", ["电话：0373", "5550126。"]),
        ("2021-2025年，0373-5550126-8001", ["2021", "2025年，0373", "5550126", "8001"]),
        ("www.qing-he.gov.cn/a-1", ["www.qing-he.gov.cn/a-1"]),
    ],
)
def test_no_line_ends_inside_a_number(words: str, pieces: list[str]) -> None:
    """Word ends a line behind a hyphen, but for this one; it is read as what it looks like."""
    data = write_docx(one_paragraph(words))
    assert [node.text for node in tree(data).iter(f"{WORD}t")][2:] == pieces
    assert len(list(tree(data).iter(f"{WORD}noBreakHyphen"))) == len(pieces) - 1
    assert read_report_bytes(data, "年报.docx").paragraphs[0].text == words
    assert validity_problems(data) == []


@pytest.mark.parametrize("number", range(3))
def test_tables_print_every_cell_of_the_form(report: bytes, number: int) -> None:
    table = TABLES[number]
    cells = next(b.cells for b in map(table_block, [table.key]))
    printed = cell_texts(write_docx(full_draft()), number)
    assert printed == [
        [cells[cell.path] if cell.path else cell.text + cell.aside for cell in row]
        for row in table.rows
    ]
    noted = dict(zip(table.paths, _values(report, number), strict=True))
    for path, text in noted.items():
        assert text == noted_draft_cells()[path]


def noted_draft_cells() -> dict[str, str]:
    blocks = [block for block in noted_draft().blocks if hasattr(block, "cells")]
    return dict(chain.from_iterable(block.cells.items() for block in blocks))


def _values(report: bytes, number: int) -> list[str]:
    rows = zip(TABLES[number].rows, cell_texts(report, number), strict=True)
    return [text for row, texts in rows for cell, text in zip(row, texts, strict=True) if cell.path]


def test_tables_are_as_wide_as_the_text(report: bytes) -> None:
    for table in tree(report).iter(f"{WORD}tbl"):
        columns = table.iterfind(f"{WORD}tblGrid/{WORD}gridCol")
        assert sum(int(column.get(f"{WORD}w", "0")) for column in columns) == 11906 - 1587 - 1474


def test_a_table_is_kept_on_one_page_with_its_heading(report: bytes) -> None:
    table = tree(report).findall(f".//{WORD}tbl")[1]
    rows = table.findall(f"{WORD}tr")
    for row in rows[:-1]:
        assert all(p.find(f"{WORD}pPr/{WORD}keepNext") is not None for p in row.iter(f"{WORD}p"))
    assert not list(rows[-1].iter(f"{WORD}keepNext"))
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)
    headed = [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows]
    assert headed == [True] * 3 + [False] * 25


def test_only_the_results_of_the_year_run_downwards(report: bytes) -> None:
    upright = [
        words(cell)
        for cell in tree(report).iter(f"{WORD}tc")
        if cell.find(f"{WORD}tcPr/{WORD}textDirection") is not None
    ]
    assert [text for text in upright if text] == ["三、本年度办理结果"]


def test_large_numbers_shrink_and_ordinary_ones_do_not(report: bytes) -> None:
    sizes = {
        words(run): size.get(f"{WORD}val")
        for run in tree(report).iter(f"{WORD}r")
        if (size := run.find(f"{WORD}rPr/{WORD}sz")) is not None
    }
    assert sizes == {
        "11398889": "11",
        "12345": "18",
        "55（含自然失效29件）": "15",
        "999999999": "9",
    }


def test_missing_answers_are_highlighted() -> None:
    data = write_docx(one_paragraph("共公开【待填：公开条数】条，较上年【待填】。"))
    marked = [
        words(run)
        for run in tree(data).iter(f"{WORD}r")
        if run.find(f"{WORD}rPr/{WORD}highlight") is not None
    ]
    assert marked == ["【待填：公开条数】", "【待填】"]


def test_every_block_has_an_anchor_of_no_length(report: bytes) -> None:
    starts = list(tree(report).iter(f"{WORD}bookmarkStart"))
    names = [start.get(f"{WORD}name") for start in starts]
    assert names == [f"_ra_{block.id}" for block in noted_draft().blocks]
    for start in starts:
        end, paragraph = start.getnext(), start.getparent()
        assert end is not None and paragraph is not None
        assert end.tag == f"{WORD}bookmarkEnd"
        assert [node.tag for node in paragraph][:2] == [f"{WORD}pPr", f"{WORD}bookmarkStart"]


def test_the_file_carries_the_drafts_id_and_nothing_personal(report: bytes) -> None:
    parts = read_package(report)
    assert noted_draft().document_id.encode() in parts["docProps/custom.xml"]
    core = opened(report).core_properties
    assert core.title == noted_draft().title
    assert (core.author, core.last_modified_by) == (ORGANISATION, ORGANISATION)
    assert core.created is not None
    assert core.created.isoformat() == f"{YEAR + 1}-01-01T00:00:00+00:00"
    assert core.language == "zh-CN"
    assert not core.comments
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


def test_each_part_is_in_the_file_once_and_the_content_types_come_first(report: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        names = archive.namelist()
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert len(set(names)) == len(names)


def test_nothing_of_the_forms_samples_is_left(report: bytes) -> None:
    printed = "".join(paragraph_texts(report))
    assert "样式" not in printed
    assert "〔" not in printed


def test_a_draft_without_a_year_is_sound() -> None:
    draft = full_draft()
    assert validity_problems(write_docx(Draft("", None, draft.blocks))) == []


def test_tables_that_follow_each_other_stay_apart() -> None:
    title = Title("title", 0, ("年度报告",))
    blocks = (title, table_block("proactive_disclosure"), table_block("review_litigation"))
    data = write_docx(Draft("", None, blocks))
    assert validity_problems(data) == []
    body = tree(data)[0]
    assert [node.tag.removeprefix(WORD) for node in body] == [
        *("p", "tbl", "p", "tbl", "p", "sectPr")
    ]


def test_two_reports_from_one_form_do_not_disturb_each_other() -> None:
    first = write_docx(full_draft())
    write_docx(noted_draft())
    assert write_docx(full_draft()) == first


def test_one_changed_paragraph_changes_nothing_else() -> None:
    before, after = (
        paragraph_texts(write_docx(d)) for d in (one_paragraph("甲"), one_paragraph("乙"))
    )
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("甲", "乙")
    ]


_PRINT_DIGEST = """
import hashlib
from report_assistant.word.reader import read_report_bytes
from report_assistant.word.writer import write_docx
from tests.word.sample_drafts import noted_draft
print(hashlib.sha256(write_docx(noted_draft())).hexdigest())
"""


@pytest.mark.parametrize(
    ("seed", "zone"), [("0", "UTC"), ("1", "Asia/Shanghai"), ("4242", "America/New_York")]
)
def test_bytes_are_equal_in_any_process(
    report: bytes, tmp_path: Path, seed: str, zone: str
) -> None:
    folder = tmp_path / f"目录 {seed}"
    folder.mkdir()
    path = os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
    printed = subprocess.run(
        [sys.executable, "-c", _PRINT_DIGEST],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert printed.strip() == hashlib.sha256(report).hexdigest()


@pytest.mark.skipif(not VALIDATOR.is_file(), reason="the shared validator is not here")
def test_the_shared_validator_agrees(report: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(report)
    ran = subprocess.run(
        [sys.executable, str(VALIDATOR), str(file)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    assert "0 warning" in ran.stdout


def test_python_docx_is_not_imported_before_a_file_is_written() -> None:
    code = "import sys, report_assistant.word_files.word_files; print('docx' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == "False"


def test_a_heading_below_the_second_level_is_printed_as_one_of_the_second() -> None:
    blocks = (Title("title", 0, ("报告",)), Heading("deep", 1, "1.小标题", level=3))
    style = opened(write_docx(Draft("", None, blocks))).paragraphs[1].style
    assert style is not None and style.name == "Heading 2"
