"""The draft with what the sentence that is pointed at comes from."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.presenting.draft_pointers import Pointer
from report_assistant.tui.shown_draft import PARAGRAPH, ShownSource, Spot
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.sources import CHANGE, NumberedSources, Sources

SourceOf = Callable[[str, Spot], ShownSource]
"""A function from a block's spot to its source."""
_TITLE = "草稿"
_HOW_TO_ENLARGE, _HOW_TO_READ = "F3 放大来看", "上下翻看，打字就回到输入框"


class DraftReader(ErrorBoundary, Vertical):
    """The draft, and below it the sources; these are only there while something is pointed at."""

    class ChangeAsked(Message):
        """The clerk wants to change one of the answers behind what is pointed at."""

        def __init__(self, source: ShownSource, pointer: Pointer) -> None:
            super().__init__()
            self.source = source
            self.pointer = pointer

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.sources: SourceOf | None = None
        self.ask_beside: Callable[[], str] | None = None
        """Asks what the draft does not show; it may have to wait for a slow network share."""
        self.pane = DraftPane()
        """The draft."""
        self._title = Static(_title(is_read=False), markup=False, classes="draft-title")
        self._beside = ChineseText("", classes="draft-beside-note")
        self._beside.display = False
        self.box = self._box()
        """The sources."""

    def compose(self) -> ComposeResult:
        """Compose the draft, and room for the sources."""
        yield self._title
        with Vertical(classes="desk"):
            yield self._beside
            yield self.pane
        yield self.box

    def _box(self) -> Sources:
        return Sources()

    def on_mount(self) -> None:
        """Ask again whenever the clerk comes back, perhaps from Word."""
        self.watch(self.app, "app_focus", self._came_back)

    def _came_back(self, has_focus: bool) -> None:
        if has_focus:
            self.tell_beside()

    @work(exclusive=True, group="beside", exit_on_error=False)
    async def tell_beside(self) -> None:
        """Say above the draft what it does not show."""
        if self.ask_beside is None:
            return
        told = await asyncio.to_thread(self.ask_beside)
        if self._beside.is_attached:
            self._beside.display = bool(told)
            self._beside.update(safe(told))

    @on(DraftPane.Pointed)
    async def _pointed(self, message: DraftPane.Pointed) -> None:
        message.stop()
        self._title.update(_title(is_read=True))
        if (shown := self._source(message)) is not None:
            number = self.pane.places.sentence_number(message.pointer)
            kind = self.pane.places.blocks[message.pointer.block].kind
            await self.box.show(shown, message.spot, number, kind == PARAGRAPH)

    @on(DraftPane.Entered)
    def _entered(self, message: DraftPane.Entered) -> None:
        message.stop()
        shown = self._source(message)
        if shown is None or not shown.answers:
            return
        if self.box.chosen is not None:
            shown = replace(shown, answers=[shown.answers[self.box.chosen]])
        self.post_message(self.ChangeAsked(shown, message.pointer))

    @on(Chip.Pressed)
    def _button_pressed(self, message: Chip.Pressed) -> None:
        message.stop()
        if message.said == CHANGE:
            self.pane.action_enter()
        else:
            self.pane.action_rewrite()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:  # noqa: ARG002
        """Point at nothing while something else is at work; the buttons below belong here."""
        focused = self.screen.focused
        if self.app.screen is not self.screen or (focused and self in focused.ancestors):
            return
        self._title.update(_title(is_read=False))
        self.box.hide()
        self.pane.point_at_nothing()

    def _source(self, message: DraftPane.Pointed) -> ShownSource | None:
        if self.sources is None:
            return None
        return self.sources(message.pointer.block, message.spot)


class DraftPage(DraftReader):
    """The draft as paper, and beside or below it the sources, whose answers are chosen there."""

    def _box(self) -> Sources:
        return NumberedSources()


def _title(*, is_read: bool) -> Content:
    if is_read:
        return Content.styled(f"{_TITLE}　{_HOW_TO_READ}", "bold")
    return Content.assemble((_TITLE, "bold"), (f"　{_HOW_TO_ENLARGE}", "$quiet"))
