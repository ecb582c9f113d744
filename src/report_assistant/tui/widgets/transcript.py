"""The transcript: the last messages, the newest in view."""

from collections.abc import Iterable

from textual.containers import VerticalScroll

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.shown import TranscriptEntry
from report_assistant.tui.widgets.message import MessageBubble

MOST_MESSAGES = 120
"""Older ones leave the screen (they stay in the store and the review), so typing stays quick."""


class Transcript(ErrorBoundary, VerticalScroll):
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
        self.call_after_refresh(self._keep_head_in_view, bubbles[-1])

    def show_last(self) -> None:
        """Bring the last message into view, as far as it fits: its first line before its end."""
        if self.children and isinstance(last := self.children[-1], MessageBubble):
            self.anchor()
            self.call_after_refresh(self._keep_head_in_view, last)

    def _keep_head_in_view(self, last: MessageBubble) -> None:
        """Show a message taller than the view from its first line: the question itself."""
        if last.is_mounted and last.outer_size.height > self.size.height:
            self.anchor(False)
            self.scroll_to_widget(last, top=True, animate=False)

    def answers(self) -> list[MessageBubble]:
        """Return the messages that can be chosen, oldest first."""
        return [bubble for bubble in self.query(MessageBubble) if bubble.can_focus]
