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


def test_files_behind_the_command_are_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    Path("我的 备份.sqlite3").write_bytes(b"x" * 5000)
    monkeypatch.setattr(sys, "stdin", io.StringIO("青河镇人民政府\n"))
    assert main(["chat", "--plain", "我的 备份.sqlite3"]) == 0
    said = capsys.readouterr().out
    assert "“我的 备份.sqlite3”不是备份文件" in said
    assert "青河镇人民政府" in said


def test_programs_are_told_that_files_are_not_for_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["chat", "--json", "年报.docx"])
    assert left.value.code == 2
    assert "用不上文件" in capsys.readouterr().err
