"""The transcript: the last messages, the newest in view; of refusals in a row only the last."""

from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.shown import TranscriptEntry, Voice
from report_assistant.tui.widgets.message import MessageBubble

MOST_MESSAGES = 120
"""Older ones leave the screen (they stay in the store and the review), so typing stays quick."""


class Transcript(ErrorBoundary, VerticalScroll):
    """Shows entries; keeps a bounded number of them mounted."""

    can_focus = False
    _added_last: Sequence[MessageBubble] = ()

    async def add(self, entries: Iterable[TranscriptEntry]) -> None:
        """Mount the entries and bring the last one into view."""
        bubbles = [MessageBubble(entry) for entry in entries]
        if not bubbles:
            return
        replaced = self._replaced_by(bubbles)
        surplus = len(self.children) - len(replaced) + len(bubbles) - MOST_MESSAGES
        with self.app.batch_update():
            await self.remove_children([*replaced, *list(self.children)[: max(0, surplus)]])
            await self.mount(*bubbles)
        self._added_last = bubbles
        self.anchor()
        self.call_after_refresh(self._keep_head_in_view, bubbles[-1])

    def _replaced_by(self, bubbles: Sequence[MessageBubble]) -> list[MessageBubble]:
        """Return what leaves the screen: the refusal just before another one.

        What was said again with it, such as the question, goes too.
        """
        if not (_is_refused(bubbles) and _is_refused(self._added_last)):
            return []
        again = [bubble.entry for bubble in bubbles]
        return [
            bubble
            for bubble in self._added_last
            if bubble.is_mounted and (_is_refusal(bubble) or bubble.entry in again)
        ]

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


def _is_refused(bubbles: Sequence[MessageBubble]) -> bool:
    """Whether these are shown because nothing was taken."""
    return any(map(_is_refusal, bubbles))


def _is_refusal(bubble: MessageBubble) -> bool:
    return bubble.entry.voice is Voice.REFUSAL
