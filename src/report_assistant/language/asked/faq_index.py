"""Which question of the FAQ a message comes nearest to.

A message and a way of asking are compared by their characters, pairs of neighbouring characters and
matters, rare ones weighing more: by the angle between the two, and by the share of the message that
the entry contains (with its answer and the names of its questions).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from report_assistant.language.asked.asked_matters import MATTERS
from report_assistant.language.asked.asked_words import LIGHT, SIGNS, Wording, wording

_ANGLE, _SHARE = 0.35, 0.65
_IN_NAMES, _IN_ANSWER = 0.6, 0.5
"""What counts that only the names of the entry's questions contain, or only its answer."""
_LIGHT, _SIGN, _PAIR, _PAIR_WITH_SIGN, _MATTER, _NUMBER = 0.2, 0.9, 0.6, 0.3, 2.0, 0.3
"""How heavy each kind is, beside one character."""


@dataclass(frozen=True)
class Asked:
    """What is known of one entry: the ways of asking, its questions' names, the answer."""

    ways: tuple[str, ...]
    names: str
    answer: str


class FaqIndex:
    """The entries, ready to be compared with a message."""

    def __init__(self, entries: Sequence[Asked]) -> None:
        """Index `entries`; they are named by their positions."""
        ways = [[wording(way).grams for way in entry.ways] for entry in entries]
        asked = [frozenset[str]().union(*of_entry) for of_entry in ways]
        self._weights = _weights(asked)
        self._unknown = log(1 + len(entries))
        self._entry_of = [at for at, of_entry in enumerate(ways) for _ in of_entry]
        self._lengths = [self._length(way) for of_entry in ways for way in of_entry]
        self._ways_with: dict[str, list[int]] = defaultdict(list)
        for number, way in enumerate(way for of_entry in ways for way in of_entry):
            for gram in way:
                self._ways_with[gram].append(number)
        self._entries_with: Mapping[str, list[tuple[int, float]]] = defaultdict(list)
        names = {each: wording(each).grams for each in {entry.names for entry in entries}}
        for at, (entry, grams) in enumerate(zip(entries, asked, strict=True)):
            for gram, part in self._contained(entry, names[entry.names], grams).items():
                self._entries_with[gram].append((at, part))

    def scores(self, said: Wording) -> dict[int, float]:
        """Return how near each entry with a word in common is to a message, from 0 to 1."""
        length = self._length(said.grams)
        if not length:
            return {}
        dots: dict[int, float] = defaultdict(float)
        shares: dict[int, float] = defaultdict(float)
        whole = 0.0
        for gram in said.grams:
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
        return {at: _ANGLE * angle + _SHARE * shares[at] / whole for at, angle in nearest.items()}

    def says(self, said: Wording) -> float:
        """Return how much a message says of what entries are about; ways of asking say nothing."""
        return sum(
            weight
            for gram in said.grams
            if SIGNS.isdisjoint(gram) and (weight := self._weights.get(gram))
        )

    def knows_all(self, said: Wording) -> bool:
        """Return whether a message has no word that no entry has."""
        return all(len(gram) > 1 or gram in LIGHT or gram in self._weights for gram in said.grams)

    def _contained(
        self, entry: Asked, names: frozenset[str], asked: frozenset[str]
    ) -> Mapping[str, float]:
        known = self._weights.keys()
        parts = dict.fromkeys(known & wording(entry.answer).grams, _IN_ANSWER)
        parts |= dict.fromkeys(known & names, _IN_NAMES)
        return parts | dict.fromkeys(asked, 1.0)

    def _weight(self, gram: str) -> float:
        return self._weights.get(gram) or self._unknown * _heaviness(gram)

    def _length(self, grams: Iterable[str]) -> float:
        return sqrt(sum(self._weight(gram) ** 2 for gram in grams))


def _weights(asked: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return the weight of each gram: the fewer entries it stands in, the heavier."""
    entries_with = Counter(gram for grams in asked for gram in grams)
    return {
        gram: log(1 + len(asked) / number) * _heaviness(gram)
        for gram, number in entries_with.items()
    }


def _heaviness(gram: str) -> float:
    if gram in MATTERS:
        return _MATTER
    if gram.isdigit():
        return _NUMBER
    if len(gram) == 1:
        return _LIGHT if gram in LIGHT else _SIGN if gram in SIGNS else 1.0
    return _PAIR if SIGNS.isdisjoint(gram) else _PAIR_WITH_SIGN
