"""Notice for a window too small for the lines around the conversation."""

from textual.widgets import Static

from report_assistant.shells.phrases import TOO_SMALL
from report_assistant.tui.error_boundary import ErrorBoundary


class TooSmall(ErrorBoundary, Static):
    """Takes the place of outline, chips and keys; typing goes on."""

    def __init__(self) -> None:
        super().__init__(TOO_SMALL, id="too-small", markup=False)
