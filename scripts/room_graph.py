"""The longest chain and the circles in a graph of rooms that import each other."""

from collections.abc import Iterable, Set
from functools import cache


def longest_chain(rooms: Set[str], arrows: Iterable[tuple[str, str]]) -> list[str]:
    """Return the longest way along the arrows; rooms of one circle stand together in it."""
    groups = _groups(rooms, arrows)
    group_of = {room: group for group in groups for room in group}
    below: dict[frozenset[str], set[frozenset[str]]] = {group: set() for group in groups}
    for a, b in arrows:
        if group_of[a] != group_of[b]:
            below[group_of[a]].add(group_of[b])

    @cache
    def chain_from(group: frozenset[str]) -> list[str]:
        return sorted(group) + _longest(
            chain_from(each) for each in sorted(below[group], key=sorted)
        )

    return _longest(map(chain_from, sorted(groups, key=sorted)))


def circles(rooms: Set[str], arrows: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the groups of rooms in which every room is reached from every other."""
    return [group for group in _groups(rooms, arrows) if len(group) > 1]


def _longest(chains: Iterable[list[str]]) -> list[str]:
    found: list[str] = []
    for chain in chains:
        found = chain if len(chain) > len(found) else found
    return found


def _groups(rooms: Set[str], arrows: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Rooms that reach each other, together; a room in no circle alone."""
    next_to: dict[str, set[str]] = {room: set() for room in rooms}
    for a, b in arrows:
        next_to[a].add(b)
    reached = {room: _reached_from(room, next_to) for room in rooms}
    groups = {
        frozenset({room} | {other for other in reached[room] if room in reached[other]})
        for room in rooms
    }
    return sorted(groups, key=sorted)


def _reached_from(room: str, next_to: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [room]
    while waiting:
        for other in next_to[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found
