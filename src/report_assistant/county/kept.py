"""What was read of files is kept beside the results, so that a second run reads only what changed.

A file is known by the digest of its content, its name (which messages quote), the year before's file
that it was checked beside, and the version of the program. Rounds are kept here too: which file a
body had sent when, and what was found in it.
"""

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from report_assistant import __version__
from report_assistant.county.body_report import (
    BodyReport,
    OwnText,
    as_json,
    from_json,
    text_as_json,
    text_from_json,
)
from report_assistant.foundation.file_names import names_like
from report_assistant.foundation.problems import ClerkProblem

FILE_NAME = "读过的文件.sqlite3"
_SECONDS = 2.0
"""What was read is brought to disk so often, so that a stop loses little."""
_PATIENCE = 5.0
"""Seconds to wait for another collection to save."""
_SCHEMA = """
create table if not exists reports(
    key text primary key, report blob not null, text blob not null
) without rowid;
create table if not exists rounds(
    year integer not null, body text not null, number integer not null, digest text not null,
    day text not null, findings text not null, primary key (year, body, number)
) without rowid;
create table if not exists arrivals(digest text primary key, run integer not null) without rowid;
create table if not exists asked(what text primary key, path blob not null) without rowid;
create table if not exists written(file text primary key, digest text not null) without rowid;
"""


@dataclass(frozen=True)
class Round:
    """One file that a body sent, and what was found in it."""

    number: int
    digest: str
    day: date
    findings: tuple[tuple[str, str, str], ...]
    """Code, place and message of each that was to be mended."""


class Kept:
    """What earlier runs read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._saved = time.monotonic()

    def report(self, key: str) -> BodyReport | None:
        """Return a report that was read before; `None` if it was not."""
        found = self._one("select report from reports where key = ?", key)
        with suppress(*_ILLEGIBLE):
            return None if found is None else from_json(_unpacked(found))
        return None

    def text(self, key: str) -> OwnText:
        """Return the own words of a report; none of one that was not read."""
        found = self._one("select text from reports where key = ?", key)
        with suppress(*_ILLEGIBLE):
            return OwnText() if found is None else text_from_json(_unpacked(found))
        return OwnText()

    def keep(self, key: str, report: BodyReport, text: OwnText) -> None:
        """Keep what was read of a file."""
        row = (key, _packed(as_json(report)), _packed(text_as_json(text)))
        self._connection.execute("insert or replace into reports values (?, ?, ?)", row)
        if time.monotonic() - self._saved > _SECONDS:
            self.save()

    def rounds(self, body: str, year: int | None) -> tuple[Round, ...]:
        """Return what a body has sent of a year's report, the first file first."""
        rows = self._connection.execute(
            "select number, digest, day, findings from rounds where year = ? and body = ?"
            " order by number",
            (year or 0, body),
        )
        sent = []
        for number, digest, day, found in rows:
            with suppress(*_ILLEGIBLE):
                findings = tuple(map(_told, json.loads(found)))
                sent.append(Round(number, digest, date.fromisoformat(day), findings))
        return tuple(sent)

    def bodies(self, year: int | None) -> tuple[str, ...]:
        """Return the bodies that have sent anything of a year's report."""
        rows = self._connection.execute(
            "select distinct body from rounds where year = ? order by body", (year or 0,)
        )
        return tuple(str(body) for (body,) in rows)

    def keep_round(self, body: str, year: int | None, sent: Round) -> None:
        """Keep what a body has sent of a year's report."""
        found = json.dumps(sent.findings, ensure_ascii=False)
        row = (year or 0, body, sent.number, sent.digest, sent.day.isoformat(), found)
        self._connection.execute("insert or replace into rounds values (?, ?, ?, ?, ?, ?)", row)

    def arrivals(self, digests: Iterable[str]) -> Mapping[str, int]:
        """Return in which run each file was new; those that are new now have a run of their own."""
        query = "select coalesce(max(run), 0) + 1 from arrivals"
        [run] = self._connection.execute(query).fetchone()
        rows = ((digest, run if isinstance(run, int) else 1) for digest in digests)
        self._connection.executemany("insert or ignore into arrivals values (?, ?)", rows)
        known = self._connection.execute("select digest, run from arrivals")
        return {digest: run for digest, run in known if isinstance(run, int)}

    def asked(self, what: str) -> Path | None:
        """Return a path that was asked for in an earlier run."""
        found = self._one("select path from asked where what = ?", what)
        return None if found is None else Path(os.fsdecode(found))

    def keep_asked(self, what: str, path: Path) -> None:
        """Keep a path that was asked for, so that the next run need not be told again."""
        row = (what, os.fsencode(path))
        self._connection.execute("insert or replace into asked values (?, ?)", row)

    def written(self, file: str) -> str:
        """Return the digest of a file of the results as it was last written; empty if it never was."""
        found = self._one("select digest from written where file = ?", file)
        return "" if found is None else found.decode(errors="replace")

    def keep_written(self, file: str, digest: str) -> None:
        """Keep the digest of a file that was written."""
        self._connection.execute("insert or replace into written values (?, ?)", (file, digest))

    def all_written(self, begin: str) -> frozenset[str]:
        """Return the files of the results that were ever written, whose names begin so."""
        rows = self._connection.execute("select file from written")
        return frozenset(file for (file,) in rows if str(file).startswith(begin))

    def forget_written(self, file: str) -> None:
        """Forget a file that is there no more."""
        self._connection.execute("delete from written where file = ?", (file,))

    def save(self) -> None:
        """Bring to disk what was kept."""
        self._connection.commit()
        self._saved = time.monotonic()

    def _one(self, query: str, key: str) -> bytes | None:
        [found] = self._connection.execute(query, (key,)).fetchone() or (None,)
        found = found.encode() if isinstance(found, str) else found
        return found if isinstance(found, bytes) else None


@contextmanager
def kept_in(folder: Path) -> Iterator[Kept]:
    """Yield what is kept in a folder; what was read until an end of any kind is kept.

    One run at a time has it: another one would read back and write the same results.
    What cannot be read any more is put aside and made anew. Raises ClerkProblem.
    """
    file = folder / FILE_NAME
    try:
        connection = _opened(file)
    except sqlite3.Error as error:
        if _code(error) not in _BROKEN and not isinstance(error, _OtherVersion):
            raise _problem(error, folder) from error
        connection = _made_anew(file)
    kept = Kept(connection)
    try:
        yield kept
    except sqlite3.Error as error:
        raise _problem(error, folder) from error
    finally:
        with suppress(sqlite3.Error):
            kept.save()
        connection.close()


class _OtherVersion(sqlite3.DatabaseError):
    """The file has tables of another version of the program, or what none of ours has."""


_VERSION = 1
"""Of the tables; a file with others is put aside as a broken one is."""
_TABLES = ("reports", "rounds", "arrivals", "asked", "written")
_PARTS = frozenset(("table", name) for name in _TABLES)
_LARGEST = 16 << 20
"""Bytes that are unfolded of one report; one that had more is as if it were not there."""
_ILLEGIBLE = (
    *(zlib.error, ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
    RecursionError,
)
"""What is raised by a row that somebody or something changed: it is as if it were not there."""
_BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_ASIDE = f"{FILE_NAME}.坏"
_IS_BROKEN = (
    f"“{{}}”里的“{FILE_NAME}”坏了，请把它改名或者移走，再打一次同样的命令，程序会重新读一遍年报。"
)
_IS_HELD = "“{}”正被另一次汇总用着，请等它做完，再打一次同样的命令，读过的不用再读。"
_IS_FULL = (
    "“{}”里写不进文件了，多半是磁盘满了，请清出一些空间，再打一次同样的命令，读过的不用再读。"
)
_NOT_WRITABLE = "“{}”里写不了文件，请换一个文件夹放结果。"


def _problem(error: sqlite3.Error, folder: Path) -> ClerkProblem:
    sentences = {_BROKEN: _IS_BROKEN, _HELD: _IS_HELD, _FULL: _IS_FULL}
    code = _code(error)
    sentence = next((words for codes, words in sentences.items() if code in codes), _NOT_WRITABLE)
    return ClerkProblem(sentence.format(folder))


def _code(error: sqlite3.Error) -> int:
    """Return what went wrong, without the finer part of the code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _made_anew(file: Path) -> sqlite3.Connection:
    """Put what broke aside, as it may hold what bodies had sent before, and begin anew."""
    try:
        wanted = file.with_name(_ASIDE)
        file.rename(next(each for each in names_like(wanted) if not os.path.lexists(each)))
        return _opened(file)
    except (OSError, sqlite3.Error) as error:
        raise ClerkProblem(_IS_BROKEN.format(file.parent)) from error


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        connection.execute("pragma locking_mode = exclusive")
        connection.execute("begin exclusive")
        [version] = connection.execute("pragma user_version").fetchone()
        parts = connection.execute("select type, name from sqlite_master").fetchall()
        if parts and (version != _VERSION or not _PARTS.issuperset(parts)):
            raise _OtherVersion
        connection.executescript(_SCHEMA)
        connection.execute(f"pragma user_version = {_VERSION}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def key_of(digest: str, name: str, last: str = "") -> str:
    """Return what a file is known by; `last` is the digest of the year before's."""
    printable = name.encode(errors="backslashreplace").decode()  # names on Linux may be no text
    return f"{__version__}/{digest}/{printable}/{last}"


def _packed(words: str) -> bytes:
    return zlib.compress(words.encode(errors="surrogatepass"), 1)


def _unpacked(data: bytes) -> str:
    words = zlib.decompressobj().decompress(data, _LARGEST)
    return words.decode(errors="surrogatepass")


def _told(finding: Any) -> tuple[str, str, str]:
    code, where, message = map(str, finding)
    return code, where, message
