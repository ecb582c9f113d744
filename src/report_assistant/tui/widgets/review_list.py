"""The lines of the review in columns: drawn line by line, so that hundreds cost what twenty do."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.review_columns import Columns, columns_for, heads
from report_assistant.tui.lines.review_lines import Cell, Look, Mark, ReviewLine

_GROUNDS = {False: "$card", True: "$zebra"}
_PIPS = {Mark.OPEN: "$amber", Mark.REMIND: "$amber", Mark.MUST: "$red"}
_HEAD = "bold $quiet on $side"


class ReviewList(ErrorBoundary, ScrollView, can_focus=True, inherit_bindings=False):
    """Heads that stay, and lines of which one is chosen."""

    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
        Binding("enter", "enter", show=False),
    ]

    class Moved(Message):
        """Another line is chosen."""

    class Entered(Message):
        """Enter was pressed on the chosen line, or it was clicked once more."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[ReviewLine, ...] = ()
        self.chosen: int | None = None
        """The index of the chosen line."""
        self._columns = Columns((0, 0, 0, 0))

    # ------------------------------------------------------------ lines

    def show(self, lines: Sequence[ReviewLine], near: int) -> None:
        """Show these lines; the one at `near` is chosen, or the nearest that can be."""
        self.lines = tuple(lines)
        able = self._able()
        self.chosen = min(able, key=lambda at: abs(at - near), default=None)
        self._lay_out()
        self.call_after_refresh(self.keep_in_view)
        self.post_message(self.Moved())

    @property
    def line(self) -> ReviewLine | None:
        """The chosen line."""
        return None if self.chosen is None else self.lines[self.chosen]

    def index_of(self, id: str) -> int | None:
        """Return the index of the line with this id."""
        return next((at for at, line in enumerate(self.lines) if line.id == id), None)

    def choose(self, at: int) -> None:
        """Choose a line, or the nearest that can be chosen."""
        able = self._able()
        chosen = min(able, key=lambda each: abs(each - at), default=None)
        if chosen != self.chosen:
            self.chosen = chosen
            self.refresh()
            self.post_message(self.Moved())
        self.keep_in_view()

    def keep_in_view(self) -> None:
        """Scroll no more than is needed; the first line takes the heading above it along."""
        if self.chosen is None:
            return
        room = max(1, self.size.height - 1)
        top = self.chosen
        while top and self.lines[top - 1].is_heading:
            top -= 1
        y = min(self.scroll_offset.y, top)
        self.scroll_to(y=max(y, self.chosen - room + 1), animate=False, force=True, immediate=True)

    # ------------------------------------------------------------ keys and mouse

    def action_move(self, by: int) -> None:
        """Choose the line above or below."""
        able = self._able()
        if self.chosen in able:
            place = able.index(self.chosen) + by
            self.choose(able[max(0, min(len(able) - 1, place))])

    def action_leaf(self, by: int) -> None:
        """Choose a line one page further."""
        if self.chosen is not None:
            self.choose(self.chosen + by * max(1, self.size.height - 2))

    def action_end(self, place: int) -> None:
        """Choose the first line, or the last."""
        if able := self._able():
            self.choose(able[place])

    def action_enter(self) -> None:
        """Say that the line was entered."""
        if self.chosen is not None:
            self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        """Choose the line that was clicked; enter the one that is chosen."""
        at = event.y - 1 + self.scroll_offset.y
        if event.y < 1 or at not in self._able():
            return
        if at == self.chosen:
            self.action_enter()
        else:
            self.choose(at)

    # ------------------------------------------------------------ drawing

    def on_resize(self) -> None:
        """Lay the columns out anew, the chosen line in view."""
        self._lay_out()
        self.call_after_refresh(self.keep_in_view)

    def render_line(self, y: int) -> Strip:
        """Draw the heads, or one line."""
        width = self.scrollable_content_region.width
        if y == 0:
            return self._strip("  ", heads(self._columns), _HEAD)
        at = y - 1 + self.scroll_offset.y
        if at >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        return self._line(at, self.lines[at])

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._columns = columns_for(self.lines, max(0, width - self._gutter))
        self.virtual_size = Size(width, len(self.lines) + 1)
        self.refresh()

    @property
    def _is_plain(self) -> bool:
        return self.app.has_class("-plain")

    @property
    def _gutter(self) -> int:
        """Columns left of the titles: for the mark, and a sign at the chosen row without colours."""
        return 4 if self._is_plain else 2

    def _line(self, at: int, line: ReviewLine) -> Strip:
        ground = "$canvas" if line.is_heading else _GROUNDS[line.is_even]
        is_chosen = at == self.chosen
        ground = "$tint" if is_chosen else ground
        cells = self._columns.laid_out(line.cells)
        strip = Strip([self._piece(cell, ground, is_chosen=is_chosen) for cell in cells])
        return Strip.join([self._marks(line, ground, is_chosen=is_chosen), strip])

    def _piece(self, cell: Cell, ground: str, *, is_chosen: bool) -> Segment:
        look = cell.look.value
        if is_chosen:
            look = "$tint-quiet" if cell.look is Look.QUIET else "bold $tint-ink"
        return Segment(cell.words, self._style(f"{look} on {ground}"))

    def _marks(self, line: ReviewLine, ground: str, *, is_chosen: bool) -> Strip:
        if self._is_plain:
            sign = line.mark.value.ljust(2) + (">" if is_chosen else " ") + " "
            return Strip([Segment(sign, self._style(f"bold $ink on {ground}"))])
        pip = _PIPS.get(line.mark, ground)
        return Strip(
            [
                Segment(" ", self._style(f"on {pip}")),
                Segment(" ", self._style(f"on {ground}")),
            ]
        )

    def _strip(self, before: str, cells: Sequence[Cell], style: str) -> Strip:
        words = before.ljust(self._gutter) + "".join(cell.words for cell in cells)
        return Strip([Segment(words, self._style(style))])

    def _style(self, words: str) -> Style:
        return self.app.stylesheet.parse_style(words).rich_style

    def _able(self) -> list[int]:
        return [at for at, line in enumerate(self.lines) if not line.is_heading]
