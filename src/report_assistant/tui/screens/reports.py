"""Choice of a report, offered at the start when there are stored ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from report_assistant.session.stored_reports import ReportSummary
from report_assistant.shells.phrases import place_text
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.overlay import OverlayScreen, TypedElsewhere
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.choice_list import ChoiceList
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.list_line import ListLine

_HINT = "按回车接着填选中的这一份；答案都存着，随时可以换一份。"
_CHOOSE_FIRST = "请先选一份报告，再给文件。"
_KEYS = (
    KeyHint("上下", "选一行"),
    KeyHint("回车", "打开", "enter"),
    KeyHint("Ctrl+Q", "不填了，退出", "ctrl+q", stays=True),
)


@dataclass(frozen=True)
class YearAfter:
    """The report on the year after this one is wanted."""

    number: int


class ReportsScreen(OverlayScreen[int | YearAfter | None]):
    """Go on with a stored report, begin the one on the next year, or a new one (`None`).

    There is nothing below to go back to, so Esc does nothing: a new report is begun by its line.
    """

    def __init__(self, reports: Sequence[ReportSummary]) -> None:
        super().__init__()
        self._reports = list(reports)
        self._finished = [report for report in reports if _may_be_followed(report, reports)]

    def compose(self) -> ComposeResult:
        """Compose the question, and a line for each report."""
        lines = [
            *map(_line, self._reports),
            *map(_following_line, self._finished),
            "新写一份报告",
        ]
        yield Header("接着填哪一份？")
        with Vertical(classes="page -airy"):
            yield Card(
                ChineseText(safe(_question(self._reports[0])), classes="question"),
                ChineseText(_HINT, classes="hint"),
                ChoiceList(
                    *(Option(ListLine(Content(safe(line)))) for line in lines), markup=False
                ),
            )
        yield KeyLine(_KEYS)

    def why_stay(self) -> str:
        """Return that a report is to be chosen first: a file belongs to one."""
        return _CHOOSE_FIRST

    def on_mount(self) -> None:
        """Begin at the report that was changed last."""
        self.query_one(OptionList).focus()

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed before the report is open: it belongs into the conversation's box."""
        if event.is_printable and event.character:
            event.stop()
            self.app.screen_stack[0].post_message(TypedElsewhere(event.character))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with the chosen one."""
        choices = [
            *(report.number for report in self._reports),
            *(YearAfter(report.number) for report in self._finished),
            None,
        ]
        self.dismiss(choices[event.option_index])


def _question(last: ReportSummary) -> str:
    if last.stopped_at:
        return f"{last.name}：上次停在{last.stopped_at}，继续吗？"
    return f"{last.name}：上次{place_text('', last.must_change)}，打开看看吗？"


def _line(report: ReportSummary) -> str:
    return f"继续：{report.name}（{place_text(report.stopped_at, report.must_change)}）"


def _may_be_followed(report: ReportSummary, reports: Sequence[ReportSummary]) -> bool:
    """Return whether all is asked, and there is no report on the next year yet."""
    if report.stopped_at or report.year is None:
        return False
    following = (report.organisation, report.year + 1)
    return all((other.organisation, other.year) != following for other in reports)


def _following_line(report: ReportSummary) -> str:
    assert report.year is not None
    return f"新建下一年：{report.organisation} {report.year + 1} 年度（{report.year} 年度的作去年的年报）"
