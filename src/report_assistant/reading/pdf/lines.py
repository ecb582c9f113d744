"""Letters to lines of text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from report_assistant.reading.pdf.pages import Letter

_WIDE_GAP = 1.5
"""Of a letter's height: what is so far apart was never one word."""
_WORD_GAP = 0.25
"""The same between Latin letters or digits, where a space may not be a letter of its own."""


class Line(NamedTuple):
    """A line of text and its box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """Return the lines that letters stand in, from the top down.

    Letters are in one line where the middle of each is within the height of the line.
    """
    return [_line(row) for row in _rows(letters) if any(each.text.strip() for each in row)]


def _rows(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    row: list[Letter] = []
    bottom = 0.0
    for letter in sorted(letters, key=lambda each: each.middle):
        if row and letter.middle > bottom:
            yield row
            row = []
        if not row or letter.text.strip():
            # The tallest letter so far says how far the line reaches; a raised one is smaller.
            bottom = max(bottom, letter.bottom) if row else letter.bottom
        row.append(letter)
    if row:
        yield row


def _line(row: Sequence[Letter]) -> Line:
    inked = [each for each in row if each.text.strip()]
    return Line(
        _text(sorted(row, key=lambda each: each.left)),
        min(each.left for each in inked),
        max(each.right for each in inked),
        min(each.top for each in inked),
        max(each.bottom for each in inked),
    )


def _text(row: Sequence[Letter]) -> str:
    pieces: list[str] = []
    before: Letter | None = None
    for letter in row:
        if before is not None and _is_apart(before, letter):
            pieces.append(" ")
        pieces.append(letter.text)
        before = letter
    return "".join(pieces).strip()


def _is_apart(before: Letter, letter: Letter) -> bool:
    """Return whether a space is missing between two letters."""
    if before.text.isspace() or letter.text.isspace():
        return False
    gap = letter.left - before.right
    height = letter.bottom - letter.top
    is_latin = before.text.isascii() and letter.text.isascii()
    return gap > height * (_WORD_GAP if is_latin else _WIDE_GAP)
