"""What `collect` finds of what was planted: `python -m tests.county.figures 1000` prints figures.

Reading is measured in a process of its own, so that what was generated is not in its memory. A
second run has one file in a hundred changed.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from report_assistant.checks import Finding, Severity
from report_assistant.county.alike import alike_pairs
from report_assistant.county.collecting import Collection, Wanted, collect
from report_assistant.county.desk import Asked, collect_into
from report_assistant.county.kept import kept_in
from report_assistant.county.reading import Sent, content_at, read_body
from report_assistant.county.receiving import Receiving
from report_assistant.county.report_files import report_files
from report_assistant.county.roster_file import read_roster
from report_assistant.county.standing import Standing, Status
from report_assistant.county.work import ThisMachine
from report_assistant.report.tables import Number
from tests.county.faults import Planted
from tests.county.generated import Key, county

_WEIGHED = (Severity.ERROR, Severity.WARNING)


@dataclass
class Score:
    """What was found, missed and said falsely."""

    found: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    false: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def table(self) -> str:
        """The figures by kind."""
        kinds = dict.fromkeys([*self.found, *self.missed, *self.false])
        lines = [f"{'kind':34}{'found':>7}{'missed':>8}{'false':>7}"]
        lines += [
            f"{kind:34}{self.found[kind]:7}{len(self.missed.get(kind, ())):8}"
            f"{len(self.false.get(kind, ())):7}"
            for kind in kinds
        ]
        return "\n".join(lines)


def score(collection: Collection, key: Key) -> Score:
    """Hold a collection to the key."""
    made = Score()
    stand: dict[str, list[Standing]] = defaultdict(list)
    for each in collection.standings:
        stand[each.name].append(each)
    planted = {each.body: each for each in key.planted}
    for fault in key.planted:
        if any(_tells(each, fault) for each in stand[fault.body]):
            made.found[fault.kind] += 1
        else:
            made.missed[fault.kind].append(f"{fault.body}: {list(map(_shown, stand[fault.body]))}")
    for each in collection.standings:
        for kind, words in _false(each, planted.get(each.name)):
            made.false[kind].append(f"{each.name}: {words}")
    for sentence in collection.left_out:
        made.false["left out"].append(sentence)
    return made


def _tells(standing: Standing, fault: Planted) -> bool:
    codes = {each.code for each in _findings(standing)}
    is_found = not fault.codes or bool(codes & fault.codes)
    return is_found and standing.status is fault.status and fault.told in standing.told


def _false(standing: Standing, fault: Planted | None) -> Iterator[tuple[str, str]]:
    known = fault.codes | fault.also if fault else frozenset()
    for finding in _findings(standing):
        if finding.code not in known:
            yield finding.code, f"{finding.message} {[each.file for each in standing.files]}"
    if fault is None and (standing.status is not Status.HANDED_IN or standing.told):
        yield standing.status.value, _shown(standing)


def _findings(standing: Standing) -> Iterator[Finding]:
    if standing.used is None:
        return
    for severity in _WEIGHED:
        yield from standing.used.report.findings_of(severity)


def _shown(standing: Standing) -> str:
    codes = sorted({each.code for each in _findings(standing)})
    files = [each.file for each in standing.files]
    return f"{standing.status.value} {standing.told} {codes} {files}"


def wrong_sums(collection: Collection, key: Key) -> dict[str, tuple[Number, Number]]:
    """Cells whose sum is not that of what was printed."""
    return {
        path: (total, key.sums[path])
        for path, total in collection.sums().items()
        if total != key.sums[path]
    }


# ---------------------------------------------------------------- at a larger scale

_SEED = 7
_SAMPLE = 100


def collected(key: Key, out: Path, workers: ThisMachine | None = None) -> Collection:
    """Collect what was generated."""
    with kept_in(out) as kept:
        wanted = Wanted(key.folder, read_roster(key.roster), key.last)
        return collect(wanted, Receiving(kept, workers or ThisMachine()), date(2026, 1, 20))


def _print_figures(bodies: int, folder: Path) -> None:
    began = time.monotonic()
    key = county(bodies, _SEED, folder)
    print(f"{bodies} bodies generated in {time.monotonic() - began:.1f} s")
    alone = _seconds_alone(key)
    print(f"read and checked in one process: {alone * 1000:.0f} ms a file")
    out = folder / "结果"
    out.mkdir()
    first = _run(key, out)
    files = 2 * len(report_files([str(key.folder)]).files)
    print(f"first run: {first} for {files} files; {first.seconds / files / alone:.2f} of alone")
    chance = random.Random(_SEED)
    words = [each for each in key.files if each.suffix == ".txt"]
    changed = chance.sample(words, min(len(words), max(1, bodies // 100)))
    for path in changed:
        path.write_bytes(path.read_bytes() + b"\n")
    second = _run(key, out)
    share = second.seconds / first.seconds
    print(f"second run, {len(changed)} files changed: {second}; {share:.1%} of the first")
    collection = collected(key, out)
    made = score(collection, key)
    print(made.table())
    for name, listed in (("missed", made.missed), ("false", made.false)):
        for kind, each in listed.items():
            print(f"{name}: {kind}: {each[:3]}")
    with kept_in(out) as kept:
        pairs = {frozenset((each.first, each.second)) for each in alike_pairs(collection, kept)}
    planted = {frozenset(each) for each in key.alike}
    print(
        f"alike: {len(planted & pairs)} found, {len(planted - pairs)} missed, false: {len(pairs - planted)}"
    )
    print(f"wrong sums: {wrong_sums(collection, key) or 'none'}")


@dataclass(frozen=True)
class _Run:
    seconds: float
    parent: int
    children: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, {self.parent} MB and {self.children} MB in its processes"


def _run(key: Key, out: Path) -> _Run:
    command = [sys.executable, "-m", __spec__.name, *map(str, (key.folder, key.last, key.roster))]
    began = time.monotonic()
    process = subprocess.Popen([*command, str(out)], cwd=Path(__file__).parents[2])
    peaks = [0, 0]
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(0.2):
            sizes = _sizes(process.pid)
            own = sizes.pop(process.pid, 0)
            peaks[:] = max(peaks[0], own), max(peaks[1], sum(sizes.values()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        assert process.wait() == 0
    finally:
        stop.set()
        watcher.join()
    return _Run(time.monotonic() - began, *peaks)


def _sizes(pid: int) -> dict[int, int]:
    """The memory in MB of a process and of all that it began, as Linux tells it."""
    parents, sizes = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rpartition(")")[2].split()[1]
            )
            pages = int((folder / "statm").read_text().split()[1])
        except OSError:
            continue
        sizes[int(folder.name)] = pages * os.sysconf("SC_PAGE_SIZE") >> 20
    return {each: size for each, size in sizes.items() if _is_of(each, pid, parents)}


def _is_of(each: int, pid: int, parents: dict[int, int]) -> bool:
    while each and each != pid:
        each = parents.get(each, 0)
    return each == pid


def _seconds_alone(key: Key) -> float:
    files = report_files([str(key.folder)]).files[:: max(1, len(key.bodies) // _SAMPLE)]
    began = time.monotonic()
    for path in files:
        read_body(Sent(*content_at(path)))
    return (time.monotonic() - began) / len(files)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        reports, year_before, roster, results = map(Path, sys.argv[1:])
        asked = Asked(reports, results, roster, year_before)
        collect_into(asked, ThisMachine(), None, date(2026, 1, 20))
    else:
        with tempfile.TemporaryDirectory() as made_in:
            _print_figures(int(sys.argv[1]), Path(made_in))
