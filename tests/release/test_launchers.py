"""What a clerk double-clicks and reads: form, words, and what the shell makes of it."""

import codecs
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.release.launchers import escaped, for_linux, for_windows

VERSION = "1.2.3"
WINDOWS = for_windows(VERSION)
LINUX = for_linux(VERSION, os.uname().machine if hasattr(os, "uname") else "x86_64", "64 位的")
CMD = [name for name in WINDOWS if name.endswith(".cmd")]
DESKTOP = [name for name in LINUX if name.endswith(".desktop")]
needs_shell = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("sh"), reason="needs a POSIX shell"
)


def test_each_system_has_its_launchers_and_the_page() -> None:
    assert set(WINDOWS) == {"年报助手.cmd", "年报助手（终端）.cmd", "先读我.txt"}
    assert set(LINUX) == {
        *("年报助手.sh", "年报助手（终端）.sh", "先读我.txt"),
        *("年报助手.desktop", "年报助手（终端）.desktop"),
    }


def test_nothing_is_left_to_be_filled_in() -> None:
    for content in (*WINDOWS.values(), *LINUX.values()):
        assert not re.search(r"@[A-Z_]+@", content.decode("utf-8-sig"))


@pytest.mark.parametrize("name", CMD)
def test_a_cmd_is_ascii_with_the_ends_of_lines_of_windows(name: str) -> None:
    text = WINDOWS[name].decode("ascii")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("name", CMD)
def test_a_cmd_quotes_its_folder_which_may_hold_any_sign(name: str) -> None:
    text = WINDOWS[name].decode("ascii")
    for line in text.splitlines():
        outside = "".join(line.split('"')[::2])
        assert "%~dp0" not in outside, line
    assert "DisableDelayedExpansion" in text  # else a folder's `!` would be lost
    assert 'set "REPORT_ASSISTANT_PROGRAM=%~dp0"' in text
    command = "chat" if "终端" in name else "serve"
    started = f'"%~dp0python\\python.exe" -m report_assistant {command} %*'
    assert f'{started}\r\nset "code=%errorlevel%"\r\n' in text


def test_the_two_cmds_differ_in_what_they_start_only() -> None:
    browser, terminal = (WINDOWS[name] for name in sorted(CMD))
    assert browser.replace(b" serve %*", b" chat %*") == terminal


@pytest.mark.parametrize("name", CMD)
def test_a_cmd_inside_an_archive_says_to_unpack_it(name: str) -> None:
    text = WINDOWS[name].decode("ascii")
    found = re.search(r"Unescape\('([^']+)'\)", text)
    assert found is not None
    words = found[1].encode("ascii").decode("unicode_escape")
    assert escaped(words) == found[1]
    assert "全部解压缩" in words
    assert "年报助手.cmd" in words


def test_the_page_for_windows_opens_in_any_editor() -> None:
    page = WINDOWS["先读我.txt"]
    assert page.startswith(codecs.BOM_UTF8)
    assert page.count(b"\n") == page.count(b"\r\n")


@pytest.mark.parametrize("page", [WINDOWS["先读我.txt"], LINUX["先读我.txt"]])
def test_the_page_tells_what_a_clerk_must_know_in_ten_lines(page: bytes) -> None:
    text = page.decode("utf-8-sig")
    numbered = re.findall(r"^ ?(\d+)\. ", text, re.MULTILINE)
    assert numbered == [str(number) for number in range(1, 11)]
    for words in (VERSION, "解压", "双击", "怎么结束", "便携", "U 盘", "Windows 7", "“文档”"):
        assert words in text


# ---------------------------------------------------------------- in a shell

FAKE_PYTHON = """#!/bin/sh
printf '%s\\n' "$@" "program=$REPORT_ASSISTANT_PROGRAM" "home=$PYTHONHOME" "path=$PYTHONPATH"
printf '%s\\n' "safe=$PYTHONSAFEPATH" "window=$REPORT_ASSISTANT_WINDOW"
exit ${FAKE_CODE:-0}
"""


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """The folder for Linux, with something else in the place of the interpreter."""
    folder = tmp_path / "桌面 & 100% 好! $HOME 'a'" / "年报助手"
    (folder / "python" / "bin").mkdir(parents=True)
    for name, content in LINUX.items():
        (folder / name).write_bytes(content)
    python = folder / "python" / "bin" / "python3.13"
    python.write_text(FAKE_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return folder


def started(*command: str, folder: Path, **variables: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


@needs_shell
def test_the_launcher_starts_the_browser_from_any_folder(unpacked: Path, tmp_path: Path) -> None:
    launcher = str(unpacked / "年报助手.sh")
    hostile = {"PYTHONHOME": "/nowhere", "PYTHONPATH": "/nowhere"}
    code, said = started("sh", launcher, folder=tmp_path, **hostile)
    assert code == 0
    assert said == [
        *("-m", "report_assistant", "serve", f"program={unpacked}", "home=", "path="),
        *("safe=1", "window="),
    ]


@needs_shell
def test_the_launchers_hand_on_words_and_the_exit_code(unpacked: Path, tmp_path: Path) -> None:
    launcher = str(unpacked / "年报助手.sh")
    code, said = started("sh", launcher, "check", "我的 年报.docx", folder=tmp_path, FAKE_CODE="1")
    assert (code, said[:4]) == (1, ["-m", "report_assistant", "check", "我的 年报.docx"])
    terminal = str(unpacked / "年报助手（终端）.sh")
    code, said = started("sh", terminal, "--plain", folder=tmp_path)
    assert (code, said[:4]) == (0, ["-m", "report_assistant", "chat", "--plain"])


@needs_shell
@pytest.mark.parametrize(
    ("name", "command"), [("年报助手.sh", "serve"), ("年报助手（终端）.sh", "chat")]
)
def test_files_that_are_dropped_are_handed_on(
    name: str, command: str, unpacked: Path, tmp_path: Path
) -> None:
    files = [tmp_path / "去年 年报.docx", tmp_path / "备份.sqlite3"]
    for file in files:
        file.touch()
    code, said = started("sh", str(unpacked / name), *map(str, files), folder=tmp_path)
    assert (code, said[:5]) == (0, ["-m", "report_assistant", command, *map(str, files)])
    entry = f"{name.removesuffix('.sh')}.desktop"
    dropped = exec_line(LINUX[entry], str(unpacked / entry), *map(str, files))
    code, said = started(*dropped, folder=tmp_path)
    assert (code, said[:5]) == (0, ["-m", "report_assistant", command, *map(str, files)])


@needs_shell
def test_a_stick_from_which_nothing_can_be_run_says_what_to_do(unpacked: Path) -> None:
    (unpacked / "python" / "bin" / "python3.13").chmod(0o644)
    code, said = started("sh", "./年报助手.sh", folder=unpacked)
    assert code == 2
    assert said == ["程序运行不了。请把整个文件夹复制到自己的主目录或者桌面，再打开一次。"]


@needs_shell
def test_another_kind_of_machine_is_named(unpacked: Path) -> None:
    files = for_linux(VERSION, "s390x", "")
    (unpacked / "年报助手.sh").write_bytes(files["年报助手.sh"])
    code, said = started("sh", "./年报助手.sh", folder=unpacked)
    assert code == 2
    assert said[0].startswith("这个压缩包是给 s390x 的电脑用的，这台电脑是 ")


def exec_line(content: bytes, location: str, *dropped: str) -> list[str]:
    """What a file manager runs: the value unescaped, then its words, then %k and %F put in."""
    found = re.search(r"^Exec=(.*)$", content.decode(), re.MULTILINE)
    assert found is not None
    value = found[1].replace("\\\\", "\\")
    # Its quotes are those of the shell, where nothing unquoted means anything to the shell.
    shown = subprocess.run(["sh", "-c", f"printf '%s\\0' {value}"], check=True, capture_output=True)
    words = shown.stdout.decode().removesuffix("\0").split("\0")
    return [
        each for word in words for each in {"%k": [location], "%F": list(dropped)}.get(word, [word])
    ]


@needs_shell
@pytest.mark.parametrize("name", DESKTOP)
@pytest.mark.parametrize("way", ["the path of the entry", "its address, from its own folder"])
def test_a_desktop_entry_finds_its_folder(
    name: str, way: str, unpacked: Path, tmp_path: Path
) -> None:
    by_path = way == "the path of the entry"
    entry = unpacked / name
    command = exec_line(LINUX[name], str(entry) if by_path else entry.as_uri())
    code, said = started(*command, folder=tmp_path if by_path else unpacked)
    assert code == 0
    assert said[2] == ("chat" if "终端" in name else "serve")
    assert f"program={unpacked}" in said
    assert "window=1" in said


@needs_shell
@pytest.mark.parametrize("name", DESKTOP)
def test_a_desktop_entry_that_is_not_told_its_place_says_what_to_do(
    name: str, tmp_path: Path
) -> None:
    code, [said] = started(*exec_line(LINUX[name], ""), folder=tmp_path)
    assert code == 2
    assert f"打 sh {name.removesuffix('.desktop')}.sh 再按回车" in said


@pytest.mark.parametrize("name", DESKTOP)
def test_a_desktop_entry_opens_a_window_that_tells(name: str) -> None:
    lines = LINUX[name].decode().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Type=Application", "Terminal=true", f"Name={name.removesuffix('.desktop')}"} <= {
        *lines
    }
