"""The card below the review: the chosen line in full, and what can be done with it."""

from collections.abc import Sequence

from textual.content import Content

from report_assistant.tui.lines.safe_signs import safe_content
from report_assistant.tui.shown import ChipWords
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chips


class ReviewCard(Card):
    """Its edge is red or amber where something is found about the line."""

    def __init__(self) -> None:
        self._head = ChineseText("", classes="head")
        self._body = ChineseText("", classes="body")
        self._chips = Chips()
        super().__init__(self._head, self._body, self._chips)

    async def show(self, head: Content, body: Content, chips: Sequence[ChipWords]) -> None:
        """Show one line in full, and these buttons."""
        self._head.update(safe_content(head))
        self.tell(body)
        await self._chips.show(chips)
        self._chips.set_class(not chips, "-cut")

    def tell(self, body: Content) -> None:
        """Show other words below the question."""
        self._body.update(safe_content(body))
        self._body.display = bool(body.plain)
