"""Which report? Offered at the start when there are stored ones."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report_assistant.stored_reports import ReportSummary
from report_assistant.tui.screens.overlay import OverlayScreen


class ReportsScreen(OverlayScreen[int | None]):
    """Go on with a stored report, or begin a new one (`None`)."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, reports: Sequence[ReportSummary]) -> None:
        super().__init__()
        self._reports = list(reports)

    def compose(self) -> ComposeResult:
        """The question, and a line for each report."""
        with Vertical(id="reports"):
            yield Static(_question(self._reports[0]), markup=False, classes="question")
            yield Static("上下键选择，按回车确定。", markup=False, classes="hint")
            yield OptionList(
                *(Option(_line(report)) for report in self._reports),
                Option("新写一份报告"),
                markup=False,
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with the chosen one."""
        chosen = event.option_index
        self.dismiss(self._reports[chosen].number if chosen < len(self._reports) else None)


def _question(last: ReportSummary) -> str:
    if last.stopped_at:
        return f"{last.name}：上次停在{last.stopped_at}，继续吗？"
    return f"{last.name}：上次问题都问完了，打开看看吗？"


def _line(report: ReportSummary) -> str:
    where = f"停在{report.stopped_at}" if report.stopped_at else "问题都问完了"
    return f"继续：{report.name}（{where}）"
