"""Whether an office program has a file open, and what is said then."""

import os
from pathlib import Path

from report_assistant.foundation.file_names import exists
from report_assistant.foundation.problems import ClerkProblem


class FileInUseError(ClerkProblem):
    """A file is open in an office program, so that it cannot be written, or must not be."""


def in_use(target: Path) -> FileInUseError:
    """Return the sentence for a file that is open in an office program."""
    program = "Excel" if target.suffix.lower().startswith(".xls") else "Word"
    return FileInUseError(f"“{target.name}”正在 {program} 或 WPS 里打开，请先关掉它，再试一次。")


def is_open_elsewhere(target: Path) -> bool:
    """Whether Word, WPS or LibreOffice say that they have a file open.

    They put a small file beside it. Only Windows refuses writing too; elsewhere, what is written
    now would be lost when the clerk saves what is on the screen.
    """
    real = Path(os.path.realpath(target))
    return any(exists(mark) for file in {target, real} for mark in _marks(file))


def _marks(file: Path) -> set[Path]:
    name = file.name
    marks = {f"~${name[cut:]}" for cut in range(3)} | {f".~lock.{name}#"}
    return {file.parent / mark for mark in marks}
