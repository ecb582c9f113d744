"""Terminals of every kind: small and large, dumb, closed, resized; and what is no terminal."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.terminal.test_real_terminal import entries
from tests.terminal.tmux import Terminal, needs_tmux

pytestmark = pytest.mark.terminal
FIRST = "请问贵单位的全称是什么？"
NAME = "青河镇人民政府"
PROGRAM = [sys.executable, "-m", "report_assistant"]


@needs_tmux
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (40, 10)])
def test_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    with Terminal(size, tmp_path) as terminal:
        terminal.wait_for(FIRST)
        terminal.type(NAME)
        terminal.press("Enter")
        screen = terminal.wait_for("这份报告写的是哪一年")
        assert len(screen.splitlines()) <= size[1]
        assert ("窗口太小" in screen) == (size == (40, 10))
        assert entries(tmp_path) == 1


@needs_tmux
def test_a_window_made_small_and_large_again_keeps_what_is_typed(tmp_path: Path) -> None:
    with Terminal((80, 24), tmp_path) as terminal:
        terminal.wait_for(FIRST)
        terminal.type(NAME)
        terminal.wait_for(NAME)
        terminal.resize(40, 10)
        screen = terminal.wait_for("窗口太小，请拉大些。答案都已保存。")
        assert NAME in screen
        terminal.press("Enter")
        terminal.wait_for("这份报告写的是哪一年")
        terminal.resize(20, 5)
        terminal.type("2024")
        terminal.resize(100, 30)
        screen = terminal.wait_for("2024")
        terminal.wait_until(lambda screen: "窗口太小" not in screen)
        terminal.wait_for("F1 帮助")
        terminal.press("Enter")
        terminal.wait_until(lambda _: entries(tmp_path) == 2)


@needs_tmux
def test_a_storm_of_resizes(tmp_path: Path) -> None:
    with Terminal((80, 24), tmp_path) as terminal:
        terminal.wait_for(FIRST)
        for n in range(60):
            terminal.resize(20 + n * 37 % 180, 5 + n * 13 % 55)
            if n < len(NAME) * 5 and n % 5 == 0:
                terminal.type(NAME[n // 5])
        terminal.resize(80, 24)
        terminal.wait_for(NAME)
        terminal.press("Enter")
        terminal.wait_for("这份报告写的是哪一年")
        assert entries(tmp_path) == 1


@needs_tmux
def test_the_mouse_is_left_to_the_terminal_when_asked(tmp_path: Path) -> None:
    for options, uses_mouse in (((), "1"), (("--no-mouse",), "0")):
        with Terminal((80, 24), tmp_path / uses_mouse, *options) as terminal:
            terminal.wait_for(FIRST)
            assert terminal.asked("#{mouse_any_flag}") == uses_mouse


@needs_tmux
@pytest.mark.parametrize("ending", ["SIGHUP", "SIGTERM", "SIGINT", "SIGKILL"])
def test_what_was_echoed_is_stored_however_it_ends(ending: str, tmp_path: Path) -> None:
    with Terminal((80, 24), tmp_path) as terminal:
        terminal.wait_for(FIRST)
        terminal.type(NAME)
        terminal.press("Enter")
        terminal.wait_for("这份报告写的是哪一年")
        terminal.type("20")
        program = _program_of(terminal)
        os.kill(program, getattr(signal, ending))
        assert _ended(program)
        if ending in ("SIGTERM", "SIGINT"):
            terminal.wait_for("已保存。下次打 report-assistant 接着填。")
            assert "Traceback" not in terminal.screen()
            assert terminal.asked("#{alternate_on}#{mouse_any_flag}#{cursor_flag}") == "001"
    assert entries(tmp_path) == 1


@needs_tmux
def test_a_closed_window_ends_the_program(tmp_path: Path) -> None:
    with Terminal((80, 24), tmp_path) as terminal:
        terminal.wait_for(FIRST)
        terminal.type(NAME)
        terminal.press("Enter")
        terminal.wait_for("这份报告写的是哪一年")
        program = _program_of(terminal)
    assert _ended(program)
    assert entries(tmp_path) == 1


@needs_tmux
def test_large_print_is_remembered(tmp_path: Path) -> None:
    with Terminal((80, 24), tmp_path) as terminal:
        terminal.wait_for("上一题")
        terminal.type("大字")
        terminal.press("Enter")
        terminal.wait_for("已改成疏排")
        terminal.type("深色")
        terminal.press("Enter")
        terminal.wait_for("已改成深色")
        terminal.wait_until(_is_roomy)
        terminal.press("C-q")
    with Terminal((80, 24), tmp_path) as terminal:
        terminal.wait_for(FIRST)
        terminal.wait_until(_is_roomy)


def _is_roomy(screen: str) -> bool:
    """Whether only the buttons are left that answer the question."""
    return "选去年的年报" in screen and "上一题" not in screen


def test_without_a_terminal_it_talks_line_by_line(tmp_path: Path) -> None:
    done = subprocess.run(
        PROGRAM,
        input=f"{NAME}\n2024\n今天到这\n",
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"REPORT_ASSISTANT_HOME": str(tmp_path)},
        timeout=60,
        check=True,
    )
    assert "这里不是终端窗口，改成一行一行地问答。" in done.stderr
    assert "记下了：单位全称：青河镇人民政府" in done.stdout
    assert "\x1b" not in done.stdout
    assert entries(tmp_path) == 2


@pytest.mark.parametrize(
    ("environment", "encoding", "says"),
    [
        ({"TERM": "dumb"}, "utf-8", "这个终端不能显示整屏的界面，改成一行一行地问答"),
        ({"TERM": ""}, "utf-8", "这个终端不能显示整屏的界面，改成一行一行地问答"),
        ({"TERM": "xterm", "PYTHONIOENCODING": "gbk"}, "gbk", "不是 UTF-8 编码，改成一行一行地"),
        ({"TERM": "xterm", "PYTHONIOENCODING": "gb18030"}, "gb18030", "不是 UTF-8 编码，改成一行"),
    ],
)
def test_terminals_that_cannot_show_screens(
    environment: dict[str, str], encoding: str, says: str, tmp_path: Path
) -> None:
    said = _typed_into_a_terminal(f"{NAME}\n2024\n今天到这\n", environment, encoding, tmp_path)
    assert says in said
    assert "记下了：单位全称：青河镇人民政府" in said
    assert entries(tmp_path) == 2


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "LANG": ""},
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "xx_YY.nothing", "LC_ALL": "xx_YY.nothing"},
    ],
)
def test_without_a_utf8_locale(environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "word"
    done = subprocess.run(
        [*PROGRAM, "chat", "--plain", "--folder", str(folder)],
        input=f"{NAME}\n2024\n生成\n今天到这\n",
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"REPORT_ASSISTANT_HOME": str(tmp_path)} | environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Word 文件已生成" in done.stdout
    assert any(NAME in file.name for file in folder.iterdir())
    assert entries(tmp_path) == 2


def _typed_into_a_terminal(
    words: str, environment: dict[str, str], encoding: str, home: Path
) -> str:
    """What a terminal shows when the words are typed into the program that runs in it."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        PROGRAM,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"REPORT_ASSISTANT_HOME": str(home)} | environment,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, words.encode(encoding))
    shown = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        readable, _, _ = select.select([ours], [], [], 0.2)
        try:
            shown += os.read(ours, 4096) if readable else b""
        except OSError:  # the other end is closed
            break
    process.wait(timeout=30)
    os.close(ours)
    return shown.decode(encoding, "replace")


def _program_of(terminal: Terminal) -> int:
    """The program itself, below the shell that began it."""
    shell = terminal.asked("#{pane_pid}")
    for process, parent, command in _processes("pid", "ppid", "args"):
        if parent == shell and "report_assistant" in command:
            return int(process)
    raise AssertionError(f"no program below {shell}")


def _ended(process: int, seconds: float = 120.0) -> bool:
    """Whether it ends in time. What has ended and nobody waited for (Z) is still listed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        states = dict(_processes("pid", "stat"))
        if states.get(str(process), "Z").startswith("Z"):
            return True
        time.sleep(0.05)
    return False


def _processes(*columns: str) -> list[list[str]]:
    """Every process; whole lines, however wide COLUMNS says that the screen is."""
    command = ["ps", "-ww", "-eo", ",".join(columns)]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [line.split(None, len(columns) - 1) for line in listed.splitlines()[1:]]
