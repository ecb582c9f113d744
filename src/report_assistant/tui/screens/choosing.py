"""Choosing one of several answers that a sentence comes from."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.shown_draft import ShownSource
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.choice_list import ChoiceList
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.list_line import ListLine

_KEYS = (
    KeyHint("上下", "选一行"),
    KeyHint("回车", "去改", "enter"),
    KeyHint("Esc", "返回", "escape", stays=True),
)
Chosen = Callable[[str | None], Awaitable[None]]


def choose_question(app: App[Any], source: ShownSource, chosen: Chosen) -> None:
    """Pass on the question behind a sentence; the clerk chooses where there are several."""
    if len(source.choices) == 1:
        app.call_later(chosen, source.choices[0][0])
    else:
        app.push_screen(ChoosingScreen(source), chosen)


class ChoosingScreen(ReadingOverlay[str | None]):
    """Returns the name of a question, or `None`."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False, priority=True)]

    def __init__(self, source: ShownSource) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        """Compose the sentence, and the answers behind it."""
        options = (
            Option(ListLine(Content(safe(words))), id=name) for name, words in self._source.choices
        )
        yield Header("这里用到几个答案，改哪一个？")
        with Vertical(classes="page -airy"):
            if self._source.words:
                yield Card(ChineseText(safe(self._source.words), classes="quoted"))
            yield ChoiceList(*options, markup=False)
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Begin at the likeliest."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back what was chosen."""
        self.dismiss(event.option.id)
