"""The grid of a statutory table: draws it, scrolls it, passes keys to the editor."""

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from report_assistant.sheets.editing import KEYS, TableEditor
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.table_look import Line, Look, longest_number, look_for


class TableGrid(ErrorBoundary, Widget, can_focus=True):
    """A table; heads and labels stay in sight while it scrolls."""

    COMPONENT_CLASSES = {
        f"grid--{name}"
        for name in (
            *("head", "label", "label-here", "value", "total", "last"),
            *("cursor", "typing", "offered", "wrong"),
        )
    }

    class Changed(Message):
        """The cursor moved, or something was typed, pasted or taken back."""

    def __init__(self, editor: TableEditor) -> None:
        super().__init__(id="grid")
        self._editor = editor
        self._top = 0
        self._look: Look | None = None
        self._lines: tuple[Line, ...] = ()
        self._frozen: tuple[Line, ...] = ()

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.focus()

    def on_resize(self) -> None:
        """Lay the table out anew."""
        self.show()

    def show(self) -> None:
        """Draw the table as the editor has it, the cursor in sight."""
        editor = self._editor
        paths = editor.grid.table.paths
        self._look = look_for(editor.grid, self.size.width, longest_number(editor, paths))
        self._frozen = self._look.frozen()
        self._lines = self._look.lines(editor)
        self._scroll_to_cursor()
        self.refresh()
        self.call_after_refresh(self._place_cursor)

    def render_line(self, y: int) -> Strip:
        """Render one line: frozen heads first, then what is scrolled to."""
        if y < len(self._frozen):
            return self._strip(self._frozen[y])
        at = y - len(self._frozen) + self._top
        return (
            self._strip(self._lines[at]) if at < len(self._lines) else Strip.blank(self.size.width)
        )

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
        at = event.y - len(self._frozen) + self._top
        if self._look is None or event.y < len(self._frozen) or at >= len(self._lines):
            return
        row, column = self._lines[at].row, self._look.column_at(event.x)
        if row >= 0:
            self._editor.go_to(row, max(0, column))
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
        self.show()
        self.post_message(self.Changed())

    @property
    def _line_of_cursor(self) -> int:
        return next(n for n, line in enumerate(self._lines) if line.row == self._editor.row)

    def _scroll_to_cursor(self) -> None:
        room = max(1, self.size.height - len(self._frozen))
        line = self._line_of_cursor
        first = line if self._editor.row else 0  # the first row shows the heads above it
        self._top = min(max(self._top, line - room + 1), first, max(0, len(self._lines) - 1))

    def _place_cursor(self) -> None:
        """Move the terminal's own cursor, for input methods and screen readers."""
        if self._look is None or not self.has_focus:
            return
        column = self._look.label + (self._editor.column + 1) * self._look.column
        column -= 6 if self._look.shows_last else 0
        line = self._line_of_cursor - self._top + len(self._frozen)
        x = min(column, self.size.width - 1)
        self.app.cursor_position = self.content_region.offset + Offset(x, line)

    def _strip(self, line: Line) -> Strip:
        segments = [
            Segment(text, self.get_component_rich_style(f"grid--{style}"))
            for text, style in line.pieces
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
