"""Headings of a document by their numbers: 一、 / （一） / 1. / a line without a stop."""

import re
from dataclasses import dataclass

_LEVELS = (
    re.compile("[一二三四五六七八九十]{1,3}、"),
    re.compile("[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"[0-9]{1,2}[.、．](?![0-9])"),
)
_ENDS = re.compile("[。：:]")
_LONGEST = 36
_COUNTS = re.compile(r"[0-9０-９]+\s*(?:条|件|次|篇|个|期|人|万)")
"""A heading that tells figures is text."""


@dataclass(frozen=True)
class Heading:
    """A heading and how far in it stands; 0 is the document's own title."""

    words: str
    level: int


class Headings:
    """The headings above what is being read."""

    def __init__(self) -> None:
        self._open: list[Heading] = []

    def enter(self, heading: Heading) -> None:
        """Go on below a heading; those of its level and below end."""
        self._open = [each for each in self._open if each.level < heading.level]
        self._open.append(heading)

    @property
    def now(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        return tuple(each.words for each in self._open)


def heading_in(line: str, *, is_marked: bool = False) -> tuple[Heading | None, str]:
    """Return the heading that a line is or begins with, and the text behind it."""
    for level, numbered in enumerate(_LEVELS, start=1):
        if (found := numbered.match(line)) is not None:
            return _numbered(line, found.end(), level)
    if is_marked and len(line) <= _LONGEST:
        return Heading(line, 1), ""
    return None, line


def _numbered(line: str, begin: int, level: int) -> tuple[Heading | None, str]:
    end = _ENDS.search(line, begin)
    words = line[: end.start()] if end else line
    if len(words) > _LONGEST or _COUNTS.search(words[begin:]):
        return Heading("", level), line  # an item of a list: what stood above it at its level ends
    if end is None:
        return Heading(words, level), ""
    is_label = end[0] != "。"  # 行政许可：全年…, the label is needed where the figures are
    return Heading(words, level), line[begin if is_label else end.end() :].strip()
