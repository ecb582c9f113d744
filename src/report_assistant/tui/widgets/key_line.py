"""The bottom line: what the keys do. A click on a key presses it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

KEYS = (
    ("f1", "帮助"),
    ("f2", "改答案"),
    ("f3", "草稿"),
    ("f4", "核对"),
    ("f5", "生成Word"),
    ("ctrl+z", "撤销"),
    ("ctrl+q", "退出"),
)


_MAIN = ("f1", "f4", "f5", "ctrl+q")
"""These are shown in large-print spacing too."""


class KeyLine(Horizontal):
    """The keys that always work."""

    def __init__(self) -> None:
        super().__init__(id="keys")

    def compose(self) -> ComposeResult:
        """Compose one label for each key."""
        for key, words in KEYS:
            yield _Key(key, words, "key" if key in _MAIN else "key -later")


class _Key(Static):
    def __init__(self, key: str, words: str, classes: str) -> None:
        shown = "+".join(part.capitalize() for part in key.split("+"))
        super().__init__(f"{shown} {words}", markup=False, classes=classes)
        self._key = key

    async def on_click(self) -> None:
        self.app.simulate_key(self._key)
