"""What a process does to the disk, counted; at the wanted one something happens to it.

For a forked child only: what is installed here stays until the process ends.
"""

import builtins
import importlib
import io
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_PYTHONS_FILES: Any = importlib.import_module("_pyio")
"""Python's files, written in Python: every byte goes through `os.write`."""
_PATHS = frozenset(
    {
        *("os.rename", "os.remove", "os.link", "os.symlink", "os.chmod", "os.truncate"),
        *("os.mkdir", "os.rmdir", "shutil.copyfile", "sqlite3.connect"),
    }
)
"""Events of Python's own (audit events) whose arguments are paths."""
_WRITING = ("BEGIN", "COMMIT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "PRAGMA")

At = Callable[["DiskEvents", str], None]
"""What happens at an event, which is named, before it takes place."""


class DiskEvents:
    """Counts everything that changes files below a folder."""

    def __init__(self, root: Path, at: At) -> None:
        """`at` is called at each event."""
        self.seen: list[str] = []
        self._root = os.path.realpath(root)
        self._at = at
        self._is_acting = False
        self._half: Callable[[], object] = lambda: None
        self._write, self._fsync, self._sendfile = os.write, os.fsync, os.sendfile
        self._open: Any = io.open
        self._connect: Any = sqlite3.connect

    def install(self) -> None:
        """Count from now on."""
        sys.addaudithook(self._heard)
        vars(os).update(write=self._writes, fsync=self._syncs, sendfile=self._sends)
        vars(builtins).update(open=self._opens)
        vars(io).update(open=self._opens)
        vars(sqlite3).update(connect=self._connects)

    def happened(self, name: str, half: Callable[[], object] = lambda: None) -> None:
        """Count one event; `half` does the first half of it."""
        if self._is_acting:
            return
        self._is_acting = True
        try:
            self.seen.append(name)
            self._half = half
            self._at(self, name)
        finally:
            self._is_acting = False

    def die(self) -> None:
        """End the process in the middle of the event, as `kill -9` and a power cut do."""
        self._half()
        os.kill(os.getpid(), signal.SIGKILL)

    # ------------------------------------------------------------ what is counted

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._is_acting:
            return
        if event == "open":
            path, mode, flags = arguments
            if _writes(mode, flags) and self._is_ours(path):
                self.happened(f"open {_name(path)}")
        elif event in _PATHS:
            named = [each for each in arguments if not isinstance(each, int)]
            paths = [each for each in named if self._is_ours(each)]
            if paths:
                self.happened(" ".join([event, *map(_name, paths)]))

    def _writes(self, file: int, data: Any) -> int:
        if self._is_ours(file):
            half = bytes(data[: len(data) // 2])
            self.happened(f"write {_name(_path_of(file))}", lambda: self._write(file, half))
        return self._write(file, data)

    def _syncs(self, file: Any) -> None:
        if self._is_ours(file):
            self.happened(f"fsync {_name(_path_of(file))}")
        self._fsync(file)

    def _sends(self, out: int, source: int, offset: int | None, count: int) -> int:
        if self._is_ours(out):
            self.happened(f"copy to {_name(_path_of(out))}")
        return self._sendfile(out, source, offset, count)

    def _opens(self, file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        is_counted = any(letter in mode for letter in "wax+") and self._is_ours(file)
        opened = _PYTHONS_FILES.open if is_counted else self._open
        return opened(file, mode, *arguments, **options)

    def _connects(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = self._connect(*arguments, **options)
        connection.set_trace_callback(self._traced)
        return connection

    def _traced(self, statement: str) -> None:
        if statement.lstrip().upper().startswith(_WRITING):
            self.happened(f"SQL {' '.join(statement.split()[:3])}")

    def _is_ours(self, file: Any) -> bool:
        if isinstance(file, int):
            path: Any = _path_of(file)
        elif isinstance(file, str | bytes | os.PathLike):
            path = file
        else:
            return False
        real = os.path.realpath(os.fsdecode(path).removeprefix("file://"))
        return bool(path) and real.startswith(f"{self._root}{os.sep}")


def _writes(mode: object, flags: object) -> bool:
    if isinstance(mode, str) and any(letter in mode for letter in "wax+"):
        return True
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _path_of(file: int) -> str:
    try:
        return os.readlink(f"/proc/self/fd/{file}")  # noqa: PTH115 - no events of its own
    except OSError:
        return ""


def _name(path: Any) -> str:
    return os.path.basename(os.fsdecode(path))  # noqa: PTH119 - no events of its own
