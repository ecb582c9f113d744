"""A program on a pseudo-terminal, timed from a key to what it puts on the screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

SIZE = (120, 36)


class Screenful:
    """A started program; `wait_for` gives the time until some text was written."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str]) -> None:
        self.began = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.execve(sys.executable, [sys.executable, *arguments], dict(environment))
        size = struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)
        self._seen = b""

    def wait_for(self, text: str, since: float, seconds: float = 20.0) -> float:
        """Milliseconds from `since` until `text` was written; forgets what came before it."""
        wanted = text.encode()
        while wanted not in self._seen:
            if time.perf_counter() - since > seconds:
                raise TimeoutError(f"{text!r} did not appear")
            ready, _, _ = select.select([self._terminal], [], [], 0.5)
            if ready:
                self._seen += os.read(self._terminal, 65536)
        elapsed = (time.perf_counter() - since) * 1000
        self._seen = self._seen.partition(wanted)[2]
        return elapsed

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing more is written for a while."""
        while select.select([self._terminal], [], [], quiet)[0]:
            os.read(self._terminal, 65536)
        self._seen = b""

    def type(self, text: str) -> float:
        """Type `text`; gives the moment."""
        os.write(self._terminal, text.encode())
        return time.perf_counter()

    def kill(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a clerk's terminal, with byte code kept as when installed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        kept.pop(name, None)
    return kept | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "REPORT_ASSISTANT_HOME": str(home),
    }
