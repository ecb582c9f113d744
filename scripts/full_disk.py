"""Run every writing command on a disk that is full, and look what is left.

    python -m scripts.full_disk [--only PATTERN]

The disk is a file system of 1 MB: once under the clerk's files, once under the store; with nothing
free, and with one page (4 KB) free, so that writing begins and cannot end. What was there has to
be whole afterwards, nothing half may be left, and the clerk is told that the disk is full.
Needs the right to mount file systems.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.earlier.replay import STORE
from tests.store.faults import fill, small_disk

from scripts.durability.checks import (
    Known,
    entries_of,
    half_files,
    known_of,
    left_files,
    timeless,
)
from scripts.durability.command_line import parser
from scripts.durability.commands import supporting, writings
from scripts.durability.computers import Computers, warm_up
from scripts.durability.running import Outcome, Place

_KILOBYTES = 1024
_PAGE = 4096
_BESIDE = ("-wal", "-shm")
_TELLS = {"work": re.compile("磁盘已满"), "home": re.compile("磁盘(?:是否)?已满")}
"""SQLite cannot always say why it cannot open a file."""


@dataclass
class Row:
    """What came of one command."""

    known: Known
    wrong: list[str] = field(default_factory=list)
    refused: int = 0
    """On so many of the four disks it could not do its work."""


def main() -> int:
    """Print the table; return 1 when anything was wrong."""
    arguments = parser(__doc__).parse_args()
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        rows = on_full_disks(Path(folder), arguments.only)
    print("| command | disks | refused | wrong |\n|---|---|---|---|")
    for row in rows:
        print(f"| {row.known.writing.name} | 4 | {row.refused} | {len(row.wrong)} |")
    for row in rows:
        for words in row.wrong:
            print(f"{row.known.writing.name}: {words}")
    return int(any(row.wrong for row in rows))


def on_full_disks(folder: Path, only: str = "") -> list[Row]:
    """Run each command on the four disks."""
    commands = writings(only)
    computers = Computers(folder, commands)
    rows = []
    for command in commands:
        known, _ = known_of(supporting(command, computers.new()), computers)
        rows.append(Row(known))
        for part in ("work", "home"):
            for free in (0, _PAGE):
                _try(rows[-1], computers, part, free)
    return rows


def _try(row: Row, computers: Computers, part: str, free: int) -> None:
    writing, place = row.known.writing, computers.new()
    with _on_a_small_disk(place.root / part) as filler:
        with filler.open("r+b") as file:
            file.truncate(filler.stat().st_size - free)
        outcome = place.run(*writing.arguments, typed=writing.typed)
        filler.unlink()
        found = list(_wrong(place, outcome, row.known, part))
    where = f"{free} bytes free under {part}"
    row.refused += bool(_TELLS[part].search(outcome.said))
    row.wrong += [f"{where}: {words}" for words in found]


@contextmanager
def _on_a_small_disk(folder: Path) -> Iterator[Path]:
    """Put a folder on a full disk of its own; yields the file that fills it."""
    aside = folder.with_name("aside")
    folder.rename(aside)
    with small_disk(folder, _KILOBYTES) as disk:
        shutil.copytree(aside, disk, dirs_exist_ok=True)
        shutil.rmtree(aside)
        yield fill(disk)


def _wrong(place: Place, outcome: Outcome, known: Known, part: str) -> Iterator[str]:
    files = place.files()
    if "Traceback" in outcome.said:
        yield f"a traceback: {outcome.said.strip()[-60:]}"
    for name in half_files(files, known):
        yield f"half: {name}"
    for name in left_files(files, known):
        yield f"left: {name}"
    for name in known.before:
        if name not in files and not name.endswith(_BESIDE):
            yield f"gone: {name}"
    if place.run("list").code != 0:
        yield "the store does not open afterwards"
    if _is_done(place, files, known):
        return
    if not _TELLS[part].search(outcome.said):
        yield f"not told that the disk is full: {outcome.said.strip()[-90:]}"
    if outcome.code != 2 and not known.writing.typed:
        yield f"exit code {outcome.code}"


def _is_done(place: Place, files: dict[str, bytes], known: Known) -> bool:
    """Whether there was room enough for all that the command writes."""
    target = known.writing.target
    if target and files.get(target) in (None, known.before.get(target)):
        return files.get(target) == known.after[target]
    wanted = {timeless(name) for name in known.after if not name.endswith(_BESIDE)}
    if not wanted <= set(map(timeless, files)):
        return False
    return len(entries_of(place.home / STORE.name)) == len(known.entries_after)


if __name__ == "__main__":
    sys.exit(main())
