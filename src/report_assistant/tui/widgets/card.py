"""A card: what matters now, white, with a coloured edge."""

from textual.containers import Vertical
from textual.widget import Widget

from report_assistant.tui.error_boundary import ErrorBoundary


class Card(ErrorBoundary, Vertical):
    """Holds widgets on white paper; the class `-amber`, `-green` or `-red` colours its edge.

    The edge is this container's own ground to the left of the paper: no sign has to be drawn.
    """

    def __init__(self, *widgets: Widget, id: str | None = None, classes: str = "") -> None:
        super().__init__(Vertical(*widgets, classes="paper"), id=id, classes=f"card {classes}")
