"""One line of a list; where it needs several rows, the others stand further in."""

from collections.abc import Iterator

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from report_assistant.tui.lines.line_breaks import broken

_HANGING = 2


class ListLine(Visual):
    """Words for an `Option`, broken as Chinese is."""

    def __init__(self, words: Content, *, indent: int = 0) -> None:
        self._words = words
        self._indent = indent

    def __str__(self) -> str:
        return self._words.plain

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the rows at this width."""
        return self._rows(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width on one row."""
        return min(
            self._indent + self._words.get_optimal_width(rules, container_width), container_width
        )

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the least width: any will do."""
        return self._words.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Return how many rows it takes at this width."""
        return self._rows(width).plain.count("\n") + 1

    def _rows(self, width: int) -> Content:
        lines = self._words.split("\n", allow_blank=True)
        return Content("\n").join(row for line in lines for row in self._rows_of(line, width))

    def _rows_of(self, line: Content, width: int) -> Iterator[Content]:
        hanging = self._indent + _HANGING
        if self._indent + line.cell_length <= width or width <= 2 * hanging:
            yield Content.assemble(" " * self._indent, line)
            return
        first, *others = broken(line, width - hanging).split("\n", allow_blank=True)
        yield Content.assemble(" " * self._indent, first)
        for other in others:
            yield Content.assemble(" " * hanging, other)
