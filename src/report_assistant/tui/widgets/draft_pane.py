"""The draft pane: the report as it stands, following the question that is being asked."""

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.content import Content

from report_assistant.tui.shown import ShownBlock
from report_assistant.tui.widgets.chinese_text import ChineseText


class BlockText(ChineseText):
    """One block of the draft."""

    def __init__(self, block: ShownBlock) -> None:
        super().__init__(block.content, classes=f"block {block.kind}")


class DraftPane(VerticalScroll):
    """Shows a draft; only blocks that changed are drawn again."""

    def __init__(self) -> None:
        super().__init__(id="draft")
        self._widgets: dict[str, BlockText] = {}
        self._contents: dict[str, Content] = {}

    async def show(self, blocks: Sequence[ShownBlock]) -> None:
        """Show the blocks and bring the first current one into view."""
        if [block.id for block in blocks] != list(self._widgets):
            await self._rebuild(blocks)
        for block in blocks:
            widget = self._widgets[block.id]
            widget.set_class(block.is_current, "-current")
            if self._contents[block.id] != block.content:
                widget.update(block.content)
                self._contents[block.id] = block.content
        current = next((block.id for block in blocks if block.is_current), None)
        if current is not None:
            self.call_after_refresh(
                self.scroll_to_widget, self._widgets[current], animate=False, top=True
            )

    async def _rebuild(self, blocks: Sequence[ShownBlock]) -> None:
        await self.remove_children()
        self._contents = {block.id: block.content for block in blocks}
        self._widgets = {block.id: BlockText(block) for block in blocks}
        await self.mount(*self._widgets.values())
