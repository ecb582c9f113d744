"""Pages to one flow of paragraphs and tables.

What belongs to the pages goes: their numbers, the lines that stand on top or at the foot of each.
Lines become paragraphs again by what a reader sees: a paragraph ends where its line ends early, and
begins where a line is set in. Tables that go on over a page become one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from report_assistant.reading.pdf.answers import Shown
from report_assistant.reading.pdf.grids import Piece, grid_of
from report_assistant.reading.pdf.lines import Line, lines_of
from report_assistant.reading.pdf.pages import Box, Letter, Page

_PAGE_NUMBER = re.compile(r"[-—–－·•\s]*第?\s*\d{1,3}\s*页?(?:\s*[/／共]\s*共?\s*\d{1,3}\s*页?)?[-—–－·•\s]*")
_DIGITS = re.compile(r"\d+")
_EDGE = 0.12
"""Of a page's height: where its number and its headers stand."""
_SET_IN = 0.8
"""Of a letter's height: a line that begins so far from the margin begins a paragraph."""
_EARLY = 1.6
"""The same for a line's end: justified lines reach the margin, up to a sign that had no room."""
_SAME_TABLE = 4.0
"""Points that the sides of a table may differ from page to page."""
_APART = 2.2
"""Of a letter's height: lines so much further apart than usual are two paragraphs."""

_Part = Line | Piece


@dataclass(frozen=True)
class _Margins:
    """Where full lines begin and end."""

    left: float
    right: float


@dataclass
class _Paragraph:
    lines: list[Line] = field(default_factory=list)

    def takes(self, line: Line, margins: _Margins, *, is_new_page: bool) -> bool:
        """Return whether a line goes on with the paragraph."""
        if not self.lines:
            return False
        last = self.lines[-1]
        is_set_in = line.left - margins.left > _SET_IN * line.height
        ends_early = margins.right - last.right > _EARLY * last.height
        is_other_size = abs(line.height - last.height) > 0.2 * last.height
        is_apart = not is_new_page and line.top - last.bottom > _APART * last.height
        return not (is_set_in or ends_early or is_other_size or is_apart)

    def shown(self) -> Iterator[Shown]:
        """Yield the paragraph, if there is one."""
        if self.lines:
            yield {"text": _joined(self.lines)}


def flow_of(pages: Sequence[Page]) -> list[Shown]:
    """Return what the pages show, in order."""
    parts = [_parts(page) for page in pages]
    furniture = _furniture(pages, parts)
    kept = [
        [part for place, part in enumerate(on_page) if (number, place) not in furniture]
        for number, on_page in enumerate(parts)
    ]
    return [*_flow(kept, _margins(part for page in kept for part in page))]


def _parts(page: Page) -> list[_Part]:
    """Return the lines and tables of a page from the top down."""
    tables: list[_Part] = []
    rest: Sequence[Letter] = page.letters
    for cells in page.tables:
        inside, outside = _parted(rest, Piece(cells, ()).box)
        piece = Piece(cells, tuple(inside))
        if piece.has_columns:
            tables.append(piece)
            rest = outside
    lines: list[_Part] = [*lines_of(rest)]
    return sorted([*tables, *lines], key=lambda part: _box(part).top)


def _parted(letters: Sequence[Letter], box: Box) -> tuple[list[Letter], list[Letter]]:
    inside: list[Letter] = []
    outside: list[Letter] = []
    for letter in letters:
        is_inside = (
            box.left <= (letter.left + letter.right) / 2 <= box.right
            and box.top <= letter.middle <= box.bottom
        )
        (inside if is_inside else outside).append(letter)
    return inside, outside


def _box(part: _Part) -> Box:
    return part.box if isinstance(part, Piece) else Box(part.left, part.top, part.right, part.bottom)


# ---------------------------------------------------------------- what belongs to the pages


def _furniture(pages: Sequence[Page], parts: Sequence[list[_Part]]) -> set[tuple[int, int]]:
    """Return page and place of page numbers, headers and footers."""
    outer = [
        (number, place, part)
        for number, (page, on_page) in enumerate(zip(pages, parts, strict=True))
        for place, part in _outermost(page, on_page)
    ]
    repeated = Counter(_without_digits(line.text) for _, _, line in outer)
    most = max(2, len(pages) // 2)
    return {
        (number, place)
        for number, place, line in outer
        if _PAGE_NUMBER.fullmatch(line.text)
        or (len(pages) > 2 and repeated[_without_digits(line.text)] >= most)
    }


def _outermost(page: Page, parts: Sequence[_Part]) -> Iterator[tuple[int, Line]]:
    """Yield the lines that stand on top of a page and at its foot, with their places."""
    for place in {0, 1, len(parts) - 2, len(parts) - 1} & set(range(len(parts))):
        part = parts[place]
        is_outer = (
            _box(part).bottom < _EDGE * page.height or _box(part).top > (1 - _EDGE) * page.height
        )
        if is_outer and isinstance(part, Line):
            yield place, part


def _without_digits(words: str) -> str:
    return _DIGITS.sub("0", words)


# ---------------------------------------------------------------- paragraphs and whole tables


def _margins(parts: Iterator[_Part]) -> _Margins:
    """Return where most lines begin, and where the longest end."""
    lines = [part for part in parts if isinstance(part, Line)]
    if not lines:
        return _Margins(0, 0)
    begins = Counter(round(line.left / 2) * 2 for line in lines)
    often = [left for left, times in begins.items() if times >= max(2, len(lines) // 20)]
    left = min(often or begins)
    ends = sorted(line.right for line in lines)
    return _Margins(float(left), ends[len(ends) * 9 // 10])


def _flow(pages: Sequence[Sequence[_Part]], margins: _Margins) -> Iterator[Shown]:
    paragraph, table = _Paragraph(), list[Piece]()
    for on_page in pages:
        for place, part in enumerate(on_page):
            if isinstance(part, Piece):
                yield from paragraph.shown()
                paragraph = _Paragraph()
                if table and not (place == 0 and _goes_on(table[-1], part)):
                    yield grid_of(table)
                    table = []
                table.append(part)
                continue
            if table:
                yield grid_of(table)
                table = []
            if not paragraph.takes(part, margins, is_new_page=place == 0):
                yield from paragraph.shown()
                paragraph = _Paragraph()
            paragraph.lines.append(part)
    yield from paragraph.shown()
    if table:
        yield grid_of(table)


def _goes_on(above: Piece, below: Piece) -> bool:
    """Return whether the table on top of a page is the one that the page before ended with."""
    one, other = above.box, below.box
    return (
        abs(one.left - other.left) < _SAME_TABLE and abs(one.right - other.right) < _SAME_TABLE
    )


def _joined(lines: Sequence[Line]) -> str:
    """Return lines as one text; a space only where two Latin words meet."""
    words = lines[0].text
    for line in lines[1:]:
        is_latin = words[-1:].isascii() and words[-1:].isalpha() and line.text[:1].isascii()
        words += f" {line.text}" if is_latin and line.text[:1].isalpha() else line.text
    return words
