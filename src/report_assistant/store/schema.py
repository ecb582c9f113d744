"""The tables of the store's file, and what brings a file of an older version up to date."""

import sqlite3

from report_assistant.store.checksums import checksum_of

SCHEMA_VERSION = 4
_SCHEMA = """
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
"""
_DRAFTS = """
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
SEALED = "report, place, at, who, kind, name, value, source, joined"
"""The columns that an entry's checksum is made from, in this order."""


def bring_up_to_date(connection: sqlite3.Connection, version: int) -> None:
    """Change the tables to those of SCHEMA_VERSION. Answers are never touched."""
    for statement in _steps_from(version):
        connection.execute(statement)
    if version < 4:
        _checksum_all(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def checksums_match(connection: sqlite3.Connection) -> bool:
    """Return whether every entry matches its checksum; stores of older versions have none."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < 4:
        return True
    sealed = connection.execute(f"SELECT seal, {SEALED} FROM entry")
    return all(checksum_of(columns) == seal for seal, *columns in sealed)


def _steps_from(version: int) -> list[str]:
    steps = []
    if version < 1:
        steps += _SCHEMA.split(";\n")
    elif version < 2:
        steps += ["DROP TABLE draft"]
    if version < 2:
        steps += _DRAFTS.split(";\n")
    if version < 3:
        steps += _HISTORY.split(";\n")
    if version < 4:
        steps += _SEALS.split(";\n")
    return steps


def _checksum_all(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE entry SET place = (SELECT count(*) FROM entry AS other"
        " WHERE other.report = entry.report AND other.id <= entry.id)"
    )
    for identity, *columns in connection.execute(f"SELECT id, {SEALED} FROM entry").fetchall():
        connection.execute(
            "UPDATE entry SET seal = ? WHERE id = ?", (checksum_of(columns), identity)
        )
