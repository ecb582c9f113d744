"""Copies of the store: one a day by itself, others when asked for; and going back to one.

SQLite copies a store that is in use page by page, so nothing need be closed for it. A copy is
complete before it gets its name.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import count
from pathlib import Path

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
_UNFINISHED = ".~"
_A_DAY = 24 * 60 * 60


def back_up(store: Path, target: Path) -> Path:
    """Copy the store's file to `target`, whole or not at all. Raises StoreError."""
    if not store.exists():
        raise StoreError("还没有存过答案，没有可以备份的。")
    if target.is_dir():
        raise StoreError(f"“{target}”是一个文件夹，请在后面写上文件名。")
    temporary = None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = _private_file(target.parent)
        with reading(store) as source, closing(sqlite3.connect(temporary)) as copy:
            source.backup(copy)
        temporary.replace(target)
    except (OSError, sqlite3.Error) as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            raise damaged(store) from error
        raise StoreError(f"没有备份成，请检查磁盘是否已满、“{target.parent}”是否可写。") from error
    return target


def daily_backup(store: Path, today: date) -> Path | None:
    """Make the day's copy, if there is none yet, and let old ones go. Raises StoreError."""
    folder = store.parent / _FOLDER
    target = folder / f"{today:%Y-%m-%d}.sqlite3"
    if target.exists() or not store.exists():
        return None
    refuse_unsound(store)  # a damaged store must not replace good copies
    back_up(store, target)
    for old in (*_outdated(folder, today), *_unfinished(folder)):
        with contextlib.suppress(OSError):
            old.unlink()
    return target


def backups(store: Path) -> list[Path]:
    """Return the daily copies, the newest first."""
    return sorted((store.parent / _FOLDER).glob("????-??-??.sqlite3"), reverse=True)


def restore(backup: Path, store: Path, now: datetime) -> Path | None:
    """Go back to a copy; return where the store as it was is kept. Raises StoreError.

    Other windows may be open: they see the restored answers as soon as they store one.
    """
    _refuse_unusable(backup)
    kept = name_for_kept(store, now) if store.exists() else None
    try:
        if kept is not None and _is_sound(store):
            back_up(store, kept)
            with reading(backup) as source, closing(_writable(store)) as target:
                source.backup(target)
        else:
            new = back_up(backup, store.with_name(f"{_UNFINISHED}{store.name}"))
            put_in_place(new, store, kept)
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
                shutil.copy2(file, f"{kept}{ending}")
    for ending in _BESIDE:  # the log of the old file would be taken for the new one's
        Path(f"{store}{ending}").unlink(missing_ok=True)
    new.replace(store)


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


def _unfinished(folder: Path) -> Iterator[Path]:
    """Yield the files of copies that were interrupted, by a power cut for instance."""
    for file in folder.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > _A_DAY:
                yield file


def _refuse_unusable(backup: Path) -> None:
    if not backup.is_file():
        raise StoreError(f"找不到备份文件“{backup}”。")
    try:
        with Store(backup.parent, connect=lambda _: copy_in_memory(backup)) as opened:
            opened.refuse_damaged()
            is_empty = not opened.reports()
    except NewerStoreError as error:
        raise StoreError(f"“{backup.name}”是新版程序的备份，请先升级本程序再恢复。") from error
    except ForeignStoreError as error:
        raise StoreError(f"“{backup.name}”不是本程序的备份，没有恢复，请换一份备份。") from error
    except DamagedStoreError as error:
        raise StoreError(
            f"“{backup.name}”不是备份文件，或者已经损坏，没有恢复，请换一份备份。"
        ) from error
    except StoreError as error:
        raise StoreError(f"读不了备份文件“{backup}”，没有恢复。") from error
    if is_empty:
        raise StoreError(f"“{backup.name}”里面没有答案，没有恢复，请换一份备份。")


def _is_sound(store: Path) -> bool:
    """Return whether the store is usable. Raises StoreError if that cannot be told just now."""
    try:
        refuse_unsound(store)
    except (DamagedStoreError, ForeignStoreError, NewerStoreError):
        return False
    return True


def _private_file(folder: Path) -> Path:
    """Make an empty file that only the owner can read, to be filled and given its name."""
    handle, name = tempfile.mkstemp(".tmp", _UNFINISHED, folder)
    os.close(handle)
    return Path(name)


def _writable(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=BUSY_SECONDS)
