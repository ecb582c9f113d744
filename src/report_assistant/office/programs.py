"""The office programs that are installed, found and run: Word or WPS on Windows, else LibreOffice.

Each run has a folder of its own, where LibreOffice also keeps its profile: it works beside one that
is open, and the names in it are plain whatever the clerk's file is called.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_INSTALLED = ("LibreOffice/program/soffice.exe",)
_ON_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
# Nothing in a file is run, and nothing that it points to is fetched.
_CAREFUL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


ASKED = "Word、WPS 或 LibreOffice" if sys.platform == "win32" else "LibreOffice"
"""The programs that can convert a file on such a computer, in words."""
NOT_FOUND = f"这台电脑上没有找到能转换它的程序（{ASKED}），"


class ProgramFailedError(Exception):
    """A program could not be started, or did not end in time."""

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        """How long it was waited for; `None` where it did not start."""


@dataclass(frozen=True)
class Job:
    """What is to be made of a file, for each kind of program."""

    source: str
    """The ending of the file that is given: .doc."""
    target: str
    """The ending of the file that is wanted: .docx."""
    script: str
    """For PowerShell: the lines that turn $env:OFFICE_SOURCE into $env:OFFICE_TARGET with $office."""
    names: tuple[str, ...]
    """Names of the programs that the script may ask, the likeliest first."""


# The paths come through the environment, so that no sign in them can be taken for a command. A
# program that has another file open is somebody's: it is not ended.
_ASK = """
$ErrorActionPreference = 'Stop'
foreach ($name in $env:OFFICE_NAMES.Split(',')) {{
  try {{ $office = New-Object -ComObject $name }} catch {{ continue }}
  try {{
    $office.DisplayAlerts = 0
    try {{ $office.AutomationSecurity = 3 }} catch {{ }}
{script}
    exit 0
  }} catch {{ }} finally {{
    $others = $office.Documents, $office.Workbooks | Where-Object {{ $_ -and $_.Count -gt 0 }}
    if (-not $others) {{ $office.Quit() }}
  }}
}}
exit 1
"""


def is_installed() -> bool:
    """Return whether there is a program that may convert files."""
    return find_libreoffice() is not None or _powershell() is not None


def find_libreoffice() -> str | None:
    """Return the program of LibreOffice, if it is installed."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in _usual_places() if path.is_file()), None)


def made_by(job: Job, data: bytes, timeout: float) -> bytes | None:
    """Return what a program makes of a file's content; `None` where none could.

    Raises ProgramFailedError where the last that was asked did not end within `timeout` seconds.
    """
    office, shell = find_libreoffice(), _powershell()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source, made = _files(job, folder)
        source.write_bytes(data)
        if shell is not None:
            with nullcontext() if office is None else suppress(ProgramFailedError):
                _ask(shell, job, folder, timeout)
        if office is not None and not made.is_file():
            _careful_profile(folder)
            _run(_libreoffice_command(office, folder, source, job.target), {}, timeout)
        return made.read_bytes() if made.is_file() else None


def _powershell() -> str | None:
    return shutil.which("powershell") if sys.platform == "win32" else None


def _usual_places() -> Iterator[Path]:
    """Yield the places where the installer puts it without adding it to the search path."""
    if sys.platform == "darwin":
        yield _ON_MAC
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        folder = os.environ.get(variable)
        if folder:
            yield from (Path(folder) / name for name in _INSTALLED)


def _careful_profile(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_CAREFUL, encoding="utf-8")


def _libreoffice_command(office: str, folder: Path, source: Path, ending: str) -> list[str]:
    return [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        *("--convert-to", ending.removeprefix("."), "--outdir", str(folder), str(source)),
    ]


def _files(job: Job, folder: Path) -> tuple[Path, Path]:
    return folder / f"source{job.source}", folder / f"source{job.target}"


def _ask(shell: str, job: Job, folder: Path, timeout: float) -> None:
    """Ask Word, WPS and their like."""
    source, made = _files(job, folder)
    names = {
        "OFFICE_SOURCE": str(source),
        "OFFICE_TARGET": str(made),
        "OFFICE_NAMES": ",".join(job.names),
    }
    script = _ASK.format(script=job.script)
    _run([shell, "-NoProfile", "-NonInteractive", "-Command", script], names, timeout)


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
        raise ProgramFailedError from error
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise ProgramFailedError(timeout) from error
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
