"""The draft pane: the report as it stands, following the question that is being asked.

It can be gone through sentence by sentence; where a sentence comes from is not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.scrollbar import ScrollTo

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.line_breaks import broken
from report_assistant.tui.shown import ShownBlock, Spot
from report_assistant.tui.widgets.chinese_text import ChineseText

_POINTED_STYLE = "bold reverse"


@dataclass(frozen=True)
class Pointer:
    """A pointer: a block, and one of its spots."""

    block: str
    number: int = 0


class BlockText(ChineseText):
    """One block of the draft."""

    class Clicked(Message):
        """One of its spots was clicked."""

        def __init__(self, pointer: Pointer) -> None:
            super().__init__()
            self.pointer = pointer

    def __init__(self, block: ShownBlock) -> None:
        super().__init__(block.content, classes=f"block {block.kind}")
        self._block = block.id

    def on_click(self, event: events.Click) -> None:
        """Say which spot was clicked."""
        number = event.style.meta.get("spot")
        if number is not None:
            self.post_message(self.Clicked(Pointer(self._block, number)))


class DraftPane(ErrorBoundary, VerticalScroll, can_focus=True):
    """Shows a draft; only blocks that changed are drawn again."""

    BINDINGS = [
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("left", "spot(-1)", show=False),
        Binding("right", "spot(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
        Binding("enter", "enter", show=False),
        Binding("f6", "rewrite", show=False),
    ]

    class Pointed(Message):
        """Another spot is pointed at."""

        def __init__(self, pointer: Pointer, spot: Spot) -> None:
            super().__init__()
            self.pointer = pointer
            self.spot = spot

    class Entered(Pointed):
        """The spot that is pointed at was chosen."""

    class RewriteAsked(Message):
        """The paragraph that is pointed at is to be reworded."""

        def __init__(self, block: str) -> None:
            super().__init__()
            self.block = block

    class Left(Message):
        """Nothing is pointed at any more."""

    def __init__(self) -> None:
        super().__init__(id="draft")
        self._blocks: dict[str, ShownBlock] = {}
        self._widgets: dict[str, BlockText] = {}
        self._contents: dict[str, Content] = {}
        self._pointer: Pointer | None = None
        self._sought: str | None = None
        """The block to be seen first, until the clerk looks elsewhere."""

    def on_mount(self) -> None:
        """Follow the sought block when lines above it are broken in another way."""
        self.watch(self, "virtual_size", self._seek_later, init=False)

    async def show(self, blocks: Sequence[ShownBlock]) -> None:
        """Show the blocks and bring the first current one into view."""
        if [block.id for block in blocks] != list(self._widgets):
            await self._rebuild(blocks)
        self._blocks = {block.id: block for block in blocks}
        for block in blocks:
            self._widgets[block.id].set_class(block.is_current, "-current")
            self._draw(block.id)
        current = next((block.id for block in blocks if block.is_current), None)
        self._sought = None if self.has_focus else current
        self._seek_later()

    async def _rebuild(self, blocks: Sequence[ShownBlock]) -> None:
        await self.remove_children()
        self._contents = {block.id: block.content for block in blocks}
        self._widgets = {block.id: BlockText(block) for block in blocks}
        await self.mount(*self._widgets.values())

    def _seek_later(self) -> None:
        if self._sought is not None:
            self.call_after_refresh(self._seek)

    def _seek(self) -> None:
        if (widget := self._widgets.get(self._sought or "")) is not None:
            self.scroll_to_widget(widget, animate=False, top=True)

    @on(events.MouseScrollUp)
    @on(events.MouseScrollDown)
    @on(ScrollTo)
    def _look_elsewhere(self) -> None:
        self._sought = None

    # ------------------------------------------------------------ pointing

    def point(self, pointer: Pointer) -> None:
        """Point at a spot; at the nearest one left where the draft is another now."""
        block = self._blocks.get(pointer.block)
        if block is None or not block.spots:
            places = self._places()
            if not places:
                return
            pointer = places[0]
            block = self._blocks[pointer.block]
        number = min(pointer.number, len(block.spots) - 1)
        before, self._pointer = self._pointer, Pointer(block.id, number)
        for name in {block.id, before.block if before is not None else block.id}:
            if name in self._blocks:
                self._draw(name)
        self.post_message(self.Pointed(self._pointer, block.spots[number]))

    def action_rewrite(self) -> None:
        """Ask for the paragraph that is pointed at in an editor."""
        if self._pointer is not None:
            self.post_message(self.RewriteAsked(self._pointer.block))

    def show_again(self, pointer: Pointer) -> None:
        """Bring a spot into view that was pointed at, without taking the keyboard."""
        self._sought = None
        self._pointer = pointer
        self.show_pointed()

    def show_pointed(self) -> None:
        """Bring what is pointed at into view."""
        if self._pointer is None or self._pointer.block not in self._widgets:
            return
        block = self._blocks[self._pointer.block]
        widget = self._widgets[self._pointer.block]
        width = widget.content_size.width
        if not width:
            return
        if not block.spots:
            return
        spot = block.spots[min(self._pointer.number, len(block.spots) - 1)]
        before = _height(block.content[: spot.begin + 1], width)
        here = _height(block.content[: spot.end], width)
        top = widget.virtual_region.y + before - 1
        region = Region(0, top, 1, here - before + 1)
        self.scroll_to_region(region, animate=False, force=True)

    def on_focus(self) -> None:
        """Point where it was pointed before, or at what the question is about."""
        current = next((b.id for b in self._blocks.values() if b.is_current), "title")
        self.point(self._pointer or Pointer(current))

    def on_resize(self) -> None:
        """Keep what is pointed at in view when the sources below it take more room."""
        if self.has_focus:
            self.call_after_refresh(self.show_pointed)

    def on_blur(self) -> None:
        """Point at nothing while something else is at work."""
        if self._pointer is not None and self.app.screen is self.screen:
            self._draw(self._pointer.block, plain=True)
            self.post_message(self.Left())

    def on_block_text_clicked(self, message: BlockText.Clicked) -> None:
        """Point at what is clicked."""
        self._sought = None
        message.stop()
        self._pointer = message.pointer if self._pointer is None else self._pointer
        self.focus()
        self.point(message.pointer)

    def action_line(self, by: int) -> None:
        """Go to the line above or below."""
        self._sought = None
        lines = [p for p in self._places() if self._is_first(p)]
        here = self._first_of_line()
        if here in lines:
            self.point(lines[max(0, min(len(lines) - 1, lines.index(here) + by))])

    def action_spot(self, by: int) -> None:
        """Go to the spot before or after, a table's cells one by one."""
        self._sought = None
        places = self._places()
        if self._pointer in places:
            at = places.index(self._pointer) + by
            self.point(places[max(0, min(len(places) - 1, at))])

    def action_end(self, place: int) -> None:
        """Go to the first spot, or to the last."""
        self._sought = None
        if places := self._places():
            self.point(places[place])

    def action_enter(self) -> None:
        """Choose what is pointed at."""
        if self._pointer is not None and self._pointer in self._places():
            spot = self._blocks[self._pointer.block].spots[self._pointer.number]
            self.post_message(self.Entered(self._pointer, spot))

    def _places(self) -> list[Pointer]:
        return [
            Pointer(block.id, number)
            for block in self._blocks.values()
            for number in range(len(block.spots))
        ]

    def _line(self, pointer: Pointer) -> int:
        return self._blocks[pointer.block].spots[pointer.number].line

    def _is_first(self, pointer: Pointer) -> bool:
        """Return whether it is the first spot of its line."""
        before = Pointer(pointer.block, pointer.number - 1)
        return pointer.number == 0 or self._line(before) != self._line(pointer)

    def _first_of_line(self) -> Pointer | None:
        here = self._pointer
        while here in self._places() and here is not None and not self._is_first(here):
            here = Pointer(here.block, here.number - 1)
        return here

    def _draw(self, name: str, plain: bool = False) -> None:
        """Draw a block, with what is pointed at marked; nothing where it is drawn so already."""
        if name not in self._blocks or name not in self._widgets:
            return
        block, pointer = self._blocks[name], self._pointer
        content = block.content
        if self.has_focus and not plain and pointer is not None and pointer.block == name:
            spot = block.spots[min(pointer.number, len(block.spots) - 1)]
            content = content.stylize(_POINTED_STYLE, spot.begin, spot.end)
        # Contents of the same words are equal whatever their styles.
        if (self._contents[name].plain, self._contents[name].spans) != (
            content.plain,
            content.spans,
        ):
            self._widgets[name].update(content)
            self._contents[name] = content


def _height(content: Content, width: int) -> int:
    return broken(content, width).plain.count("\n") + 1
