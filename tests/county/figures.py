"""What `collect` finds of what was planted: `python -m tests.county.figures 1000` prints figures."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from report_assistant.checks import Severity
from report_assistant.county.collecting import Collection
from report_assistant.county.standing import Standing, Status
from tests.county.faults import Planted
from tests.county.generated import Key

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


def _findings(standing: Standing):  # type: ignore[no-untyped-def]
    if standing.used is None:
        return
    for severity in _WEIGHED:
        yield from standing.used.report.findings_of(severity)


def _shown(standing: Standing) -> str:
    codes = sorted({each.code for each in _findings(standing)})
    files = [each.file for each in standing.files]
    return f"{standing.status.value} {standing.told} {codes} {files}"
