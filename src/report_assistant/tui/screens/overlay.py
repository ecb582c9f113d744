"""What all screens are: those over the conversation are left once, however fast the keys come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen

from report_assistant.tui.error_boundary import ErrorBoundary

if TYPE_CHECKING:
    from report_assistant.session.given.files import GivenFile

Result = TypeVar("Result")


class TypedElsewhere(Message):
    """Words were typed on a screen that has no box; they belong into the conversation's."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class FilesGiven(Message):
    """Files were given that are for the screen which this is sent to."""

    def __init__(self, files: Sequence[GivenFile], done: Callable[[], None]) -> None:
        """`done` is to be called once, as soon as the files were read."""
        super().__init__()
        self.files = files
        self.done = done


class AppScreen(ErrorBoundary, Screen[Result]):
    """Every screen of the program."""

    shows_draft = False
    """Whether it is the draft: a page that shows it beside need not show it twice."""

    @on(events.Resize)
    def _pass_over_an_old_size(self, event: events.Resize) -> None:
        """Pass over a size that the terminal does not have any more.

        Laying out for a size, Textual has the screen told that size once more. Two sizes in the
        queue, as a browser's page has while it opens, would so take turns for ever.
        """
        if event.size != self.app.size:
            event.prevent_default()


class OverlayScreen(AppScreen[Result]):
    """Every screen that can be left for the one below is one of these."""

    takes_files = False
    """Whether files that are given while it is on top are for this screen."""

    def why_stay(self) -> str:
        """Return why files cannot be taken before it is left by hand; empty where they can."""
        return ""

    async def leave(self) -> None:
        """Go back to what is below, as Esc does."""
        await self.dismiss(None)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave the screen, if it is still the one on top.

        Keys that were pressed before the screen was gone must not take the one below with it.
        """
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)


class ReadingOverlay(OverlayScreen[Result]):
    """A screen on which nothing is typed: who types wants the conversation back."""

    def on_key(self, event: events.Key) -> None:
        """Leave for the box below, and type there."""
        if event.is_printable and event.character:
            event.stop()
            self._type_below(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Leave for the box below, and paste there."""
        event.stop()
        self._type_below(event.text)

    def on_typed_elsewhere(self, message: TypedElsewhere) -> None:
        """Pass on what was typed on a page above this one."""
        message.stop()
        self._type_below(message.text)

    def _type_below(self, text: str) -> None:
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack else stack[-1]
        self.dismiss(None)
        below.post_message(TypedElsewhere(text))
