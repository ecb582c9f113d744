"""Make the files in tests/earlier/kept with an earlier version of the program.

    python -m scripts.make_earlier_fixtures CHECKOUT

CHECKOUT is that version's checkout with its environment in .venv; commit 9c6baad made what is
kept. Needs the right to make the folder /年报: the store remembers where Word files lay, and
no folder of somebody's computer shall stand in it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.earlier.replay import EDITED, FOLDER, KEPT, UNTOUCHED, replay
from tests.updates import retype, set_cell

_TYPED = KEPT.parent / "typed"
_TALKED = (1, 2, 3, 4)
"""Reports that are begun in a conversation; 5 is the next year's of 2."""
_NEW_TALK = """
import sys
from datetime import date
from pathlib import Path
from report_assistant.desk import Desk
from report_assistant.plain import PlainConsole, typed_lines
with Desk(date.today()) as desk:
    PlainConsole(desk.conversation(None), Path(sys.argv[1]), sys.stdout).run(typed_lines())
"""
"""What the screen does for a new report; `chat` goes on with the latest one."""


class Earlier:
    """The earlier program, with a store of its own."""

    def __init__(self, checkout: Path, home: Path) -> None:
        self._python = str(checkout / ".venv" / "bin" / "python")
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(checkout / "src"),
            "REPORT_ASSISTANT_HOME": str(home),
            "TZ": "UTC",
            "PYTHONUTF8": "1",
        }
        self.store = home / "reports.sqlite3"

    def run(self, *arguments: str, typed: str = "") -> str:
        """Run a command; return what it prints."""
        return self._python_run(["-m", "report_assistant", *arguments], typed)

    def talk(self, folder: Path, typed: str) -> str:
        """Talk about a new report."""
        return self._python_run(["-c", _NEW_TALK, str(folder)], typed)

    def _python_run(self, arguments: list[str], typed: str) -> str:
        done = subprocess.run(
            [self._python, *arguments],
            input=typed,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr


def main() -> None:
    """Make them all."""
    checkout = Path(sys.argv[1]).resolve()
    shutil.rmtree(KEPT, ignore_errors=True)
    KEPT.mkdir()
    with _folder(FOLDER), tempfile.TemporaryDirectory() as home:
        earlier = Earlier(checkout, Path(home))
        _talk(earlier)
        shutil.copyfile(earlier.store, KEPT / "reports.sqlite3")
        for name in (UNTOUCHED, EDITED):
            shutil.copyfile(FOLDER / name, KEPT / name)
    _edit(KEPT / EDITED)
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as work:
        shutil.copyfile(KEPT / "reports.sqlite3", Path(home) / "reports.sqlite3")
        os.chdir(work)
        for name, content in replay(Earlier(checkout, Path(home)).run).items():
            (KEPT / name).write_bytes(content)


def _talk(earlier: Earlier) -> None:
    for number in _TALKED:
        earlier.talk(FOLDER, (_TYPED / f"{number}.txt").read_text(encoding="utf-8"))
    earlier.run("next", "2")
    typed = (_TYPED / "5.txt").read_text(encoding="utf-8")
    earlier.run("chat", "--plain", "--report", "5", typed=typed)


def _edit(file: Path) -> None:
    """Edit a file as an office does in Word: a sentence, a figure in the text, a cell."""
    retype(file, "编制本报告", "现编制本报告")
    retype(file, "1280条", "1281条")
    set_cell(file, table=0, row=9, column=1, words="35")


@contextmanager
def _folder(path: Path) -> Iterator[None]:
    path.mkdir()
    try:
        yield
    finally:
        shutil.rmtree(path)


if __name__ == "__main__":
    main()
