"""Other programs, run quietly: what they say is shown when they fail."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class ReleaseError(Exception):
    """The release cannot be made; the message tells what to do."""


def run(
    *command: str | Path,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> str:
    """Run a command and return what it printed. Raises ReleaseError with its last lines."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise ReleaseError(f"{command[0]} cannot be found") from error
    if log is not None:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"$ {shlex.join(map(str, command))}\n{done.stdout}\n")
    if done.returncode:
        raise ReleaseError(f"{shlex.join(map(str, command))}\n{_last_lines(done.stdout)}")
    return done.stdout


def missing(programs: Sequence[str]) -> list[str]:
    """Return which of the programs are not installed."""
    return [program for program in programs if shutil.which(program) is None]


def say(words: str) -> None:
    """Tell how far the work has come."""
    print(words, file=sys.stderr, flush=True)


def _last_lines(said: str) -> str:
    return "\n".join(said.splitlines()[-25:])
