"""The folder of the results: files of ours are written over, what a person made of them is not.

A file that was changed since we wrote it is moved aside, under a name that says so, before the new
one takes its place.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from report_assistant.county.kept import Kept
from report_assistant.foundation.file_names import is_file, names_like, with_remark
from report_assistant.foundation.saving import digest, digest_of_file, unnamed_file
from report_assistant.foundation.saving_problems import explained

_CHANGED = "（改过的）"
_MOVED = "“{}”在程序外改过，原来的留着，改名为“{}”。"
_OF_YEAR = "（{}年）"
_MOVED_YEAR = "“{}”是{}年的，留着，改名为“{}”。"


class ResultFiles:
    """The files in one folder of results."""

    def __init__(self, folder: Path, kept: Kept) -> None:
        self.folder = folder
        self._kept = kept
        self.written: list[str] = []
        """The names of the files that were written, with their folders."""
        self.told: list[str] = []
        """What was moved aside, as sentences."""

    def save(self, name: str, data: bytes) -> None:
        """Write a file; one that holds just this already is left alone. Raises SaveError."""
        target = self.folder / name
        if is_file(target) and digest_of_file(target) == digest(data):
            self._kept.keep_written(name, digest(data))
            self.written.append(name)
        else:
            self.save_by(name, lambda file: file.write(data))

    def save_by(self, name: str, write: Callable[[BinaryIO], object]) -> None:
        """Write a file piece by piece. Raises SaveError."""
        target = self.folder / name
        with unnamed_file(target) as file:
            file.fill_by(write)
            made = digest_of_file(file.path)
            if not is_file(target) or digest_of_file(target) != made:
                self._keep_changed(name, self._kept.written(name))
                file.overwrite()
        self._kept.keep_written(name, made)
        self.written.append(name)

    def save_merged(self, name: str, data: bytes, seen: str) -> None:
        """Write a file into which was taken over what people had added to the one before.

        `seen` is the digest of that one; what was saved meanwhile is moved aside.
        """
        with unnamed_file(self.folder / name) as file:
            file.fill(data)
            self._keep_changed(name, seen)
            file.overwrite()
        self.written.append(name)

    def keep_only(self, folder: str, names: Iterable[str]) -> None:
        """Take away the files of ours in a folder that are out of date.

        One that a person changed is moved aside; what others put there stays.
        """
        for name in self._kept.all_written(f"{folder}/") - set(names):
            target = self.folder / name
            if name == f"{folder}/{target.name}" and is_file(target):
                self._keep_changed(name, self._kept.written(name))
                with explained(target):
                    target.unlink(missing_ok=True)
            self._kept.forget_written(name)

    def keep_of_year(self, name: str, year: int) -> None:
        """Move a file aside that is of another year than what is written now."""
        if aside := self._moved_aside(name, _OF_YEAR.format(year)):
            self.told.append(_MOVED_YEAR.format(name, year, aside.name))

    def _keep_changed(self, name: str, known: str) -> None:
        target = self.folder / name
        if not is_file(target) or digest_of_file(target) == known:
            return
        if aside := self._moved_aside(name, _CHANGED):
            self.told.append(_MOVED.format(name, aside.name))

    def _moved_aside(self, name: str, remark: str) -> Path | None:
        """Give a file another name; of a link the file that it means, which would be replaced."""
        target = Path(os.path.realpath(self.folder / name))
        if not is_file(target):
            return None
        wanted = with_remark(target, remark)
        aside = next(each for each in names_like(wanted) if not os.path.lexists(each))
        with explained(target):
            target.rename(aside)
        return aside
