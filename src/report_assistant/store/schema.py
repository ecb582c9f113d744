"""The tables of the store's file, by version; what is no store is told from a damaged one."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

from report_assistant.store.checksums import checksum_of
from report_assistant.store.errors import damaged, foreign, newer

_FIRST = """
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    created TEXT NOT NULL
);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report(id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX entry_of_report ON entry(report, id);
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report(id),
    at TEXT NOT NULL,
    path TEXT NOT NULL,
    document TEXT NOT NULL,
    digest TEXT NOT NULL
);
"""
_DRAFTS = """
DROP TABLE draft;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    report INTEGER REFERENCES report(id), -- NULL: made from an answers file
    at TEXT NOT NULL,
    path TEXT NOT NULL,
    document TEXT NOT NULL,
    digest TEXT NOT NULL,
    entries INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX draft_of_document ON draft(document, id);
CREATE INDEX draft_of_digest ON draft(digest);
"""
_HISTORY = """
ALTER TABLE entry ADD COLUMN joined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN who TEXT NOT NULL DEFAULT '';
CREATE TABLE clerk (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    name TEXT NOT NULL
);
"""
# `place` numbers the entries of a report: 1, 2, 3 …
_SEALS = """
ALTER TABLE entry ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN seal TEXT NOT NULL DEFAULT '';
"""
_STEPS = (_FIRST, _DRAFTS, _HISTORY, _SEALS)
"""What makes each version of the one before it."""
SCHEMA_VERSION = len(_STEPS)
SEALED = "report, place, at, who, kind, name, value, source, joined"
"""The columns that an entry's checksum is made from, in this order."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a file's tables; 0 where it has none of ours."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def refuse_what_is_no_store(connection: sqlite3.Connection, path: Path) -> None:
    """Raise a StoreError unless the file is new, or has the tables of its version and no more.

    A trigger could change answers as they are stored, and a view stand in a table's place.
    """
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise newer(path)
    found = _tables(connection)
    if version == 0 and not found:
        return
    if not found.keys() & _tables_of(SCHEMA_VERSION).keys():
        raise foreign(path)
    if version < 1 or found != _tables_of(version):
        raise damaged(path)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Change the tables to those of SCHEMA_VERSION. Answers are never touched."""
    version = version_of(connection)
    if version >= SCHEMA_VERSION:  # brought up to date by another window meanwhile
        return
    for step in _STEPS[version:]:
        for statement in step.split(";\n"):
            connection.execute(statement)
    if version < 4:
        _checksum_all(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


Tables = Mapping[str, frozenset[tuple[object, ...]]]
"""Table, view or trigger -> what its columns are called, hold and need."""


@cache
def _tables_of(version: int) -> Tables:
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in _STEPS[:version]:
            connection.executescript(step)
        return _tables(connection)


def _tables(connection: sqlite3.Connection) -> Tables:
    """Return all that a file holds but indices and what SQLite keeps for itself."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type != 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    columns = 'SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(?)'
    return {name: frozenset(connection.execute(columns, (name,))) for (name,) in found}


def _checksum_all(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE entry SET place = (SELECT count(*) FROM entry AS other"
        " WHERE other.report = entry.report AND other.id <= entry.id)"
    )
    for identity, *columns in connection.execute(f"SELECT id, {SEALED} FROM entry").fetchall():
        connection.execute(
            "UPDATE entry SET seal = ? WHERE id = ?", (checksum_of(columns), identity)
        )
