"""Which files `check` looks at: those named, those in named folders, matches of patterns."""

import glob
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_assistant.foundation.file_kinds import ANSWERS, REPORTS
from report_assistant.foundation.file_names import exists, is_folder
from report_assistant.foundation.problems import ClerkProblem

_KINDS = (*REPORTS, *ANSWERS)
_OTHER_KINDS = (".xlsx", ".xlsm", ".xls", ".et", ".doc", ".wps", ".pdf", ".ofd", ".odt", ".rtf")
"""Files that can hold a report or its tables, but are not read here."""
_MOST_NAMED = 5


@dataclass(frozen=True)
class ReportFiles:
    """The files to check, in order."""

    files: tuple[Path, ...]
    named: frozenset[Path]
    """Those that were named themselves; what lies in a folder need not be a report."""
    skipped: tuple[Path, ...]
    """Those of a folder that `check` does not read, though a clerk may think it does."""


def report_files(paths: Iterable[str]) -> ReportFiles:
    """Return the files that the paths mean. Raises ClerkProblem."""
    files: list[Path] = []
    named: set[Path] = set()
    skipped: list[Path] = []
    for name in paths:
        path = Path(name)
        if is_folder(path):
            within = sorted(each for each in path.rglob("*") if _is_visible(each))
            files += _of_kind(within, _KINDS)
            skipped += _of_kind(within, _OTHER_KINDS)
        elif exists(path) or not glob.has_magic(name):
            files.append(path)
            named.add(path)
        else:
            files += _matches(name)
    return ReportFiles(tuple(files), frozenset(named), tuple(skipped))


def listed(files: Sequence[Path]) -> str:
    """Return the names of files in one line, the first few of them."""
    more = f"等 {len(files)} 个" if len(files) > _MOST_NAMED else ""
    return f"{'、'.join(file.name for file in files[:_MOST_NAMED])}{more}"


def _matches(pattern: str) -> list[Path]:
    found = sorted(Path(match) for match in glob.glob(pattern, recursive=True))  # noqa: PTH207
    if not found:
        raise ClerkProblem(f"没有找到符合“{pattern}”的文件。")
    return found


def _is_visible(path: Path) -> bool:
    """Return whether it is a file of somebody's; Word's lock files (~$…) are not."""
    return path.is_file() and not path.name.startswith(("~$", "."))


def _of_kind(files: Sequence[Path], kinds: tuple[str, ...]) -> Iterator[Path]:
    return (file for file in files if file.suffix.lower() in kinds)
