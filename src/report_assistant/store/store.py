"""The store: reports, the append-only log of their answers, and the drafts written from them.

One SQLite file in WAL mode with full synchronisation: when `append` returns, the entry is on disk
and survives a killed process and a power cut. Only the owner can read it. Rows are never changed.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from report_assistant.store.checksums import checksum_of
from report_assistant.store.connections import Connect, for_work
from report_assistant.store.errors import StoreError as StoreError
from report_assistant.store.errors import damaged, explained
from report_assistant.store.location import store_file
from report_assistant.store.schema import SEALED

_DRAFT = "digest, path, document, content, entries, at"


class OtherWindowError(StoreError):
    """Somebody else wrote to the same report meanwhile."""


@dataclass(frozen=True)
class Row:
    """One log entry as it is stored. `value` is plain data (JSON)."""

    kind: str
    name: str
    value: Any
    source: str
    joined: bool = False
    """Whether it is one step with the entry before it."""
    at: str = ""
    """The time of storing: ISO 8601, UTC. Set by the store."""
    who: str = ""
    """The clerk who was at work then, as far as they said. Set by the store."""


@dataclass(frozen=True)
class WrittenDraft:
    """A Word file that was written."""

    path: str
    document: str
    """The document id that the file carries."""
    content: bytes
    """The file as it was written: what a later version of it is compared with."""
    entries: int = 0
    """The length of the log then: the version of the answers it was made from."""
    at: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes: tells whether somebody changed it since."""
        return hashlib.sha256(self.content).hexdigest()


class Store:
    """The opened store. Use as a context manager, or call `close`."""

    def __init__(
        self,
        directory: Path | None = None,
        now: Callable[[], datetime] | None = None,
        connect: Connect = for_work,
    ) -> None:
        """Open the store in `directory`, or in the usual place. Raises StoreError."""
        self.path = store_file(directory)
        self._now = now or (lambda: datetime.now(UTC))
        # A draft is recorded by the thread that wrote it. SQLite serialises the calls of threads
        # that share a connection, but not their transactions.
        self._lock = threading.RLock()
        self._connection = connect(self.path)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, once what another thread is writing is on disk."""
        with self._lock:
            self._connection.close()

    # ------------------------------------------------------------ reports

    def create_report(self) -> int:
        """Begin a new report and return its number."""
        with self._transaction():
            return self._insert("INSERT INTO report (created) VALUES (?)", (self._time(),))

    def begin_report(self, *rows: Row) -> tuple[int, str]:
        """Begin a new report with its first entries, all or nothing; return its number and time."""
        with self._transaction():
            number = self.create_report()
            return number, self._append(number, rows)

    def take_over(self, *reports: tuple[Sequence[Row], Sequence[WrittenDraft]]) -> None:
        """Add reports of another store, with the times and names they have there, all or none."""
        with self._transaction():
            for rows, drafts in reports:
                report = self.create_report()
                for place, row in enumerate(rows, start=1):
                    self._insert_entry((report, place, row.at, row.who, *_columns(row)))
                for draft in drafts:
                    self._insert_draft(report, draft, draft.at)

    def reports(self) -> list[int]:
        """Return the numbers of all reports with at least one answer, last changed first."""
        query = "SELECT report FROM entry GROUP BY report ORDER BY max(id) DESC"
        return [number for (number,) in self._query(query)]

    def exists(self, report: int) -> bool:
        """Return whether there is a report of this number."""
        return bool(self._query("SELECT 1 FROM report WHERE id = ?", (report,)))

    # ------------------------------------------------------------ the log

    def append(self, report: int, *rows: Row, after: int | None = None) -> str:
        """Add entries to a report's log, all or none. On disk when this returns; gives their time.

        `after` is how many entries the caller knows; with more or fewer in the log somebody else
        has written to it, and OtherWindowError is raised.
        """
        with self._transaction():
            if after is not None and after != self._length(report):
                raise OtherWindowError(
                    "另一个窗口刚改过这份报告。那边的答案已经读进来了，这一条没有记，请看看再填。"
                )
            return self._append(report, rows)

    def _append(self, report: int, rows: Sequence[Row]) -> str:
        at, who, length = self._time(), self.clerk(), self._length(report)
        for place, row in enumerate(rows, start=length + 1):
            self._insert_entry((report, place, at, who, *_columns(row)))
        return at

    def _insert_entry(self, columns: tuple[Any, ...]) -> None:
        self._insert(
            f"INSERT INTO entry ({SEALED}, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*columns, checksum_of(columns)),
        )

    def rows(self, report: int) -> list[Row]:
        """Return the whole log of a report, oldest first. Raises DamagedStoreError."""
        query = f"SELECT seal, {SEALED} FROM entry WHERE report = ? ORDER BY id"
        found = self._query(query, (report,))
        with explained(self.path):
            return [self._row(place, columns) for place, columns in enumerate(found, start=1)]

    def refuse_damaged(self) -> None:
        """Read everything that is stored. Raises DamagedStoreError if any of it is not whole."""
        for number in self.reports():
            self.rows(number)
        for columns in self._query(f"SELECT {_DRAFT} FROM draft"):
            self._draft(columns)

    def _row(self, place: int, columns: tuple[Any, ...]) -> Row:
        seal, *sealed = columns
        if sealed[1] != place or checksum_of(sealed) != seal:
            raise damaged(self.path)
        return row_of_columns(sealed)

    # ------------------------------------------------------------ the clerk

    def name_clerk(self, name: str) -> None:
        """Record who is at work from now on. It stays in this file; an empty name forgets it."""
        with self._transaction():
            self._insert("INSERT INTO clerk (at, name) VALUES (?, ?)", (self._time(), name))

    def clerk(self) -> str:
        """Return the name that the clerk at work has given; empty without one."""
        found = self._query("SELECT name FROM clerk ORDER BY id DESC LIMIT 1")
        return str(found[0][0]) if found else ""

    # ------------------------------------------------------------ drafts

    def record_draft(self, report: int | None, draft: WrittenDraft) -> None:
        """Remember a Word file that was written, for a stored report or from an answers file."""
        with self._transaction():
            self._insert_draft(report, draft, self._time())

    def _insert_draft(self, report: int | None, draft: WrittenDraft, at: str) -> None:
        self._insert(
            "INSERT INTO draft (report, at, path, document, digest, entries, content)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (report, at, draft.path, draft.document, draft.digest, draft.entries, draft.content),
        )

    def drafts(self, report: int) -> list[WrittenDraft]:
        """Return the Word files written for a report, oldest first."""
        query = f"SELECT {_DRAFT} FROM draft WHERE report = ? ORDER BY id"
        return [self._draft(columns) for columns in self._query(query, (report,))]

    def written(self, document: str) -> WrittenDraft | None:
        """Return the last file written with this document id; `None` if it is not known here."""
        query = f"SELECT {_DRAFT} FROM draft WHERE document = ? ORDER BY id DESC LIMIT 1"
        found = self._query(query, (document,))
        return self._draft(found[0]) if found else None

    def log_behind(self, document: str) -> tuple[int, int] | None:
        """Return the report from whose answers a document was written, and how long its log was.

        `None` where it was written from an answers file, or is not known here.
        """
        query = "SELECT report, entries FROM draft WHERE document = ? AND report IS NOT NULL"
        found = self._query(f"{query} ORDER BY id DESC LIMIT 1", (document,))
        return found[0] if found else None

    def _draft(self, columns: tuple[Any, ...]) -> WrittenDraft:
        digest, *rest = columns
        draft = WrittenDraft(*rest)
        if draft.digest != digest:
            raise damaged(self.path)
        return draft

    def has_written(self, digest: str) -> bool:
        """Return whether a file with this digest was written, for any report."""
        return bool(self._query("SELECT 1 FROM draft WHERE digest = ?", (digest,)))

    # ------------------------------------------------------------ SQLite

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Hold the store for one thread; all that is written inside is on disk after, or nothing.

        One inside another is part of it.
        """
        with self._lock, explained(self.path):
            if self._connection.in_transaction:
                yield
                return
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield

    def _insert(self, statement: str, values: tuple[Any, ...]) -> int:
        number = self._connection.execute(statement, values).lastrowid
        assert number is not None
        return number

    def _query(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._lock, explained(self.path):
            return self._connection.execute(statement, values).fetchall()

    def _length(self, report: int) -> int:
        ((length,),) = self._query("SELECT count(*) FROM entry WHERE report = ?", (report,))
        return int(length)

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")


def row_of_columns(sealed: Sequence[Any]) -> Row:
    """Return the entry that stands in the columns SEALED."""
    _, _, at, who, kind, name, value, source, joined = sealed
    return Row(kind, name, json.loads(value), source, bool(joined), at, who)


def _columns(row: Row) -> tuple[Any, ...]:
    value = json.dumps(row.value, ensure_ascii=False)
    return row.kind, row.name, value, row.source, int(row.joined)
