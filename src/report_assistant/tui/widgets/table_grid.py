"""The grid of a statutory table: scrolls it, passes keys to the editor, draws what has changed."""

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from report_assistant.foundation.cell_width import cells
from report_assistant.sheets.balance import has_balances
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.table_keys import KEYS
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.table_look import Line, Paint, TableLook, longest_number
from report_assistant.tui.lines.table_scroll import TableScroll
from report_assistant.tui.lines.table_widths import Widths, widths_for

_GROUND = Paint("ink", "canvas")


class TableGrid(ErrorBoundary, Widget, can_focus=True):
    """A table; heads, names of rows and the line of balances stay in sight while it scrolls."""

    class Changed(Message):
        """The cursor moved, or something was typed, pasted or taken back.

        Who hears of it shows the grid again, together with what else tells of the cell: both are
        then drawn at once.
        """

    def __init__(self, editor: TableEditor) -> None:
        super().__init__(id="grid")
        self._editor = editor
        self._scroll = TableScroll(editor.grid, has_foot=has_balances(editor.grid.table))
        self._widths: Widths | None = None
        self._lines: tuple[Line, ...] = ()
        self._styles: dict[Paint, Style] = {}

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.focus()

    def on_resize(self) -> None:
        """Lay the table out anew."""
        self.show()

    def notify_style_update(self) -> None:
        """Draw in the colours of another theme."""
        super().notify_style_update()
        self._styles.clear()

    def show(self) -> None:
        """Show the table as the editor has it, the cursor in sight; draw what differs."""
        if not self.size:
            return
        editor = self._editor
        widths = widths_for(editor.grid, self.size.width, longest_number(editor))
        if self._widths is not None and self._widths.shown == widths.shown:
            widths = widths.scrolled_like(self._widths)
        self._widths = widths.with_column(editor.column)
        look = TableLook(editor, self._widths, is_plain=self.app.has_class("-plain"))
        self._scroll.fit(look, self.size.height, editor.row)
        self.styles.max_height = self._scroll.natural_height
        before, self._lines = self._lines, tuple(self._scroll.lines(look))
        self._draw_changed(before)
        self.call_after_refresh(self._place_cursor)

    def render_line(self, y: int) -> Strip:
        """Render one line; below the last one is the ground."""
        line = self._lines[y] if y < len(self._lines) else ()
        segments = [Segment(text, self._style(paint)) for text, paint in line]
        width = self.size.width
        used = sum(cells(text) for text, _ in line)
        if used < width:
            segments.append(Segment(" " * (width - used), self._style(_GROUND)))
        return Strip(segments, max(used, width)).crop(0, width)

    def on_key(self, event: events.Key) -> None:
        """Handle the keys of a spreadsheet; everything else that is typed goes into the cell."""
        if event.key in KEYS:
            KEYS[event.key](self._editor)
        elif event.is_printable and event.character:
            self._editor.type(event.character)
        else:
            return
        event.stop()
        event.prevent_default()
        self._after()

    def on_paste(self, event: events.Paste) -> None:
        """Show a pasted block where it would go; type a single value."""
        event.stop()
        self._editor.paste(event.text)
        self._after()

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked."""
        row = self._scroll.row_at(event.y)
        if self._widths is not None and row is not None:
            self._editor.go_to(row, self._widths.column_at(event.x))
            self._after()

    def on_mouse_scroll_down(self) -> None:
        """Move the cursor by the wheel, as nothing else scrolls."""
        self._editor.move(1, 0)
        self._after()

    def on_mouse_scroll_up(self) -> None:
        """Move the cursor by the wheel, as nothing else scrolls."""
        self._editor.move(-1, 0)
        self._after()

    def _after(self) -> None:
        self.post_message(self.Changed())

    def _draw_changed(self, before: tuple[Line, ...]) -> None:
        if len(before) != len(self._lines):
            self.refresh()
        elif regions := list(_changed(before, self._lines)):
            self.refresh(*regions)

    def _place_cursor(self) -> None:
        """Move the terminal's own cursor, for input methods and screen readers."""
        if self._widths is None or not self.has_focus:
            return
        column = self._widths.left_of(self._editor.column) + self._widths.column - 1
        x = min(column, self.size.width - 1)
        line = self._scroll.line_of(self._editor.row)
        self.app.cursor_position = self.content_region.offset + Offset(x, line)

    def _style(self, paint: Paint) -> Style:
        style = self._styles.get(paint)
        if style is None:
            colours = self.app.theme_variables
            style = self._styles[paint] = Style(
                color=colours[paint.ink],
                bgcolor=colours[paint.ground],
                bold=paint.bold,
                underline=paint.underline,
            )
        return style


def _changed(before: tuple[Line, ...], after: tuple[Line, ...]) -> Iterator[Region]:
    """Yield the parts in which two pictures of the table differ, lines below each other together."""
    top, left, right = -1, 0, 0
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        span = _span(old, new)
        if span is None:
            if top >= 0:
                yield Region(left, top, right - left, y - top)
            top = -1
        elif top < 0:
            top, (left, right) = y, span
        else:
            left, right = min(left, span[0]), max(right, span[1])
    if top >= 0:
        yield Region(left, top, right - left, len(after) - top)


def _span(old: Line, new: Line) -> tuple[int, int] | None:
    """Return from where to where two lines differ; `None` if they are the same."""
    if old == new:
        return None
    first = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    same = next(
        (at for at, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b),
        min(len(old), len(new)),
    )
    left = sum(cells(text) for text, _ in new[:first])
    right = sum(cells(text) for text, _ in new[: len(new) - same])
    return left, max(right, left + 1)
