"""The top line: which report this is, and that it is saved."""

from textual.content import Content
from textual.widgets import Static

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.shown import Standing


class StatusLine(ErrorBoundary, Static):
    """Name on the left, saving on the right."""

    def __init__(self) -> None:
        super().__init__(id="status", markup=False)
        self._name = ""
        self._saved = ""

    def show(self, standing: Standing) -> None:
        """Show the report's name and when it was last saved."""
        self._name, self._saved = standing.name, standing.saved
        self.refresh(layout=False)

    def render(self) -> Content:
        """Lay both out over the width there is."""
        left = Content.styled(f"年报助手　{self._name}", "bold")
        right = Content(self._saved)
        gap = max(1, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)
