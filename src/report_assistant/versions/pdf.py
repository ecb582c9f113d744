"""A .docx becomes a PDF by the office program that is there: Word on Windows, else LibreOffice."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from report_assistant.ooxml.problems import VersionError

_TIMEOUT = 180
"""Seconds. The first start of LibreOffice on a slow machine takes half a minute."""
_NONE = (
    "没有找到 LibreOffice 或 Word，生成不了 PDF，"
    "请先定稿成 .docx，再在 Word 或 WPS 里打开它，另存为 PDF。"
)
_FAILED = "没有转成 PDF，请在 Word 或 WPS 里打开文件，另存为 PDF。"
_PROGRAMS = ("soffice", "libreoffice")
_INSTALLED = ("LibreOffice/program/soffice.exe",)
_ON_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
# The paths come through the environment, so that no sign in them can be taken for a command.
_ASK_WORD = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.DisplayAlerts = 0
  $document = $word.Documents.Open($env:REPORT_SOURCE, $false, $true)
  $document.ExportAsFixedFormat($env:REPORT_TARGET, 17)
  $document.Close($false)
} finally { $word.Quit() }
"""


def pdf_of(data: bytes, *, timeout: float = _TIMEOUT) -> bytes:
    """Return a .docx as a PDF. Raises VersionError."""
    office = find_libreoffice()
    shell = shutil.which("powershell") if sys.platform == "win32" else None
    if office is None and shell is None:
        raise VersionError(_NONE)
    # A folder of its own, where LibreOffice also keeps its profile: it works beside one that is
    # open, and the names in it are plain whatever the clerk's file is called.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source, made = folder / "report.docx", folder / "report.pdf"
        source.write_bytes(data)
        if shell is not None:
            _word(shell, source, made, timeout, is_last=office is None)
        if office is not None and not made.exists():
            _run(_libreoffice_command(office, folder, source), {}, timeout)
        if not made.exists():
            raise VersionError(_NONE if office is None else _FAILED)
        return made.read_bytes()


def find_libreoffice() -> str | None:
    """Return the program of LibreOffice, if it is installed."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterator[Path]:
    """Yield the places where the installer puts it without adding it to the search path."""
    if sys.platform == "darwin":
        yield _ON_MAC
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        folder = os.environ.get(variable)
        if folder:
            yield from (Path(folder) / name for name in _INSTALLED)


def _libreoffice_command(office: str, folder: Path, source: Path) -> list[str]:
    return [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        *("--convert-to", "pdf", "--outdir", str(folder), str(source)),
    ]


def _word(shell: str, source: Path, made: Path, timeout: float, *, is_last: bool) -> None:
    """Ask Word; where it is not installed, LibreOffice may still do."""
    names = {"REPORT_SOURCE": str(source), "REPORT_TARGET": str(made)}
    try:
        _run([shell, "-NoProfile", "-NonInteractive", "-Command", _ASK_WORD], names, timeout)
    except VersionError:
        if is_last:
            raise


def _run(command: Sequence[str], names: Mapping[str, str], timeout: float) -> None:
    """Run a program to its end, or end it with everything that it started."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **names},
            start_new_session=True,
        )
    except OSError as error:
        raise VersionError(_FAILED) from error
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise VersionError(f"转 PDF 用了超过 {timeout:.0f} 秒，已经停下。{_FAILED}") from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
