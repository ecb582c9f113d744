"""Pages to one flow of paragraphs and tables.

What belongs to the pages goes: their numbers, the lines that stand on top or at the foot of each.
Paragraphs and tables that go on over a page become one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from report_assistant.reading.pdf.answers import Shown
from report_assistant.reading.pdf.grids import Piece, grid_of
from report_assistant.reading.pdf.lines import Line, lines_of
from report_assistant.reading.pdf.pages import Box, Letter, Page
from report_assistant.reading.pdf.paragraphs import Margins, Paragraph, margins_of

_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*第?\s*\d{1,3}\s*页?(?:\s*[/／共]\s*共?\s*\d{1,3}\s*页?)?[-—–－·•\s]*"
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.12
"""Of a page's height: where its number and its headers stand."""
_OFTEN = 3
"""Pages, and half of all, on which a line stands that belongs to the pages."""
_SAME_TABLE = 4.0
"""Points that the sides of a table may differ from page to page."""
_Part = Line | Piece


def flow_of(pages: Sequence[Page]) -> list[Shown]:
    """Return what the pages show, in order."""
    parts = [_parts(page) for page in pages]
    beside = _page_numbers_and_headers(pages, parts)
    kept = [
        [part for place, part in enumerate(on_page) if (number, place) not in beside]
        for number, on_page in enumerate(parts)
    ]
    sides = [part.box.left for page in kept for part in page if isinstance(part, Piece)]
    return [*_flow(kept, margins_of(kept, sides, max(page.width for page in pages)))]


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
    return (
        part.box if isinstance(part, Piece) else Box(part.left, part.top, part.right, part.bottom)
    )


# ---------------------------------------------------------------- what belongs to the pages


def _page_numbers_and_headers(
    pages: Sequence[Page], parts: Sequence[list[_Part]]
) -> set[tuple[int, int]]:
    """Return page and place of page numbers, headers and footers."""
    outer = {
        (number, place): part
        for number, (page, on_page) in enumerate(zip(pages, parts, strict=True))
        for place, part in _outermost(page, on_page)
    }
    repeated = Counter(_without_digits(line.text) for line in outer.values())
    everywhere = Counter(
        _without_digits(part.text) for page in parts for part in page if isinstance(part, Line)
    )
    often = max(_OFTEN, len(pages) // 2)
    of_pages = {
        words
        for words, times in repeated.items()
        if times >= often and times == everywhere[words]  # it never stands within a page
    }
    return {
        place
        for place, line in outer.items()
        if _PAGE_NUMBER.fullmatch(line.text) or _without_digits(line.text) in of_pages
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


def _flow(pages: Sequence[Sequence[_Part]], margins: Margins) -> Iterator[Shown]:
    paragraph, table = Paragraph(), list[Piece]()
    for on_page in pages:
        for place, part in enumerate(on_page):
            goes_on = (
                bool(table) and place == 0 and _goes_on(table[-1], part)
                if isinstance(part, Piece)
                else paragraph.takes(part, margins, is_new_page=place == 0)
            )
            if not goes_on:
                yield from _shown(paragraph, table)
                paragraph, table = Paragraph(), []
            if isinstance(part, Piece):
                table.append(part)
            else:
                paragraph.lines.append(part)
    yield from _shown(paragraph, table)


def _shown(paragraph: Paragraph, table: Sequence[Piece]) -> Iterator[Shown]:
    if paragraph.lines:
        yield {"text": paragraph.text}
    if table:
        yield grid_of(table)


def _goes_on(above: Piece, below: Piece) -> bool:
    """Return whether the table on top of a page is the one that the page before ended with."""
    one, other = above.box, below.box
    return abs(one.left - other.left) < _SAME_TABLE and abs(one.right - other.right) < _SAME_TABLE
