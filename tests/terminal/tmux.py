"""A real terminal in tmux, on a socket of its own."""

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
_SECONDS = 120.0
"""Only what never comes is waited for so long, however busy the machine is."""
_PROGRAM = "import sys; from report_assistant.cli import main; sys.exit(main())"


class Terminal:
    """One program in one terminal; used as a context manager."""

    def __init__(self, size: tuple[int, int], home: Path, *arguments: str) -> None:
        self._socket = f"report-assistant-{uuid.uuid4().hex[:12]}"
        self._size = size
        self._home = home
        self._arguments = arguments
        self.keystrokes = 0

    def __enter__(self) -> "Terminal":
        width, height = self._size
        command = shlex.join([sys.executable, "-c", _PROGRAM, *self._arguments])
        environment = (
            "env -u COLUMNS -u LINES COLORTERM=truecolor "
            f"REPORT_ASSISTANT_HOME={shlex.quote(str(self._home))}"
        )
        self._tmux(
            *("new-session", "-d", "-s", "s", "-x", str(width), "-y", str(height)),
            f"{environment} {command}; sleep 60",
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._tmux("kill-server", check=False)

    def type(self, text: str) -> None:
        """Type `text` as an input method commits it."""
        if text:
            self.keystrokes += len(text)
            self._tmux("send-keys", "-t", "s", "-l", text)

    def press(self, *keys: str) -> None:
        """Press named keys: Enter, F5, Up …"""
        self.keystrokes += len(keys)
        self._tmux("send-keys", "-t", "s", *keys)

    def paste(self, text: str) -> None:
        """Paste `text`, bracketed."""
        self._tmux("set-buffer", text)
        self._tmux("paste-buffer", "-p", "-t", "s")

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-t", "s", "-x", str(width), "-y", str(height))

    def asked(self, form: str) -> str:
        """What tmux knows of the terminal: `#{mouse_any_flag}` and the like."""
        return self._tmux("display-message", "-p", "-t", "s", form).strip()

    def screen(self) -> str:
        """What is on the screen now."""
        return self._tmux("capture-pane", "-p", "-t", "s")

    def cursor(self) -> tuple[int, int, bool]:
        """Column, row and whether it shows: where an input method's window opens."""
        words = self._tmux(
            "display-message", "-p", "-t", "s", "#{cursor_x} #{cursor_y} #{cursor_flag}"
        )
        column, row, shows = map(int, words.split())
        return column, row, bool(shows)

    def wait_for(self, text: str, seconds: float = _SECONDS) -> str:
        """Wait until `text` is on the screen; line breaks and spaces do not count."""
        return self.wait_until(lambda screen: _plain(text) in _plain(screen), text, seconds)

    def wait_until(self, holds: object, what: str = "", seconds: float = _SECONDS) -> str:
        """Wait until `holds(screen)`."""
        assert callable(holds)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            screen = self.screen()
            if holds(screen):
                return screen
            time.sleep(0.02)
        raise AssertionError(f"{what!r} did not appear at {self._size}:\n{self.screen()}")

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        command = ["tmux", "-u", "-L", self._socket, "-f", os.devnull, *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0 or not check, done.stderr
        return done.stdout


def _plain(text: str) -> str:
    return "".join(text.split())
