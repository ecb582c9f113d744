"""Edits from one text to another: the few stretches that a person would point at.

A text is cut into tokens: a number, a Western word, the mark of a missing answer, one Chinese
character. Changes that stand close
together become one, because 「由三件增至五件」 is easier to read than every character that stayed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from report_assistant.drafting.draft import MISSING_OPEN

_TOKEN = re.compile(rf"{MISSING_OPEN}[^】\n]*】|\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)
_SENTENCE = re.compile("[^。！？；\n]*[。！？；\n]?")
_LONG_TEXT = 20_000
"""Characters. Nobody writes a longer paragraph; one is compared by sentences."""
_MOST_WORK = 500_000
"""Pairs of equal tokens that are looked at before two stretches are called wholly different."""
_ENDS = frozenset("。！？；\n")


class Edit(NamedTuple):
    """A stretch of the old tokens that gave way to a stretch of the new ones."""

    old_begin: int
    old_end: int
    new_begin: int
    new_end: int


def tokens(text: str, whole_length: int | None = None) -> list[str]:
    """Return the tokens of `text`, which may be a part of a text of `whole_length` characters."""
    length = len(text) if whole_length is None else whole_length
    pattern = _TOKEN if length <= _LONG_TEXT else _SENTENCE
    return [token for token in pattern.findall(text) if token]


def edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Return what changed between two sequences of tokens, in order."""
    return joined(stretches(old, new), old, new)


def stretches(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Return each stretch that differs, however little stayed between it and the next."""
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    end = 0
    while end < min(len(old), len(new)) - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    inner_old, inner_new = old[begin : len(old) - end], new[begin : len(new) - end]
    return [
        Edit(begin + edit[0], begin + edit[1], begin + edit[2], begin + edit[3])
        for edit in _inner_edits(inner_old, inner_new)
    ]


def joined(found: Sequence[Edit], old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Join neighbours when less stayed between them than changed on either side."""
    result: list[Edit] = []
    for edit in found:
        result.append(edit)
        while len(result) > 1 and _belong_together(result[-2], result[-1], old, new):
            last, before = result.pop(), result.pop()
            result.append(Edit(before[0], last[1], before[2], last[3]))
    return result


def _inner_edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    if not old and not new:
        return []
    times = Counter(new)
    if not old or not new or sum(times[token] for token in old) > _MOST_WORK:
        return [Edit(0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [Edit(*place) for kind, *place in matcher.get_opcodes() if kind != "equal"]


def _belong_together(one: Edit, two: Edit, old: Sequence[str], new: Sequence[str]) -> bool:
    between = old[one.old_end : two.old_begin]
    if _ENDS.intersection(between):
        return False
    return _length(between) <= min(_size(one, old, new), _size(two, old, new))


def _size(edit: Edit, old: Sequence[str], new: Sequence[str]) -> int:
    before = _length(old[edit.old_begin : edit.old_end])
    return max(before, _length(new[edit.new_begin : edit.new_end]))


def _length(words: Sequence[str]) -> int:
    return sum(map(len, words))
