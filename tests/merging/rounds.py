"""Rounds of update, edit, update: what is tried, what is lost, what goes wrong."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from report_assistant.drafting.draft import Draft
from report_assistant.merging.merged import Merged
from report_assistant.word.writer import write_docx
from tests.merging.arrivals import Arrival, changed_cells
from tests.merging.claims import Claim, Update
from tests.merging.new_answers import drafts
from tests.merging.rendered import Seen
from tests.merging.word_editor import edited, serials, standing
from tests.word.soundness import unsound

Merge = Callable[[bytes, bytes, Draft], Merged]


@dataclass
class Tally:
    """What came of many rounds."""

    tried: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    excused: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    updates: int = 0

    def judge(
        self,
        place: str,
        mine: bytes,
        claims: tuple[Claim, ...],
        update: Update,
        *,
        thoroughly: bool,
    ) -> tuple[Claim, ...]:
        """Check one update; return the claims that go on to the next one."""
        self.updates += 1
        merged = update.merged
        self.outcomes.update(done.outcome.value for done in merged.done)
        self.outcomes["conflict"] += len(merged.conflicts)
        self.outcomes["figure read back"] += len(merged.figures)
        seen = Seen(merged.data)
        going_on = tuple(claim for claim in claims if self._judged(place, claim, update, seen))
        found = [*Arrival(update, Seen(mine), seen).problems()]
        # What is wrong with the clerk's own file is not for the update to mend.
        if wrong := unsound(merged.data, thoroughly=thoroughly):
            found += sorted({*wrong} - {*unsound(mine, thoroughly=thoroughly)})
        self.problems += [f"{place}: {problem}" for problem in found]
        return tuple(claim for claim in going_on if not claim.expired(update.new))

    def _judged(self, place: str, claim: Claim, update: Update, seen: Seen) -> bool:
        self.tried[claim.kind] += 1
        if claim.is_undone(update, seen):
            self.lost[claim.kind] += 1
            self.problems.append(f"{place}: lost: {claim}")
            return False
        if not claim.kept(seen):
            self.excused[claim.kind] += 1
            return False
        return True

    def table(self) -> str:
        """The figures, a line for each kind of edit."""
        rows = [
            f"{kind:22}{self.tried[kind]:7}{self.lost[kind]:7}{self.excused[kind]:9}"
            for kind in sorted(self.tried)
        ]
        total = f"{'all':22}{self.tried.total():7}{self.lost.total():7}{self.excused.total():9}"
        head = f"{'edit':22}{'tried':>7}{'lost':>7}{'excused':>9}"
        outcomes = ", ".join(f"{name} {times}" for name, times in self.outcomes.most_common())
        return "\n".join([head, *rows, total, f"{self.updates} updates: {outcomes}"])


def play(merge: Merge, seed: int, rounds: int, tally: Tally, *, thoroughly: bool = False) -> bytes:
    """Write a report, then edit and update it; return the last file."""
    dice, serial = Random(seed), serials()
    made = drafts(dice, rounds + 1)
    old = next(made)
    data = base = write_docx(old)
    claims: tuple[Claim, ...] = ()
    for number, new in enumerate(made, start=1):
        busy = frozenset({*new.changed_from(old), *changed_cells(old, new)})
        work = edited(data, old, dice, dice.randint(1, 8), serial, busy=busy)
        claims = (*standing(claims, Seen(work.data)), *work.claims)
        merged = merge(work.data, base, new)
        update = Update(old, new, merged)
        place = f"seed {seed}, round {number}"
        claims = tally.judge(place, work.data, claims, update, thoroughly=thoroughly)
        data, base, old = merged.data, write_docx(new), new
    return data


def shown(tally: Tally, most: int = 12) -> str:
    """The figures and the first problems, for a message."""
    more = len(tally.problems) - most
    lines: Iterator[str] = (problem[:600] for problem in tally.problems[:most])
    return "\n".join([tally.table(), *lines, f"and {more} more" if more > 0 else ""])
