"""What a clerk double-clicks and reads, made of the files in release/windows and release/linux."""

from collections.abc import Mapping
from pathlib import Path

from scripts.release.parts import FOLDER

_UNPACK_FIRST = (
    "还没有解压，打不开。\n\n请在压缩包上点右键，选“全部解压缩”，"
    "再到解压出来的文件夹里双击“年报助手.cmd”。"
)
_FOR_CMD = "launcher.cmd"
_STARTED = {"年报助手.cmd": "serve", "年报助手（终端）.cmd": "chat"}
"""What is double-clicked on Windows, and the command that it starts."""
_MARK = "\ufeff"
"""Tells old editors of Windows that a text is UTF-8."""


def for_windows(version: str) -> Mapping[str, bytes]:
    """Return the files beside the interpreter: ASCII for cmd, whose code page is not known."""
    folder, values = FOLDER / "windows", {"UNPACK_FIRST": escaped(_UNPACK_FIRST)}
    files = {
        name: _with_ends(filled(folder / _FOR_CMD, values | {"COMMAND": command})).encode("ascii")
        for name, command in _STARTED.items()
    }
    for page in sorted(folder.glob("*.txt")):
        files[page.name] = f"{_MARK}{_with_ends(filled(page, {'VERSION': version}))}".encode()
    return files


def for_linux(version: str, machine: str, machine_words: str) -> Mapping[str, bytes]:
    """Return the files beside the interpreter for one kind of machine."""
    values = {"VERSION": version, "MACHINE": machine, "MACHINE_WORDS": machine_words}
    return {
        file.name: filled(file, values).encode() for file in sorted((FOLDER / "linux").iterdir())
    }


def _with_ends(text: str) -> str:
    """Return a text with the ends of lines of Windows."""
    return text.replace("\n", "\r\n")


def filled(file: Path, values: Mapping[str, str]) -> str:
    """Return a file's text with the values for what stands between two signs @."""
    text = file.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def escaped(words: str) -> str:
    r"""Return the words as \u and four hexadecimal digits a sign, which PowerShell reads back."""
    return "".join(f"\\u{ord(sign):04x}" for sign in words)
