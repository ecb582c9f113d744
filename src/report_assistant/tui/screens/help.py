"""The help: how to answer, the keys, and the words for everything a clerk may want."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells, in_cells
from report_assistant.shells.help_words import HelpSection
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.dialog import DialogScreen
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.shown import ChipLook, ChipWords
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chip, Chips

COMMANDS = "commands"
"""What is returned when the clerk wants the list of commands instead."""
_CLOSE = ChipWords("知道了", "close", ChipLook.MAIN, "Esc")
_COMMANDS = ChipWords("全部命令，打几个字就能找", COMMANDS, ChipLook.QUIET)
_MORE = "想做什么，打什么字"
_INDENT = 2
_COLUMN = 20
"""The least width of what stands at the left."""


class HelpScreen(DialogScreen[str | None], ReadingOverlay[str | None]):
    """Returns `COMMANDS`, or `None`."""

    BINDINGS = [Binding("escape,f1,enter", "dismiss(None)", show=False)]

    def __init__(self, basics: Sequence[HelpSection], words: Sequence[HelpSection]) -> None:
        """Show the basics by key, and the rest by what a clerk may want."""
        super().__init__()
        self._basics = basics
        self._words = words

    def compose(self) -> ComposeResult:
        """Compose the text over its buttons."""
        with Vertical(classes="dialog", id="help"):
            yield Static("帮助", markup=False, classes="dialog-title")
            with Vertical(classes="dialog-body"):
                with VerticalScroll():
                    yield ChineseText(Content("\n").join(self._lines()))
                yield Chips((_CLOSE, _COMMANDS))

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(VerticalScroll).focus()

    @on(Chip.Pressed)
    def _pressed(self, message: Chip.Pressed) -> None:
        message.stop()
        self.dismiss(COMMANDS if message.said == COMMANDS else None)

    def _lines(self) -> Iterator[Content]:
        for number, section in enumerate(self._basics):
            yield from _heading(section.title, is_first=number == 0)
            yield from (_line(words, "bold $ink", want, "$quiet") for want, words in section.lines)
        yield from _heading(_MORE, is_first=False)
        column = max(cells(want) for section in self._words for want, _ in section.lines) + 2
        for section in self._words:
            yield Content("")
            yield Content.styled(f"{' ' * _INDENT}{section.title}", "$key")
            for want, words in section.lines:
                yield _line(want, "$quiet", words, "bold $ink", column)


def _heading(title: str, *, is_first: bool) -> Iterator[Content]:
    if not is_first:
        yield Content("")
    yield Content.styled(title, "bold $key")


def _line(left: str, look: str, right: str, other: str, column: int = _COLUMN) -> Content:
    start = in_cells(safe(left), max(column, cells(left) + 1))
    return Content.assemble(" " * _INDENT, (start, look), (safe(right), other))
