"""All that is known of one answer: last year's, where it is used, who gave it and when."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.tui.presenter import ConversationPresenter
from report_assistant.tui.screens.overlay import OverlayScreen
from report_assistant.tui.shown import ChipWords
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chip


class AnswerScreen(OverlayScreen[str | None]):
    """Returns the question's name when it is to be changed, else `None`."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("f4", "dismiss(None)", show=False, priority=True),
        Binding("f2", "change", show=False, priority=True),
    ]

    def __init__(self, presenter: ConversationPresenter, name: str) -> None:
        super().__init__()
        self._presenter = presenter
        self._question = name

    def compose(self) -> ComposeResult:
        """Compose what is known, and the one thing to do with it."""
        yield Static("一题的详情", markup=False, classes="screen-title")
        with VerticalScroll(classes="reading"):
            yield ChineseText(self._details())
        yield Chip(ChipWords("改这一题", "改"))
        yield Static("F2 改这一题　Esc 返回核对", markup=False, classes="screen-keys")

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_change(self) -> None:
        """Have the question asked again."""
        self.dismiss(self._question)

    def on_chip_pressed(self, message: Chip.Pressed) -> None:
        """Do the same by mouse."""
        message.stop()
        self.action_change()

    def _details(self) -> str:
        try:
            return self._presenter.conversation.details(self._question)
        except ClerkProblem as problem:
            return str(problem)
