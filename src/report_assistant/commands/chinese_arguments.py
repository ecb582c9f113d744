"""argparse with Chinese headings and one Chinese sentence for mistakes."""

import argparse
import os
import re
import sys
from typing import Any, NoReturn

from report_assistant.exit_codes import FAILED
from report_assistant.foundation.digits import whole_number
from report_assistant.report.text import shown

_LARGEST = 1_000_000_000
_LAST_PORT = 65_535
_COLUMNS = 80
_ABOUT_ONE = re.compile("argument ([^:]+): (.+)", re.DOTALL)


class ChineseParser(argparse.ArgumentParser):
    """A parser whose own words are Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_ChineseHelp, **settings)
        self._positionals.title = "要写的内容"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what to do; argparse's own words are English."""
        self.refuse(f"{_what_is_wrong(message)}，请用 {self.prog} --help 查看用法。")

    def refuse(self, sentence: str) -> NoReturn:
        """End with one sentence that says what to do."""
        print(sentence, file=sys.stderr)
        raise SystemExit(FAILED)


def report_number(words: str) -> int:
    """Return the number of a report. Raises ArgumentTypeError for what could be none."""
    return _number(words, 1, _LARGEST, "报告的编号是一个数（用 report-assistant list 查看）")


def port_number(words: str) -> int:
    """Return the number of a port, 0 for any. Raises ArgumentTypeError for what could be none."""
    return _number(words, 0, _LAST_PORT, f"端口是 1 到 {_LAST_PORT} 的一个数")


def _number(words: str, least: int, most: int, what_it_is: str) -> int:
    number = whole_number(words)
    if number is None or not least <= number <= most:
        raise argparse.ArgumentTypeError(f"写的是“{shown(words)}”，{what_it_is}")
    return number


def _what_is_wrong(message: str) -> str:
    """Return what argparse complains of, in our words; what our types say is Chinese already."""
    _, found, missing = message.partition("arguments are required: ")
    if found:
        return f"这条命令少写了 {missing}"
    if (told := _ABOUT_ONE.fullmatch(message)) is None:
        return "这条命令没看懂"
    name, words = told.groups()
    if words.startswith("expected "):
        return f"{name} 后面少写了内容"
    return f"{name} {words}" if words.startswith("写的是") else "这条命令没看懂"


class _ChineseHelp(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def _columns() -> int:
    """Return the width of the terminal, as shutil does, which takes long to load."""
    if chosen := whole_number(os.environ.get("COLUMNS", "")):
        return chosen
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _COLUMNS
