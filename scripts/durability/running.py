"""The program run in a forked child, so that a run takes a fraction of a second.

Everything is imported before the first fork. The child can be killed, and its disk be watched.
"""

import importlib
import io
import json
import os
import pkgutil
import resource
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import report_assistant
from report_assistant.cli import main
from scripts.durability.events import At, DiskEvents

_NOT_HERE = ("tui", "web", "serve", "__main__")
_CRASHED = 70


@dataclass(frozen=True)
class Outcome:
    """What became of one run."""

    code: int
    """The exit code; minus the signal that ended the run."""
    said: str
    events: tuple[str, ...] = ()
    """What the run did to the disk; only of a run that was not ended."""

    @property
    def is_killed(self) -> bool:
        """Whether the run was ended from outside."""
        return self.code in (-signal.SIGKILL, -signal.SIGXFSZ)


class Place:
    """A computer of its own: `home` holds the store, `work` the clerk's files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home, self.work, self._said = root / "home", root / "work", Path(f"{root}-said")

    def run(
        self, *arguments: str, typed: str = "", at: At | None = None, largest: int | None = None
    ) -> Outcome:
        """Run one command. A file that grows beyond `largest` bytes ends it then and there."""
        self._said.mkdir(exist_ok=True)
        (self._said / "typed").write_text(typed, encoding="utf-8")
        child = os.fork()
        if child == 0:
            self._be_the_program(arguments, at, largest)
        _, status = os.waitpid(child, 0)
        said = (self._said / "said").read_text(encoding="utf-8", errors="replace")
        events = self._said / "events"
        seen = json.loads(events.read_text(encoding="utf-8")) if events.exists() else []
        events.unlink(missing_ok=True)
        return Outcome(os.waitstatus_to_exitcode(status), said, tuple(seen))

    def copy(self, root: Path) -> "Place":
        """Return the same computer again, elsewhere."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.root, root)
        return Place(root)

    def files(self) -> dict[str, bytes]:
        """Return name -> content of all files."""
        paths = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in sorted(paths)}

    def _be_the_program(
        self, arguments: tuple[str, ...], at: At | None, largest: int | None
    ) -> None:
        code = _CRASHED
        try:
            self._take_streams()
            os.environ.update(
                REPORT_ASSISTANT_HOME=str(self.home), HOME=str(self.root), TZ="Asia/Shanghai"
            )
            os.chdir(self.work)
            if largest is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            code = self._watched(arguments, at)
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _watched(self, arguments: tuple[str, ...], at: At | None) -> int:
        if at is None:
            code = main(arguments)
            _wait_for_threads()
            return code
        report = self._said / "events"
        events = DiskEvents(self.root, at)
        events.install()
        code = main(arguments)
        _wait_for_threads()
        events.happened("exit")
        report.write_text(json.dumps(events.seen), encoding="utf-8")
        return code

    def _take_streams(self) -> None:
        typed = os.open(self._said / "typed", os.O_RDONLY)
        said = os.open(self._said / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for source, stream in ((typed, 0), (said, 1), (said, 2)):
            os.dup2(source, stream)
        sys.stdin = io.TextIOWrapper(io.FileIO(0), encoding="utf-8")
        for number, name in ((1, "stdout"), (2, "stderr")):
            setattr(sys, name, io.TextIOWrapper(io.FileIO(number, "w"), encoding="utf-8"))


def import_everything() -> None:
    """Import all that a command may need, once for all runs."""
    prefix = f"{report_assistant.__name__}."
    for module in pkgutil.walk_packages(report_assistant.__path__, prefix):
        if not any(part in _NOT_HERE for part in module.name.split(".")):
            importlib.import_module(module.name)


def run_here(home: Path, *arguments: str, typed: str = "") -> None:
    """Run one command in this very process, so that those forked from it find all read already."""
    environment, said = os.environ.copy(), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    streams = sys.stdin, sys.stdout, sys.stderr
    try:
        os.environ.update(REPORT_ASSISTANT_HOME=str(home), HOME=str(home), TZ="Asia/Shanghai")
        sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        sys.stdout = sys.stderr = said
        main(arguments)
        _wait_for_threads()
    finally:
        os.environ.clear()
        os.environ.update(environment)
        sys.stdin, sys.stdout, sys.stderr = streams


def counting(_: DiskEvents, __: str) -> None:
    """Let everything happen."""


def killed_at(number: int) -> At:
    """End the run at its event of this number, counted from 1."""

    def at(events: DiskEvents, _: str) -> None:
        if len(events.seen) == number:
            events.die()

    return at


def interrupted_at(number: int, act: Callable[[], object]) -> At:
    """Do something at the event of this number; the run goes on."""

    def at(events: DiskEvents, _: str) -> None:
        if len(events.seen) == number:
            act()

    return at


def _wait_for_threads() -> None:
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
