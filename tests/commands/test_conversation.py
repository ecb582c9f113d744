"""Where the screen cannot be shown, the conversation is line by line."""

import io
import sys
from pathlib import Path

import pytest

from report_assistant.cli import main


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("redirected", ["stdin", "stdout", "stderr"])
def test_a_stream_that_is_no_terminal_means_line_by_line(
    redirected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    streams = {name: _Terminal() for name in ("stdin", "stdout", "stderr")}
    streams[redirected] = io.StringIO()  # type: ignore[assignment]
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    assert main([]) == 0
    assert "这里不是终端窗口" in streams["stderr"].getvalue()
    assert "请问贵单位的全称是什么" in streams["stdout"].getvalue()
