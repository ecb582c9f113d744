"""Copies of the store: one a day by itself, others when asked for; and going back to one.

SQLite copies a store that is in use page by page, so nothing need be closed for it. A copy is
complete before it gets its name.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from itertools import count
from pathlib import Path

from report_assistant.foundation.file_kinds import BACKUP
from report_assistant.foundation.file_names import is_file, names_like
from report_assistant.foundation.open_files import FileInUseError
from report_assistant.foundation.saving import UnnamedFile, unnamed_file
from report_assistant.foundation.saving_problems import NameTakenError, SaveError
from report_assistant.store.connections import BUSY_SECONDS, copy_in_memory, reading
from report_assistant.store.errors import (
    DamagedStoreError,
    ForeignStoreError,
    NewerStoreError,
    StoreError,
    damaged,
)
from report_assistant.store.store import Store

_FOLDER = "backups"
_DAYS_KEPT = 14
"""Besides these the first copy of each month stays."""
_BESIDE = ("-wal", "-shm")


def back_up(store: Path, target: Path) -> Path:
    """Copy the store's file to `target`, whole or not at all.

    Only the owner can read the copy. Raises NameTakenError, SaveError, StoreError.
    """
    with _copied(store, target) as copy:
        return copy.take_name()


def usual_name(today: date) -> str:
    """Return the name of a copy that the clerk asks for."""
    return f"年报助手备份 {today:%Y-%m-%d}{BACKUP}"


def back_up_beside(store: Path, folder: Path, today: date) -> Path:
    """Copy the store's file to `folder` under a free name. Raises SaveError, StoreError."""
    for target in names_like(folder / usual_name(today)):
        with contextlib.suppress(NameTakenError):
            return back_up(store, target)
    raise AssertionError("names do not end")


def back_up_over(store: Path, target: Path) -> Path:
    """Copy the store's file to `target`, whatever has the name now. Raises SaveError, StoreError."""
    with _copied(store, target) as copy:
        return copy.overwrite()


@contextmanager
def _copied(store: Path, target: Path) -> Iterator[UnnamedFile]:
    """Yield a whole copy of the store that has no name yet. Raises SaveError, StoreError."""
    if not store.exists():
        raise StoreError("还没有存过答案，没有可以备份的。")
    with contextlib.suppress(OSError, RecursionError):  # said in full when the copy is begun
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with unnamed_file(target) as file:
        _copy(store, file.path, target.parent)
        yield file


def _copy(store: Path, copy: Path, folder: Path) -> None:
    try:
        with reading(store) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            raise damaged(store) from error
        if _is_too_small(folder, store):  # SQLite does not always say so
            raise StoreError("没有备份成：磁盘已满，请清出一些空间，再试一次。") from error
        raise StoreError(f"没有备份成，请检查磁盘是否已满、“{folder}”是否可写。") from error


def _is_too_small(folder: Path, store: Path) -> bool:
    """Return whether a copy of the store has no room on the folder's disk."""
    with contextlib.suppress(OSError):
        return shutil.disk_usage(folder).free < store.stat().st_size
    return False


def daily_backup(store: Path, today: date) -> Path | None:
    """Make the day's copy, if there is none yet, and let old ones go. Raises StoreError."""
    folder = store.parent / _FOLDER
    target = folder / f"{today:%Y-%m-%d}.sqlite3"
    if target.exists() or not store.exists():
        return None
    refuse_unsound(store)  # a damaged store must not replace good copies
    try:
        back_up(store, target)
    except NameTakenError:  # another window was quicker
        return None
    except SaveError as problem:
        raise StoreError(f"没有备份成：{problem}") from problem
    for old in _outdated(folder, today):
        with contextlib.suppress(OSError):
            old.unlink()
    return target


def backups(store: Path) -> list[Path]:
    """Return the daily copies, the newest first."""
    return sorted((store.parent / _FOLDER).glob("????-??-??.sqlite3"), reverse=True)


def opened_backup(backup: Path, name: str) -> Store:
    """Return what a backup holds, in memory; the file may be gone then. Raises StoreError."""
    if not is_file(backup):
        raise StoreError(f"找不到备份文件“{backup}”。")
    try:
        opened = Store(backup.parent, connect=lambda _: copy_in_memory(backup))
        opened.refuse_damaged()
        is_empty = not opened.reports()
    except NewerStoreError as error:
        raise StoreError(f"“{name}”是新版程序的备份，请先升级本程序再恢复。") from error
    except ForeignStoreError as error:
        raise StoreError(f"“{name}”不是本程序的备份，没有恢复，请换一份备份。") from error
    except DamagedStoreError as error:
        raise StoreError(f"“{name}”不是备份文件，或者已经损坏，没有恢复，请换一份备份。") from error
    except StoreError as error:
        raise StoreError(f"读不了备份文件“{name}”，没有恢复。") from error
    if is_empty:
        raise StoreError(f"“{name}”里面没有答案，没有恢复，请换一份备份。")
    return opened


def restore(backup: Path, store: Path, now: datetime) -> Path | None:
    """Go back to a copy; return where the store as it was is kept. Raises StoreError.

    Other windows may be open: they see the restored answers as soon as they store one.
    """
    opened_backup(backup, backup.name).close()
    kept = name_for_kept(store, now) if store.exists() else None
    try:
        if kept is not None and _is_sound(store):
            back_up(store, kept)
            with reading(backup) as source, closing(_writable(store)) as target:
                source.backup(target)
        else:
            with _copied(backup, store) as new:
                put_in_place(new.path, store, kept)
    except (FileInUseError, SaveError) as problem:
        raise StoreError(f"没有恢复成：{problem}") from problem
    except sqlite3.OperationalError as error:
        raise StoreError("另一个窗口正在保存，请关掉它，再恢复一次。") from error
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"没有恢复成，请检查磁盘是否已满、“{store.parent}”是否可写。") from error
    return kept


def name_for_kept(store: Path, now: datetime) -> Path:
    """Return a name that is not in use for the store as it was; clocks may show a time twice."""
    for number in count(1):
        again = "" if number == 1 else f" {number}"
        name = f"{store.stem}（恢复前 {now:%Y-%m-%d %H%M%S}{again}）{store.suffix}"
        if not (kept := store.with_name(name)).exists():
            return kept
    raise AssertionError("numbers do not end")


def put_in_place(new: Path, store: Path, kept: Path | None) -> None:
    """Put a whole store in the place of one that is not, kept with all that belongs to it.

    Raises OSError; the place is never without a store, and nothing is gone that is not kept.
    """
    if kept is not None:
        for ending in ("", *_BESIDE):
            if (file := Path(f"{store}{ending}")).exists():
                _keep(file, Path(f"{kept}{ending}"))
    for ending in _BESIDE:  # the log of the old file would be taken for the new one's
        Path(f"{store}{ending}").unlink(missing_ok=True)
    new.replace(store)


def _keep(file: Path, kept: Path) -> None:
    """Give a file another name besides; where the disk knows no such names, a whole copy of it."""
    try:
        os.link(file, kept)
    except OSError:
        with unnamed_file(kept) as copy:
            shutil.copy2(file, copy.path)
            copy.take_name()


def refuse_unsound(file: Path) -> None:
    """Raise StoreError unless a file is a store that can be opened and read from end to end."""
    with Store(file.parent, connect=lambda _: copy_in_memory(file)) as opened:
        opened.refuse_damaged()


def _outdated(folder: Path, today: date) -> Iterator[Path]:
    """Yield all but the last days' copies and the first of each month.

    Copies of days to come stay, and do not count: the clock was wrong when they were made.
    """
    copies = sorted(folder.glob("????-??-??.sqlite3"))
    copies = [copy for copy in copies if copy.stem <= today.isoformat()]
    first_of_month = {copy.name[:7]: copy for copy in reversed(copies)}
    for copy in copies[:-_DAYS_KEPT]:
        if first_of_month[copy.name[:7]] != copy:
            yield copy


def _is_sound(store: Path) -> bool:
    """Return whether the store is usable. Raises StoreError if that cannot be told just now."""
    try:
        refuse_unsound(store)
    except (DamagedStoreError, ForeignStoreError, NewerStoreError):
        return False
    return True


def _writable(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=BUSY_SECONDS)
