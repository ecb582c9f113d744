"""A block of the draft in lines for a width, with what is pointed at marked in them."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from textual.content import Content

from report_assistant.tui.lines.draft_styles import POINTED, spot_style
from report_assistant.tui.lines.line_breaks import breaks, broken
from report_assistant.tui.lines.table_lines import TableLine, TableLook
from report_assistant.tui.shown_draft import ShownBlock, Spot

_CENTRED, _AT_THE_RIGHT = "title", "signatureline"


@dataclass(frozen=True)
class LaidBlock:
    """One block, laid out."""

    block: ShownBlock
    width: int
    pointed: int = -1
    """The number of the spot that is pointed at; -1 for none."""
    plain: bool = False
    """Whether signs must say what colours say elsewhere."""

    @cached_property
    def height(self) -> int:
        """How many lines it takes."""
        if self.block.table is not None:
            return len(self._table)
        return sum(len(breaks(line, self.width)) + 1 for line in self._words.split("\n"))

    @cached_property
    def lines(self) -> tuple[Content, ...]:
        """The lines, each with its spots for the mouse."""
        if self.block.table is not None:
            return tuple(line.content for line in self._table)
        lines = broken(self._content, self.width).split("\n", allow_blank=True)
        return tuple(self._aligned(line) for line in lines)

    def lines_of(self, number: int) -> tuple[int, int]:
        """Return the first and the last line of a spot."""
        if self.block.table is not None:
            at = next(n for n, line in enumerate(self._table) if number in line.spots)
            return at, at
        spot, moved = self.block.spots[number], 2 if self._is_bracketed(number) else 0
        return self._line_at(spot.begin), self._line_at(spot.end + moved - 1)

    @cached_property
    def _table(self) -> tuple[TableLine, ...]:
        assert self.block.table is not None
        look = TableLook(self.width, self.pointed, self.plain, self.block.id)
        return tuple(look.lines(self.block.table))

    @property
    def _words(self) -> str:
        return self._content.plain if self._is_bracketed(self.pointed) else self.block.content.plain

    @cached_property
    def _content(self) -> Content:
        content = self.block.content
        for number, spot in enumerate(self.block.spots):
            content = content.stylize(spot_style(self.block.id, number), spot.begin, spot.end)
        if not 0 <= self.pointed < len(self.block.spots):
            return content
        spot = self.block.spots[self.pointed]
        content = content.stylize_before(POINTED, spot.begin, spot.end)
        return _bracketed(content, spot) if self.plain else content

    def _is_bracketed(self, number: int) -> bool:
        return self.plain and number == self.pointed and 0 <= number < len(self.block.spots)

    def _line_at(self, at: int) -> int:
        """Return the line in which a place of the words is."""
        above = 0
        for line in self._words.split("\n"):
            offsets = breaks(line, self.width)
            if at <= len(line):
                return above + bisect_right(offsets, at)
            at -= len(line) + 1
            above += len(offsets) + 1
        return above - 1

    def _aligned(self, line: Content) -> Content:
        room = max(0, self.width - line.cell_length)
        if self.block.kind == _CENTRED:
            return line.pad_left(room // 2)
        return line.pad_left(room) if self.block.kind == _AT_THE_RIGHT else line


def _bracketed(content: Content, spot: Spot) -> Content:
    before, here, after = content[: spot.begin], content[spot.begin : spot.end], content[spot.end :]
    return Content.assemble(before, ("[", POINTED), here, ("]", POINTED), after)
