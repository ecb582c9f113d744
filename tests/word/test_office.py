"""The file in a real office program: LibreOffice, where it is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from report_assistant.report.tables import TABLE_OF
from report_assistant.word.form import shipped_form
from report_assistant.word.form_check import check_form
from report_assistant.word.writer import write_docx
from tests.word.reading import opened
from tests.word.sample_drafts import full_draft, noted_draft, one_paragraph
from tests.word.validity import validity_problems

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def _converted(data: bytes, kind: str, folder: Path) -> Path:
    assert SOFFICE is not None
    source = folder / "source" / "report.docx"
    source.parent.mkdir()
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={profile}",
            "--headless",
            *("--convert-to", kind, "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"report.{kind}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each printed page, as laid out."""
    if PDFTOTEXT is None:
        pytest.skip("pdftotext is not installed")
    pdf = _converted(write_docx(noted_draft()), "pdf", tmp_path_factory.mktemp("pdf"))
    return _printed(pdf)


def _printed(pdf: Path) -> list[str]:
    command = [PDFTOTEXT or "", "-layout", str(pdf), "-"]
    ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return ran.stdout.split("\f")[:-1]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _words(text: str) -> str:
    """Without punctuation: a mark that hangs beyond the margin is lost in the page's text."""
    return re.sub(r"\W", "", text)


@pytest.mark.slow
def test_all_paragraphs_are_printed(pages: list[str]) -> None:
    printed = _words(re.sub(r"—\s*\d+\s*—", "", "".join(pages)))
    for block in noted_draft().blocks:
        if not hasattr(block, "cells"):
            assert _words(block.text) in printed


def test_table_three_is_on_one_page_with_its_heading(pages: list[str]) -> None:
    page = next(p for p in map(_bare, pages) if "三、收到和处理" in p)
    labels = [cell.text for row in TABLE_OF["applications"].rows for cell in row if cell.text]
    # Labels that wrap are interleaved with the numbers beside them.
    for label in (label for label in labels if len(label) <= 12 and "本年度" not in label):
        assert set(label) <= set(page)
    assert "一、本年新收政府信息公开申请数量" in page
    assert "四、结转下年度继续办理" in page


def test_page_numbers_stand_outside(pages: list[str]) -> None:
    footers = [page.rstrip().splitlines()[-1] for page in pages]
    assert [_bare(footer) for footer in footers] == [
        f"—{number}—" for number in range(1, len(pages) + 1)
    ]
    indents = [len(footer) - len(footer.lstrip()) for footer in footers]
    assert min(indents[0::2]) > max(indents[1::2]) + 20


@pytest.mark.slow
@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed")
def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    data = write_docx(one_paragraph("政府信息公开年度报告" * 200))
    pages = _printed(_converted(data, "pdf", tmp_path))
    lines = [_bare(line) for line in pages[1].splitlines() if line.strip()]
    assert [len(line) for line in lines[:-1]] == [28] * 22
    assert lines[-1] == "—2—"


@pytest.mark.slow
def test_a_form_saved_by_another_program_still_serves(tmp_path: Path) -> None:
    """LibreOffice renames the ids of styles and drops what it does not know."""
    form = _converted(shipped_form(), "docx", tmp_path).read_bytes()
    assert check_form(form) == []
    data = write_docx(full_draft(), form)
    names = {p.style.name for p in opened(data).paragraphs if p.style is not None}
    assert {"Title", "Heading 1", "公文正文", "表格说明"} <= names
    assert validity_problems(data) == []
