"""The text of a value cell as a number, or as none. Nothing is guessed."""

import re
import unicodedata
from decimal import Decimal

from report_assistant.report import text
from report_assistant.report.printed import PrintedCell
from report_assistant.report.tables import Number

_BLANKS = frozenset({"", "/", "\\", "-", "--", "—", "——", "–", "−", "无", "待填"})
# Note marks; to be set aside before full-width digits are narrowed, which would make 12① a 121.
_MARK = re.compile("[\u2460-\u249b\u00b9\u00b2\u00b3\u2070-\u2079*＊※]+")
_BRACKETED = re.compile(r"(?P<number>[^（(\[〔【]*)[（(\[〔【](?P<note>.*?)[）)\]〕】]*", re.DOTALL)
_EXPLAINED = re.compile(r"(?P<number>[^其含]*\d[^其含]*)(?P<note>(?:其中|含).*)", re.DOTALL)
_NUMBER = re.compile(
    r"(?P<sign>[-−]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,15})"
    r"(?P<fraction>\.\d{1,9})?"
)
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[^\S\n]{0,8}\n\s{0,8}(?=\d)")
_LONGEST_CELL = 200
"""A longer text is no number with a note; patterns are not tried on it."""
_COUNT_UNIT = re.compile("[件个条宗起份项次]$")
_MONEY_UNIT = re.compile("万元?$")


def printed_cell(raw: str, *, is_money: bool = False) -> PrintedCell:
    """Return a value cell's text with the number in it and the note beside it."""
    words = cell_words(raw)
    if len(words) > _LONGEST_CELL:
        return PrintedCell(words)
    plain, note = _parted(words)
    return PrintedCell(words, _value(plain, is_money=is_money), note)


def cell_words(raw: str) -> str:
    """Return the lines of a cell as one; two numbers below each other do not become one."""
    return text.one_line(_BETWEEN_NUMBERS.sub("；", raw))


def is_blank(raw: str) -> bool:
    """Return whether a cell holds nothing, or a sign that stands for nothing."""
    return _narrow(text.one_line(raw)).strip("[]【】") in _BLANKS


def _parted(words: str) -> tuple[str, str]:
    """Return the number's own text and the note: 「22（其中修订16件）」."""
    for pattern in (_BRACKETED, _EXPLAINED):
        found = pattern.fullmatch(words)
        if found and found["number"].strip():
            number, marks = _without_marks(found["number"])
            return number, marks + found["note"].strip()
    return _without_marks(words)


def _without_marks(words: str) -> tuple[str, str]:
    return _MARK.sub("", words), "".join(_MARK.findall(words))


def _value(plain: str, *, is_money: bool) -> Number | None:
    narrow = _narrow(plain)
    unit = _MONEY_UNIT if is_money else _COUNT_UNIT
    found = _NUMBER.fullmatch(unit.sub("", narrow).strip())
    if found is None or narrow in _BLANKS:
        return None
    sign = "-" if found["sign"] else ""
    whole = re.sub("[, ]", "", found["whole"])
    if is_money or found["fraction"]:
        return Decimal(f"{sign}{whole}{found['fraction'] or ''}")
    return int(f"{sign}{whole}")


def _narrow(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip()
