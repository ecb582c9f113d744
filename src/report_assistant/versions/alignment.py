"""Alignment: the paragraphs of the old version paired with those of the new one.

First by the anchors that we laid, then by equal text, then by likeness between the neighbours that
are already known. A paragraph that was moved is known by its anchor or its text.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

_LIKE = 0.4
"""Part of the letter pairs that two texts share, above which one is the other reworded."""
_MOST_PAIRS = 10_000
"""Between two known neighbours. Beyond it likeness is not looked for: such files are no reports."""
_LONGEST_LOOKED_AT = 2_000


class Comparable(Protocol):
    """A piece of a version."""

    @property
    def kind(self) -> str:
        """Only pieces of the same kind can be each other's versions."""

    @property
    def anchor(self) -> str:
        """The anchor that it carries, if any."""

    @property
    def text(self) -> str:
        """The printed text."""


class Step(NamedTuple):
    """One step through both versions at once: places in the old and the new sequence."""

    old: int | None
    new: int | None


@dataclass(frozen=True)
class Alignment:
    """The pieces that belong together."""

    steps: tuple[Step, ...]
    """Both versions in one order, what is in both in a step of its own."""
    moved: tuple[tuple[int, int], ...]
    """Pairs that stand at another place; in `steps` each side has a step of its own."""


def align(old: Sequence[Comparable], new: Sequence[Comparable]) -> Alignment:
    """Pair the pieces of two versions."""
    known = _by_key(old, new, lambda piece: piece.anchor, {})
    known |= _by_key(old, new, lambda piece: piece.text, known)
    steady = _longest_in_order(sorted(known.items()))
    moved = {pair for pair in known.items() if pair not in steady}
    corners = [(-1, -1), *sorted(steady), (len(old), len(new))]
    moved_old, moved_new = {pair[0] for pair in moved}, {pair[1] for pair in moved}
    paired = set(steady)
    for (old_begin, new_begin), (old_end, new_end) in pairwise(corners):
        left = [place for place in range(old_begin + 1, old_end) if place not in moved_old]
        right = [place for place in range(new_begin + 1, new_end) if place not in moved_new]
        paired.update(_by_likeness(left, right, old, new))
    return Alignment(
        tuple(_steps(sorted(paired), len(old), len(new))),
        tuple(sorted(moved)),
    )


def _by_key(
    old: Sequence[Comparable],
    new: Sequence[Comparable],
    key: Callable[[Comparable], str],
    known: dict[int, int],
) -> dict[int, int]:
    """Pair what has the same key, where only one piece on either side has it."""
    taken = set(known.values())
    before = _unique(old, key, set(known))
    after = _unique(new, key, taken)
    return {place: after[name] for name, place in before.items() if name in after}


def _unique(
    pieces: Sequence[Comparable], key: Callable[[Comparable], str], taken: set[int]
) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    times: Counter[tuple[str, str]] = Counter()
    for place, piece in enumerate(pieces):
        if place not in taken and (name := key(piece)):
            times[piece.kind, name] += 1
            found[piece.kind, name] = place
    return {name: place for name, place in found.items() if times[name] == 1}


def _longest_in_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the most pairs that are in the same order on both sides; `pairs` sort by the old."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else None)
        if length == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[length], last[length] = place, number
    found = set()
    step = last[-1] if last else None
    while step is not None:
        found.add(pairs[step])
        step = before[step]
    return found


def _by_likeness(
    left: Sequence[int], right: Sequence[int], old: Sequence[Comparable], new: Sequence[Comparable]
) -> Iterator[tuple[int, int]]:
    """Pair what lies between two known neighbours: equal ends first, then the likest, in order."""
    begin = 0
    while begin < min(len(left), len(right)) and _same(old[left[begin]], new[right[begin]]):
        yield left[begin], right[begin]
        begin += 1
    left, right = left[begin:], right[begin:]
    while left and right and _same(old[left[-1]], new[right[-1]]):
        yield left[-1], right[-1]
        left, right = left[:-1], right[:-1]
    if 0 < len(left) * len(right) <= _MOST_PAIRS:
        yield from _likest(left, right, old, new)


def _same(one: Comparable, two: Comparable) -> bool:
    return one.kind == two.kind and one.text == two.text


def _likest(
    left: Sequence[int], right: Sequence[int], old: Sequence[Comparable], new: Sequence[Comparable]
) -> Iterator[tuple[int, int]]:
    before = [_letter_pairs(old[place].text) for place in left]
    after = [_letter_pairs(new[place].text) for place in right]
    likeness = [
        [
            _likeness(before[i], after[j]) if old[left[i]].kind == new[right[j]].kind else 0.0
            for j in range(len(right))
        ]
        for i in range(len(left))
    ]
    # best[i][j]: the most likeness that the pieces from i and from j on can have together.
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            together = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _LIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(left) and j < len(right):
        if likeness[i][j] >= _LIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _letter_pairs(text: str) -> Counter[str]:
    framed = f"\0{text[:_LONGEST_LOOKED_AT]}\0"
    return Counter(map("".join, pairwise(framed)))


def _likeness(one: Counter[str], two: Counter[str]) -> float:
    shared = sum(min(times, two[pair]) for pair, times in one.items() if pair in two)
    return 2 * shared / (one.total() + two.total())


def _steps(paired: Sequence[tuple[int, int]], old_length: int, new_length: int) -> Iterator[Step]:
    old_place = new_place = 0
    for old_end, new_end in (*paired, (old_length, new_length)):
        yield from (Step(place, None) for place in range(old_place, old_end))
        yield from (Step(None, place) for place in range(new_place, new_end))
        if old_end < old_length:
            yield Step(old_end, new_end)
        old_place, new_place = old_end + 1, new_end + 1
