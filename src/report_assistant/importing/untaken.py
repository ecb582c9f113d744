"""What the text of a report says and no answer took: for the clerk, so that nothing is missed unseen.

Found by what was read, not by kinds of sentences: a figure is taken where an answer, or a claim about one
of the tables that were found, quotes the words around it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from report_assistant.checks import Facts
from report_assistant.checks.roles import Role
from report_assistant.importing.imported import Imported
from report_assistant.importing.narrative import Count, Told, prepared, sentences_of
from report_assistant.importing.readings import Reading
from report_assistant.report.last_text import LastText, Quote
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedParagraph, PrintedReport

_ALL_SECTIONS = range(7)
_MADE_OF_WORDS = (5, 6)
"""The sections of which whole paragraphs become answers."""
_MOST = 400
"""So many sentences of a section are looked at, and so many quotes: no report has more."""
_LONGEST = 60
_SHORTEST = 4
_SHORTEST_PASSAGE = 12
_PIECE_END = re.compile("[。；\n]")
_CASES = frozenset({Role.CASES, Role.CASE_OUTCOME})


def last_text(printed: PrintedReport, imported: Imported) -> LastText:
    """Return what is kept of a report that was read, besides its answers."""
    left = _not_recognised(printed, imported.recognised)
    return LastText(
        printed.paragraphs,
        {reading.path: reading.quoted for reading in imported.readings},
        printed.found_tables,
        imported.unread,
        tuple(_figures(left, imported.readings)),
        tuple(_passages(left, imported.readings)),
    )


def _not_recognised(printed: PrintedReport, recognised: Collection[str]) -> PrintedReport:
    """Return the report without the paragraphs that were read back whole."""
    kept = tuple(each for each in printed.paragraphs if each.text not in recognised)
    return replace(printed, paragraphs=kept)


def _figures(printed: PrintedReport, readings: Sequence[Reading]) -> Iterator[Quote]:
    """Yield the words of each sentence that state figures which no answer took."""
    in_tables = list(_about_tables(printed))
    for section in _ALL_SECTIONS:
        taken = (*_taken_in(section, readings), *in_tables)[:_MOST]
        for told in islice(sentences_of(printed, section), _MOST):
            spans = list(_spans(told.printed, taken))
            left = [count for count in told.counts if not _is_within(len(count.so_far), spans)]
            if left:
                yield Quote(section, _around(told, left))


def _about_tables(printed: PrintedReport) -> Iterator[str]:
    """Yield the clauses that state what a table of the report states."""
    for claim in Facts(AnnualReport(), {}, printed).claims:
        table = "review_litigation" if claim.role in _CASES else "applications"
        if table in printed.found_tables:
            yield prepared(claim.quote)


def _spans(sentence: str, quotes: Sequence[str]) -> Iterator[tuple[int, int]]:
    for words in quotes:
        start = sentence.find(words) if words else -1
        if start >= 0:
            yield start, start + len(words)


def _is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _around(told: Told, counts: Sequence[Count]) -> str:
    """Return the words from the first to the last of some counts."""
    first, last = counts[0].quoted, counts[-1].quoted
    start = max(told.printed.find(first), 0)
    end = told.printed.find(last, start) + len(last)
    words = told.printed[start:end] if end > start else first
    return _cut(words)


def _passages(printed: PrintedReport, readings: Sequence[Reading]) -> Iterator[Quote]:
    for section in _MADE_OF_WORDS:
        taken = _taken_in(section, readings)[:_MOST]
        texts = (p.text for p in printed.paragraphs if _is_text_of(p, section))
        for words in map(prepared, islice(texts, _MOST)):
            is_sentence = len(words) >= _SHORTEST_PASSAGE and words.endswith("。")
            if is_sentence and not any(piece in words for piece in taken):
                yield Quote(section, _cut(words))


def _is_text_of(paragraph: PrintedParagraph, section: int) -> bool:
    return paragraph.section == section and paragraph.level is Level.TEXT


def _taken_in(section: int, readings: Sequence[Reading]) -> list[str]:
    return [words for each in readings if each.section == section for words in _taken(each)]


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……"


def _taken(reading: Reading) -> Iterator[str]:
    """Yield the words that an answer was read from, and those that it consists of, piece by piece."""
    for words in (reading.quoted, *_strings(reading.value)):
        for piece in _PIECE_END.split(prepared(words)):
            if len(piece) >= _SHORTEST:
                yield piece.strip("，、：")


def _strings(value: Any) -> Iterator[str]:
    """Yield the texts of an answer in words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
