"""The draft over the whole screen, gone through sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from report_assistant.tui.screens.choosing import choose_question
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.shown import ShownBlock
from report_assistant.tui.widgets.draft_pane import DraftPane, Pointer
from report_assistant.tui.widgets.draft_reader import DraftReader, Sources

_BACK = "Esc 返回"


@dataclass(frozen=True)
class Rewrite:
    """The clerk wants to reword a paragraph, by its block."""

    block: str


class DraftScreen(ReadingOverlay[str | Rewrite | None]):
    """Returns the name of the question to change, the paragraph to reword, or `None`."""

    AUTO_FOCUS = ""  # not before there is something to point at
    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f3", "dismiss(None)", show=False, priority=True),
        Binding("pageup", "leaf(-1)", show=False, priority=True),
        Binding("pagedown", "leaf(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        blocks: Sequence[ShownBlock],
        sources: Sources | None = None,
        pointer: Pointer | None = None,
        title: str = "草稿",
    ) -> None:
        """Show a draft; without `sources` it is somebody else's, which is only read."""
        super().__init__()
        self.pointer = pointer
        self._blocks = blocks
        self._sources = sources
        self._title = title
        self._reader = DraftReader("draft-page", _BACK)

    def compose(self) -> ComposeResult:
        """Compose title, draft, sources."""
        yield Static(self._title, markup=False, classes="screen-title")
        yield self._reader
        if self._sources is None:
            yield Static(f"上下键翻看，{_BACK}", markup=False, classes="screen-keys")

    async def on_mount(self) -> None:
        """Show the draft and point at its first sentence, or where the clerk was."""
        pane = self._reader.pane
        if not pane.is_attached:  # the program was left before the screen was there
            return
        self._reader.sources = self._sources
        await pane.show(self._blocks)
        pane.focus()
        if self.pointer is not None:
            self.call_after_refresh(pane.point, self.pointer)

    def action_leaf(self, by: int) -> None:
        """Scroll the draft without pointing elsewhere."""
        pane = self._reader.pane
        if by < 0:
            pane.scroll_page_up(animate=False)
        else:
            pane.scroll_page_down(animate=False)

    @on(DraftReader.ChangeAsked)
    def _change_asked(self, message: DraftReader.ChangeAsked) -> None:
        self.pointer = message.pointer
        choose_question(self.app, message.source, self._chosen)

    @on(DraftPane.RewriteAsked)
    def _rewrite_asked(self, message: DraftPane.RewriteAsked) -> None:
        if self._sources is not None:
            self.dismiss(Rewrite(message.block))

    async def _chosen(self, name: str | None) -> None:
        if name is not None:
            self.dismiss(name)
