"""A window over the screen below, which stays in sight, dimmed."""

from typing import TypeVar

from textual.screen import ModalScreen

from report_assistant.tui.screens.overlay import OverlayScreen

Result = TypeVar("Result")


class DialogScreen(OverlayScreen[Result], ModalScreen[Result]):
    """The commands and the help are such windows; what is typed below is kept."""
