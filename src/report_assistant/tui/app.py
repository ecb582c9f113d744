"""The terminal application: the first screen at once, the core behind it, then the conversation."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual._path import CSSPathType
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender

from report_assistant.foundation.error_log import report_unexpected
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.questionnaire.first_question import first_question
from report_assistant.shells.appearance import Appearance, chosen, remembered
from report_assistant.shells.phrases import FAREWELL, HOW_TO_LEAVE, OPENING_STORED, WELCOME
from report_assistant.store.location import store_file
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.line_filter import ShownLines
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.palette import PALETTES, is_plain, palette_name
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.shown import ShownAsk, TranscriptEntry, Voice
from report_assistant.tui.themes import THEMES, theme_name

if TYPE_CHECKING:
    from report_assistant.language.wishes.commands import Command
    from report_assistant.session.given.files import GivenFile
    from report_assistant.session.workspace import Workspace
    from report_assistant.tui.presenting.presenter import ConversationPresenter
    from report_assistant.tui.screens.reports import YearAfter

FAILED = 2
_SECONDS_TO_READ = 20
_SHOWN_LINES = ShownLines()
_OTHER_STYLES = Path(__file__).with_name("pages.tcss")


class _WholeCells(ScrollBarRender):
    """A scroll bar of whole cells: Textual draws its ends with signs of ambiguous width."""

    VERTICAL_BARS = [" "]
    HORIZONTAL_BARS = [" "]


ScrollBar.renderer = _WholeCells
_MOST_ERRORS = 20
"""After so many the screen itself is broken."""


class ReportAssistant(ErrorBoundary, App[None]):
    """One conversation in a terminal."""

    CSS_PATH: ClassVar[CSSPathType | None] = Path(__file__).with_name(
        "app.tcss"
    )  # also for those made from it elsewhere
    TITLE = "年报助手"
    FOLDER_WORDS = "打开文件夹"
    """What stands on the button that leads to the Word files."""
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [
        *((0, "-tiny"), (60, "-narrow"), (100, "-outlined"), (120, "-wide"), (160, "-vast"))
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-low"), (28, "-mid"), (36, "-high")]
    BINDINGS = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "copy", show=False, priority=True),
    ]

    def __init__(
        self,
        *,
        folder: Path,
        today: date,
        number: int | None = None,
        home: Path | None = None,
        given: Sequence[GivenFile] = (),
    ) -> None:
        """Hand the conversation what is `given` as soon as it begins."""
        super().__init__()
        self._folder = folder
        self._today = today
        self._number = number
        self._home = home
        self._workspace: Workspace | None = None
        self._given = given
        self._errors = 0
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        look = remembered(store_file(home).parent)
        self.set_reactive(App.theme, self._theme_of(look))  # no styles are there to be read again
        self._apply(look)
        self._conversation_screen = ConversationScreen(*self._opening())

    @property
    def is_open(self) -> bool:
        """Whether the core is loaded and the conversation can begin."""
        return self._workspace is not None

    def get_default_screen(self) -> ConversationScreen:
        """Return the first screen: the conversation itself."""
        return self._conversation_screen

    def on_ready(self) -> None:
        """Load the core, now that the first screen is on the terminal."""
        self._leave_when_told()
        asyncio.get_running_loop().set_exception_handler(self._tell_of_task)
        self._conversation_screen.call_after_refresh(self._open)

    def _opening(self) -> tuple[list[TranscriptEntry], ShownAsk]:
        """Return what is shown first: the first question, unless there may be a report to go on with."""
        if store_file(self._home).exists():
            return [], ShownAsk(OPENING_STORED)
        try:
            question, _, hint = first_question().partition("\n")
        except ClerkProblem:
            question = hint = ""  # said in full when the questionnaire is loaded
        return [TranscriptEntry(Voice.ASSISTANT, WELCOME)], ShownAsk(question, hint=hint)

    def _read_other_styles(self) -> None:
        """Read the styles of everything but the first screen."""
        self.stylesheet.read(_OTHER_STYLES)
        self.refresh_css(animate=False)

    async def _open(self) -> None:
        from report_assistant.session.workspace import Workspace

        self._read_other_styles()
        try:
            self._workspace = Workspace(self._today, self._home)
            stored = self._workspace.summaries() if self._number is None else []
        except ClerkProblem as problem:
            self.exit(return_code=FAILED, message=str(problem))
            return
        if stored:
            from report_assistant.tui.screens.reports import ReportsScreen

            self.push_screen(ReportsScreen(stored), self._start)
        else:
            await self._start(self._number)

    async def _start(self, chosen: int | YearAfter | None) -> None:
        """Go on with a stored report or the one that follows it, or begin a new one."""
        from report_assistant.tui.presenting.presenter import ConversationPresenter
        from report_assistant.tui.screens.overlay import FilesGiven
        from report_assistant.tui.screens.reports import YearAfter

        assert self._workspace is not None
        try:
            if isinstance(chosen, YearAfter):
                conversation = self._workspace.conversation(chosen.number).next_year()
            else:
                conversation = self._workspace.conversation(chosen)
        except ClerkProblem as problem:
            self.exit(return_code=FAILED, message=str(problem))
            return
        await self._conversation_screen.start(ConversationPresenter(conversation, self._folder))
        if self._given:
            self._conversation_screen.post_message(FilesGiven(self._given, lambda: None))
        _collect_again()

    async def on_unmount(self) -> None:
        """Close the store, after the file that is still being written."""
        await self._conversation_screen.wait_for_files()
        if self._workspace is not None:
            self._workspace.close()

    def watch_app_focus(self, has_focus: bool) -> None:
        """Give the keyboard to the screen when the browser comes back to the page.

        Textual gives it to the widget that had it before. Where another screen was opened
        meanwhile, nothing would have it.
        """
        if not has_focus or self.screen.focused is not None:
            return
        if usual := self.screen.AUTO_FOCUS:
            self.screen.query(usual).first().focus()
        else:
            self.screen.focus_next()

    # ------------------------------------------------------------ the edge

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add to Textual's own filters the one for foreign text."""
        return [*super().get_line_filters(), _SHOWN_LINES]

    def tell_unexpected(self, error: Exception) -> None:
        """Log an unexpected error and say so; the conversation goes on."""
        told = report_unexpected(error, store_file(self._home).parent)
        self._errors += 1
        if self.is_running and self._errors <= _MOST_ERRORS:
            self.notify(safe(told), severity="error", timeout=_SECONDS_TO_READ, markup=False)
        else:
            self.exit(return_code=FAILED, message=told)

    def _tell_of_task(self, _: object, context: dict[str, Any]) -> None:
        """Take the place of asyncio's traceback: errors of tasks that nobody waits for any more."""
        if isinstance(error := context.get("exception"), Exception):
            self.tell_unexpected(error)

    def _handle_exception(self, error: Exception) -> None:
        """Take the place of Textual's traceback: errors that no boundary has held."""
        self.tell_unexpected(error)

    def show_folder(self, presenter: ConversationPresenter) -> str:
        """Show the clerk where the Word files are; return what to tell."""
        return presenter.open_folder()

    def look(self, command: Command) -> str:
        """Look as the command asks, now and the next time; return what to tell."""
        look, problem = chosen(command, store_file(self._home).parent)
        self._apply(look)
        return self.look_words(command) + problem

    def look_words(self, command: Command) -> str:
        """Return what to tell about a look that was chosen."""
        return command.value.done

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the style sheet our tokens while it is read with one of Textual's own themes."""
        return dict(PALETTES["light"])

    def _theme_of(self, look: Appearance) -> str:
        system = self.console.color_system
        return theme_name(palette_name(dark=look.dark, color_system=system))

    def _apply(self, look: Appearance) -> None:
        self.theme = self._theme_of(look)
        system = self.console.color_system
        self.set_class(is_plain(color_system=system, no_color=self.no_color), "-plain")
        self.set_class(look.roomy, "-roomy")

    def _leave_when_told(self) -> None:
        """Leave the terminal as it was when the system ends the program."""
        with contextlib.suppress(NotImplementedError):  # on Windows
            for each in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(each, self.action_leave)

    def action_leave(self) -> None:
        """Leave. Everything is saved already, so there is nothing to ask."""
        self.exit(message=FAREWELL)

    def action_copy(self) -> None:
        """Copy a selection, as in other programs (Ctrl+C).

        Without one it stops what is being collected, as in a terminal, or says how to leave.
        """
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        elif not self._conversation_screen.stop_collecting():
            self.notify(safe(HOW_TO_LEAVE), markup=False)


def _collect_again() -> None:
    """Look for garbage from now on, and not among what was made to open the program."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
