"""Work that goes wrong in its process, in every way that a file may make it."""

import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

from report_assistant.commands.checked_files import Checked


class _TwoWordsError(Exception):
    """Can be pickled, but not unpickled."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


class _NoPickleError(Exception):
    """Cannot be pickled."""

    def __init__(self) -> None:
        super().__init__("no")
        self.held = lambda: None


def _raise(error: BaseException) -> None:
    raise error


def _many_deep(depth: int) -> int:
    return _many_deep(depth + 1) + 1


WAYS: dict[str, Callable[[], object]] = {
    "sleeps": lambda: time.sleep(600),
    "holds the lock": lambda: re.match(r"(a|aa)+$", "a" * 60 + "b"),
    "leaves": lambda: os._exit(0),
    "leaves with 3": lambda: os._exit(3),
    "is killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "is ended": lambda: os.kill(os.getpid(), signal.SIGTERM),
    "system exit": lambda: _raise(SystemExit(2)),
    "interrupt": lambda: _raise(KeyboardInterrupt()),
    "generator exit": lambda: _raise(GeneratorExit()),
    "no memory": lambda: _raise(MemoryError()),
    "no pickle": lambda: _raise(_NoPickleError()),
    "no unpickling": lambda: _raise(_TwoWordsError("a", "b")),
    "a result without pickle": lambda: lambda: None,
    "too deep": lambda: _many_deep(0),
    "wrong": lambda: _raise(ValueError("wrong")),
}
"""What a task may do, by what it is given."""
SLOW = ("sleeps", "holds the lock")


def done(given: str | int) -> str | int | object:
    """Give back a number doubled; do something else wrong."""
    if isinstance(given, str):
        return WAYS[given]()
    return given * 2


def checked(file: Path) -> Checked:
    """Check a file, one of which ends its process."""
    if file.stem == "坏":
        os._exit(3)
    return Checked(str(file))
