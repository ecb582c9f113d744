"""The program serving, in a process of its own."""

import os
import secrets
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SERVE = [sys.executable, "-m", "report_assistant", "serve"]


class Served:
    """The program serving, in a process of its own."""

    def __init__(
        self, home: Path, word: Path | None = None, files: Sequence[Path] = (), /, **variables: str
    ) -> None:
        """Serve, beginning with the given files."""
        self.home = home
        self.word = word or home / "word"
        environment = os.environ | {"REPORT_ASSISTANT_HOME": str(home), "BROWSER": "true"}
        environment.pop("DISPLAY", None)
        environment |= variables
        self.process = subprocess.Popen(
            [*SERVE, *map(str, files), "--folder", str(self.word)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        assert self.process.stdout is not None
        self.said = ""
        while not self.said.rstrip().endswith("停止。"):
            line = self.process.stdout.readline()
            assert line, f"it ended: {self.said}"
            self.said += line
        self.address = next(line for line in self.said.splitlines() if line.startswith("http"))
        self.origin, self.secret = self.address.removesuffix("/").rsplit("/", 1)
        self.port = int(self.origin.rsplit(":", 1)[1])

    def channel(self, page: str = "") -> str:
        """The address of a page's channel."""
        return f"{self.address.replace('http', 'ws', 1)}ws/{page or secrets.token_urlsafe(16)}"

    def end(self) -> tuple[str, str]:
        """End it and return what it said since, and what it complained of."""
        if self.process.poll() is None:
            self.process.terminate()
        if self.process.stdout is None or self.process.stdout.closed:
            return "", ""
        return self.process.communicate(timeout=30)

    def answers(self) -> list[str]:
        """The stored answers."""
        file = self.home / "reports.sqlite3"
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
            return [value for (value,) in connection.execute("SELECT value FROM entry")]

    def conversations(self) -> list[int]:
        """The processes that it began."""
        found = []
        for each in Path("/proc").glob("[0-9]*"):
            try:
                command = (each / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if (
                str(self.word).encode() in command
                and b"report_assistant.web.conversation" in command
            ):
                found.append(int(each.name))
        return found


def becomes(holds: Callable[[], bool], seconds: float = 120.0) -> bool:
    """Whether something holds soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False
