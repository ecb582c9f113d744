"""The draft over the whole screen, gone through sentence by sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from report_assistant.language.wishes.commands import Command
from report_assistant.tui.presenting.draft_pointers import Pointer
from report_assistant.tui.screens.choosing import choose_question
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.shown_draft import ShownBlock
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.draft_reader import DraftPage, DraftReader, SourceOf
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine

_BACK = KeyHint("Esc", "返回", "escape", stays=True)
_ONLY_READ = (KeyHint("上下", "翻看"), _BACK)
_KEYS = (
    KeyHint("上下", "换一句"),
    KeyHint("数字", "选答案"),
    KeyHint("回车", "改答案", "enter"),
    KeyHint("F6", "改写这一段", "f6"),
    KeyHint("F5", "生成 Word", "f5"),
    _BACK,
    KeyHint("左右", "换一格"),
)


@dataclass(frozen=True)
class Rewrite:
    """The clerk wants to reword a paragraph, by its block."""

    block: str


@dataclass(frozen=True)
class Saying:
    """The clerk wants something that is said in the conversation: 待定 to a question, 生成."""

    words: str
    question: str = ""
    """The question that it is said to, by name."""


Wanted = str | Rewrite | Saying
"""What a page can be left for: a question or a cell of a table by name, or one of the others."""


class DraftScreen(ReadingOverlay[Wanted | None]):
    """Returns what is wanted: an answer to be changed, a paragraph to be reworded, the file."""

    shows_draft = True
    AUTO_FOCUS = ""  # not before there is something to point at
    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f3", "dismiss(None)", show=False, priority=True),
        Binding("f5", "generate", show=False, priority=True),
        Binding("pageup", "leaf(-1)", show=False, priority=True),
        Binding("pagedown", "leaf(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        blocks: Sequence[ShownBlock],
        sources: SourceOf | None = None,
        pointer: Pointer | None = None,
        *,
        title: str = "草稿",
        ask_beside: Callable[[], str] | None = None,
    ) -> None:
        """Show a draft; without `sources` it is somebody else's, which is only read."""
        super().__init__()
        current = next((Pointer(block.id) for block in blocks if block.is_current), None)
        self.pointer = pointer or current
        """What is pointed at."""
        self._blocks = [replace(block, is_current=False) for block in blocks]
        self._sources = sources
        self._title = title
        self._reader = DraftPage("draft-page")
        self._reader.ask_beside = ask_beside

    def compose(self) -> ComposeResult:
        """Compose the paper with its sources."""
        yield Header(self._title)
        yield self._reader
        yield KeyLine(_ONLY_READ if self._sources is None else _KEYS)

    async def on_mount(self) -> None:
        """Show the draft and point at its first sentence, or where the clerk was."""
        pane = self._reader.pane
        if not pane.is_attached:  # the program was left before the screen was there
            return
        self._reader.sources = self._sources
        pane.pointer = self.pointer
        await pane.show(self._blocks)
        pane.focus()

    def on_key(self, event: events.Key) -> None:
        """Choose an answer by its number; what else is typed belongs into the box below."""
        number = event.character or ""
        if number.isdecimal() and self._reader.box.choose(int(number) - 1):
            event.stop()
            event.prevent_default()

    def action_generate(self) -> None:
        """Have the Word file written."""
        if self._sources is not None:
            self.dismiss(Saying(Command.GENERATE.word))

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
