"""S26: near misses of phrases that have one right form: names of the state, laws, bodies, terms.

The phrases stand in fixed_phrases.txt. A near miss is one character wrong, missing, too many, or
two that changed places, with the two characters at its beginning or at its end intact: that is
how it is found, by those two characters alone, so that hundreds of phrases cost next to nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.report.places import part_name

_FILE = "fixed_phrases.txt"
_PARENT = "report_assistant.checks"
_ENOUGH_TO_LOSE = 5
"""In a phrase of four characters, one missing leaves too many words that are right."""
_MAY_STAND_BETWEEN = frozenset("不未已等及和与或的再并非网前后中内到至入一新各")
"""Characters that a phrase may take in without being wrong: 政府信息不公开, 结转到下年度."""
_INSERTED = 2
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class FixedPhrase:
    """A phrase with its one right form."""

    words: str
    is_grave: bool
    """Whether a slip in it is an error: the name of the state, of leaders and their thought."""
    is_whole: bool
    """Whether no other word begins so: then its last character can be a slip too."""


@dataclass(frozen=True)
class _Phrases:
    by_ends: dict[str, tuple[tuple[FixedPhrase, bool], ...]]
    """The two characters at an end -> phrases that have them there, and whether it is the first."""
    right: tuple[str, ...]
    """What looks like a near miss and is right."""


@cache
def _phrases() -> _Phrases:
    by_ends: dict[str, list[tuple[FixedPhrase, bool]]] = {}
    right = []
    text = files(_PARENT).joinpath(_FILE).read_text(encoding="utf-8")
    for line in filter(None, (line.partition("#")[0].strip() for line in text.splitlines())):
        if line.startswith("="):
            right.append(line[1:])
            continue
        phrase = FixedPhrase(line.strip("!*"), line.startswith("!"), line.endswith("*"))
        by_ends.setdefault(phrase.words[:2], []).append((phrase, True))
        by_ends.setdefault(phrase.words[-2:], []).append((phrase, False))
    return _Phrases({ends: tuple(found) for ends, found in by_ends.items()}, tuple(right))


def fixed_phrases() -> tuple[FixedPhrase, ...]:
    """Return all phrases, each once."""
    found = (phrase for each in _phrases().by_ends.values() for phrase, _ in each)
    return tuple(dict.fromkeys(found))


def near_misses(text: str) -> Iterator[tuple[int, int, FixedPhrase]]:
    """Yield where a fixed phrase was nearly written, the longest phrase at each place."""
    hits: dict[tuple[int, int], FixedPhrase] = {}
    by_ends = _phrases().by_ends
    for place in range(len(text) - 1):
        for phrase, is_first in by_ends.get(text[place : place + 2], ()):
            if text.startswith(phrase.words, place) and is_first:
                continue
            span = (
                _missed_from(text, place, phrase)
                if is_first
                else _missed_until(text, place + 2, phrase.words)
            )
            if span and not _is_right(text, span) and not _is_phrase(text, span):
                hits[span] = max(hits.get(span, phrase), phrase, key=lambda each: len(each.words))
    taken = -1
    for (start, end), phrase in sorted(hits.items(), key=lambda hit: (hit[0][0], -hit[0][1])):
        if start >= taken:
            yield start, end, phrase
            taken = end


def _is_phrase(text: str, span: tuple[int, int]) -> bool:
    """Return whether a whole phrase begins there as well: 保密审查制度 is no 保密审查机制."""
    start, end = span
    found = _phrases().by_ends.get(text[start : start + 2], ())
    return any(
        is_first and len(phrase.words) >= end - start and text.startswith(phrase.words, start)
        for phrase, is_first in found
    )


def _missed_from(text: str, start: int, fixed: FixedPhrase) -> tuple[int, int] | None:
    """Return the span of a near miss that begins like the phrase."""
    phrase = fixed.words
    size = len(phrase)
    if not fixed.is_whole and phrase[-1] not in text[start + size - 2 : start + size + 1]:
        return None
    same = 2
    while same < size and text[start + same : start + same + 1] == phrase[same]:
        same += 1
    rest = start + same
    if same == size - 1:  # its last character may be another word's beginning
        is_slip = fixed.is_whole and _CHINESE.fullmatch(text, start, rest + 1)
        return (start, rest + 1) if is_slip else None
    ends = (
        (rest + 1, phrase[same + 1 :], 4),
        (rest, phrase[same + 1 :], _ENOUGH_TO_LOSE),
        (rest + 1, phrase[same:], _ENOUGH_TO_LOSE),
        (rest + 2, phrase[same + 2 :], 4),
    )
    for number, (at, wanted, enough) in enumerate(ends):
        is_swap = number == len(ends) - 1
        if size < enough or not wanted or not text.startswith(wanted, at):
            continue
        if is_swap and text[rest : rest + 2] != phrase[same + 1] + phrase[same]:
            continue
        if number == _INSERTED and text[rest] in _MAY_STAND_BETWEEN:
            continue
        span = (start, at + len(wanted))
        return span if _CHINESE.fullmatch(text, *span) else None
    return None


def _missed_until(text: str, end: int, phrase: str) -> tuple[int, int] | None:
    """Return the span of a near miss that ends like the phrase, its second character being wrong.

    All others begin like the phrase and are found there.
    """
    size = len(phrase)
    start = end - size
    if start < 0 or text[start] != phrase[0] or text[start + 1] == phrase[1]:
        return None
    if text[start + 2 : end] != phrase[2:]:
        return None
    return (start, end) if _CHINESE.fullmatch(text, start, end) else None


def _is_right(text: str, span: tuple[int, int]) -> bool:
    """Return whether the place is, or belongs to, a phrase that is right as it is."""
    start, end = span
    around = text[max(0, start - 4) : end + 4]
    return any(words in around for words in _phrases().right)


def _near_misses(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S26: a phrase that has one right form is written so."""
    for sentence in facts.sentences:
        for start, end, phrase in near_misses(sentence.printed):
            words = sentence.printed[start:end]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}写的是“{words}”，像是“{phrase.words}”写错了，请核对。",
                expected=phrase.words,
                found=words,
                severity=None if phrase.is_grave else Severity.WARNING,
            )


NEAR_MISS_CHECKS = (Check("S26", Severity.ERROR, "固定词语写错", _near_misses),)
