"""The lines of a text as they were meant: page numbers dropped, lines broken by a page joined.

Text copied from a PDF, or typed with a line end wherever the page was full, has sentences over
several lines (findings: files.md F8). Only where many lines are broken off in mid-sentence are they
joined; in other texts a sentence that breaks off is a mistake, which the checks are to find.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from report_assistant.reading import labels
from report_assistant.reading.outline import ends_title, is_numbered, section_of

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―~·]+\s*\d{1,3}\s*[-—–―~·]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?)\s*"
)
_LONE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_PAGE_END = "\f"
_ENDED = re.compile(r"[。；：！？!?;:…][”’」』）)》]*\s*$")
_GOES_ON = re.compile(r"[，、,]\s*$")
_INDENT = re.compile("(?:\u3000{1,8}|[ \u00a0]{2,200}|\t)")
_WORDS_APART = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \u00a0]+(?=[\u3000-\u9fff\uff00-\uffef\w])"
    r"|(?<=\w)[ \u00a0]+(?=[\u3000-\u9fff\uff00-\uffef])"
)
_GAP = re.compile(r"\S[ \u3000]{2,}(?=\S)")
_COLUMN_GAPS, _LONGEST_ROW = 2, 400
"""So many wide gaps make a line a row of some table."""
_LONG = 12
"""So many characters make a line that could be one of several of a paragraph."""
_FEWEST, _SHARE = 3, 0.25
"""So many long lines, and such a part of them, must break off before lines are joined."""
_NEARLY_FULL = 0.6


def text_lines(words: str) -> list[str]:
    """Return the lines of a text without what belongs to its pages; a blank line stays one."""
    lines: list[str] = []
    for page in words.split(_PAGE_END):
        lines += _of_page(page.splitlines(), is_one_of_many=_PAGE_END in words)
    return lines


class Joining:
    """How the lines of one text are to be joined, by what all of its prose looks like."""

    def __init__(self, prose: Iterable[str]) -> None:
        kept = [line for line in prose if line.strip()]
        self._is_needed = _are_broken(kept)
        self._width = max(map(_width, kept), default=0)
        self._has_indents = sum(bool(_INDENT.match(line)) for line in kept) >= _FEWEST

    def joined(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the paragraphs that consecutive lines of the text are."""
        kept = [line for line in lines if line.strip()]
        if not self._is_needed:
            yield from kept
            return
        paragraph: list[str] = []
        for line in kept:
            if paragraph and not self._continues(paragraph[-1], line):
                yield _closed_up("".join(paragraph))
                paragraph = []
            paragraph.append(line.strip())
        if paragraph:
            yield _closed_up("".join(paragraph))

    def _continues(self, line: str, following: str) -> bool:
        """Return whether the sentence of a line goes on in the following one."""
        if _stands_alone(line) or _begins_anew(following):
            return False
        if self._has_indents and _INDENT.match(following):
            return False
        if _GOES_ON.search(line):
            return True
        is_full = _width(line) >= _NEARLY_FULL * self._width
        return is_full and (self._has_indents or not _ENDED.search(line))


def _of_page(lines: Sequence[str], *, is_one_of_many: bool) -> Iterator[str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    outer = {filled[0], filled[-1]} if filled and is_one_of_many else set()
    for number, line in enumerate(lines):
        is_number = number in outer and _LONE_NUMBER.fullmatch(line)
        if not is_number and not _PAGE_NUMBER.fullmatch(line):
            yield line


def _are_broken(lines: Sequence[str]) -> bool:
    """Return whether so many lines break off that it is the page, and not the writer, who did it."""
    long = [line for line in lines if _width(line) >= _LONG and not _stands_alone(line)]
    broken = [line for line in long if not _ENDED.search(line)]
    return len(broken) >= _FEWEST and len(broken) >= _SHARE * len(long)


def _begins_anew(line: str) -> bool:
    words = line.strip()
    is_piece = labels.is_table_text(words) or _is_row(words)
    return bool(section_of(words)) or is_numbered(words) or is_piece


def _stands_alone(line: str) -> bool:
    """Return whether a line stands by itself: a heading, or a row with cells far apart."""
    words = line.strip()
    is_piece = labels.is_table_text(words) or _is_row(words)
    if section_of(words) or ends_title(words) or is_piece:
        return True
    return is_numbered(words) and not re.search("[，。；：]", words)


def _is_row(words: str) -> bool:
    """Return whether the words of a line stand so far apart that they are cells."""
    return len(_GAP.findall(words[:_LONGEST_ROW])) >= _COLUMN_GAPS


def _width(line: str) -> int:
    return len(line.strip())


def _closed_up(line: str) -> str:
    """Return a line without the blanks that a PDF puts between Chinese and other characters."""
    return _WORDS_APART.sub("", line)
