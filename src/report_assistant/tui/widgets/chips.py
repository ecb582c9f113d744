"""Chips: words that can be clicked, or reached with Tab, instead of typed."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.shown import ChipWords

_FEW = 4
"""As many are shown in large-print spacing."""


class Chip(ErrorBoundary, Static):
    """One chip."""

    can_focus = True
    BINDINGS = [
        Binding("enter", "press", show=False),
        Binding("right", "app.focus_next", show=False),
        Binding("left", "app.focus_previous", show=False),
    ]

    class Pressed(Message):
        """The chip was clicked or entered."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def __init__(self, words: ChipWords, *, is_first: bool) -> None:
        super().__init__(words.shown, markup=False, classes="chip" if is_first else "chip -later")
        self._words = words

    @property
    def width(self) -> int:
        """Columns that it takes, with the room on either side."""
        return cells(self._words.shown) + self.styles.padding.width

    def action_press(self) -> None:
        """Say the chip's words."""
        self.post_message(self.Pressed(self._words.said))

    def on_click(self) -> None:
        """Press the chip on a click."""
        self.action_press()


class Chips(ErrorBoundary, Horizontal):
    """A line of chips."""

    def __init__(self) -> None:
        super().__init__(id="chips")
        self._shown: tuple[ChipWords, ...] = ()

    async def show(self, words: Sequence[ChipWords]) -> None:
        """Show these chips; nothing moves if they are the same as before."""
        if tuple(words) == self._shown:
            return
        self._shown = tuple(words)
        await self.remove_children()
        await self.mount(*(Chip(each, is_first=n < _FEW) for n, each in enumerate(words)))
        self._fit()

    def on_resize(self) -> None:
        """Show the chips that fit."""
        self._fit()

    def _fit(self) -> None:
        """Show what fits whole; the likeliest come first, and all can be typed."""
        room = self.content_size.width
        for chip in self.query(Chip):
            room -= chip.width
            chip.set_class(room < 0, "-cut")
            room -= chip.styles.margin.right
