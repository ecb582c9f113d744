"""Copies of the store: one a day by itself, others when asked for; and going back to one.

SQLite copies a store that is in use page by page, so nothing need be closed for it. A copy is
complete before it gets its name.
"""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import count
from pathlib import Path

from report_assistant.store.errors import StoreError, damaged
from report_assistant.store.schema import SCHEMA_VERSION, checksums_match

_FOLDER = "backups"
_DAYS_KEPT = 14
"""Besides these the first copy of each month stays."""
_HEADER = b"SQLite format 3\x00"
_BUSY_SECONDS = 5.0
_BESIDE = ("-wal", "-shm")


def back_up(store: Path, target: Path) -> Path:
    """Copy the store's file to `target`, whole or not at all. Raises StoreError."""
    if not store.exists():
        raise StoreError("还没有存过答案，没有可以备份的。")
    if target.is_dir():
        raise StoreError(f"“{target}”是一个文件夹，请在后面写上文件名。")
    temporary = target.with_name(f".~{target.name}.tmp")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(_opened(store)) as source, closing(sqlite3.connect(temporary)) as copy:
            source.backup(copy)
        temporary.chmod(0o600)
        temporary.replace(target)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise StoreError(f"没有备份成，请检查磁盘是否已满、“{target.parent}”是否可写。") from error
    return target


def daily_backup(store: Path, today: date) -> Path | None:
    """Make the day's copy, if there is none yet, and let old ones go. Raises StoreError."""
    folder = store.parent / _FOLDER
    target = folder / f"{today:%Y-%m-%d}.sqlite3"
    if target.exists() or not store.exists():
        return None
    if not _is_sound(store):  # a damaged store must not replace good copies
        raise damaged(store)
    back_up(store, target)
    for old in _outdated(folder, today):
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
    _hold_usable(backup)
    kept = None
    try:
        if store.exists():
            kept = name_for_kept(store, now)
            if _is_sound(store):
                back_up(store, kept)
            else:
                set_aside(store, kept)
        store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(_opened(backup)) as source, closing(_writable(store)) as target:
            source.backup(target)
        store.chmod(0o600)
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


def set_aside(store: Path, kept: Path) -> None:
    """Keep a damaged store with all that belongs to it, for somebody who can mend it."""
    for ending in ("", *_BESIDE):
        file = Path(f"{store}{ending}")
        if file.exists():
            shutil.copy2(file, f"{kept}{ending}")
            file.unlink()


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


def _hold_usable(backup: Path) -> None:
    if not backup.is_file():
        raise StoreError(f"找不到备份文件“{backup}”。")
    if not _is_sound(backup):
        raise StoreError(f"“{backup.name}”不是备份文件，或者已经损坏，没有恢复，请换一份备份。")
    with closing(_opened(backup)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise StoreError(f"“{backup.name}”是新版程序的备份，请先升级本程序再恢复。")


def _is_sound(file: Path) -> bool:
    """Return whether a file is a store that passes SQLite's integrity check."""
    try:
        with file.open("rb") as opened:
            if opened.read(len(_HEADER)) != _HEADER:
                return False
        with closing(_opened(file)) as connection:
            connection.execute("SELECT count(*) FROM entry").fetchone()
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            return bool(verdict == "ok") and checksums_match(connection)
    except (OSError, sqlite3.Error, ValueError, TypeError):
        return False


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS)


def _writable(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_BUSY_SECONDS)
