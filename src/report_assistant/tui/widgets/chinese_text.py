"""Text whose lines are broken as Chinese is."""

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.line_breaks import broken


class ChineseText(ErrorBoundary, Static):
    """Shows text as it is, never as markup."""

    def __init__(self, content: str | Content, *, id: str | None = None, classes: str = "") -> None:
        super().__init__(_as_content(content), markup=False, id=id, classes=classes)

    def render(self) -> RenderResult:
        """Return the text, its lines broken for the width that there is."""
        return self._broken(self.content_size.width)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Return the width of the longest line unbroken, where there is room for it."""
        lines = self._text.split("\n", allow_blank=True)
        return min(max(line.cell_length for line in lines), container.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines it takes."""
        return self._broken(width).plain.count("\n") + 1 if width else 0

    @property
    def _text(self) -> Content:
        return _as_content(self.content)

    def _broken(self, width: int) -> Content:
        return broken(self._text, width) if width else self._text


def _as_content(content: object) -> Content:
    return content if isinstance(content, Content) else Content(str(content))
