"""All that is known of one answer: last year's, where it is used, who gave it and when."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.presenting.presenter import ConversationPresenter
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.shown import ChipLook, ChipWords
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chip, Chips
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine

_KEYS = (
    KeyHint("上下", "翻看"),
    KeyHint("回车", "改这一题", "enter"),
    KeyHint("Esc", "返回核对", "escape", stays=True),
)
_CHANGE = ChipWords("改这一题", "改", ChipLook.MAIN, "回车")


class AnswerScreen(ReadingOverlay[str | None]):
    """Returns the question's name when it is to be changed, else `None`."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("f4", "dismiss(None)", show=False, priority=True),
        Binding("f2", "change", show=False, priority=True),
        Binding("enter", "change", show=False),
    ]

    def __init__(self, presenter: ConversationPresenter, name: str) -> None:
        super().__init__()
        self._presenter = presenter
        self._question = name

    def compose(self) -> ComposeResult:
        """Compose what is known, and the one thing to do with it."""
        question, *known = safe(self._details()).split("\n")
        yield Header("一题的详情")
        with Vertical(classes="page -airy"):
            yield Card(
                ChineseText(Content.styled(question, "bold"), classes="head"),
                VerticalScroll(ChineseText("\n".join(known)), classes="known"),
                Chips([_CHANGE]),
            )
        yield KeyLine(_KEYS)

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
