"""A report as PDF, and what is said where no program can print it."""

import sys
import time
from pathlib import Path

import pytest

from report_assistant.ooxml.problems import VersionError
from report_assistant.versions import pdf
from report_assistant.versions.pdf import find_libreoffice, pdf_of, to_pdf
from report_assistant.word.writer import write_docx
from tests.word.sample_drafts import full_draft

posix = pytest.mark.skipif(sys.platform == "win32", reason="scripts of POSIX")


def _stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: str(program))


def test_without_a_program_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: None)
    with pytest.raises(VersionError, match="没有找到 LibreOffice 或 Word"):
        pdf_of(b"")


@posix
def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, f"sleep 60 & echo $! > '{tmp_path}/child'; wait", monkeypatch)
    begin = time.monotonic()
    with pytest.raises(VersionError, match="用了超过 1 秒"):
        pdf_of(b"", timeout=1)
    assert time.monotonic() - begin < 10
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split()[2] in "ZX"


@posix
def test_a_program_that_fails_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(VersionError, match="没有转成 PDF"):
        pdf_of(b"")


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(VersionError, match="读不了"):
        to_pdf(tmp_path / "没有.docx", tmp_path / "稿.pdf")


@pytest.mark.office
@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_into_a_folder_with_a_chinese_name(tmp_path: Path) -> None:
    source = tmp_path / "我的 报告" / "年度 报告（稿）.docx"
    source.parent.mkdir()
    source.write_bytes(write_docx(full_draft()))
    target = source.with_name("公布 稿.pdf")
    assert to_pdf(source, target) == target
    assert target.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in source.parent.iterdir()) == sorted(
        [source.name, target.name]
    )
