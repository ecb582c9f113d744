"""The look of a table: each line of it as pieces of text with their colours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from report_assistant.checks import Finding
from report_assistant.foundation.cell_width import cells, in_cells
from report_assistant.report.table_words import head_words, rows_named
from report_assistant.sheets.balance import RULE_IN_SHORT, BalanceState
from report_assistant.sheets.cell_words import findings_shown
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.grid import Band, GridRow, is_computed
from report_assistant.tui.lines.table_widths import BETWEEN, Widths, item_of

_LAST_FROM = 9
"""From this width on last year's number stands at the left of each cell."""
_LAST_YEAR = "左边浅色的是去年的数"
_MORE_COLUMNS = "左右还有 {} 列"
_GROUPS = "类别"
_CHECK = "核对"
_GHOST_ON = {"card": "ghost", "zebra": "ghost", "side": "quiet", "tint": "tint-quiet"}
_QUIET_ON = {"tint": "tint-quiet"}
_INK_ON = {"tint": "tint-ink"}


@dataclass(frozen=True)
class Paint:
    """The colours of a piece, by their tokens."""

    ink: str
    ground: str
    bold: bool = False
    underline: bool = False


Piece = tuple[str, Paint]
Line = tuple[Piece, ...]

_HEAD = Paint("key", "side", bold=True)
_HEAD_QUIET = Paint("quiet", "side")
_HEAD_HERE = Paint("on-primary", "primary", bold=True)
_RULE = Paint("ink", "rule")
_CURSOR = Paint("on-primary", "primary", bold=True)
_TYPING = replace(_CURSOR, underline=True)
_REFUSED = replace(_TYPING, ground="red")
_OFFERED = Paint("amber", "amber-bg", bold=True)
_DOUBTED = {"error": (Paint("red", "red-bg", bold=True), "!")}
_REMINDED = (Paint("amber", "amber-bg", bold=True), "?")
_BALANCES = {
    BalanceState.UNTOUCHED: _HEAD_QUIET,
    BalanceState.EVEN: Paint("green", "green-bg"),
    BalanceState.UNFINISHED: Paint("amber", "amber-bg"),
    BalanceState.OFF: Paint("red", "red-bg", bold=True),
}


class TableLook:
    """Draws the lines of a table as an editor has it now."""

    def __init__(self, editor: TableEditor, widths: Widths, *, is_plain: bool) -> None:
        self._editor = editor
        self._widths = widths
        self._is_plain = is_plain
        """Whether signs must say what colours say elsewhere."""
        self._doubted = _doubted(findings_shown(editor))
        self._rule: Piece = ("|" if is_plain else " ", _RULE)

    # ------------------------------------------------------------ heads and foot

    def heads(self, band: Band) -> tuple[Line, ...]:
        """Return the lines of the heads over a band, words kept whole."""
        columns = self._columns(len(band.heads))
        broken = {at: _in_lines(band.heads[at], self._widths.column - 1) for at in columns}
        height = max(map(len, broken.values()))
        texts = {at: [""] * (height - len(lines)) + lines for at, lines in broken.items()}
        return tuple(self._head(band, texts, at, height) for at in range(height))

    def _head(self, band: Band, texts: Mapping[int, list[str]], at: int, height: int) -> Line:
        pieces = [(self._head_label(at, height), _HEAD_QUIET)]
        for column, lines in texts.items():
            is_total = is_computed(band.rows[0].paths[column])
            paint = replace(_HEAD, ink="ink") if is_total else _HEAD
            if column == self._editor.column and self._editor.current_row in band.rows:
                paint = _HEAD_HERE
            pieces += [self._rule, (_right(lines[at], self._widths.column), paint)]
        return tuple(pieces)

    def _head_label(self, at: int, height: int) -> str:
        widths = self._widths
        if at == height - 1:
            named = rows_named(self._editor.grid.table)
            groups = in_cells(f" {_GROUPS}", widths.item) if widths.group else " "
            return in_cells(f"{groups}{named}", widths.label)
        hidden = self._editor.grid.width - widths.shown
        if hidden and at == 0:
            return in_cells(f" {_MORE_COLUMNS.format(hidden)}", widths.label)
        shows_last = widths.column >= _LAST_FROM and self._editor.knows_last_year
        return in_cells(f" {_LAST_YEAR}" if shows_last and at == 0 else "", widths.label)

    def foot(self) -> Line:
        """Return the line that says of each column whether it adds up."""
        widths, balances = self._widths, self._editor.balances
        before = in_cells(f" {_CHECK}", widths.item) if widths.group else " "
        room = widths.label - cells(before)
        rule = next((each for each in RULE_IN_SHORT if cells(each) < room), _CHECK)
        pieces = [
            (before, replace(_HEAD_QUIET, bold=True)),
            (in_cells(rule, room), _HEAD_QUIET),
        ]
        heads = self._editor.grid.bands[0].heads
        for column in self._columns(len(heads)):
            balance = balances[heads[column]]
            text = _right(balance.mark, widths.column)
            pieces += [self._rule, (text, _BALANCES[balance.state])]
        return tuple(pieces)

    # ------------------------------------------------------------ rows

    def row(self, number: int, *, names_group: bool) -> Line:
        """Return the line of a row; its category stands in the first row that is seen of it."""
        row = self._editor.grid.rows[number]
        is_here = number == self._editor.row
        pieces = list(self._label(row, number, is_here=is_here, names_group=names_group))
        band = self._band_of_cursor
        for column in self._columns(len(row.paths)):
            is_lit = is_here or (column == self._editor.column and row in band.rows)
            ground = "tint" if is_lit else self._ground(row, number, column)
            pieces += [self._rule, *self._cell(row.paths[column], ground)]
        return tuple(pieces)

    def _label(
        self, row: GridRow, number: int, *, is_here: bool, names_group: bool
    ) -> Iterator[Piece]:
        widths = self._widths
        ground = "tint" if is_here else self._ground(row, number)
        mark = ">" if is_here and self._is_plain else " "
        if widths.group:
            group = row.name.group if names_group else ""
            before = in_cells(f" {group}", widths.item - 1)
            yield before, Paint(_QUIET_ON.get(ground, "quiet"), ground)
        item = in_cells(f"{mark}{_cut(row, widths)}", widths.label - widths.item + 1)
        is_bold = is_here or row.is_computed
        yield item, Paint(_INK_ON.get(ground, "ink"), ground, bold=is_bold)

    def _ground(self, row: GridRow, number: int, column: int | None = None) -> str:
        if row.is_computed or (column is not None and is_computed(row.paths[column])):
            return "side"
        return "card" if number % 2 else "zebra"

    @property
    def _band_of_cursor(self) -> Band:
        return next(
            band for band in self._editor.grid.bands if self._editor.current_row in band.rows
        )

    def _columns(self, count: int) -> list[int]:
        """Return the columns in view of a row that has so many."""
        return [at for at in self._widths.columns if at < count]

    # ------------------------------------------------------------ cells

    def _cell(self, path: str, ground: str) -> Iterator[Piece]:
        text, paint = self._text(path, ground)
        closing = " "
        if path == self._editor.path and self._is_plain:
            text, closing = f"[{text}", "]"
        room = self._widths.column - 1
        if cells(text) > room:
            text = _tail(text, room)
        last = self._last(path, room - cells(text))
        if last:
            yield f" {last}", Paint(_GHOST_ON.get(paint.ground, paint.ink), paint.ground)
        gap = room - cells(text) - (len(last) + 1 if last else 0)
        yield " " * gap + text + closing, paint

    def _last(self, path: str, room: int) -> str:
        if self._widths.column < _LAST_FROM:
            return ""
        last = self._editor.last_at(path)
        return last if last.strip("0.") and len(last) + 2 <= room else ""

    def _text(self, path: str, ground: str) -> Piece:
        """Return what stands in a cell, and how."""
        editor = self._editor
        text = editor.text_at(path)
        if path == editor.path:
            return self._at_cursor(text)
        if editor.is_offered(path):
            return f"+{text or '0'}" if self._is_plain else text or "0", _OFFERED
        is_quiet = not text.strip("0.") if is_computed(path) else editor.is_empty(path)
        if path in self._doubted and not is_quiet:
            paint, mark = self._doubted[path]
            return f"{mark}{text}" if self._is_plain else text, paint
        if is_quiet:
            return "0", Paint(_GHOST_ON[ground], ground)
        return text, Paint(_INK_ON.get(ground, "ink"), ground, bold=True)

    def _at_cursor(self, text: str) -> Piece:
        editor = self._editor
        if editor.typing is not None:
            return text, _REFUSED if editor.refusal else _TYPING
        if editor.proposed is not None:
            return f"?{editor.proposed}", _CURSOR
        return text or "0", _CURSOR if text else replace(_CURSOR, bold=False)


def longest_number(editor: TableEditor) -> int:
    """Return the length of the longest number that stands in the table."""
    return max(
        len(str(number)) for number in (*editor.shown.values.values(), 0) if number is not None
    )


def _doubted(findings: list[Finding]) -> dict[str, tuple[Paint, str]]:
    return {each.where: _DOUBTED.get(each.severity.value, _REMINDED) for each in reversed(findings)}


def _cut(row: GridRow, widths: Widths) -> str:
    """Return a row's name; in a very small window it ends in two dots."""
    name, room = item_of(row, is_short=widths.is_short), widths.label - widths.item - 1
    if cells(name) > room:
        name = row.name.short
    return name if cells(name) <= room else in_cells(name, max(0, room - BETWEEN)).rstrip() + ".."


def _right(text: str, width: int) -> str:
    """Right-align with one cell of space behind, as the numbers below are."""
    return in_cells(" " * max(0, width - 1 - cells(text)) + text, width)


def _tail(text: str, width: int) -> str:
    """Return the end of a text that is too long; one sees what one types."""
    while cells(text) > width:
        text = text[1:]
    return text


def _in_lines(head: str, width: int) -> list[str]:
    """Fill lines with the words of a head."""
    lines: list[str] = []
    for word in head_words(head):
        if lines and cells(lines[-1] + word) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return lines
