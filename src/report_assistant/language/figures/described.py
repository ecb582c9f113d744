"""Results of requests that are described and not named: 「过期没补的1件」「第三件他撤了」.

A clause of the third section becomes one whose words beside the number are the name of the result;
such a name is never certain. Which words describe a result stands in the lexicon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from report_assistant.language.figures.course import Course
from report_assistant.language.figures.naming import (
    GRANTED,
    columns_in,
    has_unknown,
    is_weak,
    results_named,
    says_refused,
)
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.lexicon import COLUMN, NAME, described_results
from report_assistant.language.words.shapes import ORDINAL
from report_assistant.language.words.tokens import NUMBER, UNKNOWN, WORD, Token

_GAP = "(?:(?![0-9一二两三四五六七八九十俩仨][件份个封宗起桩])[^0-9]){0,6}?"
"""Between two words of a description; no count stands there."""
_POINTING = ("那", "那个", "这", "这个")
_CASE = ("件", "份", "封", "个")
_DENIED = re.compile("(?:不|没|没有|非|除|除了|不含|不算)$")
"""Right before a description it is of something else: 不是信访的3件."""
_EXCEPTED = re.compile("不算|除外|不计|不含")
_ASIDE = ("part", "part_out", "total", "each", "rest", "lastyear", "neg", "op_set", "repair")
"""Words that say of the number, and not of the result, whose it is."""


@dataclass(frozen=True)
class _Found:
    """A description, by the tokens that it covers."""

    question: str
    start: int
    end: int
    weight: int


def named_results(course: Course, clause: Clause) -> Clause:
    """Return a clause with its ordinals as numbers and the results that it describes as names."""
    if not course.naming.is_about_applications:
        return clause
    tokens = tuple(_counted(clause.tokens, course))
    if not any(token.kind == NUMBER for token in tokens):
        return clause
    tokens = tuple(_without_refusal(list(_named(tokens))))
    return clause if tokens == clause.tokens else replace(clause, tokens=tokens)


# ---------------------------------------------------------------- ordinals


def _counted(tokens: Sequence[Token], course: Course) -> Iterator[Token]:
    """Yield tokens, 第三件第四件 as 2 and 律师那件 as 1, where no number is said."""
    if any(token.kind == NUMBER for token in tokens):
        yield from tokens
        return
    waiting: Token | None = None
    place = 0
    while place < len(tokens):
        one = _one_at(tokens, place, course)
        if one is not None and waiting is not None and waiting.end == one.start:
            assert waiting.value is not None
            words = waiting.text + one.text
            waiting = replace(waiting, text=words, end=one.end, value=waiting.value + 1)
        elif one is not None:
            if waiting is not None:
                yield waiting
            waiting = one
        else:
            if waiting is not None:
                yield waiting
            waiting = None
            yield tokens[place]
        place += 1 if one is None else 2
    if waiting is not None:
        yield waiting


def _one_at(tokens: Sequence[Token], place: int, course: Course) -> Token | None:
    """Return two tokens that mean one case as a number: 第三 件, 那 件."""
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None or after.start != token.end:
        return None
    unit = next((unit for unit in _CASE if after.text.startswith(unit)), "")
    if not unit or after.kind != UNKNOWN or len(after.text) > 1:
        return None
    before = tokens[place - 1] if place else None
    points = (
        token.text in _POINTING
        and before is not None
        and bool(columns_in((before,), course.row_at_hand))
    )
    if not points and not token.has(ORDINAL):
        return None
    words = token.text + after.text
    return Token(NUMBER, words, token.start, after.end, {}, Decimal(1), unit)


# ---------------------------------------------------------------- descriptions


def _named(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; what describes a result on one side of a number is one name."""
    numbers = [place for place, token in enumerate(tokens) if token.kind == NUMBER]
    begin = 0
    for nth, number in enumerate([*numbers, len(tokens)]):
        segment = tokens[begin:number]
        is_alone = len(numbers) == 1 or (nth == 0)
        yield from _as_name(segment, reaches_back=is_alone, is_last=number == len(tokens))
        if number < len(tokens):
            yield tokens[number]
        begin = number + 1


def _as_name(segment: Sequence[Token], *, reaches_back: bool, is_last: bool) -> Iterator[Token]:
    """Yield the words of one side of a number with the result that they describe as one token."""
    told = [token for token in segment if results_named(token) and not is_weak(token)]
    found = _around_name(segment, told) if told else _described(segment)
    if found is None:
        yield from segment
        return
    start, end = found.start, found.end
    if reaches_back or not is_last:
        while start and not segment[start - 1].has(*_ASIDE, COLUMN, "handle", "pub", NAME):
            start -= 1
        if has_unknown(segment[:start]):
            start = 0
    if not is_last or says_refused(segment[end:]):
        end = len(segment)
    yield from segment[:start]
    said = segment[start:end]
    words = "".join(token.text for token in said)
    kinds = {NAME: (found.question,)}
    yield Token(WORD, words, said[0].start, said[-1].end, kinds, is_sounded=True)
    yield from segment[end:]


def _without_refusal(tokens: list[Token]) -> list[Token]:
    """Leave out that a request was refused, where its result says so: 内部事务的1件没给."""
    last = max(place for place, token in enumerate(tokens) if token.kind == NUMBER)
    tail = tokens[last + 1 :]
    is_refused = any(name != GRANTED for token in tokens[:last] for name in results_named(token))
    is_said = is_refused and bool(tail) and tail[0].has("neg") and not has_unknown(tail)
    return tokens[: last + 1] if is_said and says_refused(tail) else tokens


def _around_name(segment: Sequence[Token], told: Sequence[Token]) -> _Found | None:
    """Return a result that is named among words that explain it: 牵扯别人隐私没给的."""
    names = {name for token in told for name in results_named(token)}
    if len(names) != 1 or not has_unknown(segment):
        return None
    places = [place for place, token in enumerate(segment) if token in told]
    if any(token.has("neg", *_ASIDE) for token in segment[: places[0]]):
        return None
    return _Found(names.pop(), places[0], places[-1] + 1, 0)


def results_described(words: str) -> frozenset[str]:
    """Return the results of a request that some words describe best; none, one, or several."""
    found = list(_descriptions(words))
    best = max((_weight(match) for _, match in found), default=0)
    return frozenset(question for question, match in found if _weight(match) == best)


def _described(segment: Sequence[Token]) -> _Found | None:
    """Return the one result that the words describe; `None` where they fit none, or several."""
    words = "".join(token.text for token in segment)
    offset = segment[0].start if segment else 0
    found = []
    for question, match in _descriptions(words):
        start, end = offset + match.start(), offset + match.end()
        places = [n for n, t in enumerate(segment) if t.start < end and start < t.end]
        found.append(_Found(question, places[0], places[-1] + 1, _weight(match)))
    if not found:
        return None
    best = max(found, key=lambda each: each.weight)
    rivals = {each.question for each in found if each.weight == best.weight}
    return best if len(rivals) == 1 else None


def _descriptions(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    for question, pattern in _patterns():
        for match in pattern.finditer(words):
            if _DENIED.search(words[: match.start()]) or _EXCEPTED.search(words[match.end() :]):
                continue
            yield question, match


def _weight(match: re.Match[str]) -> int:
    return sum(len(part) for part in match.groups())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (question, re.compile(_GAP.join(map(_one_of, lists))))
        for question, listed in described_results().items()
        for lists in listed
    )


def _one_of(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return f"({'|'.join(map(re.escape, ordered))})"
