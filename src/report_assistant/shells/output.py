"""The stream that commands print to: nothing that is printed can command the terminal."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO, cast

from report_assistant.report.text import shown

if TYPE_CHECKING:
    from rich.console import Console


class _ShownStream:
    """A text stream; what is written to it goes on without control characters."""

    def __init__(self, stream: TextIO) -> None:
        self.bare = stream

    def write(self, words: str) -> int:
        self.bare.write(shown(words))
        return len(words)

    def writelines(self, lines: list[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.bare, name)


def shown_stream(stream: TextIO) -> TextIO:
    """Return the stream, guarded; one that is guarded already as it is."""
    return stream if isinstance(stream, _ShownStream) else cast(TextIO, _ShownStream(stream))


def bare_stream(stream: TextIO) -> TextIO:
    """Return the stream behind a guarded one, for our own control characters."""
    return stream.bare if isinstance(stream, _ShownStream) else stream


def shown_console() -> "Console":
    """Return a console for standard output with colours of its own, and none of anybody else's."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class ShownConsole(Console):
        def render(
            self, renderable: RenderableType, options: ConsoleOptions | None = None
        ) -> Iterator[Segment]:
            for segment in super().render(renderable, options):
                yield Segment(shown(segment.text), segment.style, segment.control)

    return ShownConsole(highlight=False, markup=False, file=bare_stream(sys.stdout))
