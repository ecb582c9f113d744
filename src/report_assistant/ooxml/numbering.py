"""The numbers that Word prints by itself: 一、 and （一） that stand in no text.

Only what headings and paragraphs of a report use: Chinese and Arabic counting, several levels,
numbering given to a paragraph or to its style.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from lxml import etree

from report_assistant.ooxml.text_xml import WORD_NAMESPACE
from report_assistant.report.chinese_numbers import numeral

_W = f"{{{WORD_NAMESPACE}}}"
_VAL, _LEVEL = f"{_W}val", f"{_W}ilvl"
_LEVEL_OF_TEXT = re.compile("%([1-9])")
_MOST_LEVELS = 9
_TEN = 10


_CHINESE_FORMATS = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographDigital",
    "chineseLegalSimplified",
)
_PRINTED: Mapping[str, Callable[[int], str]] = dict.fromkeys(_CHINESE_FORMATS, numeral) | {
    "decimal": str,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalFullWidth": str,
    "decimalZero": lambda number: f"{number:02}",
}


class Numbering:
    """Counts on through a document; asked for every paragraph in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels = {} if numbering is None else _levels(numbering)
        self._styles = {} if styles is None or not self._levels else _numbered_styles(styles)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def number_of(self, paragraph: etree._Element) -> str:
        """Return what Word prints before a paragraph; mostly nothing."""
        if not self._levels:
            return ""
        number, level = self._place(paragraph)
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counts = self._counts[number]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for lower in range(level + 1, _MOST_LEVELS):
            counts.pop(lower, None)
        return self._printed(levels, counts, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list and the level of a paragraph."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = self._styles.get("" if style is None else style.get(_VAL, ""), ("", 0))
        if own is None:
            return named
        number, level = _numbered(own)
        return number or named[0], level

    def _printed(
        self, levels: Mapping[int, tuple[str, str, int]], counts: Mapping[int, int], level: int
    ) -> str:
        def value(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            form, _, start = levels.get(place, ("decimal", "", 1))
            printed = _PRINTED.get(form)
            return printed(counts.get(place, start)) if printed else ""

        form, pattern, _ = levels[level]
        return _LEVEL_OF_TEXT.sub(value, pattern) if form in _PRINTED else ""


def _levels(numbering: etree._Element) -> dict[str, dict[int, tuple[str, str, int]]]:
    """List -> level -> format, text and first number."""
    abstract = {
        node.get(f"{_W}abstractNumId", ""): {
            _integer(level.get(_LEVEL, "0")): (
                _value(level, "numFmt"),
                _value(level, "lvlText"),
                _integer(_value(level, "start") or "1"),
            )
            for level in node.iterfind(f"{_W}lvl")
        }
        for node in numbering.iterfind(f"{_W}abstractNum")
    }
    return {
        node.get(f"{_W}numId", ""): abstract.get(_value(node, "abstractNumId"), {})
        for node in numbering.iterfind(f"{_W}num")
    }


def _numbered_styles(styles: etree._Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.iterfind(f"{_W}style"):
        node = style.find(f"{_W}pPr/{_W}numPr")
        if node is not None:
            found[style.get(f"{_W}styleId", "")] = _numbered(node)
    return found


def _numbered(node: etree._Element) -> tuple[str, int]:
    return _value(node, "numId"), _integer(_value(node, "ilvl") or "0")


def _value(node: etree._Element, name: str) -> str:
    child = node.find(f"{_W}{name}")
    return "" if child is None else str(child.get(_VAL, ""))


def _integer(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 0
