"""What became of a body's findings from one file to its next: mended, still there, new.

The place of a finding in the text quotes words, and words shift when a number or a sentence beside
them is mended. So a finding is known again by its code, the part of the report that it is in, and
how close what it says is to what was said before. A cell stays where it is: another cell is another
finding, unless the finding stands for several cells, as one does that counts the blank ones.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from report_assistant.checks.place_words import told_in_text

Told = tuple[str, str, str]
"""Code, place and message of a finding, as a `Round` keeps it."""
_QUOTE = re.compile("“([^”]*)”")
_FIRST_SENTENCE = re.compile("(?:“[^”]*”|[^。“])*")
"""What is wrong; what follows is the remedy, which is the same for all findings of a check."""
_VARIABLE = re.compile(r"[\d\s.,，、。；;：:%％（）()“”]+")
_OF_SEVERAL = re.compile(r"有 \d+ [处格]|整张表")
"""What a finding says that stands for several places: it stays one while some of them are left."""
_CLOSE = 0.5
_QUOTED_ALIKE = 0.7
_MOST_COMPARED = 60
"""So many of one kind in one part are compared with each other; more are not one body's report."""


@dataclass(frozen=True)
class Changes:
    """What a file holds against the one before it."""

    still: frozenset[int]
    """The findings of now, by their place in the list, that were there before."""
    mended: tuple[Told, ...]
    """The findings of before that are gone, in their order."""


def changes(before: Sequence[Told], now: Sequence[Told]) -> Changes:
    """Return which findings of now were there before, and which of before are mended."""
    open_before, open_now = dict(enumerate(before)), dict(enumerate(now))
    still: set[int] = set()
    for key in _KEYS:
        for old, new in _same(open_before, open_now, key):
            del open_before[old], open_now[new]
            still.add(new)
    for old, new in _close(open_before, open_now):
        del open_before[old], open_now[new]
        still.add(new)
    return Changes(frozenset(still), tuple(open_before.values()))


def _words_without_numbers(told: Told) -> Hashable:
    code, where, message = told
    text = told_in_text(where)
    place = where if text is None else (text[0], _VARIABLE.sub("", text[1]))
    return code, place, _VARIABLE.sub("", message)


_KEYS: tuple[Callable[[Told], Hashable], ...] = (
    lambda told: told,
    lambda told: told[:2],
    _words_without_numbers,
)
"""By what a finding is surely the same, the surest first."""


def _same(
    before: dict[int, Told], now: dict[int, Told], key: Callable[[Told], Hashable]
) -> Iterator[tuple[int, int]]:
    """Yield pairs that have a key in common, each finding once."""
    known: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, told in sorted(before.items(), key=_by_told, reverse=True):
        known[key(told)].append(place)
    for place, told in sorted(now.items(), key=_by_told):
        if known[key(told)]:
            yield known[key(told)].pop(), place


def _by_told(item: tuple[int, Told]) -> tuple[Told, int]:
    """Return what findings are sorted by, so that the order of the lists makes no difference."""
    return item[1], item[0]


# ---------------------------------------------------------------- closeness


@dataclass(frozen=True)
class _Traits:
    """What two findings of one code in one part are compared by."""

    told: Told
    words: frozenset[str]
    """Pairs of neighbouring characters in the quoted place; none for a cell."""
    quotes: frozenset[str]
    """What is quoted of the text, or of the cell that it is not equal to; none for a cell."""
    frame: frozenset[str]
    """Pairs of characters in what the check says, quotations aside; only of one of several places."""


def _close(before: dict[int, Told], now: dict[int, Told]) -> list[tuple[int, int]]:
    """Return the closest pairs, each finding once."""
    groups: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, findings in enumerate((before, now)):
        for place, told in findings.items():
            groups[_part(told)][side].append(place)
    taken_before: set[int] = set()
    taken_now: set[int] = set()
    pairs = []
    for olds, news in groups.values():
        for old, new in _closest_first(_traits(before, olds), _traits(now, news)):
            if old not in taken_before and new not in taken_now:
                taken_before.add(old)
                taken_now.add(new)
                pairs.append((old, new))
    return pairs


def _part(told: Told) -> Hashable:
    """Return the code and the part of the report: a section, or a table."""
    code, where, _ = told
    text = told_in_text(where)
    return code, where.partition(".")[0] if text is None else text[0]


def _traits(findings: dict[int, Told], places: Iterable[int]) -> dict[int, _Traits]:
    chosen = sorted(places, key=lambda place: findings[place])[:_MOST_COMPARED]
    return {place: _traits_of(findings[place]) for place in chosen}


def _traits_of(told: Told) -> _Traits:
    _, where, message = told
    text = told_in_text(where)
    frame = _pairs(_QUOTE.sub("", message)) if _OF_SEVERAL.search(message) else frozenset()
    if text is None:
        return _Traits(told, frozenset(), frozenset(), frame)
    first = _FIRST_SENTENCE.match(message)
    quotes = _QUOTE.findall(first[0]) if first else ()
    return _Traits(told, _pairs(text[1]), frozenset(quotes), frame)


def _pairs(words: str) -> frozenset[str]:
    bare = _VARIABLE.sub("", words)
    return frozenset(bare[place : place + 2] for place in range(max(1, len(bare) - 1)) if bare)


def _closest_first(
    before: dict[int, _Traits], now: dict[int, _Traits]
) -> Iterator[tuple[int, int]]:
    if not before or not now:
        return
    sides = (*before.values(), *now.values())
    quoted = Counter(quote for each in sides for quote in each.quotes)
    found = [
        (closeness, one, other)
        for one in before
        for other in now
        if (closeness := _closeness(before[one], now[other], quoted)) >= _CLOSE
    ]
    found.sort(key=lambda each: (-each[0], before[each[1]].told, now[each[2]].told))
    yield from ((one, other) for _, one, other in found)


def _closeness(one: _Traits, other: _Traits, quoted: Counter[str]) -> float:
    """Return how close two findings are, 0 to 1.

    What both quote speaks for one finding where no third of its kind quotes it.
    """
    shared = any(quoted[quote] == 2 for quote in one.quotes & other.quotes)
    return max(
        _alike(one.words, other.words),
        _alike(one.frame, other.frame),
        _QUOTED_ALIKE if shared else 0.0,
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
