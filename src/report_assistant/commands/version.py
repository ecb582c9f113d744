"""`--version`: which program this is, and on what it runs; what one tells who looks after it."""

import argparse
import platform
import sys
from collections.abc import Sequence
from typing import Any

from report_assistant import __version__

_SYSTEMS = {"win32": "Windows", "darwin": "macOS", "linux": "Linux"}
_MACHINES_ON_WINDOWS = {"AMD64": "x64", "ARM64": "ARM64", "x86": "32 位"}


class ShowVersion(argparse.Action):
    """The option that prints one line and ends the program."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(nargs=0, default=argparse.SUPPRESS, **settings)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002 (argparse's own signature)
        values: str | Sequence[Any] | None,  # noqa: ARG002
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        """Print the line."""
        print(f"{parser.prog} {described()}")
        parser.exit()


def described() -> str:
    """Return the version, the kind of computer, and the interpreter."""
    return f"{__version__}（{_system()} {_machine()}，Python {platform.python_version()}）"


def _system() -> str:
    return _SYSTEMS.get(sys.platform, sys.platform)


def _machine() -> str:
    machine = platform.machine()
    return _MACHINES_ON_WINDOWS.get(machine, machine) if sys.platform == "win32" else machine
