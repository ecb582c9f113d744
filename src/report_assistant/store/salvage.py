"""Salvage: readable entries of a damaged store become a new one; the damaged one is kept.

A page that cannot be read costs only its own entries, and an entry counts only if its checksum
matches. Nothing is guessed.
"""

import contextlib
import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from report_assistant.store.backups import name_for_kept, put_in_place, refuse_unsound
from report_assistant.store.checksums import checksum_of
from report_assistant.store.errors import DamagedStoreError, NewerStoreError, StoreError, explained
from report_assistant.store.schema import SEALED
from report_assistant.store.sqlite_pages import rows
from report_assistant.store.store import Store

_ENTRY_COLUMNS, _DRAFT_COLUMNS = 11, 8
_UNREADABLE = (sqlite3.Error, ValueError, OverflowError)
_DRAFT = "report, at, path, document, digest, entries, content"


@dataclass(frozen=True)
class SalvagedReport:
    """The entries that were read of one report."""

    number: int
    entries: int
    missing: int
    """Entries that must have been there and could not be read."""
    after: tuple[str, ...]
    """Names of the questions after whose entries something is missing; empty: at the beginning."""
    last: str
    """Name of the question of the last entry that was read."""
    at: str


@dataclass(frozen=True)
class Salvaged:
    """The reports that were read, and the path of the damaged file."""

    kept: Path
    reports: tuple[SalvagedReport, ...]
    drafts: int


def salvage(store: Path, now: datetime) -> Salvaged:
    """Put what can be read in the store's place. Raises StoreError, and then nothing was moved."""
    if not store.exists():
        raise StoreError("还没有存过答案，没有可以取出来的。")
    _refuse_whole(store)
    with explained(store), tempfile.TemporaryDirectory(dir=store.parent) as folder:
        found = _read(store, Path(folder))
        if not found.entries:
            raise StoreError(
                "损坏得太厉害，一条答案也没有读出来，文件没有动。"
                "请打 report-assistant restore 看每天的备份，选一份恢复。"
            )
        new = _written(found, Path(folder) / "new")
        kept = name_for_kept(store, now)
        put_in_place(new, store, kept)
    return Salvaged(kept, tuple(_reports(found)), len(found.drafts))


# ---------------------------------------------------------------- reading


@dataclass(frozen=True)
class _Reading:
    entries: list[tuple[Any, ...]]
    """Columns SEALED of the entries whose checksum matches, by report and place."""
    drafts: list[tuple[Any, ...]]
    clerk: str


def _refuse_whole(store: Path) -> None:
    """Raise StoreError unless the store is damaged: a busy or a newer one loses nothing."""
    try:
        refuse_unsound(store)
    except DamagedStoreError:
        return
    except NewerStoreError as error:
        raise StoreError(
            f"存放答案的文件是新版程序写的，不是损坏，没有动它：{store}。请先升级本程序再打开。"
        ) from error
    raise StoreError("存放答案的文件没有损坏，答案都在，直接打开就行。")


def _read(store: Path, folder: Path) -> _Reading:
    """Read what SQLite finds, then what it does not, page by page."""
    entries: dict[tuple[int, int], tuple[Any, ...]] = {}
    drafts: dict[tuple[Any, ...], None] = {}
    copy, log = _copied(store, folder)
    found, clerk = _queried(copy)
    for row in (*found, *rows(store.read_bytes(), log)):
        if len(row) == _ENTRY_COLUMNS and _is_sealed(entry := _sealed_columns(row), row[-1]):
            entries.setdefault((entry[0], entry[1]), entry)
        elif len(row) == _DRAFT_COLUMNS and _is_whole_draft(row):
            drafts.setdefault(tuple(row[1:]))
    return _Reading([entries[key] for key in sorted(entries)], list(drafts), clerk)


def _copied(store: Path, folder: Path) -> tuple[Path, bytes]:
    """Return a copy of the store and its write-ahead log, for SQLite to open."""
    copy = folder / "copy"
    shutil.copyfile(store, copy)
    log = store.with_name(f"{store.name}-wal")
    content = log.read_bytes() if log.exists() else b""
    copy.with_name("copy-wal").write_bytes(content)
    return copy, content


def _queried(file: Path) -> tuple[list[tuple[Any, ...]], str]:
    found: list[tuple[Any, ...]] = []
    clerk = ""
    with contextlib.suppress(*_UNREADABLE), closing(sqlite3.connect(file)) as connection:
        for table in ("entry", "draft"):
            with contextlib.suppress(*_UNREADABLE):
                # row by row: what was read before a page that cannot be read counts
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):
                    found.append(row)
        [(clerk,)] = connection.execute("SELECT name FROM clerk ORDER BY id DESC LIMIT 1")
    return found, clerk


def _sealed_columns(row: tuple[Any, ...]) -> tuple[Any, ...]:
    _, report, at, kind, name, value, source, joined, who, place, _ = row
    return report, place, at, who, kind, name, value, source, joined


def _is_sealed(columns: tuple[Any, ...], seal: object) -> bool:
    try:
        return checksum_of(columns) == seal
    except ValueError:
        return False


def _is_whole_draft(row: tuple[Any, ...]) -> bool:
    *_, digest, _, content = row
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == digest


# ---------------------------------------------------------------- writing


def _written(found: _Reading, folder: Path) -> Path:
    """Write a sound store; every entry gets a new number and checksum in its report."""
    with Store(folder) as new:
        path = new.path
        if found.clerk:
            new.name_clerk(found.clerk)
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, entries in _by_report(found):
            connection.execute("INSERT INTO report VALUES (?, ?)", (number, entries[0][2]))
        places: dict[int, int] = {}
        for report, _, *rest in found.entries:
            places[report] = places.get(report, 0) + 1
            columns = (report, places[report], *rest)
            connection.execute(
                f"INSERT INTO entry ({SEALED}, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*columns, checksum_of(columns)),
            )
        drafts = [draft for draft in found.drafts if draft[0] is None or draft[0] in places]
        connection.executemany(f"INSERT INTO draft ({_DRAFT}) VALUES (?, ?, ?, ?, ?, ?, ?)", drafts)
    return path


# ---------------------------------------------------------------- telling


def _by_report(found: _Reading) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    for number, entries in groupby(found.entries, key=lambda entry: int(entry[0])):
        yield number, list(entries)


def _reports(found: _Reading) -> Iterator[SalvagedReport]:
    for number, entries in _by_report(found):
        places = [0, *(int(entry[1]) for entry in entries)]
        names = ["", *(str(entry[5]) for entry in entries)]
        gaps = [place for place in range(1, len(places)) if places[place] > places[place - 1] + 1]
        yield SalvagedReport(
            number,
            len(entries),
            places[-1] - len(entries),
            tuple(dict.fromkeys(names[gap - 1] for gap in gaps)),
            names[-1],
            str(entries[-1][2]),
        )
