"""Save a Word file as the clerk does, while the program is about to write it.

    python -m scripts.saves_meanwhile [--only PATTERN]

For each command that writes over a Word file, and each thing it does to the disk before the file
is replaced, other words are saved into that file at that moment. They have to be somewhere
afterwards: in the file, or in a copy beside it. Prints a table, and where they were lost.
"""

import io
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import docx

from scripts.durability.checks import known_of
from scripts.durability.command_line import parser
from scripts.durability.commands import Writing, writings
from scripts.durability.computers import Computers, warm_up
from scripts.durability.running import Place, interrupted_at

_SAVED = "（合并期间另一次保存）"


@dataclass
class Row:
    """What came of one command."""

    writing: Writing
    points: int
    lost: list[str] = field(default_factory=list)
    """The events at which what was saved got lost."""


def main() -> int:
    """Print the table; return 1 when anything was lost."""
    arguments = parser(__doc__).parse_args()
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        rows = saved_meanwhile(Path(folder), arguments.only)
    print("| command | saves | lost |\n|---|---|---|")
    for row in rows:
        print(f"| {row.writing.name} | {row.points} | {len(row.lost)} |")
    for row in rows:
        for event in row.lost:
            print(f"{row.writing.name}: lost when saved before {event}")
    return int(any(row.lost for row in rows))


def saved_meanwhile(folder: Path, only: str = "") -> list[Row]:
    """Save at every event up to the last one before the file is replaced."""
    commands = [each for each in writings(only) if each.is_word_draft]
    computers = Computers(folder, commands)
    return [_saved_during(each, computers) for each in commands if _has_target(each, computers)]


def _has_target(writing: Writing, computers: Computers) -> bool:
    return (computers.new().root / writing.target).exists()


def _saved_during(writing: Writing, computers: Computers) -> Row:
    _, whole = known_of(writing, computers)
    events = _before_the_rename(whole.events, Path(writing.target).name)
    row = Row(writing, len(events))
    for number, name in enumerate(events, start=1):
        place = computers.new()
        target = place.root / writing.target
        at = interrupted_at(number, partial(target.write_bytes, _with_words(target)))
        said = place.run(*writing.arguments, typed=writing.typed, at=at).said
        if "Traceback" in said or not _is_kept(place):
            row.lost.append(f"event {number}: {name}")
    return row


def _before_the_rename(events: Sequence[str], name: str) -> Sequence[str]:
    """Return the events before the last renaming to the file, in which it gets its content."""
    renamed = [
        number
        for number, event in enumerate(events)
        if event.startswith("os.rename") and event.endswith(f" {name}")
    ]
    return events[: renamed[-1]] if renamed else events


def _with_words(file: Path) -> bytes:
    document = docx.Document(str(file))
    document.add_paragraph(_SAVED)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _is_kept(place: Place) -> bool:
    files = place.work.rglob("*.docx")
    return any(_SAVED in (p.text for p in docx.Document(str(file)).paragraphs) for file in files)


if __name__ == "__main__":
    sys.exit(main())
