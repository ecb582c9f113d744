"""All commands: a few letters find one, Enter says it in the conversation."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.widgets import Input, Static

from report_assistant.shells.command_list import CommandLine, found
from report_assistant.tui.screens.dialog import DialogScreen
from report_assistant.tui.shown import ChipLook, ChipWords
from report_assistant.tui.widgets.chips import Chip, Chips
from report_assistant.tui.widgets.command_rows import CommandRows

_HERE = "打几个字找命令，例如 表、改、导出；拼音头一个字母也行"
_DO, _CLOSE = "do", "close"
_BUTTONS = (
    ChipWords("做", _DO, ChipLook.MAIN, "回车"),
    ChipWords("关上", _CLOSE, ChipLook.QUIET, "Esc"),
)


class CommandsScreen(DialogScreen[str | None]):
    """Returns the word of the command that was chosen, or `None`."""

    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("escape,ctrl+p", "dismiss(None)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    rows = query_one(CommandRows)

    def __init__(self, lines: Sequence[CommandLine]) -> None:
        super().__init__()
        self._lines = tuple(lines)
        self._found = list(lines)

    def compose(self) -> ComposeResult:
        """Compose the field above the rows, and what the keys do below them."""
        with Vertical(classes="dialog", id="commands"):
            yield Static("全部命令", markup=False, classes="dialog-title")
            with Vertical(classes="dialog-body"):
                yield Input(placeholder=_HERE, compact=True, id="wanted")
                with VerticalScroll(can_focus=False):
                    yield CommandRows(self._lines)
                yield Chips(_BUTTONS)

    def on_mount(self) -> None:
        """Keep the cursor still."""
        self.query_one(Input).cursor_blink = False

    def on_resize(self) -> None:
        """Keep the chosen row in view."""
        self._choose(self.rows.chosen)

    @on(Input.Changed)
    def _find(self, message: Input.Changed) -> None:
        self._found = found(self._lines, message.value)
        self._choose(0)

    @on(Input.Submitted)
    def _say(self) -> None:
        if self._found:
            self.dismiss(self._found[self.rows.chosen].word)

    @on(CommandRows.Picked)
    def _picked(self, message: CommandRows.Picked) -> None:
        self._choose(message.number)
        self._say()

    @on(Chip.Pressed)
    def _pressed(self, message: Chip.Pressed) -> None:
        message.stop()
        if message.said == _DO:
            self._say()
        else:
            self.dismiss(None)

    def action_step(self, by: int) -> None:
        """Choose the row above or below."""
        self._choose(self.rows.chosen + by)

    def action_page(self, by: int) -> None:
        """Choose a row a page further."""
        self.action_step(by * max(1, self.query_one(VerticalScroll).size.height - 1))

    def _choose(self, number: int) -> None:
        self.rows.show(self._found, max(0, min(number, len(self._found) - 1)))
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        self.query_one(VerticalScroll).scroll_to_region(self.rows.place, animate=False)
