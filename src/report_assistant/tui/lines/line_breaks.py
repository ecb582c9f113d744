"""Line breaks in Chinese, numbers and Western words kept whole.

A terminal toolkit breaks at spaces, which Chinese has only beside Western words: half a line stays
empty before a long run of characters. The signs follow GB/T 15834-2011, 5.1: no line begins with a
sign that closes, none ends with one that opens.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from textual.content import Content

from report_assistant.foundation.cell_width import cells

_PIECE = re.compile(r"[0-9A-Za-z][\w.,:/@%+~#&=?-]*(?<![.,:?])|【[^】\n]{1,12}】", re.ASCII)
_CLOSES = frozenset("，。、；：？！）》〉」』】〕”’…—％,.;:?!)]}%")
_OPENS = frozenset("（《〈「『【〔“‘([{")


@lru_cache(maxsize=1024)
def breaks(line: str, width: int) -> tuple[int, ...]:
    """Return the offsets at which new lines begin, so that none is wider than `width` cells.

    Spaces at the end of a line do not count: they are not printed.
    """
    found: list[int] = []
    begin = allowed = used = since = 0
    for start, end in _pieces(line):
        piece = line[start:end]
        wide = 0 if piece.isspace() else cells(piece)
        if start > begin and _may_break(line, start):
            allowed, since = start, used
        while used + wide > width and start > begin:
            at, kept = (allowed, since) if allowed > begin else (start, used)
            found.append(at)
            used -= kept
            begin, since = at, 0
        if used + wide > width:  # wider than any line
            *cut, used = _cuts(line, start, end, width)
            found += cut
            begin = cut[-1] if cut else begin
        else:
            used += cells(piece)
    return tuple(found)


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Yield what stays whole: Western words and numbers, marks in 【】, single characters."""
    place = 0
    while place < len(line):
        found = _PIECE.match(line, place)
        end = found.end() if found else place + 1
        yield place, end
        place = end


def _may_break(line: str, at: int) -> bool:
    before, after = line[at - 1], line[at]
    return after not in _CLOSES and before not in _OPENS and not after.isspace()


def _cuts(line: str, start: int, end: int, width: int) -> Iterator[int]:
    """Yield the cuts in a piece that is wider than a line; at last the width of what is left."""
    used = 0
    for place in range(start, end):
        wide = cells(line[place])
        if used and used + wide > width:
            yield place
            used = 0
        used += wide
    yield used


def broken(content: Content, width: int) -> Content:
    """Return content with its long lines broken at `width` cells; styles are kept."""
    lines = content.split("\n", allow_blank=True)
    return Content("\n").join(_lines(lines, width))


def _lines(lines: list[Content], width: int) -> Iterator[Content]:
    for line in lines:
        offsets = breaks(line.plain, width)
        for part in line.divide(offsets) if offsets else [line]:
            yield part.rstrip() if offsets or cells(part.plain) > width else part
