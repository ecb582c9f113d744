"""Layout of a table in terminal cells: widths, heads in lines, the look of each cell.

Widths are counted in terminal cells, never in characters; quotation marks and the ellipsis, which
some Chinese consoles draw two cells wide, are kept out of the grid.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_assistant.foundation.cell_width import cells, in_cells
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.grid import Band, Grid, is_computed

Piece = tuple[str, str]
"""Text with its style's name: head, label, value, total, cursor, typing, offered, wrong, last."""

_LABEL_AT_LEAST, _LABEL_AT_MOST = 20, 44
_COLUMN_AT_LEAST, _COLUMN_AT_MOST = 7, 16
_LAST_FROM = 12
"""From this width on last year's number stands beside each cell."""
_LAST_WIDTH = 6


@dataclass(frozen=True)
class Line:
    """One line of the screen. `row` is the grid's row, or -1 for heads."""

    pieces: tuple[Piece, ...]
    row: int = -1


@dataclass(frozen=True)
class Look:
    """The widths of a table in a terminal of some width."""

    grid: Grid
    label: int
    column: int

    @property
    def shows_last(self) -> bool:
        """Whether there is room for last year's numbers."""
        return self.column >= _LAST_FROM

    def column_at(self, x: int) -> int:
        """Return the grid's column at a place of the screen; -1 on the labels."""
        return -1 if x < self.label else (x - self.label) // self.column

    def frozen(self) -> tuple[Line, ...]:
        """Return the heads that stay where they are; a table with several bands has none."""
        return self._heads(self.grid.bands[0]) if len(self.grid.bands) == 1 else ()

    def lines(self, editor: TableEditor) -> tuple[Line, ...]:
        """Return the lines that scroll below the frozen heads."""
        return tuple(self._lines(editor))

    def _lines(self, editor: TableEditor) -> Iterator[Line]:
        wrong = frozenset(finding.where for finding in editor.findings)
        number = 0
        for band in self.grid.bands:
            if len(self.grid.bands) > 1:
                yield from self._heads(band)
            for row in band.rows:
                is_here = number == editor.row
                label = ("label-here" if is_here else "label", _fitted(row.label, self.label))
                drawn = [self._cell(editor, path, path in wrong) for path in row.paths]
                pieces = [(label[1], label[0]), *(piece for cell in drawn for piece in cell)]
                yield Line(tuple(pieces), number)
                number += 1

    def _heads(self, band: Band) -> tuple[Line, ...]:
        columns = [_in_lines(head, self.column - 1) for head in band.heads]
        height = max(map(len, columns))
        texts = [[""] * (height - len(lines)) + lines for lines in columns]
        return tuple(
            Line(
                (
                    (" " * self.label, "head"),
                    *((_right(lines[at], self.column), "head") for lines in texts),
                )
            )
            for at in range(height)
        )

    def _cell(self, editor: TableEditor, path: str, is_wrong: bool) -> Iterator[Piece]:
        last = editor.last_at(path) if self.shows_last else ""
        room = self.column - (_LAST_WIDTH if self.shows_last else 0)
        yield _right(editor.text_at(path), room), _style(editor, path, is_wrong)
        if self.shows_last:
            yield in_cells(f" /{last}" if last else "", _LAST_WIDTH), "last"


def look_for(grid: Grid, width: int, longest: int) -> Look:
    """Return the widths for a terminal; `longest` is the longest number's length."""
    columns = grid.width
    wanted = max(_COLUMN_AT_LEAST, (width - _LABEL_AT_MOST) // columns)
    column = max(min(_COLUMN_AT_MOST, wanted), longest + 1)
    label = max(_LABEL_AT_LEAST, min(_LABEL_AT_MOST, width - columns * column))
    return Look(grid, label, min(column, max(4, (width - label) // columns)))


def _style(editor: TableEditor, path: str, is_wrong: bool) -> str:
    if path == editor.path:
        return "cursor" if editor.typing is None else "typing"
    if editor.is_offered(path):
        return "offered"
    if is_wrong:
        return "wrong"
    return "total" if is_computed(path) else "value"


def _right(text: str, width: int) -> str:
    """Right-align with one cell of space before; show the end of what is too long."""
    while cells(text) > width - 1:
        text = text[1:]
    return " " * (width - cells(text)) + text


def _fitted(label: str, width: int) -> str:
    """Return a label with a space at its end; one that is too long ends in two dots."""
    plain = label.replace("“", "").replace("”", "")
    if cells(plain) > width - 1:
        plain = in_cells(plain, width - 3).rstrip() + ".."
    return in_cells(plain, width)


def _in_lines(head: str, width: int) -> list[str]:
    """Break a head into as few lines as fit, each about as long as the others."""
    count = -(-cells(head) // max(2, width - width % 2))
    per_line = -(-len(head) // max(1, count))
    if count > 1 and per_line % 2 and per_line * 2 + 2 <= width:
        per_line += 1  # two-character words stay whole
    return [head[at : at + per_line] for at in range(0, len(head), per_line)]


def longest_number(editor: TableEditor, paths: Sequence[str]) -> int:
    """Return the length of the longest number that is shown."""
    return max((len(editor.text_at(path)) for path in paths), default=0)
