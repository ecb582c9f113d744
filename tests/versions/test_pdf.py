"""A report as PDF, and what is said where no program can print it."""

import sys
import time
from pathlib import Path

import pytest

from report_assistant.ooxml.problems import VersionError
from report_assistant.versions import pdf
from report_assistant.versions.pdf import find_libreoffice, pdf_of
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


@pytest.mark.office
@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_prints() -> None:
    assert pdf_of(write_docx(full_draft())).startswith(b"%PDF")
