"""The edge of the screen: nothing that is shown can command the terminal."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from report_assistant.report.text import shown


class ShownLines(LineFilter):
    """Takes control characters out of every line of every widget.

    They have no width, so the lines keep theirs; a tab or line end that is left has none either.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments as they may go to a terminal."""
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(_one_line(segment.text), segment.style)
            for segment in segments
        ]


def _one_line(words: str) -> str:
    return shown(words).replace("\t", "").replace("\n", "")
