"""The draft as lines that scroll: only blocks that changed are laid out and drawn again.

One widget and not one for each block: the layout of the screen then stays what it is when a block
changes, and only the lines that are in view are drawn.
"""

from bisect import bisect_right
from collections.abc import Mapping

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.draft_layout import LaidBlock
from report_assistant.tui.shown_draft import ShownBlock

_EDGE = 2
"""The edge of the current block, and the room between it and the text."""
_ROOMY_FROM = 28
"""From so many rows on blocks have room between them."""


class DraftView(ErrorBoundary, ScrollView):
    """Draws blocks. Where it is scrolled to, and what is pointed at, is not decided here."""

    COMPONENT_CLASSES = {"draft--block", "draft--current", "draft--edge"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._laid: list[LaidBlock] = []
        self._tops: list[int] = []
        """The line at which each block begins."""
        self._strips: dict[str, dict[int, Strip]] = {}

    def lay_out(self, blocks: Mapping[str, ShownBlock], pointed: tuple[str, int]) -> frozenset[str]:
        """Show blocks, one of their spots pointed at; return which of them are others now."""
        width, plain = self._text_width, self.app.has_class("-plain")
        before = {laid.block.id: laid for laid in self._laid}
        self._laid, changed = [], set()
        for name, block in blocks.items():
            number = pointed[1] if pointed[0] == name else -1
            laid, known = LaidBlock(block, width, number, plain), before.get(name)
            if known is not None and _is_same(known, laid):
                self._laid.append(known)
                continue
            self._laid.append(laid)
            self._strips.pop(name, None)
            if known is None or not _says_same(known.block, block):
                changed.add(name)
        self._place()
        return frozenset(changed)

    def lines_of_block(self, name: str) -> tuple[int, int] | None:
        """Return the first and the last line of a block, with the room that belongs to it."""
        for laid, top in zip(self._laid, self._tops, strict=True):
            if laid.block.id == name:
                return top, top + laid.height + 2 * self._room(laid) - 1
        return None

    def lines_of_spot(self, name: str, number: int) -> tuple[int, int] | None:
        """Return the first and the last line of a spot."""
        block = self.lines_of_block(name)
        laid = next((each for each in self._laid if each.block.id == name), None)
        if block is None or laid is None or number >= len(laid.block.spots):
            return None
        top = block[0] + self._room(laid)
        first, last = laid.lines_of(number)
        return top + first, top + last

    def block_at(self, line: int) -> str:
        """Return the block that a line belongs to; empty for none."""
        at = bisect_right(self._tops, line) - 1
        return self._laid[at].block.id if 0 <= at < len(self._laid) else ""

    def notify_style_update(self) -> None:
        """Draw everything again in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Render one line."""
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        return self._strip(line).adjust_cell_length(width, self.rich_style).apply_offsets(0, line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text under the mouse's selection, to be copied."""
        lines = (self._line_at(line)[1] for line in range(self.virtual_size.height))
        return selection.extract("\n".join(line.plain for line in lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Draw the selection."""
        self._strips.clear()
        self.refresh()

    # ------------------------------------------------------------ lines

    @property
    def _gap(self) -> int:
        return 1 if self.screen.size.height >= _ROOMY_FROM else 0

    @property
    def _text_width(self) -> int:
        """The width of the text: room at the right is drawn, or it would lie behind the scroll bar."""
        room = 1 + self.styles.padding.left
        return max(1, self.scrollable_content_region.width - _EDGE - room)

    def _place(self) -> None:
        self._tops, line = [], 0
        for laid in self._laid:
            self._tops.append(line)
            line += laid.height + 2 * self._room(laid) + self._gap
        size = Size(self.scrollable_content_region.width, line)
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def _strip(self, line: int) -> Strip:
        name = self.block_at(line)
        known = self._strips.setdefault(name, {})
        top = self._tops[bisect_right(self._tops, line) - 1] if name else 0
        if line - top not in known:
            known[line - top] = self._drawn(line)
        return known[line - top]

    def _drawn(self, line: int) -> Strip:
        width = self.scrollable_content_region.width
        is_lit, content = self._line_at(line)
        if (selection := self.text_selection) is not None:
            content = _selected(content, selection, line)
        style = self.get_visual_style("draft--current" if is_lit else "draft--block")
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def _line_at(self, line: int) -> tuple[bool, Content]:
        """Return what stands in a line, and whether on paper: that of the block that is looked at."""
        at = bisect_right(self._tops, line) - 1
        if not 0 <= at < len(self._laid):
            return False, Content("")
        laid, place = self._laid[at], line - self._tops[at]
        if not laid.block.is_current:
            is_read = laid.pointed >= 0 and place < laid.height
            return is_read, self._in_block(laid, place, Content(" " * _EDGE))
        if place >= laid.height + 2 * self._room(laid):
            return False, Content("")
        sign = ">" if self.app.has_class("-plain") else " "
        edge = Content.assemble((sign, "$on-primary on $primary"), " " * (_EDGE - 1))
        return True, self._in_block(laid, place - self._room(laid), edge)

    def _room(self, laid: LaidBlock) -> int:
        """Return how many empty lines a block has in its own card, above and below."""
        return self._gap if laid.block.is_current else 0

    def _in_block(self, laid: LaidBlock, place: int, edge: Content) -> Content:
        return edge + laid.lines[place] if 0 <= place < laid.height else edge


def _selected(content: Content, selection: Selection, line: int) -> Content:
    if (span := selection.get_span(line)) is None:
        return content
    begin, end = span
    return content.stylize("reverse", begin, len(content.plain) if end == -1 else end)


def _is_same(one: LaidBlock, other: LaidBlock) -> bool:
    return (
        (one.width, one.pointed, one.plain) == (other.width, other.pointed, other.plain)
        and one.block.is_current == other.block.is_current
        and _says_same(one.block, other.block)
    )


def _says_same(one: ShownBlock, other: ShownBlock) -> bool:
    """Contents of the same words are equal whatever their styles, so the styles are looked at too."""
    return (
        one.content.plain == other.content.plain
        and one.content.spans == other.content.spans
        and one.table == other.table
        and one.spots == other.spots
    )
