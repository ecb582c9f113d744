"""The columns of the review: their widths for a window, and cells cut to them.

Everything is measured in cells of the terminal. The questions keep their whole titles; the other
columns share what is left, none wider than its longest cell, and what then remains is the last's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from report_assistant.foundation.cell_width import cells, cut, in_cells
from report_assistant.shells.review_words import HEADS
from report_assistant.tui.lines.review_lines import Cell, Look, ReviewLine

GAP = 2
"""Columns between two cells."""
_SHARES = (3, 2, 2)
"""What answers, last year's and reminders get of a room too narrow for all of them."""
_MOST_TITLE = 2 / 5


@dataclass(frozen=True)
class Columns:
    """The widths of the four columns, without what is between them."""

    widths: tuple[int, ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each column begins."""
        return tuple(sum(self.widths[:at]) + at * GAP for at in range(len(self.widths)))

    @property
    def whole(self) -> int:
        """The width of all of them."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)

    def laid_out(self, row: Sequence[Cell]) -> list[Cell]:
        """Return a row's cells, each with the room after it, together exactly as wide as the columns."""
        placed: list[Cell] = []
        used = 0
        for at, cell in enumerate(row):
            is_last = at == len(row) - 1
            until = self.whole if is_last else self.starts[at + 1] - GAP
            words = cell.words
            if cell.look is not Look.SECTION or is_last:
                words = cut(words, until - used)
            room = self.whole if is_last else max(self.starts[at + 1], used + cells(words) + GAP)
            placed.append(Cell(in_cells(words, room - used), cell.look))
            used = room
        return placed


def columns_for(lines: Sequence[ReviewLine], room: int) -> Columns:
    """Return the columns for these lines in a room of some width."""
    rows = [line.cells for line in lines if len(line.cells) == len(HEADS)]
    longest = [
        max(cells(words) for words in (head, *(row[at].words for row in rows)))
        for at, head in enumerate(HEADS)
    ]
    title = min(longest[0], int(room * _MOST_TITLE))
    left = room - title - GAP * (len(HEADS) - 1)
    shared = _shared(longest[1:], left)
    shared[-1] += left - sum(shared)
    return Columns((title, *shared))


def heads(columns: Columns) -> list[Cell]:
    """Return the heads as they stand over the columns."""
    return columns.laid_out([Cell(head, Look.QUIET) for head in HEADS])


def _shared(wanted: Sequence[int], room: int) -> list[int]:
    """Give each column what it wants, or its share of what those leave that want less."""
    given = dict[int, int]()
    while len(given) < len(wanted):
        open_ = [at for at in range(len(wanted)) if at not in given]
        left = room - sum(given.values())
        shares = {at: left * _SHARES[at] // sum(_SHARES[n] for n in open_) for at in open_}
        content = {at: wanted[at] for at in open_ if wanted[at] <= shares[at]}
        given |= content or shares
    return [given[at] for at in range(len(wanted))]
