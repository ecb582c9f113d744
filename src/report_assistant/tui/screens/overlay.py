"""A screen over the conversation, which is left once, however fast the keys come."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class OverlayScreen(Screen[Result]):
    """Every screen that can be left for the one below is one of these."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave the screen, if it is still the one on top.

        Keys that were pressed before the screen was gone must not take the one below with it.
        """
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
