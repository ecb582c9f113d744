"""Choosing one of several answers that a sentence comes from."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report_assistant.tui.screens.overlay import OverlayScreen
from report_assistant.tui.shown import ShownSource

Chosen = Callable[[str | None], Awaitable[None]]


def choose_question(app: App[Any], source: ShownSource, chosen: Chosen) -> None:
    """Pass on the question behind a sentence; the clerk chooses where there are several."""
    if len(source.choices) == 1:
        app.call_later(chosen, source.choices[0][0])
    else:
        app.push_screen(ChoosingScreen(source), chosen)


class ChoosingScreen(OverlayScreen[str | None]):
    """Returns the name of a question, or `None`."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False, priority=True)]

    def __init__(self, source: ShownSource) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        """Compose the sentence, and the answers behind it."""
        yield Static("这里用到几个答案，改哪一个？", markup=False, classes="screen-title")
        yield Static(self._source.words, markup=False, classes="quoted")
        options = (Option(Content(words), id=name) for name, words in self._source.choices)
        yield OptionList(*options, markup=False)
        yield Static("上下键选一行，回车去改，Esc 返回", markup=False, classes="screen-keys")

    def on_mount(self) -> None:
        """Begin at the likeliest."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back what was chosen."""
        self.dismiss(event.option.id)
