"""The rows of the list of commands: group, command, what it is for, key."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells, in_cells
from report_assistant.shells.command_list import CommandLine
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.safe_signs import safe

_PICKS = "command"
_BETWEEN = 3
_MARK = 1
"""The column for the mark of the chosen row, where colours say nothing."""
_NOTHING = "没有找到。换几个字试试，或者按 Esc 关上，直接在输入框里说。"


class CommandRows(ErrorBoundary, Static):
    """Draws the commands; one of them is chosen."""

    class Picked(Message):
        """A row was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, lines: Sequence[CommandLine]) -> None:
        super().__init__(markup=False)
        self._all = tuple(lines)
        """The columns are as wide as all of them need, whatever is shown."""
        self._shown = self._all
        self.chosen = 0

    def show(self, lines: Sequence[CommandLine], chosen: int = 0) -> None:
        """Show these lines, one of them chosen."""
        self._shown = tuple(lines)
        self.chosen = chosen
        self.refresh(layout=True)

    @property
    def place(self) -> Region:
        """The row of the chosen line; with the first the top is meant."""
        return Region(0, self._row_of(self.chosen), 1, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many rows there are."""
        return self._row_of(len(self._shown) - 1) + 1 if self._shown else 1

    def render(self) -> Content:
        """Return the rows at this width."""
        if not self._shown:
            return Content.styled(_NOTHING, "$quiet")
        return Content("\n").join(self._rows())

    async def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        if (number := event.style.meta.get(_PICKS)) is not None:
            self.post_message(self.Picked(number))

    @property
    def _gap(self) -> int:
        """Empty rows before a group, where there is height for them."""
        return int(any(self.screen.has_class(each) for each in ("-mid", "-high")))

    def _row_of(self, number: int) -> int:
        return number + self._gap * sum(self._begins(each) for each in range(1, number + 1))

    def _begins(self, number: int) -> bool:
        return number == 0 or self._shown[number - 1].group != self._shown[number].group

    def _rows(self) -> list[Content]:
        rows = []
        for number in range(len(self._shown)):
            if number and self._gap and self._begins(number):
                rows.append(Content(""))
            rows.append(self._row(number))
        return rows

    def _row(self, number: int) -> Content:
        line, is_chosen = self._shown[number], number == self.chosen
        width = self.content_size.width
        widths = [
            max(cells(words) for words in column) + _BETWEEN
            for column in zip(*((each.group, each.word) for each in self._all), strict=True)
        ]
        mark = ">" if is_chosen and self.app.has_class("-plain") else " "
        group = line.group if self._begins(number) else ""
        room = max(0, width - _MARK - sum(widths) - cells(line.key) - 1)
        looks = ("$tint-quiet", "bold $tint-ink", "$tint-ink", "bold $tint-ink")
        if not is_chosen:
            looks = ("$quiet", "$ink", "$quiet", "bold $key")
        row = Content.assemble(
            (mark, looks[1]),
            (in_cells(group, widths[0]), looks[0]),
            (in_cells(line.word, widths[1]), looks[1]),
            (in_cells(safe(line.does), room), looks[2]),
            (line.key, looks[3]),
            " ",
        )
        row = row.stylize(Style.from_meta({_PICKS: number}))
        return row.stylize_before("on $tint") if is_chosen else row
