"""What is wrong on a computer after a run was ended in the middle of it."""

import io
import os
import re
import sqlite3
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from scripts.durability.commands import Writing
from scripts.durability.computers import Computers
from scripts.durability.running import Outcome, Place, counting

_STORE = "reports.sqlite3"
_PACKAGES = (".docx", ".xlsx", ".zip")
_BESIDE = ("-wal", "-shm", "-journal")
_ECHO = re.compile("^(?:记下了|已改)", re.MULTILINE)
_NOT_OURS = ("没有当初生成", "不是本程序")
_TWO_DAYS = 2 * 24 * 3600
Entries = frozenset[tuple[object, ...]]


@dataclass
class Faults:
    """What was found after one point, in words; all empty is well."""

    half: list[str] = field(default_factory=list)
    """Files that are neither what they were nor what they should become."""
    lost: list[str] = field(default_factory=list)
    """Answers and files that are gone."""
    orphaned: list[str] = field(default_factory=list)
    """Drafts that the program no longer knows as its own."""
    left: list[str] = field(default_factory=list)
    """Temporary files that the same command leaves when it is run again two days later."""

    def __bool__(self) -> bool:
        return bool(self.half or self.lost or self.orphaned or self.left)


@dataclass(frozen=True)
class Known:
    """A computer before a command and after it, when nothing happened in between."""

    writing: Writing
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    entries_before: Entries
    entries_after: Entries

    @property
    def names(self) -> set[str]:
        """The names, without times in them, of all files there may be."""
        return {timeless(name) for name in (*self.before, *self.after)}


def known_of(writing: Writing, computers: Computers) -> tuple[Known, Outcome]:
    """Run a command to its end, once. Raises RuntimeError where it does nothing."""
    place = computers.new()
    before, entries = place.files(), entries_of(place.home / _STORE)
    whole = place.run(*writing.arguments, typed=writing.typed, at=counting)
    if "Traceback" in whole.said or not whole.events:
        raise RuntimeError(f"{writing.name} does not run:\n{whole.said}")
    return Known(writing, before, place.files(), entries, entries_of(place.home / _STORE)), whole


def faults_after(killed: Place, outcome: Outcome, known: Known, computers: Computers) -> Faults:
    """Look at everything on a computer after a run was ended there."""
    faults, files = Faults(), killed.files()
    faults.half += half_files(files, known)
    faults.lost += _lost_files(files, known)
    faults.lost += _lost_answers(computers.spare(killed), outcome, known)
    if known.writing.is_word_draft and known.writing.target in files:
        faults.orphaned += _orphaned(computers.spare(killed), known.writing)
    if leftovers := left_files(files, known):
        faults.left += _left_after_another_run(killed, leftovers, known)
    return faults


def half_files(files: Mapping[str, bytes], known: Known) -> list[str]:
    """Return the files that are neither what they were nor what they should become."""
    return [name for name, data in files.items() if not _is_whole(name, data, known)]


def left_files(files: Mapping[str, bytes], known: Known) -> list[str]:
    """Return the files that neither were there nor should be there."""
    return [name for name in files if _is_leftover(name, known)]


def timeless(name: str) -> str:
    """Return a file's name without the times that stand in it."""
    return re.sub(r"\d+", "0", name)


def entries_of(store: Path) -> Entries:
    """Return all entries of a store's file."""
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=rw", uri=True)) as connection:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()
        if verdict != ("ok",):
            raise sqlite3.DatabaseError(str(verdict))
        return frozenset(connection.execute("SELECT * FROM entry").fetchall())


def _is_whole(name: str, data: bytes, known: Known) -> bool:
    if _is_leftover(name, known) or name.endswith(_BESIDE) or Path(name).name == _STORE:
        return True  # the store is opened below
    known_as = [each for each in (known.before, known.after) if name in each]
    if any(each[name] == data for each in known_as):
        return True
    if name.endswith(_PACKAGES):
        return _is_package(data, known.after.get(name, b""))
    return name.endswith(".sqlite3") and _is_store(data)


def _is_package(data: bytes, twin: bytes) -> bool:
    """Whether all parts are there and whole; some packages bear the time they were written at."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.testzip() is not None:
                return False
            if not twin:
                return True
            with zipfile.ZipFile(io.BytesIO(twin)) as other:
                return package.namelist() == other.namelist()
    except (zipfile.BadZipFile, EOFError):
        return False


def _is_store(data: bytes) -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(data[:18] + b"\x01\x01" + data[20:])  # not in WAL mode
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
        except sqlite3.Error:
            return False


def _lost_files(files: Mapping[str, bytes], known: Known) -> Iterator[str]:
    """Yield what the clerk had and has no more, under its own name or as a copy beside it."""
    is_edited = "update" in known.writing.name
    for name, data in known.before.items():
        if name.endswith(_BESIDE) or Path(name).name == _STORE:
            continue
        if name not in files:
            yield f"{name} is gone"
        elif is_edited and name == known.writing.target and data not in files.values():
            yield f"{name} as it was edited"


def _lost_answers(place: Place, outcome: Outcome, known: Known) -> Iterator[str]:
    listed = place.run("list")
    if listed.code != 0:
        yield f"the store does not open: {listed.said.strip()[-80:]}"
        return
    try:
        now = entries_of(place.home / _STORE)
    except sqlite3.Error as error:
        yield f"the store is damaged: {error}"
        return
    if known.writing.name == "restore":
        if now not in (known.entries_before, known.entries_after):
            yield "neither the answers of before nor those of the copy"
        elif now != known.entries_before:
            stores = [path for path in place.home.glob("*.sqlite3") if path.name != _STORE]
            if not any(entries_of(path) == known.entries_before for path in stores):
                yield "the answers of before are not kept"
        return
    if lost := known.entries_before - now:
        yield f"{len(lost)} answers of before"
    echoed = len(_ECHO.findall(outcome.said)) if known.writing.name == "answers" else 0
    if len(now - known.entries_before) < echoed:
        yield f"of {echoed} echoed answers {len(now - known.entries_before)} are stored"


def _orphaned(place: Place, writing: Writing) -> Iterator[str]:
    target = str(Path(writing.target).relative_to("work"))
    updated = place.run("draft", "again.yaml", "-o", target, "--update")
    if updated.code not in (0, 1) or any(words in updated.said for words in _NOT_OURS):
        yield f"{writing.target}: {updated.said.strip()[:60]}"


def _is_leftover(name: str, known: Known) -> bool:
    return timeless(name) not in known.names and not name.endswith(_BESIDE)


def _left_after_another_run(place: Place, leftovers: list[str], known: Known) -> list[str]:
    long_ago = time.time() - _TWO_DAYS
    for name in leftovers:
        os.utime(place.root / name, (long_ago, long_ago))
    place.run(*known.writing.arguments, typed=known.writing.typed)
    return [name for name in leftovers if (place.root / name).exists()]
