"""Phrases that have one right form, found by two characters of theirs that stand in a text.

They stand in fixed_phrases.txt. A near miss keeps the two characters at its beginning or at its end;
one more that must be near decides which phrases are worth a closer look: nearly none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FILE = "fixed_phrases.txt"
_PARENT = "report_assistant.checks.words"


@dataclass(frozen=True)
class FixedPhrase:
    """A phrase with its one right form, of four characters or more."""

    words: str
    is_grave: bool
    """Whether a slip in it is an error: the name of the state, of leaders and their thought."""
    is_whole: bool
    """Whether no other word begins so: then its last character can be a slip too."""
    is_of_the_trade: bool = False
    """Whether only what sounds or looks alike is a slip."""


class PhraseIndex:
    """Phrases by the characters that a near miss of them still has."""

    def __init__(self, phrases: Iterable[FixedPhrase]) -> None:
        self.phrases = tuple(phrases)
        self._by_start: dict[str, dict[str, list[FixedPhrase]]] = {}
        self._by_end: dict[str, dict[int, dict[str, list[FixedPhrase]]]] = {}
        for phrase in self.phrases:
            self._add(phrase)

    def _add(self, phrase: FixedPhrase) -> None:
        words = phrase.words
        by_next = self._by_start.setdefault(words[:2], {})
        for character in {words[2], words[3]}:
            by_next.setdefault(character, []).append(phrase)
        by_size = self._by_end.setdefault(words[-2:], {})
        by_size.setdefault(len(words), {}).setdefault(words[0], []).append(phrase)

    def places_in(self, text: str) -> Iterator[int]:
        """Yield where two characters stand that a phrase begins or ends with."""
        starts, ends = self._by_start, self._by_end
        for place in range(len(text) - 1):
            pair = text[place : place + 2]
            if pair in starts or pair in ends:
                yield place

    def beginning_at(self, text: str, place: int) -> Iterator[FixedPhrase]:
        """Yield what may begin there: two characters do, and one of the next two is near."""
        by_next = self._by_start.get(text[place : place + 2])
        if by_next is not None:
            for character in dict.fromkeys(text[place + 2 : place + 4]):
                yield from by_next.get(character, ())

    def ending_at(self, text: str, end: int) -> Iterator[FixedPhrase]:
        """Yield what may end there: two characters do, and the first stands where it would."""
        for size, by_first in self._by_end.get(text[end - 2 : end], {}).items():
            start = end - size
            if start >= 0:
                for character in dict.fromkeys(text[max(0, start - 1) : start + 1]):
                    yield from by_first.get(character, ())


@cache
def fixed_phrases() -> PhraseIndex:
    """Return all phrases of the file."""
    return PhraseIndex(
        FixedPhrase(
            words=line.strip("!~*"),
            is_grave=line.startswith("!"),
            is_whole=line.endswith("*"),
            is_of_the_trade=line.startswith("~"),
        )
        for line in _lines()
        if not line.startswith("=")
    )


@cache
def right_phrases() -> tuple[str, ...]:
    """Return what looks like a near miss and is right."""
    return tuple(line[1:] for line in _lines() if line.startswith("="))


def _lines() -> Iterator[str]:
    text = files(_PARENT).joinpath(_FILE).read_text(encoding="utf-8")
    return filter(None, (line.partition("#")[0].strip() for line in text.splitlines()))
