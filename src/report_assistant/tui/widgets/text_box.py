"""A text to be edited, whole at every width."""

from textual.widgets import TextArea

from report_assistant.tui.error_boundary import ErrorBoundary


class TextBox(ErrorBoundary, TextArea):
    """Keeps no line that was drawn for another width, as a TextArea does: its signs would be lost."""

    def on_resize(self) -> None:
        """Draw everything anew, when the room is known."""
        self.call_after_refresh(self._draw_anew)

    def _draw_anew(self) -> None:
        self.notify_style_update()
        self.refresh()
