"""The terminal application: opens the store, chooses the report, shows the conversation."""

from datetime import date
from pathlib import Path

from textual.app import App
from textual.binding import Binding

from report_assistant.conversation import Conversation
from report_assistant.interview.questionnaire import load_questionnaire
from report_assistant.store.store import Store
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.themes import DARK, LIGHT


class ReportAssistant(App[None]):
    """One conversation in a terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "年报助手"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-outlined"), (120, "-wide")]
    BINDINGS = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", show=False, priority=True),
    ]

    def __init__(
        self, store: Store, *, folder: Path, today: date, number: int | None = None
    ) -> None:
        super().__init__()
        self._store = store
        self._folder = folder
        self._today = today
        self._number = number
        self._questionnaire = load_questionnaire()
        self.animation_level = "none"

    async def on_mount(self) -> None:
        """Begin: a new report, the one that was named, or a choice among stored ones."""
        for theme in (LIGHT, DARK):
            self.register_theme(theme)
        self.theme = LIGHT.name
        if self._number is not None:
            self._talk(self._number)
        elif self._store.reports():
            self._choose()
        else:
            self._talk(None)

    def _choose(self) -> None:
        from report_assistant.conversation import summaries
        from report_assistant.tui.screens.reports import ReportsScreen

        found = summaries(self._store, self._questionnaire, self._today)
        self.push_screen(ReportsScreen(found), self._chosen)

    def _chosen(self, number: int | None) -> None:
        self._talk(number)

    def _talk(self, number: int | None) -> None:
        conversation = Conversation(
            self._store, self._questionnaire, number, today=self._today
        )
        self.push_screen(ConversationScreen(conversation, self._folder))

    def action_leave(self) -> None:
        """Leave. Everything is saved already, so there is nothing to ask."""
        self.exit()

    def action_copy_or_leave(self) -> None:
        """Ctrl+C copies a selection, as in other programs; without one it leaves."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.exit()
