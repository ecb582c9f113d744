"""Buttons of one row: words that can be clicked, or reached with Tab, instead of typed."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.shown import ChipLook, ChipWords

_LOOKS = {each: f"-{each.value}" for each in ChipLook}


_GAP = 1
"""Columns between two buttons."""
_CLOSE, _ROOMY = 2, 4
"""Columns of room in a button, both sides together."""
_ROOMY_FROM = frozenset({"-outlined", "-wide", "-vast"})


class Chip(ErrorBoundary, Static):
    """One button."""

    can_focus = True
    BINDINGS = [
        Binding("enter", "press", show=False),
        Binding("right", "app.focus_next", show=False),
        Binding("left", "app.focus_previous", show=False),
    ]

    class Pressed(Message):
        """The button was clicked or entered."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def __init__(self, words: ChipWords) -> None:
        super().__init__(markup=False, classes="chip")
        self._words = words
        self.show(words)

    def show(self, words: ChipWords) -> None:
        """Be another button."""
        self._words = words
        for look, name in _LOOKS.items():
            self.set_class(look is words.look, name)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the words, the key that presses it first; in brackets where colours say nothing."""
        key = (f"{self._words.key} " if self._words.key else "", "bold")
        opened, closed = ("[", "]") if self.app.has_class("-plain") else ("", "")
        return Content.assemble(opened, key, safe(self._words.shown), closed)

    @property
    def words_width(self) -> int:
        """Columns that its words take."""
        return self.render().cell_length

    @property
    def width(self) -> int:
        """Columns that it takes with its usual room on either side."""
        return self.words_width + (0 if self.app.has_class("-plain") else _usual_padding(self))

    def action_press(self) -> None:
        """Say the button's words."""
        self.post_message(self.Pressed(self._words.said))

    def on_click(self) -> None:
        """Press the button on a click."""
        self.action_press()


class Chips(ErrorBoundary, Horizontal):
    """A row of buttons; what does not fit whole is left out, the last first."""

    def __init__(self, words: Sequence[ChipWords] = (), *, id: str | None = None) -> None:
        super().__init__(*map(Chip, words), id=id, classes="chips")
        self._shown = tuple(words)

    async def show(self, words: Sequence[ChipWords]) -> None:
        """Show these buttons; widgets that are there are used again, so that nothing moves."""
        if tuple(words) == self._shown or not self.is_attached:  # it was left before it was there
            return
        self._shown = tuple(words)
        there = list(self.query(Chip))
        for chip, each in zip(there, words, strict=False):
            chip.show(each)
        more = [Chip(each) for each in words[len(there) :]]
        if more:
            await self.mount(*more)
        self._fit()

    def on_resize(self) -> None:
        """Show the buttons that fit."""
        self._fit()

    def _fit(self) -> None:
        """Show what fits whole; the likeliest come first, and all can be typed.

        Where they would not all fit they stand closer.
        """
        room, number = self.content_size.width, len(self._shown)
        chips = list(self.query(Chip))
        self.set_class(sum(chip.width + _GAP for chip in chips[:number]) - _GAP > room, "-close")
        padding = 0 if self.app.has_class("-plain") else _CLOSE
        for at, chip in enumerate(chips):
            width = chip.words_width + padding if self.has_class("-close") else chip.width
            fits = at < number and width <= room
            room = room - width - _GAP if fits else 0
            chip.set_class(not fits, "-cut")


def _usual_padding(chip: Chip) -> int:
    return _ROOMY if _ROOMY_FROM & chip.screen.classes else _CLOSE
