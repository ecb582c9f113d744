"""A row of a page that does something: pressed by Enter or a click, reached by Tab and the arrows."""

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells, cut, in_cells
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.safe_signs import safe


@dataclass(frozen=True)
class RowWords:
    """What a row shows: a mark, what it is about, and more about that beside it."""

    mark: str
    words: str
    aside: str
    aside_look: str
    words_look: str = "$ink"


class PageRow(ErrorBoundary, Static):
    """One row; what stands at the side comes below where there is no room for it."""

    can_focus = True
    BINDINGS = [
        Binding("enter", "press", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    class Pressed(Message):
        """The row was clicked or entered."""

        def __init__(self, row: str) -> None:
            super().__init__()
            self.row = row

    def __init__(self, row: str, words: RowWords, column: int) -> None:
        """Make a row; `column` is where the sides of all rows of a list begin, if there is room."""
        super().__init__(markup=False, classes="page-row")
        self.row = row
        self._words = words
        self._column = column

    def show(self, words: RowWords) -> None:
        """Show other words."""
        self._words = words
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows it takes."""
        return 2 if self._words.aside and not self._fits(width) else 1

    def render(self) -> Content:
        """Return the words at this width."""
        shown, width = self._words, self.content_size.width
        start = f"{shown.mark} "
        room = width - cells(start)
        first = Content.assemble(
            (start, shown.aside_look), (cut(safe(shown.words), room), shown.words_look)
        )
        aside = (safe(shown.aside), shown.aside_look)
        if not shown.aside:
            return first
        if not self._fits(width):
            return Content.assemble(first, "\n", " " * cells(start), aside)
        words = in_cells(cut(safe(shown.words), self._column - 1), self._column)
        return Content.assemble((start, shown.aside_look), (words, shown.words_look), aside)

    def action_press(self) -> None:
        """Say that the row was pressed."""
        self.post_message(self.Pressed(self.row))

    def on_click(self) -> None:
        """Press the row on a click."""
        self.action_press()

    def _fits(self, width: int) -> bool:
        return cells(f"{self._words.mark} {self._words.aside}") + self._column <= width
