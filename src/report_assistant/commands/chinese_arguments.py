"""argparse with Chinese headings and one Chinese sentence for mistakes."""

import argparse
import os
import sys
from typing import Any, NoReturn

from report_assistant.exit_codes import FAILED
from report_assistant.foundation.digits import whole_number

_LARGEST = 1_000_000_000
_COLUMNS = 80


class ChineseParser(argparse.ArgumentParser):
    """A parser whose own words are Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_ChineseHelp, **settings)
        self._positionals.title = "要写的内容"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what to do; argparse's own words are English."""
        _, found, missing = message.partition("arguments are required: ")
        what = f"这条命令少写了 {missing}" if found else "这条命令没看懂"
        self.refuse(f"{what}，请用 {self.prog} --help 查看用法。")

    def refuse(self, sentence: str) -> NoReturn:
        """End with one sentence that says what to do."""
        print(sentence, file=sys.stderr)
        raise SystemExit(FAILED)


def report_number(words: str) -> int:
    """Return the number of a report. Raises ValueError for what the store could not look up."""
    number = whole_number(words)
    if number is None or number > _LARGEST:
        raise ValueError
    return number


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
