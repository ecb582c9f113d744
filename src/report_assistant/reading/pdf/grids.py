"""The cells of a table, as its lines draw them, to rows of cells at their true columns."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report_assistant.reading.pdf.answers import Cell, Shown
from report_assistant.reading.pdf.lines import Line, lines_of
from report_assistant.reading.pdf.pages import Box, Letter

_NEAR = 2.0
"""Points. Lines so close are one: thick lines have two edges."""
_PADDING = 6.5
"""Points between a cell's side and its text, at most. Word leaves 5.4."""


@dataclass(frozen=True)
class Piece:
    """What stands on one page of a table."""

    cells: tuple[Box, ...]
    letters: tuple[Letter, ...]
    """The letters within the table."""

    @property
    def box(self) -> Box:
        """The box around all cells."""
        return Box(
            min(cell.left for cell in self.cells),
            min(cell.top for cell in self.cells),
            max(cell.right for cell in self.cells),
            max(cell.bottom for cell in self.cells),
        )

    @property
    def has_columns(self) -> bool:
        """Whether cells stand beside each other; if not, lines are only drawn around text."""
        return len(_edges(cell.left for cell in self.cells)) > 1


def grid_of(pieces: Sequence[Piece]) -> Shown:
    """Return one table, whose pieces stand on pages that follow each other."""
    columns = _edges(
        edge for piece in pieces for cell in piece.cells for edge in (cell.left, cell.right)
    )
    rows: list[list[Cell]] = []
    seams: list[int] = []
    for piece in pieces:
        if rows:
            seams.append(len(rows))
        rows += _rows_of(piece, columns)
    return {"rows": rows, "seams": seams}


def _rows_of(piece: Piece, columns: Sequence[float]) -> list[list[Cell]]:
    heights = _edges(edge for cell in piece.cells for edge in (cell.top, cell.bottom))
    texts = _texts(piece, columns, heights)
    rows: list[list[Cell]] = [[] for _ in heights[1:]]
    for cell in sorted(piece.cells, key=lambda each: (each.left, each.top)):
        left, right = _place(columns, cell.left), _place(columns, cell.right)
        top, bottom = _place(heights, cell.top), _place(heights, cell.bottom)
        for row in range(top, max(bottom, top + 1)):
            words = texts.get((left, top), "")
            rows[row].append((words, left, max(1, right - left), row == top))
    return rows


def _texts(
    piece: Piece, columns: Sequence[float], heights: Sequence[float]
) -> Mapping[tuple[int, int], str]:
    """Column and row where a cell begins -> the text in it."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for cell in piece.cells:
        left, top = _place(columns, cell.left), _place(heights, cell.top)
        for column in range(left, max(_place(columns, cell.right), left + 1)):
            for row in range(top, max(_place(heights, cell.bottom), top + 1)):
                owner[column, row] = (left, top)
    room = {
        (_place(columns, cell.left), _place(heights, cell.top)): cell.right - cell.left
        for cell in piece.cells
    }
    inside: dict[tuple[int, int], list[Letter]] = {}
    for letter in piece.letters:
        middle = (letter.left + letter.right) / 2
        place = (bisect_right(columns, middle) - 1, bisect_right(heights, letter.middle) - 1)
        if place in owner:
            inside.setdefault(owner[place], []).append(letter)
    return {
        begin: _text(lines_of(letters), room[begin] - 2 * _PADDING)
        for begin, letters in inside.items()
    }


def _text(lines: Sequence[Line], room: float) -> str:
    """Return the text of a cell; a number that the cell had no room for is one again."""
    words = lines[0].text if lines else ""
    for above, below in pairwise(lines):
        is_number = above.text[-1:].isdigit() and below.text[:1].isdigit()
        one_letter = (above.right - above.left) / max(1, len(above.text))
        has_room = above.right - above.left + one_letter < room
        words += below.text if is_number and not has_room else f"\n{below.text}"
    return words


def _edges(places: Iterable[float]) -> list[float]:
    """Return where lines are, those that are close to each other as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _place(edges: Sequence[float], place: float) -> int:
    """Return which of the edges a place is."""
    return max(0, bisect_right(edges, place + _NEAR / 2) - 1)
