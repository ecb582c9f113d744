"""What was read of files is kept beside the results, so that a second run reads only what changed.

A file is known by the digest of its content, its name (which messages quote), the year before's file
that it was checked beside, and the version of the program. Rounds are kept here too: which file a
body had sent when, and what was found in it.
"""

import json
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report_assistant import __version__
from report_assistant.county.body_report import (
    BodyReport,
    OwnText,
    as_json,
    from_json,
    text_as_json,
    text_from_json,
)
from report_assistant.foundation.problems import ClerkProblem

FILE_NAME = "读过的文件.sqlite3"
_SECONDS = 2.0
"""What was read is brought to disk so often, so that a stop loses little."""
_SCHEMA = """
create table if not exists reports(
    key text primary key, report blob not null, text blob not null
) without rowid;
create table if not exists rounds(
    body text not null, number integer not null, digest text not null, day text not null,
    findings text not null, primary key (body, number)
) without rowid;
create table if not exists written(file text primary key, digest text not null) without rowid;
"""


@dataclass(frozen=True)
class Round:
    """One file that a body sent, and what was found in it."""

    number: int
    digest: str
    day: date
    findings: tuple[tuple[str, str, str], ...]
    """Code, place and message of each."""


class Kept:
    """What earlier runs read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._saved = time.monotonic()

    def report(self, key: str) -> BodyReport | None:
        """Return a report that was read before; `None` if it was not."""
        found = self._one("select report from reports where key = ?", key)
        return None if found is None else from_json(_unpacked(found))

    def text(self, key: str) -> OwnText:
        """Return the own words of a report; none of one that was not read."""
        found = self._one("select text from reports where key = ?", key)
        return OwnText() if found is None else text_from_json(_unpacked(found))

    def keep(self, key: str, report: BodyReport, text: OwnText) -> None:
        """Keep what was read of a file."""
        row = (key, _packed(as_json(report)), _packed(text_as_json(text)))
        self._connection.execute("insert or replace into reports values (?, ?, ?)", row)
        if time.monotonic() - self._saved > _SECONDS:
            self.save()

    def rounds(self, body: str) -> tuple[Round, ...]:
        """Return what a body has sent, the first file first."""
        rows = self._connection.execute(
            "select number, digest, day, findings from rounds where body = ? order by number",
            (body,),
        )
        return tuple(
            Round(number, digest, date.fromisoformat(day), tuple(map(tuple, json.loads(found))))
            for number, digest, day, found in rows
        )

    def keep_round(self, body: str, sent: Round) -> None:
        """Keep what a body has sent."""
        found = json.dumps(sent.findings, ensure_ascii=False)
        row = (body, sent.number, sent.digest, sent.day.isoformat(), found)
        self._connection.execute("insert or replace into rounds values (?, ?, ?, ?, ?)", row)

    def written(self, file: str) -> str:
        """Return the digest of a file of the results as it was last written; empty if it never was."""
        found = self._one("select digest from written where file = ?", file)
        return "" if found is None else found.decode()

    def keep_written(self, file: str, digest: str) -> None:
        """Keep the digest of a file that was written."""
        self._connection.execute("insert or replace into written values (?, ?)", (file, digest))

    def save(self) -> None:
        """Bring to disk what was kept."""
        self._connection.commit()
        self._saved = time.monotonic()

    def _one(self, query: str, key: str) -> bytes | None:
        row = self._connection.execute(query, (key,)).fetchone()
        if row is None:
            return None
        return row[0].encode() if isinstance(row[0], str) else bytes(row[0])


@contextmanager
def kept_in(folder: Path) -> Iterator[Kept]:
    """Yield what is kept in a folder; what was read until an end of any kind is kept.

    What cannot be read any more is made anew: it only saves time. Raises ClerkProblem.
    """
    file = folder / FILE_NAME
    try:
        connection = _opened(file)
    except sqlite3.DatabaseError:
        with suppress(OSError):
            file.unlink()
        try:
            connection = _opened(file)
        except sqlite3.DatabaseError as error:
            raise ClerkProblem(_NOT_WRITABLE.format(folder)) from error
    kept = Kept(connection)
    try:
        yield kept
    except sqlite3.Error as error:
        raise ClerkProblem(_FULL.format(folder)) from error
    finally:
        with suppress(sqlite3.Error):
            kept.save()
        connection.close()


_NOT_WRITABLE = "“{}”里写不了文件，请换一个文件夹放结果。"
_FULL = "“{}”里写不进文件了，多半是磁盘满了，请清出一些空间，再打一次同样的命令，读过的不用再读。"


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        connection.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def key_of(digest: str, name: str, last: str = "") -> str:
    """Return what a file is known by; `last` is the digest of the year before's."""
    return f"{__version__}/{digest}/{name}/{last}"


def _packed(words: str) -> bytes:
    return zlib.compress(words.encode(), 1)


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode()
