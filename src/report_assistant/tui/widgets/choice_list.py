"""A list of which one line is chosen; without colours a sign stands before it."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

from report_assistant.tui.error_boundary import ErrorBoundary

_SIGN = ">"


class ChoiceList(ErrorBoundary, OptionList):
    """Textual's list. Each line begins with one free column, where the sign stands."""

    def render_line(self, y: int) -> Strip:
        """Draw one line of the terminal."""
        strip = super().render_line(y)
        at = self.scroll_offset.y + y
        if not self.app.has_class("-plain") or at >= len(self._lines):
            return strip
        option, row = self._lines[at]
        if option != self.highlighted or row or not strip.cell_length:
            return strip
        first = next(iter(strip.crop(0, 1)))
        return Strip.join([Strip([Segment(_SIGN, first.style)]), strip.crop(1)])
