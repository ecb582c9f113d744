"""Where the program is tried: a folder that was unpacked, and a way to start what is in it."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CLERK = 1234
_SECONDS = 400.0


@dataclass(frozen=True)
class Done:
    """What became of one run."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that the clerk reads."""
        return f"{self.out}{self.err}"


class Place(Protocol):
    """A computer of its own. Its user is no administrator and cannot write in the program."""

    name: str
    is_launched: bool
    """Whether variables of another Python are kept from the program, as a clerk starts it."""
    folder: Path
    """The program's folder, as this machine sees it."""
    work: Path
    """A folder that its user may write, as this machine sees it."""
    home: Path
    """The user's home, as this machine sees it."""

    def command(self, *arguments: str) -> list[str]:
        """Return how this machine starts the program's launcher with arguments."""

    def python(self, code: str) -> list[str]:
        """Return how this machine lets the program's interpreter run some code."""

    def environment(self) -> Mapping[str, str]:
        """Return the variables for that."""

    def close(self) -> None:
        """End what still runs, and take everything away."""


def run(
    place: Place,
    command: Sequence[str],
    typed: str = "",
    variables: Mapping[str, str] | None = None,
) -> Done:
    """Run a command to its end; what it reads and writes are pipes."""
    done = subprocess.run(
        command,
        cwd=place.work,
        env={**place.environment(), **(variables or {})},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_SECONDS,
        check=False,
    )
    lines = (said.replace("\r\n", "\n") for said in (done.stdout, done.stderr))
    return Done(done.returncode, *lines)


def as_clerk(user: int = CLERK) -> list[str]:
    """Return what makes a command run without rights, where this process has them."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]


def give(path: Path) -> None:
    """Let the clerk own a folder and all in it."""
    if os.geteuid() == 0:
        for each in (path, *path.rglob("*")):
            os.lchown(each, CLERK, CLERK)


def remove(folder: Path) -> None:
    """Take a folder away, whatever may not be written in it."""
    subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=False, capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)
