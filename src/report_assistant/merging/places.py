"""The paragraphs and tables of a version, and which of the clerk's are which of those we wrote."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from lxml import etree

from report_assistant.merging.flow import text_of
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.pieces import PARAGRAPH, pieces
from report_assistant.ooxml.walking import block_ids
from report_assistant.versions.alignment import Alignment, align

_P = f"{W}p"
_MOSTLY = 0.6
"""Part of a text's letter pairs that must be found again to call it a part of another."""
_ALIKE = 0.25
_SHORTEST_PART = 4


@dataclass(frozen=True, eq=False)
class Place:
    """A paragraph or a table where it stands in a version."""

    node: etree._Element
    kind: str
    anchors: tuple[str, ...]
    """Ids of the blocks whose anchors lie in it; more than one where paragraphs were joined."""

    @property
    def anchor(self) -> str:
        """The block that it began as."""
        return self.anchors[0] if self.anchors else ""

    @cached_property
    def text(self) -> str:
        """The printed text, tracked changes accepted."""
        if self.kind == PARAGRAPH:
            return text_of([self.node])
        return "\n".join(text_of([paragraph]) for paragraph in self.node.iter(_P))


@dataclass(frozen=True)
class Match:
    """Blocks of the base and the paragraphs that they are in the clerk's version.

    One of each as a rule; more where the clerk split a paragraph or joined two.
    """

    base: tuple[int, ...]
    mine: tuple[int, ...]


@dataclass(frozen=True)
class Matching:
    """Matches between base and edited file, and the blocks of the base that were deleted."""

    matches: tuple[Match, ...]
    deleted: tuple[int, ...]


def places_of(body: etree._Element) -> list[Place]:
    """Return the places of a version, in order."""
    return [Place(piece.node, piece.kind, tuple(block_ids(piece.node))) for piece in pieces(body)]


def match(base: Sequence[Place], mine: Sequence[Place]) -> Matching:
    """Find each block of the base in the clerk's version."""
    mine = [_with_own_anchors(place, base) for place in mine]
    alignment = align(base, mine)
    pairs = {step.old: step.new for step in alignment.steps if step.old is not None}
    pairs |= dict(alignment.moved)
    known = {old: [new] for old, new in pairs.items() if new is not None}
    _pair_moved(known, base, mine)
    _take_parts(known, base, mine)
    joined = dict(_joins(known, base, mine))
    _pair_lone_ones(known, alignment, base, mine, set(joined))
    matches = []
    for old, new in sorted(known.items()):
        together = [old, *(other for other, into in joined.items() if into == old)]
        order = mine[new[0]].anchors
        together.sort(key=lambda each: _order(base[each], each, order))
        matches.append(Match(tuple(together), tuple(new)))
    found = {old for match in matches for old in match.base}
    return Matching(
        tuple(matches), tuple(place for place in range(len(base)) if place not in found)
    )


def are_alike(one: str, two: str) -> bool:
    """Return whether one text can be the other reworded."""
    return _likeness(one, two) >= _ALIKE


def _with_own_anchors(place: Place, base: Sequence[Place]) -> Place:
    """Leave out the anchors of paragraphs that were deleted: they stay behind in the next one."""
    if len(place.anchors) < 2 or place.kind != PARAGRAPH:
        return place
    text = _pairs(place.text)
    texts = {block.anchor: block.text for block in base if block.anchor}
    own = [
        name
        for name in place.anchors
        if name in texts and (not texts[name] or _is_part(texts[name], text))
    ]
    return replace(place, anchors=tuple(own or place.anchors[-1:]))


def _order(block: Place, place: int, anchors: Sequence[str]) -> tuple[int, int]:
    """Return the position of a block's words in a paragraph that several were joined into."""
    return (anchors.index(block.anchor) if block.anchor in anchors else len(anchors), place)


def _pair_moved(known: dict[int, list[int]], base: Sequence[Place], mine: Sequence[Place]) -> None:
    """Pair paragraphs that were moved and edited, and lost their anchors."""
    taken = {place for found in known.values() for place in found}
    loose = [
        place
        for place, each in enumerate(mine)
        if place not in taken and each.kind == PARAGRAPH and not each.anchors and each.text
    ]
    for old, block in enumerate(base):
        if old in known or not block.anchor or block.kind != PARAGRAPH or not loose:
            continue
        likest = max(loose, key=lambda place: _likeness(block.text, mine[place].text))
        if _likeness(block.text, mine[likest].text) >= _MOSTLY:
            known[old] = [likest]
            loose.remove(likest)


def _take_parts(known: dict[int, list[int]], base: Sequence[Place], mine: Sequence[Place]) -> None:
    """Assign paragraphs next to a known one that were split off from it."""
    taken = {place for found in known.values() for place in found}
    for old, found in known.items():
        if base[old].kind != PARAGRAPH or base[old].text == mine[found[0]].text:
            continue
        for step in (1, -1):
            at = found[-1] + 1 if step > 0 else found[0] - 1
            while 0 <= at < len(mine) and at not in taken and not mine[at].anchors:
                known_part = "".join(mine[place].text for place in found)
                rest = _pairs(base[old].text)
                rest.subtract(_pairs(known_part))
                is_part = _is_part(mine[at].text, rest) or _adjoins(
                    base[old].text, known_part, mine[at].text, step
                )
                if mine[at].kind != PARAGRAPH or not is_part:
                    break
                found.insert(len(found) if step > 0 else 0, at)
                taken.add(at)
                at += step


def _joins(
    known: dict[int, list[int]], base: Sequence[Place], mine: Sequence[Place]
) -> Iterator[tuple[int, int]]:
    """Yield blocks that were joined to another block's paragraph, with that block."""
    for old in range(len(base)):
        if old in known or base[old].kind != PARAGRAPH or not base[old].text:
            continue
        by_anchor = (
            other for other, (place, *_) in known.items() if base[old].anchor in mine[place].anchors
        )
        for other in (*by_anchor, old - 1, old + 1):
            if other not in known or base[other].kind != PARAGRAPH:
                continue
            rest = _pairs("".join(mine[place].text for place in known[other]))
            rest.subtract(_pairs(base[other].text))
            if _is_part(base[old].text, rest):
                yield old, other
                break


def _pair_lone_ones(
    known: dict[int, list[int]],
    alignment: Alignment,
    base: Sequence[Place],
    mine: Sequence[Place],
    joined: set[int],
) -> None:
    """Pair a block and a paragraph that are each alone between two known ones: it was retyped."""
    taken = {place for found in known.values() for place in found}
    old: list[int] = []
    new: list[int] = []
    for step in (*alignment.steps, None):
        if step is None or (step.old is not None and step.new is not None):
            if len(old) == len(new) == 1 and base[old[0]].kind == mine[new[0]].kind:
                known[old[0]] = [new[0]]
            old, new = [], []
        elif step.old is not None and step.old not in known and step.old not in joined:
            old += [step.old] if base[step.old].text else []
        elif step.new is not None and step.new not in taken:
            new += [step.new] if mine[step.new].text else []


def _adjoins(whole: str, known: str, part: str, step: int) -> bool:
    """Return whether a part goes on, or leads up, just where the known part of a text was cut off."""
    if step < 0:
        cut = len(whole) - len(known)
        return whole.endswith(known) and _is_end(whole[:cut], part)
    return whole.startswith(known) and _is_end(whole[len(known) :][::-1], part[::-1])


def _is_end(text: str, part: str) -> bool:
    return len(text) >= _SHORTEST_PART and part.endswith(text[-_SHORTEST_PART:])


def _is_part(text: str, rest: Counter[str]) -> bool:
    own = _pairs(text)
    if len(text) < _SHORTEST_PART:
        return False
    shared = sum(min(times, max(0, rest[pair])) for pair, times in own.items())
    return shared >= _MOSTLY * own.total()


def _likeness(one: str, two: str) -> float:
    """Return the share of letter pairs that both texts have in common."""
    before, after = _pairs(one), _pairs(two)
    return 2 * (before & after).total() / max(1, before.total() + after.total())


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text)))
