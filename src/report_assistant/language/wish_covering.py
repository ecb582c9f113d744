"""How much of a message a wish's words cover.

A message is covered by words of the concepts that a meaning names, and by lead words around them;
of all ways to cover it the one that leaves the fewest characters is found by dynamic programming.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from report_assistant.language.wish_words import Sighting, WishWords

CONTENT = re.compile("[0-9a-z\u3400-\u4dbf\u4e00-\u9fff]")
"""What counts of a message: Han characters, letters, digits. Signs and pictures are free."""
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True)
class Covering:
    """The best way to cover a message so far."""

    left: int = 0
    """Characters that nothing covers."""
    open_characters: int = 0
    """Characters in the holes of words."""
    own_characters: int = 0
    """Characters of words of concepts."""
    strong: bool = False
    """Whether a word of a concept is more than a weak one."""
    target: str = ""
    uncovered: str = ""
    """What is left, in order, its pieces parted by a space."""

    @property
    def rank(self) -> tuple[int, int, int]:
        """Return what coverings are compared by; the lowest is best."""
        return self.left, self.open_characters, -self.own_characters

    def and_uncovered(self, character: str) -> "Covering":
        """Return the covering with a character more that nothing covers."""
        counts = CONTENT.match(character) is not None
        return replace(
            self,
            left=self.left + counts,
            uncovered=self.uncovered + (character if counts else " "),
        )

    def and_lead(self) -> "Covering":
        """Return the covering with a lead word more."""
        return replace(self, uncovered=f"{self.uncovered} ") if self.uncovered else self

    def and_seen(self, seen: Sighting) -> "Covering":
        """Return the covering with a word of a concept more."""
        return Covering(
            self.left,
            self.open_characters + seen.open_characters,
            self.own_characters + seen.end - seen.start - seen.open_characters,
            self.strong or not seen.is_weak,
            self.target or seen.target,
            f"{self.uncovered} " if self.uncovered else "",
        )


@dataclass(frozen=True)
class Message:
    """A message or a clause in its plain form, with the words that stand in it."""

    text: str
    size: int
    """How many characters count."""
    seen: tuple[Sighting, ...]
    lead_ends: Mapping[int, tuple[int, ...]]
    """Where lead words end that begin at a place."""
    tail_ends: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, plain: str, words: WishWords) -> "Message":
        """Return a message whose words have been found."""
        return cls(
            plain,
            len(CONTENT.findall(plain)),
            tuple(words.seen_in(plain)),
            _ends(plain, words.lead),
            _ends(plain, words.tail),
        )

    def covered_by(
        self, required: Iterable[frozenset[str]], also: frozenset[str]
    ) -> Covering | None:
        """Return how a meaning covers the message; `None` where it lacks what is required.

        Each of `required` is a choice of concepts, of which one must occur; words of `also` may.
        """
        groups = tuple(required)
        wanted = frozenset().union(*groups, also)
        at: dict[int, list[Sighting]] = {}
        for seen in self.seen:
            if seen.concept in wanted:
                at.setdefault(seen.start, []).append(seen)
        full = (1 << len(groups)) - 1
        best: list[dict[int, Covering]] = [{} for _ in range(len(self.text) + 1)]
        best[0][0] = Covering()
        for place, character in enumerate(self.text):
            for has, covering in best[place].items():
                _keep(best[place + 1], has, covering.and_uncovered(character))
                ends = self.lead_ends.get(place, ())
                if has == full:
                    ends = (*ends, *self.tail_ends.get(place, ()))
                for end in ends:
                    _keep(best[end], has, covering.and_lead())
                for seen in at.get(place, ()):
                    _keep(best[seen.end], has | _kinds(groups, seen), covering.and_seen(seen))
        return best[len(self.text)].get(full)


def holds_digit(words: str) -> bool:
    """Return whether there is a digit in what is left."""
    return _DIGIT.search(words) is not None


def _kinds(groups: tuple[frozenset[str], ...], seen: Sighting) -> int:
    return sum(1 << number for number, group in enumerate(groups) if seen.concept in group)


def _keep(states: dict[int, Covering], has: int, covering: Covering) -> None:
    known = states.get(has)
    if known is None or covering.rank < known.rank:
        states[has] = covering


def _ends(plain: str, words: frozenset[str]) -> dict[int, tuple[int, ...]]:
    longest = max(map(len, words))
    found: dict[int, tuple[int, ...]] = {}
    for start in range(len(plain)):
        limit = min(len(plain), start + longest)
        ends = tuple(end for end in range(start + 1, limit + 1) if plain[start:end] in words)
        if ends:
            found[start] = ends
    return found
