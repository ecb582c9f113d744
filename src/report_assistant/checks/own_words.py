"""Y05: the clerk's own words against last year's; set phrases cannot differ and are left aside."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.checks.last_year import year_before
from report_assistant.report.fields import Kind, all_paths, field_at, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import Measure
from report_assistant.report.wording import Words, pieces_of

_ALIKE = Decimal("0.8")
_LONG, _ENOUGH = 14, 6
"""Of a text whose own words are not known: sentences of that length, and so many of them."""
_WORDY, _LEAST = 5, 40
"""Of own words: sentences of that length, and so many characters of them."""
_VARIABLE = re.compile(r"[\d\s.,，、%％]+")
_STOPS = re.compile("[。；！？\n]")
_PARTS = ("overview.", "improvement.")
_OWN_KINDS = (Kind.PROSE, Kind.MEASURES)
_WORDING = "wording"


def _copied(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y05: words that are last year's, numbers aside, are what assessors call 雷同."""
    last = year_before(facts)
    if last is None:
        return
    if facts.report.overview.news is None:  # a printed text: whose words are whose is not known
        yield from _copied_text(check, facts, last)
    else:
        yield from _copied_answers(check, dict(own_sentences(facts.report)), _known_of(last))


def own_sentences(report: AnnualReport) -> Iterator[tuple[str, str]]:
    """Yield the sentences of the clerk's own words, numbers aside, each with its answer."""
    for path in _own_paths():
        for words in _words_in(value_at(report, path)):
            yield from ((sentence, path) for sentence in _sentences(words))
    for wording in report.wording.values():
        words = "".join(p.text for p in pieces_of(wording) if isinstance(p, Words))
        yield from ((sentence, _WORDING) for sentence in _sentences(words))


def share_of(own: dict[str, str], known: set[str]) -> Decimal:
    """Return how much of the own words is known."""
    length = sum(map(len, own))
    return Decimal(sum(len(words) for words in own if words in known)) / (length or 1)


def _copied_answers(check: Check, own: dict[str, str], known: set[str]) -> Iterator[Finding]:
    share = share_of(own, known)
    if sum(map(len, own)) < _LEAST or share < _ALIKE:
        return
    copied = [path for words, path in own.items() if words in known and path != _WORDING]
    where = max(copied, key=copied.count) if copied else text_place(1, "与上年雷同")
    yield _finding(check, where, f"您自己写的话有 {share:.0%} 与去年的报告相同", share)


def _copied_text(check: Check, facts: Facts, last: Facts) -> Iterator[Finding]:
    now, before = _plain_sentences(facts), set(_plain_sentences(last))
    length = sum(map(len, now))
    if len(now) < _ENOUGH or not before:
        return
    share = Decimal(sum(len(words) for words in now if words in before)) / length
    if share >= _ALIKE:
        where = text_place(1, "与上年雷同")
        yield _finding(check, where, f"文字有 {share:.0%} 与去年的报告相同", share)


def _finding(check: Check, where: str, what: str, share: Decimal) -> Finding:
    return check.finding(
        where,
        f"{what}（数字不算）。考评会扣“内容雷同”的分，请换成今年的做法和例子。",
        expected=f"< {_ALIKE:.0%}",
        found=f"{share:.0%}",
    )


def _known_of(last: Facts) -> set[str]:
    """Return last year's sentences: the clerk's own words, and what is printed."""
    printed = (words for s in last.sentences if s.section in (1, 5) for words in _sentences(s.text))
    return {words for words, _ in own_sentences(last.report)} | set(printed)


@lru_cache(maxsize=1)
def _own_paths() -> tuple[str, ...]:
    """Return the answers in the clerk's own words of sections one and five."""
    fields = (field_at(path) for path in all_paths() if path.startswith(_PARTS))
    return tuple(
        field.path
        for field in fields
        if field.kind in _OWN_KINDS
        or (field.kind is Kind.LINES and field.path.startswith("improvement."))
    )


def _words_in(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Measure):
            yield item.text
        elif item:
            yield str(item)


def _sentences(words: str) -> Iterator[str]:
    for sentence in _STOPS.split(words):
        plain = _VARIABLE.sub("", sentence)
        if len(plain) >= _WORDY:
            yield plain


def _plain_sentences(facts: Facts) -> list[str]:
    """Return the sentences of sections one and five without numbers."""
    kept = (s for s in facts.sentences if s.section in (1, 5))
    return [words for s in kept if len(words := _VARIABLE.sub("", s.text)) >= _LONG]


OWN_WORDS_CHECKS = (Check("Y05", Severity.WARNING, "文字与上年雷同", _copied),)
