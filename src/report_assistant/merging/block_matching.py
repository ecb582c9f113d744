"""Pairs of blocks of the new draft and the base; ids are numbered, so they shift in a list.

When the first of three measures is dropped, the second becomes number one. What the clerk made of
its paragraph belongs to the measure and not to the number.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report_assistant.report.chinese_numbers import SUB_NUMBER
from report_assistant.versions.alignment import align

_COUNTED = re.compile(r"(?:_\d+)+$")
_ORDINAL = re.compile(SUB_NUMBER)


@dataclass(frozen=True)
class _Entry:
    """A block of one list."""

    name: str
    words: str
    kind: str = "entry"
    anchor: str = ""

    @property
    def text(self) -> str:
        """Its text without the number before it."""
        return _ORDINAL.sub("", self.words, count=1)


def counterparts(base: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return base block id -> new block id; both give the blocks' texts in order."""
    found: dict[str, str] = {}
    now = _lists(new)
    for stem, names in _lists(base).items():
        others = now.get(stem, [])
        if names == others and len(names) == 1:
            found[names[0]] = others[0]
        else:
            before = [_Entry(name, base[name]) for name in names]
            found |= _in_list(before, [_Entry(name, new[name]) for name in others])
    return found


def _lists(texts: Mapping[str, str]) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for name in texts:
        lists.setdefault(_COUNTED.sub("", name), []).append(name)
    return lists


def _in_list(before: Sequence[_Entry], after: Sequence[_Entry]) -> dict[str, str]:
    alignment = align(before, after)
    pairs = [(step.old, step.new) for step in alignment.steps]
    found = {
        before[old].name: after[new].name
        for old, new in (*pairs, *alignment.moved)
        if old is not None and new is not None
    }
    free = {entry.name for entry in after} - set(found.values())
    # What was written anew is still the same entry if nothing else claims its place.
    return found | {
        entry.name: entry.name for entry in before if entry.name not in found and entry.name in free
    }
