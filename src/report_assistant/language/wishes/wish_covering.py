"""How much of a message a wish's words cover.

A message is covered by words of the concepts that a meaning names, and by lead words around them;
of all ways to cover it the one that leaves the fewest characters is found by dynamic programming.
A lead word of one character beside characters that nothing covers belongs to them: 申请 is no 请; so
does one that a meaning requires: 考核 is no 核.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from report_assistant.language.wishes.wish_words import Sighting, WishWords

CONTENT = re.compile("[0-9a-z\u3400-\u4dbf\u4e00-\u9fff]")
"""What counts of a message: Han characters, letters, digits. Signs and pictures are free."""
_DIGIT = re.compile("[0-9]")
_PART = " "
"""Parts the pieces of what is left."""


@dataclass(frozen=True)
class Covering:
    """The best way to cover a message so far."""

    left: int = 0
    """Characters that nothing covers, and one for each word that was known by its sound only."""
    open_characters: int = 0
    """Characters in the holes of words."""
    own_characters: int = 0
    """Characters of words of concepts."""
    strong: bool = False
    """Whether a word of a concept is more than a weak one."""
    target: str = ""
    uncovered: str = ""
    """What is left, in order, its pieces parted by a space."""
    loose: str = ""
    """The one-character lead words at the end, which go with what is left if that goes on."""
    ends_in_one: bool = False
    """Whether a required word of one character is at the end."""

    @property
    def rank(self) -> tuple[int, int, int]:
        """Return what coverings are compared by; the lowest is best."""
        return self.left, self.open_characters, -self.own_characters

    @property
    def ending(self) -> tuple[bool, int, bool]:
        """Return what of the end decides how much the next step leaves."""
        is_open = bool(self.uncovered) and self.uncovered[-1] != _PART
        return is_open, len(self.loose), self.ends_in_one

    def and_uncovered(self, character: str) -> "Covering | None":
        """Return the covering with a character more that nothing covers; `None` where it may not be."""
        if not CONTENT.match(character):
            return self._parted()
        if self.ends_in_one and not self.loose:
            return None
        more = self.loose + character
        return replace(self, left=self.left + len(more), uncovered=self.uncovered + more, loose="")

    def and_lead(self, word: str) -> "Covering | None":
        """Return the covering with a lead word more."""
        if len(word) > 1:
            return self._parted()
        if self.ending[0]:
            return self.and_uncovered(word)
        return replace(self, loose=self.loose + word)

    def and_seen(self, seen: Sighting, kinds: int) -> "Covering | None":
        """Return the covering with a word of a concept more; `None` where it may not be.

        `kinds` is not 0 where the word is required.
        """
        is_one = kinds != 0 and seen.end - seen.start == 1
        if is_one and self.ending[0]:
            return None
        return replace(
            self._parted(),
            left=self.left + seen.is_by_sound,
            open_characters=self.open_characters + seen.open_characters,
            own_characters=self.own_characters + seen.end - seen.start - seen.open_characters,
            strong=self.strong or not seen.is_weak,
            target=self.target or seen.target,
            ends_in_one=is_one,
        )

    def _parted(self) -> "Covering":
        parted = self.uncovered if self.uncovered[-1:] in ("", _PART) else self.uncovered + _PART
        return replace(self, uncovered=parted, loose="", ends_in_one=False)


@dataclass(frozen=True)
class Message:
    """A message or a clause in its plain form, with the words that stand in it."""

    text: str
    size: int
    """How many characters count."""
    seen: tuple[Sighting, ...]
    lead: Mapping[int, tuple[str, ...]]
    """The lead words that begin at a place."""
    tail: Mapping[int, tuple[str, ...]]
    """The tail words that begin at a place, with nothing but such behind them."""

    @classmethod
    def of(cls, plain: str, words: WishWords) -> "Message":
        """Return a message whose words have been found."""
        tail = _standing(plain, words.tail)
        return cls(
            plain,
            len(CONTENT.findall(plain)),
            tuple(words.seen_in(plain)),
            _standing(plain, words.lead),
            dict(_at_the_end(plain, tail)),
        )

    def heard(self, words: WishWords) -> "Message":
        """Return the message with the words that it holds by their sound as well."""
        return replace(self, seen=(*self.seen, *words.heard_in(self.text)))

    def covered_by(
        self, required: Iterable[frozenset[str]], also: frozenset[str]
    ) -> Covering | None:
        """Return how a meaning covers the message; `None` where it lacks what is required.

        Each of `required` is a choice of concepts, of which one must occur; words of `also` may.
        """
        groups = tuple(required)
        wanted = frozenset().union(*groups, also)
        full = (1 << len(groups)) - 1
        states: list[_States] = [_States() for _ in range(len(self.text) + 1)]
        states[0].keep(0, Covering())
        at: dict[int, list[Sighting]] = {}
        for seen in self.seen:
            if seen.concept in wanted:
                at.setdefault(seen.start, []).append(seen)
        for place, character in enumerate(self.text):
            for has, covering in states[place]:
                states[place + 1].keep(has, covering.and_uncovered(character))
                for word in self.lead.get(place, ()):
                    states[place + len(word)].keep(has, covering.and_lead(word))
                for word in self.tail.get(place, ()) if has == full else ():
                    states[place + len(word)].keep(has, covering.and_lead(word))
                for seen in at.get(place, ()):
                    kinds = _kinds(groups, seen)
                    states[seen.end].keep(has | kinds, covering.and_seen(seen, kinds))
        complete = [covering for has, covering in states[-1] if has == full]
        return min(complete, key=lambda covering: covering.rank, default=None)


class _States:
    """The best coverings up to one place, by what they have and how they end."""

    def __init__(self) -> None:
        self._best: dict[tuple[int, tuple[bool, int, bool]], Covering] = {}

    def __iter__(self) -> Iterator[tuple[int, Covering]]:
        return ((has, covering) for (has, _), covering in self._best.items())

    def keep(self, has: int, covering: Covering | None) -> None:
        """Keep a covering, if there is one and no better one that has the same."""
        if covering is None:
            return
        key = has, covering.ending
        known = self._best.get(key)
        if known is None or covering.rank < known.rank:
            self._best[key] = covering


def holds_digit(words: str) -> bool:
    """Return whether there is a digit in what is left."""
    return _DIGIT.search(words) is not None


def _kinds(groups: tuple[frozenset[str], ...], seen: Sighting) -> int:
    return sum(1 << number for number, group in enumerate(groups) if seen.concept in group)


def _standing(plain: str, words: frozenset[str]) -> dict[int, tuple[str, ...]]:
    longest = max(map(len, words))
    found: dict[int, tuple[str, ...]] = {}
    for start in range(len(plain)):
        limit = min(len(plain), start + longest)
        here = (plain[start:end] for end in range(start + 1, limit + 1))
        if standing := tuple(word for word in here if word in words):
            found[start] = standing
    return found


def _at_the_end(
    plain: str, tail: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the tail words with nothing but tail words between them and the end of a clause."""
    ends = {len(plain), *(place for place, sign in enumerate(plain) if not CONTENT.match(sign))}
    for start in range(len(plain) - 1, -1, -1):
        words = tuple(word for word in tail.get(start, ()) if start + len(word) in ends)
        if words:
            ends.add(start)
            yield start, words
