"""Lines of a draft's table for a width: numbers right-aligned under their heads.

Where the heads do not fit beside the labels they are broken after every second character, for they
are made of words of two; where even that is too wide, each label stands on a line of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.lines.draft_styles import OPEN_MARK, POINTED, spot_style
from report_assistant.tui.lines.line_breaks import breaks
from report_assistant.tui.shown_draft import CellLook, ShownBand, ShownCell, ShownRow, ShownTable

_HEAD, _RULE = "bold $key on $field", "$quiet on $rule"
_GROUNDS = ("$card", "$zebra")
_LOOKS = {
    CellLook.NUMBER: "$ink",
    CellLook.ZERO: "$ghost",
    CellLook.TOTAL: "bold $ink",
    CellLook.OPEN: "$amber",
}
_BROKEN_HEAD = 4
_LEAST_LABEL = 12
"""A label that is broken into lines has so many columns at least."""


@dataclass(frozen=True)
class TableLine:
    """One line of a table, and the spots in it."""

    content: Content
    spots: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Columns:
    """The widths of a band."""

    label: int
    """0 where labels stand above their numbers."""
    number: int
    heads: tuple[str, ...]
    left: int = 1
    right: int = 1
    indent: int = 0
    """The room before the first number, where no label stands there."""

    @property
    def width(self) -> int:
        """What one column takes, without its rule."""
        return self.left + self.number + self.right


@dataclass(frozen=True)
class TableLook:
    """How a table is drawn."""

    width: int
    pointed: int = -1
    """The spot that is pointed at."""
    plain: bool = False
    """Whether signs must say what colours say elsewhere."""
    block: str = ""
    """The block that it is, for the mouse."""

    def lines(self, table: ShownTable) -> Iterator[TableLine]:
        """Yield the lines of a table."""
        for number, band in enumerate(table.bands):
            if number:
                yield TableLine(Content(""))
            yield from self._band(band)
        for rest in table.rest:
            style = OPEN_MARK if rest.look is CellLook.OPEN else "$quiet"
            if rest.spot == self.pointed:
                style = POINTED
            mark = ">" if self.plain and rest.spot == self.pointed else ""
            content = Content.styled(f"{mark}{rest.text}", style)
            yield TableLine(content.stylize(spot_style(self.block, rest.spot)), (rest.spot,))

    def _band(self, band: ShownBand) -> Iterator[TableLine]:
        columns = _columns(band, self.width)
        yield from self._heads(band, columns)
        for number, row in enumerate(band.rows):
            yield from self._row(row, columns, f"$ink on {_GROUNDS[number % 2]}")

    def _heads(self, band: ShownBand, columns: _Columns) -> Iterator[TableLine]:
        heads = [_in_lines(head, columns.number) for head in columns.heads]
        height = max(map(len, heads))
        for at in range(height):
            title = band.title if columns.label and at == height - 1 else ""
            pieces = [_right(_from_below(head, at, height), columns) for head in heads]
            first = _padded(title, columns.label or columns.indent)
            content = Content.assemble(first, *self._between(pieces, bool(columns.label)))
            yield TableLine(self._line(content, _HEAD))

    def _row(self, row: ShownRow, columns: _Columns, ground: str) -> Iterator[TableLine]:
        is_total = row.cells[0].look is CellLook.TOTAL
        labels = _lines_of(row.label, columns.label or self.width)
        label_style = "bold" if is_total else ""
        spots = tuple(cell.spot for cell in row.cells)
        if not columns.label:
            for words in labels:
                yield TableLine(self._line(Content.styled(words, label_style), ground))
            labels = [""]
        for number, words in enumerate(labels):
            pieces = [
                self._cell(cell, columns) if not number else " " * columns.width
                for cell in row.cells
            ]
            label = Content.styled(_padded(words, columns.label or columns.indent), label_style)
            line = Content.assemble(label, *self._between(pieces, bool(columns.label)))
            yield TableLine(self._line(line, ground), () if number else spots)

    def _line(self, content: Content, style: str) -> Content:
        missing = max(0, self.width - content.cell_length)
        return content.pad_right(missing).stylize_before(style)

    def _cell(self, cell: ShownCell, columns: _Columns) -> Content:
        text = _right(cell.text, columns)
        if cell.spot != self.pointed:
            content = Content.styled(text, _LOOKS[cell.look])
        else:
            begin = max(1, len(text) - len(text.lstrip()))
            shown = f"{text[: begin - 1]}>{text[begin:]}" if self.plain else text
            content = Content.styled(shown, POINTED)
        return content.stylize(spot_style(self.block, cell.spot))

    def _between(
        self, pieces: "list[str] | list[Content] | list[str | Content]", first: bool
    ) -> "Iterator[Content | str]":
        """Yield pieces with a rule before each; before the `first` only where it follows a label."""
        for number, piece in enumerate(pieces):
            if number or first:
                yield Content.styled("|" if self.plain else " ", _RULE)
            yield piece


def _columns(band: ShownBand, width: int) -> _Columns:
    count = len(band.heads)
    values = max(cells(cell.text) for row in band.rows for cell in row.cells)
    label = max(cells(words) for words in (band.title, *(row.label for row in band.rows)))
    broken = max(values, min(_widest(band.short), _BROKEN_HEAD))
    tries = (
        (band.heads, max(values, _widest(band.heads)), 1),
        (band.short, max(values, _widest(band.short)), 1),
        (band.short, broken, 1),
        (band.short, broken, 0),
    )
    for least in (label, min(label, _LEAST_LABEL)):
        for heads, number, right in tries:
            room = width - count * (2 + number + right)
            if room >= least:
                return _Columns(room, number, heads, right=right)
    room = width - count * (1 + broken) + 1
    left = 1 if room >= count else 0
    return _Columns(0, broken, band.short, left, right=0, indent=max(0, room - count * left))


def _widest(heads: tuple[str, ...]) -> int:
    return max(map(cells, heads))


def _right(text: str, columns: _Columns) -> str:
    return " " * (columns.width - columns.right - cells(text)) + text + " " * columns.right


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text))


def _in_lines(head: str, width: int) -> list[str]:
    if cells(head) <= width:
        return [head]
    return [head[at : at + 2] for at in range(0, len(head), 2)]


def _from_below(head: list[str], at: int, height: int) -> str:
    """Return a line of a head whose last line stands next to the numbers."""
    place = at - height + len(head)
    return head[place] if place >= 0 else ""


def _lines_of(label: str, width: int) -> list[str]:
    ends = [*breaks(label, width), len(label)]
    return [label[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
