"""End every writing command in the middle of its work, and look what is left.

    python -m scripts.kill_points [--points 200] [--only PATTERN]

The program is run on a computer of its own in a temporary folder. One run counts what it does to
the disk (files opened, written, synchronised, renamed, removed; SQL that changes the store); then
it is killed at each of these events in turn, half of the bytes written where they are bytes, and
where SQLite writes also when its files reach certain sizes. Prints a table, and what was wrong.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report_assistant.exit_codes import FAILED
from scripts.durability.checks import Faults, Known, faults_after, known_of
from scripts.durability.command_line import parser
from scripts.durability.commands import Writing, supporting, writings
from scripts.durability.computers import Computers, warm_up
from scripts.durability.running import Outcome, killed_at

_TEMPORARY = re.compile(r"\.~\S+")


@dataclass(frozen=True)
class Point:
    """Where a command is ended."""

    command: str
    event: int = 0
    """Before the event of this number, counted from 1."""
    largest: int | None = None
    """When a file grows beyond so many bytes."""
    name: str = ""

    @property
    def kind(self) -> str:
        """What happens there, whatever the temporary file is called."""
        return _TEMPORARY.sub("…", self.name.partition(": ")[2] or self.name)


@dataclass
class Row:
    """What came of one command."""

    known: Known
    points: list[Point]
    is_refused: bool
    """Whether the command left to itself refuses to write."""
    faults: list[tuple[Point, Faults]] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """After how many points a kind of fault was found."""
        return sum(bool(getattr(faults, kind)) for _, faults in self.faults)


def main() -> int:
    """Print the table; return 1 when anything was wrong."""
    made = parser(__doc__)
    made.add_argument("--points", type=int, default=10_000, help="how many in all; default: every")
    arguments = made.parse_args()
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        rows = killed(Path(folder), arguments.points, arguments.only)
    print_table(rows)
    return int(any(row.faults for row in rows))


def killed(folder: Path, points: int, only: str = "") -> list[Row]:
    """End the commands at so many points in all, or at every one there is if these are fewer."""
    commands = writings(only)
    computers = Computers(folder, commands)
    rows = [_counted(command, computers) for command in commands]
    chosen = _chosen([point for row in rows for point in row.points], points)
    for row in rows:
        row.points = [point for point in row.points if point in chosen]
        for point in row.points.copy():
            faults = _faults_at(point, row.known, computers)
            if faults is None:
                row.points.remove(point)
            elif faults:
                row.faults.append((point, faults))
    return rows


def print_table(rows: Sequence[Row]) -> None:
    """Print one line for each command, and each thing that is wrong."""
    head = ("command", "points", "half", "lost", "orphaned", "leftover temp")
    print("| " + " | ".join(head) + " |\n|---|" + "---|" * (len(head) - 1))
    kinds = ("half", "lost", "orphaned", "left")
    for row in rows:
        counts = [len(row.points), *(row.count(kind) for kind in kinds)]
        refused = " (refuses)" if row.is_refused else ""
        print(f"| {row.known.writing.name}{refused} | " + " | ".join(map(str, counts)) + " |")
    sums = [sum(len(row.points) for row in rows)]
    sums += [sum(row.count(kind) for row in rows) for kind in kinds]
    print("| all | " + " | ".join(map(str, sums)) + " |")
    for row in rows:
        for point, faults in row.faults:
            print(f"{row.known.writing.name}, at {point.name}: {faults}")


def _counted(writing: Writing, computers: Computers) -> Row:
    known, whole = known_of(supporting(writing, computers.new()), computers)
    return Row(known, list(_points(known.writing, whole)), whole.code == FAILED)


def _points(writing: Writing, whole: Outcome) -> Iterator[Point]:
    for number, name in enumerate(whole.events, start=1):
        yield Point(writing.name, number, name=f"event {number}: {name}")
    for size in writing.largest:
        yield Point(writing.name, largest=size, name=f"{size} bytes of a file of {writing.name}")


def _chosen(points: Sequence[Point], wanted: int) -> set[Point]:
    """Return so many of the points; those that are of one command only come first.

    All commands open the store in the same way.
    """
    kinds = Counter(point.kind for point in points)
    ordered = sorted(points, key=lambda point: kinds[point.kind])
    own = [point for point in ordered if kinds[point.kind] == 1]
    if len(own) > wanted:
        ordered = [own[number * len(own) // wanted] for number in range(wanted)]
    return set(ordered[:wanted])


def _faults_at(point: Point, known: Known, computers: Computers) -> Faults | None:
    """Return what is wrong after the end; `None` where the command was sooner done than ended."""
    place, writing = computers.new(), known.writing
    at = killed_at(point.event) if point.event else None
    outcome = place.run(*writing.arguments, typed=writing.typed, at=at, largest=point.largest)
    return faults_after(place, outcome, known, computers) if outcome.is_killed else None


if __name__ == "__main__":
    sys.exit(main())
