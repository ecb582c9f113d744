"""The transcript: the last messages, the newest in view."""

from collections.abc import Iterable

from textual.containers import VerticalScroll

from report_assistant.tui.shown import TranscriptEntry
from report_assistant.tui.widgets.message import MessageBubble

MOST_MESSAGES = 120
"""Older ones leave the screen (they stay in the store and the review), so typing stays quick."""


class Transcript(VerticalScroll):
    """Shows entries; keeps a bounded number of them mounted."""

    can_focus = False

    async def add(self, entries: Iterable[TranscriptEntry]) -> None:
        """Mount the entries and bring the last one into view."""
        bubbles = [MessageBubble(entry) for entry in entries]
        if not bubbles:
            return
        surplus = len(self.children) + len(bubbles) - MOST_MESSAGES
        with self.app.batch_update():
            if surplus > 0:
                await self.remove_children(list(self.children)[:surplus])
            await self.mount(*bubbles)
        self.anchor()

    def answers(self) -> list[MessageBubble]:
        """The messages that can be chosen, oldest first."""
        return [bubble for bubble in self.query(MessageBubble) if bubble.can_focus]
