"""The bottom line: what the keys do. A click on a key presses it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.error_boundary import ErrorBoundary

KEYS = (
    ("f1", "帮助"),
    ("f2", "改答案"),
    ("f3", "草稿"),
    ("f4", "核对"),
    ("f5", "生成Word"),
    ("ctrl+z", "撤销"),
    ("ctrl+q", "退出"),
)
_BY_IMPORTANCE = ("ctrl+q", "f1", "f5", "f4", "f2", "f3", "ctrl+z")


class KeyLine(ErrorBoundary, Horizontal):
    """The keys that always work. What does not fit whole is left out, the least important first."""

    def __init__(self) -> None:
        super().__init__(id="keys")

    def compose(self) -> ComposeResult:
        """Compose one label for each key."""
        for key, words in KEYS:
            yield _Key(key, words)

    def on_resize(self) -> None:
        """Show the keys that fit."""
        labels = {label.key: label for label in self.query(_Key)}
        room = self.content_size.width
        for label in (labels[key] for key in _BY_IMPORTANCE):
            room -= label.width
            label.set_class(room < 0, "-cut")
            room -= label.styles.margin.right


class _Key(ErrorBoundary, Static):
    def __init__(self, key: str, words: str) -> None:
        shown = "+".join(part.capitalize() for part in key.split("+"))
        super().__init__(f"{shown} {words}", markup=False, classes="key")
        self.key = key
        self.width = cells(f"{shown} {words}")

    async def on_click(self) -> None:
        self.app.simulate_key(self.key)
