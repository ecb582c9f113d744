"""The one way a file is written: whole or not at all, and nothing of anybody's is lost by it.

A file is filled under a name of its own beside the place where it goes, brought to disk, and only
then given its name. Links are followed: the link stays, the file that it means is replaced.
"""

import contextlib
import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from report_assistant.foundation.file_names import exists, full_path, is_file, is_folder, names_like
from report_assistant.foundation.saving_problems import (
    NameTakenError,
    SaveError,
    changed,
    explained,
    forbidden,
    problem_of,
    read_only,
    taken,
    too_long,
)

_PREFIX, _SUFFIX = ".~", ".tmp"
_UNNAMED = re.compile(r"\.~([a-z0-9_]{8}(\.old)?|.+\.sqlite3)\.tmp(-journal|-wal|-shm)?")
"""Names of unfinished files; earlier programs began a backup as .~NAME.sqlite3.tmp."""
_STALE = 24 * 60 * 60
"""Seconds after which a file without a name belongs to a program that was killed."""
_NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)


def save_new(data: bytes, target: Path) -> Path:
    """Write a file whose name nothing has yet; return its full path.

    Raises NameTakenError, SaveError.
    """
    with unnamed_file(target) as file:
        file.fill(data)
        return file.take_name()


def save_beside(data: bytes, wanted: Path, like: Path | None = None) -> Path:
    """Write a file under the first free name like the wanted one; return its full path.

    It gets the permissions of `like`, if that is given. Raises SaveError.
    """
    for name in names_like(wanted):
        if os.path.lexists(name):
            continue
        with contextlib.suppress(NameTakenError), unnamed_file(name) as file:
            file.fill(data, like)
            return file.take_name()
    raise AssertionError("numbers do not end")


def save_over(data: bytes, target: Path) -> Path:
    """Write a file, whatever has its name now; return its full path. Raises SaveError."""
    with unnamed_file(target) as file:
        file.fill(data)
        return file.overwrite()


class UnnamedFile:
    """A file that is being made beside the place where it will be."""

    def __init__(self, path: Path, target: Path, place: Path) -> None:
        """`place` is where `target` leads to."""
        self.path = path
        """Where the file is now. Only the owner can read it until it is filled by `fill`."""
        self._target = target
        self._place = place

    def fill(self, data: bytes, like: Path | None = None) -> None:
        """Write the whole content to disk, with the permissions of the file that will be replaced.

        `like` is another file whose permissions it gets. Raises SaveError.
        """
        self.fill_by(lambda file: file.write(data), like)

    def fill_by(self, write: Callable[[BinaryIO], object], like: Path | None = None) -> None:
        """Let `write` write the content, piece by piece, and bring it to disk. Raises SaveError."""
        with explained(self._target):
            with self.path.open("wb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            _share(self.path, like or self._place)

    def take_name(self) -> Path:
        """Give the file its name, which nothing may have; return its full path.

        Raises NameTakenError, SaveError.
        """
        with explained(self._target):
            try:
                os.link(self.path, self._place)
            except FileExistsError as error:
                raise taken(self._target) from error
            except OSError:  # some disks, USB sticks above all, know no second names
                if os.path.lexists(self._place):
                    raise taken(self._target) from None
                self.path.rename(self._place)
        return self._target

    def replace(self, seen: str) -> Path:
        """Take the place of the file whose SHA-256 is `seen`; return the full path.

        The file is looked at again at the last moment. What is saved into it even later is found
        by its second name, and put back. Raises ChangedMeanwhileError, SaveError.
        """
        with explained(self._target):
            _hold_writable(self._place)
            try:
                with _second_name(self._place, self.path) as former:
                    if digest_of_file(self._place) != seen:
                        raise changed(self._target)
                    self.path.replace(self._place)
                    if former is not None and digest_of_file(former) != seen:
                        former.replace(self._place)
                        raise changed(self._target)
            except FileNotFoundError as error:
                raise changed(self._target) from error
        return self._target

    def overwrite(self) -> Path:
        """Take the place, whatever is there; return the full path. Raises SaveError."""
        with explained(self._target):
            _hold_writable(self._place)
            self.path.replace(self._place)
        return self._target


@contextmanager
def unnamed_file(target: Path) -> Iterator[UnnamedFile]:
    """Yield a file to be filled and named; one that gets no name is gone. Raises SaveError."""
    target = full_path(target)
    place = _place(target)
    path = _new_file_in(place.parent, target)
    try:
        yield UnnamedFile(path, target, place)
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


def refuse_existing(target: Path) -> None:
    """Raise NameTakenError where a file has the name already; SaveError for a folder."""
    target = full_path(target)
    _place(target)
    if os.path.lexists(target):
        raise taken(target)


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of what a file holds now. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ---------------------------------------------------------------- places


def _place(target: Path) -> Path:
    """Return the place that a name leads to, links followed. Raises SaveError."""
    if is_folder(target):
        raise SaveError(f"“{target}”是一个文件夹，请在后面写上文件名。")
    place = Path(os.path.realpath(target))
    if place != target and os.path.lexists(target) and not exists(place):
        raise SaveError(f"“{target}”是一个链接，它指的文件不在了，没有动它，请换一个文件名。")
    if exists(place) and not is_file(place):
        raise SaveError(f"“{target}”不是普通文件，没有动它，请换一个文件名。")
    return place


def _new_file_in(folder: Path, target: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        handle, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_SUFFIX)
    except (FileExistsError, NotADirectoryError) as error:
        raise SaveError(f"“{folder}”不是文件夹，请换一个地方保存。") from error
    except RecursionError as error:  # of a folder some thousand levels deep
        raise too_long() from error
    except OSError as error:
        if error.errno in _NOT_WRITABLE:
            reason = f"没有在“{folder}”里新建文件的权限，请换一个文件夹保存，例如“文档”。"
            raise SaveError(reason) from error
        raise problem_of(error, target) from error
    os.close(handle)
    return Path(name)


def _sweep(folder: Path) -> None:
    """Remove what a killed program of ours left in a folder."""
    before = time.time() - _STALE
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not _UNNAMED.fullmatch(entry.name) or not entry.is_file(follow_symlinks=False):
                continue
            if entry.stat(follow_symlinks=False).st_mtime < before:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108


@contextmanager
def _second_name(place: Path, beside: Path) -> Iterator[Path | None]:
    """Yield a second name of the file at `place`; `None` where the disk knows no such names."""
    name = beside.with_suffix(f".old{_SUFFIX}")
    try:
        os.link(place, name)
    except FileNotFoundError:
        raise
    except OSError:
        yield None
        return
    try:
        yield name
    finally:
        name.unlink(missing_ok=True)


def _share(path: Path, like: Path) -> None:
    """Give a file the permissions of another, or of a new file; unnamed ones are private."""
    if os.name != "posix":
        return
    try:
        mode = like.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0o022)
        os.umask(mask)
        mode = 0o666 & ~mask
    with contextlib.suppress(OSError):  # some disks keep no permissions
        path.chmod(mode)


def _hold_writable(place: Path) -> None:
    """Raise SaveError for a file that somebody protected; a rename would replace it all the same."""
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        return
    if not mode & 0o222:
        raise read_only(place)
    if not os.access(place, os.W_OK):
        raise forbidden(place)
