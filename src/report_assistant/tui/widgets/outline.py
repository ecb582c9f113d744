"""The outline: the sections with their states, and how many findings there are."""

from textual.content import Content
from textual.widgets import Static

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.shown import OutlineRow, Standing


class Outline(ErrorBoundary, Static):
    """All sections, one a line; shown where there is room."""

    def __init__(self) -> None:
        super().__init__(id="outline", markup=False)

    def show(self, standing: Standing) -> None:
        """Show how far each section is."""
        lines = [_line(row) for row in standing.outline]
        title, tally = Content.styled("提纲", "bold"), Content(f"\n{_tally(standing)}")
        self.update(Content("\n").join([title, *lines, tally]))


class OutlineLine(ErrorBoundary, Static):
    """The same folded to one line, for narrow terminals."""

    def __init__(self) -> None:
        super().__init__(id="outline-line", markup=False)

    def show(self, standing: Standing) -> None:
        """Show where the conversation is and how many sections are done."""
        done = sum(row.is_done for row in standing.outline)
        here = next((f"{row.name} {row.state}" for row in standing.outline if row.is_current), "")
        self.update(
            f"{here or '问题都问完了'}　　已填完 {done}/{len(standing.outline)} 部分"
            f"　　{_tally(standing)}"
        )


def _tally(standing: Standing) -> str:
    return f"必须改 {standing.must_change}　提醒 {standing.reminders}"


def _line(row: OutlineRow) -> Content:
    mark = "> " if row.is_current else "  "
    return Content.styled(f"{mark}{row.name} {row.state}", "bold" if row.is_current else "")
