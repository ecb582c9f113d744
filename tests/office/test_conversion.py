"""Files converted by an office program, and what is said where none can do it."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from report_assistant.office import programs
from report_assistant.office.conversion import OfficeError, docx_of, pdf_of
from report_assistant.office.programs import find_libreoffice
from report_assistant.word.writer import write_docx
from tests.word.sample_drafts import full_draft

posix = pytest.mark.skipif(sys.platform == "win32", reason="scripts of POSIX")


def _stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(programs, "find_libreoffice", lambda: str(program))


def test_without_a_program_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)
    with pytest.raises(OfficeError, match="这台电脑上没有找到"):
        pdf_of(b"")
    with pytest.raises(OfficeError, match=r"“年报.doc”.*另存为 .docx"):
        docx_of(b"", ".doc", "年报.doc")


@posix
def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, f"sleep 60 & echo $! > '{tmp_path}/child'; wait", monkeypatch)
    begin = time.monotonic()
    with pytest.raises(OfficeError, match="用了超过 1 秒"):
        pdf_of(b"", timeout=1)
    assert time.monotonic() - begin < 10
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    for _ in range(500):  # a busy machine takes its time to end what was killed
        if not state.exists() or state.read_text().split()[2] in "ZX":
            return
        time.sleep(0.02)
    raise AssertionError("the program's child is still there")


@posix
@pytest.mark.parametrize("script", ["exit 1", 'mkdir -p "$7"/source.docx', "/no/such"])
def test_a_program_that_fails_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    _stand_in(tmp_path, script, monkeypatch)
    with pytest.raises(OfficeError, match="没有转成 PDF"):
        pdf_of(b"")
    with pytest.raises(OfficeError, match=r"“年报.doc”没有转成 .docx"):
        docx_of(b"", ".doc", "年报.doc")


@posix
def test_a_program_that_cannot_be_started_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "find_libreoffice", lambda: str(tmp_path / "soffice"))
    with pytest.raises(OfficeError, match="没有转成 PDF"):
        pdf_of(b"")


@posix
def test_nothing_in_a_file_is_run_or_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "profile/user/registrymodifications.xcu"
    kept = f"cp \"$7/{settings}\" '{tmp_path}/settings'"
    _stand_in(tmp_path, kept, monkeypatch)
    with pytest.raises(OfficeError):
        docx_of(b"", ".doc", "年报.doc")
    written = (tmp_path / "settings").read_text()
    assert "DisableMacrosExecution" in written and "BlockUntrustedRefererLinks" in written


@posix
@pytest.mark.parametrize("make", [pdf_of, lambda data: docx_of(data, ".doc", "年报.doc")])
def test_on_windows_word_and_wps_are_asked_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[bytes], bytes]
) -> None:
    """PowerShell gets one script for all of them; the files' paths come beside it."""
    asked = tmp_path / "asked"
    shell = tmp_path / "powershell"
    shell.write_text(
        '#!/bin/sh\necho "$4" > "' + str(asked) + '"\necho $OFFICE_NAMES >> "' + str(asked) + '"\n'
        'cp "$OFFICE_SOURCE" "$OFFICE_TARGET"\n'
    )
    shell.chmod(0o755)
    monkeypatch.setattr(programs, "_powershell", lambda: str(shell))
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)
    assert make(b"a file") == b"a file"
    script = asked.read_text()
    assert "Word.Application,KWPS.Application,WPS.Application" in script
    assert script.count("{") == script.count("}") > 0


@pytest.mark.office
@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_prints() -> None:
    assert pdf_of(write_docx(full_draft())).startswith(b"%PDF")


def test_who_is_not_found_is_who_is_looked_for_on_this_system() -> None:
    assert ("Word" in programs.ASKED) == (sys.platform == "win32")
    assert programs.ASKED in programs.NOT_FOUND and "LibreOffice" in programs.ASKED
