"""The bottom line: what the keys do here. A click on a key presses it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.error_boundary import ErrorBoundary

_PRESSES = "press"
_BETWEEN = 2


@dataclass(frozen=True)
class KeyHint:
    """One key and what it does."""

    key: str
    """As it is written: F1, 回车, 上下."""
    words: str
    press: str = ""
    """Textual's name of the key that a click presses; none for several keys at once."""
    stays: bool = False
    """Whether it is shown however narrow the window is."""


class KeyLine(ErrorBoundary, Static):
    """Keys in one line. What does not fit whole is left out, the last first."""

    def __init__(self, keys: Sequence[KeyHint]) -> None:
        super().__init__(markup=False, classes="keys")
        self._keys = tuple(keys)

    def show(self, keys: Sequence[KeyHint]) -> None:
        """Show other keys."""
        self._keys = tuple(keys)
        self.refresh(layout=False)

    def render(self) -> Content:
        """Return the keys that fit."""
        shown = fitting(self._keys, self.content_size.width)
        return Content(" " * _BETWEEN).join(_drawn(hint) for hint in shown)

    async def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        if key := event.style.meta.get(_PRESSES):
            self.app.simulate_key(key)


def fitting(keys: Sequence[KeyHint], width: int) -> list[KeyHint]:
    """Return the keys that fit whole into `width` columns, in their order."""
    shown = list(keys)
    while shown and sum(_width(each) + _BETWEEN for each in shown) - _BETWEEN > width:
        leaving = [hint for hint in shown if not hint.stays] or shown
        shown.remove(leaving[-1])
    return shown


def _width(hint: KeyHint) -> int:
    return cells(f"{hint.key} {hint.words}")


def _drawn(hint: KeyHint) -> Content:
    words = Content.assemble((hint.key, "bold $key"), " ", (hint.words, "$ink"))
    return words.stylize(Style.from_meta({_PRESSES: hint.press})) if hint.press else words
