"""The draft, following the question that is being asked, and gone through sentence by sentence.

Where a sentence comes from is not known here.
"""

from collections.abc import Sequence

from textual import events, on
from textual.binding import Binding
from textual.message import Message
from textual.scrollbar import ScrollTo

from report_assistant.tui.lines.draft_styles import SPOT
from report_assistant.tui.presenting.draft_pointers import DraftPlaces, Pointer
from report_assistant.tui.shown_draft import ShownBlock, Spot
from report_assistant.tui.widgets.draft_view import DraftView


class DraftPane(DraftView, can_focus=True):
    """Shows a draft, and points at a place of it while it has the keyboard."""

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

    def __init__(self) -> None:
        super().__init__(id="draft")
        self.places = DraftPlaces({})
        self.pointer: Pointer | None = None
        """What is pointed at, or was when the keyboard was here."""
        self._is_pointing = False
        self._sought = ""
        """The block to be kept in view, until the clerk looks elsewhere."""
        self._wanted = ""
        """The block to be sought when the draft comes next."""

    async def show(self, blocks: Sequence[ShownBlock]) -> None:
        """Show the blocks; see to it that the current one is in view, or else what has changed."""
        before, self.places = self.places, DraftPlaces({block.id: block for block in blocks})
        changed, wanted = self._lay_out(), self._wanted
        if self.has_focus or not (changed or wanted or before.current != self.places.current):
            return
        first_changed = next((b.id for b in blocks if b.id in changed), "") if before.blocks else ""
        self._wanted = ""
        self._seek(wanted or self.places.current or first_changed or self._sought)

    def show_reworded(self, block: str) -> None:
        """Bring a block into view that is being reworded, and again when the draft comes next."""
        self._wanted = block
        self._seek(block)

    def _seek(self, block: str) -> None:
        self._sought = block
        self.call_after_refresh(self._keep_in_view)

    # ------------------------------------------------------------ what is in view

    def on_resize(self) -> None:
        """Lay the lines out for another width, and keep in view what was."""
        top = self.block_at(round(self.scroll_y))
        self._lay_out()
        if not self._sought and not self._is_pointing and (lines := self.lines_of_block(top)):
            self.scroll_to(y=lines[0] - 1 if lines[0] > 1 else 0, animate=False)
        self.call_after_refresh(self._keep_in_view)

    def _lay_out(self) -> frozenset[str]:
        pointer = self.pointer if self._is_pointing else None
        if pointer is not None:
            pointer = self.pointer = self.places.nearest(pointer)
        pointed = (pointer.block, pointer.number) if pointer is not None else ("", -1)
        return self.lay_out(self.places.blocks, pointed)

    def _keep_in_view(self) -> None:
        if self._is_pointing:
            self.show_pointed()
        elif self._sought and (lines := self.lines_of_block(self._sought)) is not None:
            self._bring_into_view(*lines)

    def _bring_into_view(self, first: int, last: int) -> None:
        """Scroll only where it is not in view; then with what stands above it, as far as it fits."""
        height, top = self.scrollable_content_region.height, round(self.scroll_y)
        if not height or (top <= first and last < top + height):
            return
        above = max(0, min(height // 4, height - (last - first + 1)))
        self.scroll_to(y=max(0, first - above), animate=False, force=True, immediate=True)

    @on(events.MouseScrollUp)
    @on(events.MouseScrollDown)
    @on(ScrollTo)
    def _look_elsewhere(self) -> None:
        self._sought = ""

    # ------------------------------------------------------------ pointing

    def point(self, pointer: Pointer) -> None:
        """Point at a spot; at the nearest one left where the draft is another now."""
        found = self.places.nearest(pointer)
        if found is None:
            return
        self.pointer, self._is_pointing, self._sought = found, True, ""
        self._lay_out()
        self.show_pointed()
        self.post_message(self.Pointed(found, self.places.spot(found)))

    def point_at_nothing(self) -> None:
        """Take the mark away; the place is kept for the next time."""
        self._is_pointing = False
        self._lay_out()

    def show_again(self, pointer: Pointer) -> None:
        """Bring a spot into view that was pointed at, without taking the keyboard."""
        self._sought = ""
        self.pointer = pointer
        self.show_pointed()

    def show_pointed(self) -> None:
        """Bring what is pointed at into view."""
        if self.pointer is None:
            return
        if (lines := self.lines_of_spot(self.pointer.block, self.pointer.number)) is not None:
            self._bring_into_view(*lines)

    def on_focus(self) -> None:
        """Point where it was pointed before, or at what the question is about.

        After the mouse, if it was a click that brought the keyboard here: it points elsewhere.
        """
        self.call_later(self._point_first)

    def _point_first(self) -> None:
        if not self._is_pointing and self.has_focus and (here := self._here) is not None:
            self.point(here)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Point at what is clicked."""
        if (place := event.style.meta.get(SPOT)) is not None:
            self.point(Pointer(*place))

    @property
    def _here(self) -> Pointer | None:
        return self.places.nearest(self.pointer or Pointer(self.places.current or "title"))

    def action_line(self, by: int) -> None:
        """Go to the line above or below."""
        if (here := self._here) is not None:
            self.point(self.places.line_step(here, by))

    def action_spot(self, by: int) -> None:
        """Go to the spot before or after, a table's cells one by one."""
        if (here := self._here) is not None:
            self.point(self.places.step(here, by))

    def action_end(self, place: int) -> None:
        """Go to the first spot, or to the last."""
        if self.places.all:
            self.point(self.places.all[place])

    def action_enter(self) -> None:
        """Choose what is pointed at."""
        if (here := self._here) is not None:
            self.post_message(self.Entered(here, self.places.spot(here)))

    def action_rewrite(self) -> None:
        """Ask for the paragraph that is pointed at in an editor."""
        if (here := self._here) is not None:
            self.post_message(self.RewriteAsked(here.block))
