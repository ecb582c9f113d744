"""The draft with what the sentence that is pointed at comes from, below it."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.shown import ShownSource, Spot
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.draft_pane import DraftPane, Pointer

KEYS = "上下键换句，左右键换格，回车去改答案，F6 改写这一段"
Sources = Callable[[str, Spot], ShownSource]
"""A function from a block's spot to its source."""


class DraftReader(ErrorBoundary, Vertical):
    """Draft above, sources below; these are only there while something is pointed at."""

    class ChangeAsked(Message):
        """The clerk wants to change one of the answers behind what is pointed at."""

        def __init__(self, source: ShownSource, pointer: Pointer) -> None:
            super().__init__()
            self.source = source
            self.pointer = pointer

    def __init__(self, id: str, leave: str) -> None:
        """Read a draft; `leave` names the key that leads out of it."""
        super().__init__(id=id)
        self.sources: Sources | None = None
        self.pane = DraftPane()
        """The draft."""
        self._leave = leave
        self._box = ChineseText("", classes="sources")
        self._box.display = False

    def compose(self) -> ComposeResult:
        """Compose the draft, and room for the sources."""
        yield self.pane
        yield self._box

    @on(DraftPane.Pointed)
    def _pointed(self, message: DraftPane.Pointed) -> None:
        message.stop()
        shown = self._source(message)
        self._box.display = shown is not None
        if shown is not None:
            self._box.update("\n".join([*shown.lines, f"{KEYS}，{self._leave}"]))
            self.call_after_refresh(self.pane.show_pointed)

    @on(DraftPane.Left)
    def _left(self, message: DraftPane.Left) -> None:
        message.stop()
        self._box.display = False

    @on(DraftPane.Entered)
    def _entered(self, message: DraftPane.Entered) -> None:
        message.stop()
        shown = self._source(message)
        if shown is not None and shown.choices:
            self.post_message(self.ChangeAsked(shown, message.pointer))

    def _source(self, message: "DraftPane.Pointed | DraftPane.Entered") -> ShownSource | None:
        if self.sources is None:
            return None
        return self.sources(message.pointer.block, message.spot)
