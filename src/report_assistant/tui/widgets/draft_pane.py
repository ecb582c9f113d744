"""The draft pane: the report as it stands, following the question that is being asked."""

from textual.containers import VerticalScroll
from textual.widgets import Static

from report_assistant.drafting.draft import Draft
from report_assistant.tui.block_text import block_content


class DraftPane(VerticalScroll):
    """Shows a draft; only blocks that changed are drawn again."""

    def __init__(self) -> None:
        super().__init__(id="draft")
        self._shown: dict[str, Static] = {}
        self._texts: dict[str, str] = {}

    async def show(self, draft: Draft, about: str) -> None:
        """Show `draft` and bring the block into view that uses the answer `about`."""
        ids = [block.id for block in draft.blocks]
        if ids != list(self._shown):
            await self._rebuild(draft)
        for block in draft.blocks:
            if self._texts[block.id] != block.text:
                self._shown[block.id].update(block_content(block))
                self._texts[block.id] = block.text
        self._follow(draft, about)

    async def _rebuild(self, draft: Draft) -> None:
        await self.remove_children()
        self._texts = {block.id: block.text for block in draft.blocks}
        self._shown = {
            block.id: Static(
                block_content(block), markup=False, classes=f"block {type(block).__name__.lower()}"
            )
            for block in draft.blocks
        }
        await self.mount(*self._shown.values())

    def _follow(self, draft: Draft, about: str) -> None:
        using = {block.id for block in draft.using(about)} if about else set()
        for block_id, shown in self._shown.items():
            shown.set_class(block_id in using, "-current")
        first = next((block.id for block in draft.blocks if block.id in using), None)
        if first is not None:
            self.call_after_refresh(
                self.scroll_to_widget, self._shown[first], animate=False, top=True
            )
