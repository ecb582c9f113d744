"""The box that the clerk types into.

A TextArea of fixed height: unlike Input it keeps all lines of a paste, and typing does not lay the
screen out again. Enter submits, Ctrl+J begins a new line.
"""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.message import Message

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.widgets.text_box import TextBox

SHOW_CURSOR = "\x1b[?25h"


HERE = "在这里打字"
_ELSEWHERE = "打字就回到这里"
_TAKEN_BACK = "；按向上键取回没记上的"
_MOST_ROWS = 6
_NO_BREAK = "\u00a0"
_MOST_REFUSED = 20
_SHORTER_THAN_A_PARAGRAPH = 45
_EDITS = frozenset({"backspace", "delete", "left", "right", "home", "end"})
"""Keys that are carried out where they are heard. As bindings they would come after an Enter that
was typed behind them in one burst."""


class Prompt(TextBox):
    """Posts what was typed; keeps the terminal's own cursor at the place of typing.

    The hardware cursor is shown instead of a drawn one, because input methods, magnifiers and
    braille displays follow it.
    """

    BINDINGS = [
        Binding("ctrl+j", "newline", show=False),
        Binding("ctrl+z", "undo_typing", show=False, priority=True),
        Binding("ctrl+y,ctrl+shift+z", "redo_typing", show=False, priority=True),
    ]

    class Submitted(Message):
        """The clerk pressed Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class UndoAsked(Message):
        """Ctrl+Z in an empty box: the last answer is meant."""

    class RedoAsked(Message):
        """Ctrl+Y with nothing to type again: the last undone answer is meant."""

    class EarlierAsked(Message):
        """The up arrow in an empty box: the clerk looks for an earlier answer."""

    def __init__(self, enter: str = HERE) -> None:
        """Make a box; `enter` says what Enter does in it while it is empty."""
        super().__init__(
            id="prompt",
            placeholder=enter,
            highlight_cursor_line=False,
            compact=True,
        )
        self.show_cursor = False
        self.cursor_blink = False
        self._enter = enter
        self._refused: list[str] = []

    def on_mount(self) -> None:
        """Follow the layout with the terminal's cursor."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self.place_cursor())
        driver = self.app._driver  # no public way to write to the terminal
        if driver is not None:
            driver.write(SHOW_CURSOR)

    def place_cursor(self) -> None:
        """Put the terminal's cursor where the next character goes."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def on_text_area_changed(self) -> None:
        """Grow with what is pasted, up to a few rows."""
        rows = min(_MOST_ROWS, self.wrapped_document.height) if self.text else 1
        if rows > 1 or self.has_class("-grown"):
            self.styles.height = rows + self.gutter.height if rows > 1 else None
            self.set_class(rows > 1, "-grown")

    def fill(self, text: str) -> None:
        """Show `text`, selected, so that typing replaces it and Enter submits it.

        What was typed in the meantime is left alone.
        """
        if self.text:
            return
        self.load_text(text)
        self.select_all()

    def explain(self, enter: str) -> None:
        """Say in the empty box what Enter does now."""
        self._enter = enter or HERE
        self._say_what_keys_do()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say that typing counts here, or how to get back."""
        super().watch_has_focus(has_focus)
        self._say_what_keys_do()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._say_what_keys_do()

    def _say_what_keys_do(self) -> None:
        if self.is_attached and not self.has_focus:
            lines = [_ELSEWHERE]
        else:
            taken_back = [f"{self._enter}{_TAKEN_BACK}"] if self._refused else []
            lines = [*taken_back, self._enter, self._enter.partition("，")[0]]
        self.placeholder = _fitting(list(map(safe, lines)), self.content_size.width)

    def leave(self, text: str) -> None:
        """Leave what was refused in the box, marked as a whole.

        Typing replaces it, and a key that edits begins at its end. Enter does what it does in an
        empty box: nothing is sent again that nobody has looked at since.
        """
        self.put_aside(text)
        self.fill(text)

    def put_aside(self, text: str) -> None:
        """Keep what was refused for the up arrow, the latest first."""
        kept = [each for each in self._refused if each != text]
        self._keep([*kept, text][-_MOST_REFUSED:])

    def forget_refused(self, answer: str) -> None:
        """Forget what need not come back after an answer: what it says, and what is short.

        A paragraph may belong to a question that is still to come.
        """
        said = _letters(answer)
        self._keep(
            [
                each
                for each in self._refused
                if len(each) > _SHORTER_THAN_A_PARAGRAPH and _letters(each) not in said
            ]
        )

    def _keep(self, refused: list[str]) -> None:
        self._refused = refused
        self._say_what_keys_do()

    def take(self, text: str) -> None:
        """Take the keyboard and what was typed elsewhere, in place of what is selected."""
        self.focus()
        if self.selected_text:
            self.delete(*self.selection)
        self.insert(text)

    def take_number(self, number: int) -> None:
        """Take the number of a choice, beside those that stand here already."""
        is_more = bool(self.text) and not self.selected_text
        self.take(f" {number}" if is_more else str(number))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            typed = "" if self._is_left else self.text
            self.clear()  # at once: what is typed next belongs to the next answer
            self.screen.post_message(self.Submitted(typed))  # past all that is between
        elif event.key == "up" and (not self.text or self._is_left):
            event.stop()
            event.prevent_default()
            if self._refused:
                self._take_back()
            else:
                self.post_message(self.EarlierAsked())
        elif event.key in _EDITS:
            event.stop()
            event.prevent_default()
            if self._is_left:
                self._take_back()
            for binding in self._bindings.get_bindings_for_key(event.key):
                await self.run_action(binding.action)
        else:
            await super()._on_key(event)

    @property
    def _is_left(self) -> bool:
        """Whether what was refused last stands here as it was left."""
        return bool(self._refused) and self.selected_text == self.text == self._refused[-1]

    def _take_back(self) -> None:
        """Put what was refused last into the box again, to be edited or sent as it is."""
        self.load_text(self._refused[-1])
        self.move_cursor(self.document.end)
        self._keep(self._refused[:-1])

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_undo_typing(self) -> None:
        """Undo typing; in an empty box, the last answer."""
        if self.text:
            self.action_undo()
        else:
            self.post_message(self.UndoAsked())

    def action_redo_typing(self) -> None:
        """Type again what was undone; in a box that stays empty, the last undone answer."""
        was_empty = not self.text
        self.action_redo()
        if was_empty and not self.text:
            self.post_message(self.RedoAsked())


def _fitting(lines: Sequence[str], width: int) -> str:
    """Return the first line that fits into a row, else the last.

    Spaces are such that the box does not break the line at them.
    """
    fitting = next((line for line in lines if not width or cells(line) <= width), lines[-1])
    return fitting.replace(" ", _NO_BREAK)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
