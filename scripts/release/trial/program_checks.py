"""What the program must do in every place, held against the checkout's own."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.release.parts import ROOT, digest_of
from scripts.release.python_build import NEEDED_MODULES
from scripts.release.trial.browser import visited
from scripts.release.trial.places import Done, Place, give, run
from scripts.release.trial.results import CheckFailedError, Results, require

EXAMPLES = ("busy-town-2025", "aigang-2021")
_OF_ANOTHER_PYTHON = {"PYTHONHOME": "/nowhere", "PYTHONPATH": "/nowhere"}
_TYPED = "青河镇人民政府\n2025\n进度\n帮助\n今天到这\n"
_COMMANDS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "check": (("check", "busy-town-2025.docx"), ""),
    "import": (("import", "busy-town-2025.docx"), ""),
    "chat --plain": (("chat", "--plain"), _TYPED),
}
_PACKAGES = (
    *("PIL", "aiohttp", "cryptography", "docx", "jinja2", "lxml.etree", "openpyxl", "pdfplumber"),
    *("pydantic", "pypdfium2", "textual", "textual_serve", "yaml", "report_assistant.tui.app"),
    "report_assistant.web.conversation",
)
_NOT_ON_WINDOWS = {"termios"}
_SECONDS_TO_END = 60
_ADDRESS = re.compile(r"http://\S+")


@dataclass(frozen=True)
class Expected:
    """What the checkout's own program says and writes."""

    version: str
    drafts: Mapping[str, str]
    """Example -> digest of its Word file."""
    said: Mapping[str, Done]


def expected(version: str) -> Expected:
    """Run the checkout's program for what the others are held against."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        environment = {**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT / "src")}
        environment.pop("REPORT_ASSISTANT_HOME", None)

        def ours(arguments: Sequence[str], typed: str = "") -> Done:
            done = subprocess.run(
                [sys.executable, "-m", "report_assistant", *arguments],
                cwd=folder,
                env=environment,
                input=typed,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            return Done(done.returncode, done.stdout, done.stderr)

        for example in EXAMPLES:
            answers = str(ROOT / "examples" / f"{example}.yaml")
            ours(("draft", answers, "-o", f"{example}.docx"))
        drafts = {example: digest_of(folder / f"{example}.docx") for example in EXAMPLES}
        said = {name: ours(*command) for name, command in _COMMANDS.items()}
    return Expected(version, drafts, said)


def check_program(place: Place, wanted: Expected, results: Results) -> None:
    """Try the program in a place whose user cannot write in its folder."""
    for example in EXAMPLES:
        (place.work / f"{example}.yaml").write_bytes(
            (ROOT / "examples" / f"{example}.yaml").read_bytes()
        )
    give(place.work)
    with results.check(f"{place.name}: --version") as told:
        variables = _OF_ANOTHER_PYTHON if place.is_launched else {}
        done = run(place, place.command("--version"), variables=variables)
        require(
            done.code == 0 and done.said.startswith(f"report-assistant {wanted.version}（"),
            done.said,
        )
        told.append(done.said.strip())
    with results.check(f"{place.name}: needed modules") as told:
        names = [each for each in NEEDED_MODULES if not _is_absent(place, each)]
        done = run(place, place.python(f"import {', '.join([*names, *_PACKAGES])}"))
        require(done.code == 0, done.said)
        told.append(f"{len(names) + len(_PACKAGES)} of them")
    for example, digest in wanted.drafts.items():
        with results.check(f"{place.name}: draft {example} is the checkout's to the byte") as told:
            done = run(place, place.command("draft", f"{example}.yaml", "-o", f"{example}.docx"))
            require(done.code == 0, done.said)
            found = digest_of(place.work / f"{example}.docx")
            require(found == digest, f"{found} instead of {digest}")
            told.append(found[:16])
    for name, (arguments, typed) in _COMMANDS.items():
        with results.check(f"{place.name}: {name} says what the checkout's does") as told:
            done, ours = run(place, place.command(*arguments), typed), wanted.said[name]
            require(
                done == ours,
                f"code {done.code}, not {ours.code}; {_first_difference(done.said, ours.said)}",
            )
            told.append(f"{len(done.said.splitlines())} lines")


def check_served(place: Place, command: Sequence[str], results: Results) -> None:
    """Start what opens the browser, be the browser, and close the page."""
    with (
        results.check(f"{place.name}: serve is reached, and ends after its page") as told,
        subprocess.Popen(
            command,
            cwd=place.work,
            env=dict(place.environment()),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            told.append(visited(_address(process), lambda: _start_again(place, command)))
            said, _ = process.communicate(timeout=_SECONDS_TO_END)
            require(process.returncode == 0, f"code {process.returncode}")
            require("答案都已保存" in said.decode("utf-8", "replace"), "it did not say so")
            told.append("a second start opened another page of it; it ended by itself")
        except subprocess.TimeoutExpired as error:
            raise CheckFailedError("it goes on without a page") from error
        finally:
            _end(process)


def _start_again(place: Place, command: Sequence[str]) -> None:
    again = run(place, command)
    require(again.code == 0 and "已经开着" in again.said, f"a second start: {again.said}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End what still runs, and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


def _address(process: "subprocess.Popen[bytes]") -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line.decode("utf-8", "replace")
        if found := _ADDRESS.search(said):
            return found[0]
    raise CheckFailedError(f"it told no address: {said}")


def _is_absent(place: Place, module: str) -> bool:
    return module in _NOT_ON_WINDOWS and place.name.startswith("Windows")


def _first_difference(said: str, ours: str) -> str:
    pairs = zip([*said.splitlines(), ""], [*ours.splitlines(), ""], strict=False)
    return next((f"“{one}” instead of “{other}”" for one, other in pairs if one != other), "same")
