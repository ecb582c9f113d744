"""The printed text as sentences with their quantities: number, unit, and the words around it.

Everything here keeps positions: a sentence is narrowed character by character (full-width digits
and signs), so what is quoted to the clerk can be taken from the text as it was printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from report_assistant.foundation.digits import decimal_number, whole_number
from report_assistant.report.chinese_numbers import NUMERALS, number_of
from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.tables import Number

_NARROW = str.maketrans("０１２３４５６７８９．％（）；：", "0123456789.%();:")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*")
_UNITS = (
    "万元|元|人次|件次|条次|篇次|场次|件|条|篇|次|个|期|份|起|宗|例|项|户|人|场|块|家|名|页|类|部"
)
_QUANTITY = re.compile(
    r"(?<![\d.,A-Za-z/〔\[第])(?:(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<fraction>\.\d+)?"
    r"|(?P<words>[二两三四五六七八九十]{1,3})(?=件))"
    rf"\s*(?P<more>[余多]?)(?P<scale>[万亿]?)(?P<over>[余多]?)\s*(?P<unit>{_UNITS}|%)"
)
_LONGEST = 800
_PAUSE = re.compile("[,，;、]")
_HEDGE = re.compile("(?:约|近|超过?|逾|大约|将近|不足|达到)$")
_STRONG = re.compile("[,，;:()]")
_RUN_IN = re.compile(rf"^\s*\([{NUMERALS}]+\)\s*([^。,，:;]{{2,24}})")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True)
class Quantity:
    """A number with its unit in a sentence."""

    value: Number
    unit: str
    digits: str
    """The number as printed, without unit and scale."""
    scale: int
    is_rough: bool
    """Whether the text itself says that the number is not exact: 余, 约."""
    start: int
    end: int
    before: str
    """The words since the last quantity, bracket, comma or stop."""
    after: str
    """The words up to the next one."""
    depth: int
    """The number of brackets around it."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the printed text."""

    section: int
    paragraph: int
    """The position of its paragraph in the report."""
    heading: str
    """The heading that it stands under, run-in or on a line of its own."""
    text: str
    """Narrowed, same length as printed."""
    printed: str
    quantities: tuple[Quantity, ...] = field(default=())

    def quote(self, quantity: Quantity) -> str:
        """Return the clause that holds the quantity, as printed."""
        return self.clause(quantity.start, quantity.end)

    def clause(self, start: int, end: int) -> str:
        """Return the words from the beginning of the clause to `end`, as printed."""
        bounds = [found.end() for found in _CLAUSE_START.finditer(self.text, 0, start)]
        return self.printed[bounds[-1] if bounds else 0 : end].strip()


_CLAUSE_START = re.compile("[,，;:()、]")


def narrowed(text: str) -> str:
    """Return `text` with narrow digits, brackets and colons, position by position."""
    return text.translate(_NARROW)


def read_sentences(printed: PrintedReport) -> tuple[Sentence, ...]:
    """Return the sentences of the report in order."""
    return tuple(_sentences(printed))


def _sentences(printed: PrintedReport) -> Iterator[Sentence]:
    heading = ""
    for position, paragraph in enumerate(printed.paragraphs):
        if paragraph.level is not Level.TEXT:
            heading = "" if paragraph.level is Level.SECTION else paragraph.text
            continue
        text = narrowed(paragraph.text)
        if run_in := _RUN_IN.match(text):
            heading = run_in[1]
        for start, end in _spans(text):
            words = text[start:end]
            printed_words = paragraph.text[start:end]
            quantities = tuple(_quantities(words))
            yield Sentence(paragraph.section, position, heading, words, printed_words, quantities)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences begin and end; one without an end is cut at a pause.

    What is looked for in a sentence is looked for around each of its numbers.
    """
    for found in _SENTENCE.finditer(text):
        start, end = found.span()
        while end - start > _LONGEST:
            pauses = _PAUSE.finditer(text, start + _LONGEST // 2, start + _LONGEST)
            cut = max((pause.end() for pause in pauses), default=start + _LONGEST)
            yield start, cut
            start = cut
        yield start, end


def _quantities(text: str) -> Iterator[Quantity]:
    found = list(_QUANTITY.finditer(text))
    for position, match in enumerate(found):
        earliest = found[position - 1].end() if position else 0
        latest = found[position + 1].start() if position + 1 < len(found) else len(text)
        breaks = [stop.end() for stop in _STRONG.finditer(text, earliest, match.start())]
        before = text[breaks[-1] if breaks else earliest : match.start()]
        stop = _AFTER_END.search(text, match.end(), latest)
        scale = _SCALES[match["scale"]]
        number = _number(match)
        if number is None:
            continue
        yield Quantity(
            value=number * scale,
            unit=match["unit"],
            digits=(match["number"] or match["words"]) + (match["fraction"] or ""),
            scale=scale,
            is_rough=bool(match["more"] or match["over"] or _HEDGE.search(before)),
            start=match.start(),
            end=match.end(),
            before=before.strip(),
            after=text[match.end() : stop.start() if stop else latest],
            depth=text.count("(", 0, match.start()) - text.count(")", 0, match.start()),
        )


_AFTER_END = re.compile("[,，;:()。、]")


def _number(match: re.Match[str]) -> Number | None:
    if match["words"]:
        return number_of(match["words"])
    digits = match["number"].replace(",", "")
    return decimal_number(digits + match["fraction"]) if match["fraction"] else whole_number(digits)
