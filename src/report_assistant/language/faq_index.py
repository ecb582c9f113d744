"""Which question of the FAQ a message comes nearest to.

A message and a way of asking are compared by their characters and pairs of neighbouring characters,
rare ones weighing more: by the angle between the two, and by the share of the message that the entry
(with its answer) contains.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from report_assistant.language.asked_words import LIGHT, SIGNS, folded, grams

_ANGLE, _SHARE = 0.5, 0.5
_IN_ANSWER = 0.35
"""What a pair counts that only the answer contains."""
_LIGHT = 0.2
_SIGN = 0.6
"""A way of asking alone tells less than what is asked about."""


@dataclass(frozen=True)
class Asked:
    """What is known of one entry: the ways of asking, and the answer's words."""

    ways: tuple[str, ...]
    answer: str


class FaqIndex:
    """The entries, ready to be compared with a message."""

    def __init__(self, entries: Sequence[Asked]) -> None:
        """Index `entries`; they are named by their positions."""
        ways = [
            (at, frozenset(grams(folded(way))))
            for at, entry in enumerate(entries)
            for way in entry.ways
        ]
        self._weights = _weights([found for _, found in ways])
        self._unknown = max(self._weights.values(), default=1.0)
        self._entry_of = [at for at, _ in ways]
        self._lengths = [self._length(found) for _, found in ways]
        self._ways_with: dict[str, list[int]] = defaultdict(list)
        for number, (_, found) in enumerate(ways):
            for gram in found:
                self._ways_with[gram].append(number)
        self._entries_with = self._shares(entries, ways)

    def scores(self, made: str) -> dict[int, float]:
        """Return how near each entry is to a folded message, from 0 to 1; far ones are left out."""
        said = frozenset(grams(made))
        length = self._length(said)
        if not length:
            return {}
        dots: Counter[int] = Counter()
        shares: Counter[int] = Counter()
        whole = 0.0
        for gram in said:
            weight = self._weight(gram)
            whole += weight
            for number in self._ways_with.get(gram, ()):
                dots[number] += weight * weight
            for at, part in self._entries_with.get(gram, ()):
                shares[at] += weight * part
        nearest: dict[int, float] = {}
        for number, dot in dots.items():
            at = self._entry_of[number]
            nearest[at] = max(nearest.get(at, 0.0), dot / (length * self._lengths[number]))
        return {
            at: _ANGLE * angle + _SHARE * shares[at] / whole for at, angle in nearest.items()
        }

    def _shares(
        self, entries: Sequence[Asked], ways: Iterable[tuple[int, frozenset[str]]]
    ) -> Mapping[str, list[tuple[int, float]]]:
        parts: dict[str, dict[int, float]] = defaultdict(dict)
        for at, entry in enumerate(entries):
            for gram in set(grams(folded(entry.answer))):
                if gram in self._weights:
                    parts[gram][at] = _IN_ANSWER
        for at, found in ways:
            for gram in found:
                parts[gram][at] = 1.0
        return {gram: list(found.items()) for gram, found in parts.items()}

    def _weight(self, gram: str) -> float:
        return self._weights.get(gram) or self._unknown * _kind_of(gram)

    def _length(self, found: Iterable[str]) -> float:
        return sqrt(sum(self._weight(gram) ** 2 for gram in found))


def _weights(ways: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return the weight of each gram: the rarer, the heavier."""
    in_ways = Counter(gram for found in ways for gram in found)
    return {
        gram: log(1 + len(ways) / number) * _kind_of(gram) for gram, number in in_ways.items()
    }


def _kind_of(gram: str) -> float:
    if gram in LIGHT:
        return _LIGHT
    return _SIGN if gram in SIGNS else 1.0
