"""Screens that only show text: the help, the record."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine

_KEYS = (
    KeyHint("上下", "翻看"),
    KeyHint("PgUp PgDn", "翻页"),
    KeyHint("Esc", "返回", "escape", stays=True),
)


class ReadingScreen(ReadingOverlay[None]):
    """A title and some text."""

    BINDINGS = [
        Binding(key, "dismiss", show=False, priority=True)
        for key in ("escape", "f1", "f3", "f8", "enter")
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Compose title, text, and the way back."""
        yield Header(self._title)
        with VerticalScroll(classes="reading"):
            yield from self.content()
        yield KeyLine(_KEYS)

    def content(self) -> ComposeResult:
        """Yield the text to be read."""
        yield ChineseText(safe(self._text), classes="paper")

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(VerticalScroll).focus()


class RecordScreen(ReadingScreen):
    """The record of changes to the answers; the last one is in view."""

    def __init__(self, text: str) -> None:
        super().__init__("记录：谁在什么时候填了什么、改了什么", text)

    def on_mount(self) -> None:
        """Begin at the end."""
        super().on_mount()
        page = self.query_one(VerticalScroll)
        self.call_after_refresh(page.scroll_end, animate=False)
