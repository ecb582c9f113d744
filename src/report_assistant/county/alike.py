"""Which bodies' reports are alike in their own words.

Own words are the clauses of sections one and five, without numbers and without what a body is
called. A clause that most texts have is the notice's or the form's, not anybody's own;
one that is made of pieces of this program's templates is the program's: bodies that draft with it
and have different facts are not alike for that. What is left is compared by length: how much of the
shorter text stands in the other one.

Texts that are the same are one group, told as pairs with its first body. Others are found by the rare
clauses that two texts share, each looked up in a bounded list of those that have it, so the time grows
with the number of bodies and not with its square.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from report_assistant.checks.bodies import own_names, without_own
from report_assistant.county.body_report import OwnText
from report_assistant.county.collecting import Collection
from report_assistant.county.kept import Kept
from report_assistant.county.standing import Standing
from report_assistant.report.bodies import body_named
from report_assistant.report.tables import TABLES

ALIKE = Decimal("0.7")
"""So much of the shorter text stands in the other one."""
_LEAST = 60
"""So many characters of its own a text has before it is compared."""
_HALF, _FEW = 2, 8
"""What more than half of all texts have is nobody's own; among few texts, what more than eight have."""
_LOOKED_AT = 20
"""Of those that share a clause, so many are looked at: one who copied is like the first ones too."""
_MOST_TOLD = 40
_GRAM = 4
_COVERED = 0.75
"""So much of a clause of the program's own is pieces of its templates; the rest are facts."""
_TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_NO_WORD = re.compile("[^\u4e00-\u9fff]")


@dataclass(frozen=True)
class AlikePair:
    """Two bodies whose own words are alike."""

    first: str
    second: str
    share: Decimal
    """How much of the shorter text stands in the other, in hundredths of 1."""
    sentences: tuple[str, ...]
    """What both have, without numbers and names; the first of much."""


def alike_pairs(collection: Collection, kept: Kept) -> tuple[AlikePair, ...]:
    """Return the pairs of bodies whose own words are alike, the most alike first."""
    bodies = tuple(each for each in collection.standings if each.used and each.member)
    texts = _Texts()
    for body in bodies:
        texts.add(_clauses(body, kept))
    found = sorted(texts.pairs(), key=lambda pair: (-pair[0], pair[1], pair[2]))
    return tuple(
        AlikePair(
            bodies[one].name,
            bodies[other].name,
            share,
            texts.in_both(_clauses(bodies[one], kept), _clauses(bodies[other], kept)),
        )
        for share, one, other in found
    )


def own_clauses(name: str, text: OwnText) -> tuple[str, ...]:
    """Return the clauses of a body's own, each once, in order: no names, nothing of the program's."""
    names = own_names(name, "", body_named(name).kind)
    bare = (without_own(clause, ()) for clause in text.clauses(names))
    return tuple(dict.fromkeys(clause for clause in bare if clause and not is_of_template(clause)))


def is_of_template(clause: str) -> bool:
    """Return whether a clause is mostly pieces of this program's templates."""
    known = _template_grams()
    places = [at for at in range(len(clause) - _GRAM + 1) if clause[at : at + _GRAM] in known]
    covered = {at + step for at in places for step in range(_GRAM)}
    return len(covered) >= _COVERED * len(clause)


@lru_cache(maxsize=1)
def _template_grams() -> frozenset[str]:
    return frozenset(
        piece[at : at + _GRAM]
        for text in _words_of_the_program()
        for piece in _CHINESE.findall(text)
        for at in range(len(piece) - _GRAM + 1)
    )


def _words_of_the_program() -> Iterator[str]:
    """Yield what drafts are made of: the templates, the headings, the labels of the tables."""
    from report_assistant.drafting.assembly import earlier_templates, shipped_templates

    for templates in (shipped_templates(), earlier_templates()):
        for source in templates.narrative.sources.values():
            yield _TAG.sub(" ", source)
            yield from _TAG.findall(source)
        yield from (_TAG.sub(" ", item.lead) for item in templates.outline)
    yield from (
        _NO_WORD.sub("", cell.text) for table in TABLES for row in table.rows for cell in row
    )
    yield from (label for table in TABLES for labels in table.labels.values() for label in labels)


def _clauses(body: Standing, kept: Kept) -> tuple[str, ...]:
    assert body.used is not None
    return own_clauses(body.used.report.name or body.name, kept.text(body.used.key))


@dataclass
class _Texts:
    """The texts as numbers of clauses; the words themselves are not kept."""

    numbers: dict[int, int] = field(default_factory=dict)
    lengths: array[int] = field(default_factory=lambda: array("I"))
    groups: dict[bytes, list[int]] = field(default_factory=dict)
    """Clauses, in the order of the text -> the bodies that have just these."""
    count: int = 0

    def add(self, clauses: Sequence[str]) -> None:
        """Add the next body's text."""
        self.groups.setdefault(array("I", map(self._number, clauses)).tobytes(), []).append(
            self.count
        )
        self.count += 1

    def pairs(self) -> Iterator[tuple[Decimal, int, int]]:
        """Yield share and bodies of each pair."""
        texts = [_unpacked(packed) for packed in self.groups]
        bodies = list(self.groups.values())
        own = [array("I", filter(self._is_own, text)) for text in texts]
        length_of = self.lengths.__getitem__
        lengths = [sum(map(length_of, text)) for text in own]
        for text, group in zip(texts, bodies, strict=True):
            if sum(map(length_of, text)) >= _LEAST:
                yield from ((Decimal(1), group[0], other) for other in group[1:])
        for one, other, alike in _alike(own, lengths, length_of, self._held):
            share = Decimal(alike) / min(lengths[one], lengths[other])
            yield share.quantize(Decimal("0.01")), bodies[one][0], bodies[other][0]

    def in_both(self, one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
        """Return what two texts have in common, that not most have; of equal texts, all."""
        known = set(other)
        both = [clause for clause in one if clause in known]
        own = [clause for clause in both if self._is_own(self.numbers[hash(clause)])]
        return tuple(own or both)[:_MOST_TOLD]

    @cached_property
    def _held(self) -> Counter[int]:
        """How many different texts have a clause."""
        return Counter(number for packed in self.groups for number in _unpacked(packed))

    def _is_own(self, number: int) -> bool:
        return self._held[number] <= max(_FEW, len(self.groups) // _HALF)

    def _number(self, clause: str) -> int:
        number = self.numbers.setdefault(hash(clause), len(self.lengths))
        if number == len(self.lengths):
            self.lengths.append(len(clause))
        return number


def _unpacked(packed: bytes) -> array[int]:
    text = array("I")
    text.frombytes(packed)
    return text


def _alike(
    texts: Sequence[array[int]],
    lengths: Sequence[int],
    length_of: Callable[[int], int],
    held: Counter[int],
) -> Iterator[tuple[int, int, int]]:
    """Yield the places of two texts, and how many characters stand in both.

    Whatever a text shares enough of, it shares one of its rarest clauses with: those without which
    too little would be left. Only these are looked up.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if lengths[place] >= _LEAST:
            for number in text:
                if held[number] > 1 and len(holders[number]) < _LOOKED_AT:
                    holders[number].append(place)
    told: set[tuple[int, int]] = set()
    for place, text in enumerate(texts):
        if lengths[place] < _LEAST:
            continue
        known = frozenset(text)
        for other in sorted(_candidates(text, lengths[place], length_of, held, holders)):
            pair = (min(place, other), max(place, other))
            if other == place or pair in told:
                continue
            alike = sum(length_of(number) for number in texts[other] if number in known)
            if alike >= ALIKE * min(lengths[place], lengths[other]):
                told.add(pair)
                yield *pair, alike


def _candidates(
    text: Sequence[int],
    length: int,
    length_of: Callable[[int], int],
    held: Counter[int],
    holders: dict[int, list[int]],
) -> set[int]:
    left = float(length)
    found: set[int] = set()
    for number in sorted(text, key=lambda each: (held[each], each)):
        if left < float(ALIKE) * length:
            break
        found.update(holders.get(number, ()))
        left -= length_of(number)
    return found
