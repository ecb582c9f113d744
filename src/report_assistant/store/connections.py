"""Connections to the store's file: for work, for reading only, and one whose additions are not kept.

Nothing is changed in a file before it is known to be a store of a version that is known here.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from report_assistant.store.errors import StoreError, damaged, explained
from report_assistant.store.schema import bring_up_to_date, refuse_what_is_no_store

BUSY_SECONDS = 5.0
Connect = Callable[[Path], sqlite3.Connection]
"""Opens a connection to a store's file. Raises StoreError."""
_CHECKED = ("report", "entry", "clerk")
"""The tables whose pages are looked at when the store is opened; drafts carry their digests."""
_BESIDE = ("-wal", "-journal")


def for_work(path: Path) -> sqlite3.Connection:
    """Open the file, creating it and bringing it up to date if needed. Raises StoreError."""
    with explained(path):
        _make_private(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
        with _closed_on_failure(connection):
            with _transaction(connection, "DEFERRED"):
                refuse_what_is_no_store(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            with _transaction(connection, "IMMEDIATE"):
                bring_up_to_date(connection)
            _refuse_damaged(connection, path)
        return connection


def for_reading(path: Path) -> sqlite3.Connection:
    """Read what the file holds, which is not changed, nor created. Raises StoreError.

    For disks that are full or read-only, too; an older store is brought up to date in memory.
    """
    connection = _in_memory(path, path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def not_kept(path: Path) -> sqlite3.Connection:
    """Read what can be read, for where the store cannot be used; what is added is forgotten."""
    try:
        return _in_memory(path, path)
    except StoreError:
        return _in_memory(path, None)


def copy_in_memory(file: Path) -> sqlite3.Connection:
    """Read a copy of the store as this program would, leaving it as it is. Raises StoreError."""
    return _in_memory(file, file)


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a file of SQLite's for reading, also where nothing can be written beside it.

    SQLite wants to write beside a file in WAL mode even to read it. Where it cannot, the file is
    read as it lies, or with its log from a copy.
    """
    with contextlib.ExitStack() as stack:
        connection = stack.enter_context(closing(_uri(file, "mode=ro")))
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise
            if any(_is_filled(Path(f"{file}{ending}")) for ending in _BESIDE):
                copy = _copied(file, Path(stack.enter_context(tempfile.TemporaryDirectory())))
                connection = stack.enter_context(closing(sqlite3.connect(copy)))
            else:
                connection = stack.enter_context(closing(_uri(file, "mode=ro&immutable=1")))
        yield connection


def _in_memory(path: Path, source: Path | None) -> sqlite3.Connection:
    """Return the store in `source`, or an empty one, in memory; errors are told of `path`."""
    with explained(path):
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        with _closed_on_failure(connection):
            if source is not None and _exists(source):
                with reading(source) as opened:
                    opened.backup(connection)
            refuse_what_is_no_store(connection, path)
            with _transaction(connection, "IMMEDIATE"):
                bring_up_to_date(connection)
            _refuse_damaged(connection, path)
        return connection


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedStoreError if SQLite's own check of the tables fails."""
    for table in _CHECKED:
        verdicts = connection.execute(f"PRAGMA integrity_check({table})").fetchall()
        if verdicts != [("ok",)]:
            raise damaged(path)


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    with connection:
        connection.execute(f"BEGIN {kind}")
        yield


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _uri(file: Path, options: str) -> sqlite3.Connection:
    address = f"{file.absolute().as_uri()}?{options}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)


def _copied(file: Path, folder: Path) -> Path:
    """Copy a file and its log to where SQLite can write."""
    copy = folder / file.name
    for ending in ("", *_BESIDE):
        if _is_filled(Path(f"{file}{ending}")):
            shutil.copyfile(f"{file}{ending}", f"{copy}{ending}")
    return copy


def _is_filled(file: Path) -> bool:
    return _exists(file) and file.stat().st_size > 0


def _exists(file: Path) -> bool:
    """Return whether there is a file. Raises OSError if that cannot be told, as on a lost share."""
    try:
        file.stat()
    except FileNotFoundError:
        return False
    return True


def _make_private(path: Path) -> None:
    """Create directory and file so that only the owner can read them."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    if os.name == "posix":
        path.chmod(0o600)
