"""The conversation inside a page: the page shows header and draft itself, and hands files in and out."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.screen import Screen

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.language.wishes.commands import Command
from report_assistant.session.collected.result_folder import zipped
from report_assistant.session.given.files import GivenFile
from report_assistant.shells.appearance import Appearance, remembered
from report_assistant.shells.desktop import NOTHING_WRITTEN
from report_assistant.store.location import store_file
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.presenting.draft_presenter import asking_in
from report_assistant.tui.screens.collecting import ResultsWritten
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.screens.overlay import AppScreen
from report_assistant.tui.screens.pages import FileWritten, WordFileWritten
from report_assistant.tui.screens.taking import leave_pages, take_files
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.web.draft_html import page_blocks
from report_assistant.web.driver import Asked, FilesDropped, PageDriver

if TYPE_CHECKING:
    from report_assistant.tui.presenting.presenter import ConversationPresenter
    from report_assistant.tui.shown import Standing

_LOOKS = {
    "dark": Command.DARK,
    "light": Command.LIGHT,
    "large": Command.ROOMY,
    "usual": Command.DENSE,
}
"""What the page's buttons for its look are called, and the command each stands for."""
_LETTERS = {
    Command.ROOMY: "已换成大字，改回来打“小字”。窗口太窄时字大不起来，请把窗口拉宽。",
    Command.DENSE: "已换回小字。",
}
"""What is told where the letters are the page's own; a terminal can only give them more room."""
WORD = "word"
"""What the page's button for the Word file is called."""
_DOWNLOADING = "浏览器正在下载：\n{}\n这台电脑上还有一份：\n{}"
_BUSY_PAGE = "请先做完这一页上的事，再下载 Word。"


class PageConversation(ReportAssistant):
    """One conversation in one page of the browser."""

    FOLDER_WORDS = "下载"

    def __init__(self, **options: Any) -> None:
        self._shown_blocks: dict[str, str] = {}
        """The blocks of the draft as the page has them."""
        self._presenter: ConversationPresenter | None = None
        self._beside_draft = ""
        """What the page says of the draft: that the Word file holds more."""
        self._is_word_wanted = False
        """Whether the next Word file is to be handed to the browser at once."""
        super().__init__(**options)
        self.add_class("-web")

    def get_driver_class(self) -> type[Driver]:
        """Return the driver that speaks to the page's server."""
        return PageDriver

    def on_mount(self) -> None:
        """Tell the page what it has to show, from the beginning."""
        self._tell_look(remembered(store_file(self._home).parent))
        self.screen_change_signal.subscribe(self, self._screen_changed, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """Pass over a size that is old: Textual tells the one it began with late."""
        if isinstance(driver := self._driver, PageDriver) and event.size != driver.told_size:
            event.prevent_default()

    def exit(self, *arguments: Any, **named: Any) -> None:
        """Say on the page why the conversation cannot go on."""
        if named.get("return_code"):
            self._tell("farewell", str(named.get("message", "")))
        super().exit(*arguments, **named)

    def tell_unexpected(self, error: Exception) -> None:
        """Log an error, unless a screen looks for what was taken from it because the page is gone."""
        driver = self._driver
        if isinstance(driver, PageDriver) and driver.is_over and isinstance(error, NoMatches):
            return
        super().tell_unexpected(error)

    # ------------------------------------------------------------ what the page shows

    def _tell(self, what: str, body: object) -> None:
        if isinstance(driver := self._driver, PageDriver):
            driver.tell_page(what, body)

    def _screen_changed(self, screen: Screen[Any]) -> None:
        screen.call_after_refresh(self._tell_top, screen)

    def _tell_top(self, screen: Screen[Any]) -> None:
        header = screen.query(Header)
        title = header.first().title if header else ""
        is_draft = isinstance(screen, AppScreen) and screen.shows_draft
        self._tell("top", {"title": title, "isDraft": is_draft})

    @on(ConversationScreen.Moved)
    def _show_in_page(self, message: ConversationScreen.Moved) -> None:
        self._presenter = message.presenter
        self._tell("standing", _standing(message.standing, message.presenter))
        self._tell_of_edits()
        try:
            self._tell_draft(message.presenter)
        except ClerkProblem:
            return  # the conversation says it wherever the draft is asked for

    def _tell_draft(self, presenter: ConversationPresenter) -> None:
        conversation = presenter.conversation
        blocks = list(page_blocks(conversation.stored.draft(), asking_in(conversation.interview)))
        html = {block.id: block.html for block in blocks}
        changed = {id: each for id, each in html.items() if self._shown_blocks.get(id) != each}
        current = next((block.id for block in blocks if block.is_current), "")
        self._shown_blocks = html
        self._tell("draft", {"order": list(html), "changed": changed, "current": current})

    @work(exclusive=True, group="edits", exit_on_error=False)
    async def _tell_of_edits(self) -> None:
        """Say what the draft does not show. In a thread: the file may be on a slow network share."""
        if self._presenter is None:
            return
        told = await asyncio.to_thread(self._presenter.beside_draft)
        if told != self._beside_draft:
            self._beside_draft = told
            self._tell("edited", told)

    def watch_app_focus(self, has_focus: bool) -> None:
        """Look at the Word file again when the clerk comes back, perhaps from Word."""
        super().watch_app_focus(has_focus)
        if has_focus:
            self._tell_of_edits()

    @on(Prompt.Changed)
    def _tell_typed(self, message: Prompt.Changed) -> None:
        """Have the page keep what is in the box, for when it is loaded anew."""
        if message.text_area is self._conversation_screen.prompt:
            self._tell("typed", message.text_area.text)

    def _apply(self, look: Appearance) -> None:
        super()._apply(look)
        self.remove_class("-roomy")  # the page's letters grow instead
        self._tell_look(look)

    def look_words(self, command: Command) -> str:
        """Return what to tell about a look that was chosen."""
        return _LETTERS.get(command) or super().look_words(command)

    def _tell_look(self, look: Appearance) -> None:
        self._tell("look", {"dark": look.dark, "large": look.roomy})

    # ------------------------------------------------------------ files out

    @on(FileWritten)
    def _offer(self, message: FileWritten) -> None:
        is_report = isinstance(message, WordFileWritten)
        try:  # a browser takes no folder
            path = zipped(message.path) if isinstance(message, ResultsWritten) else message.path
        except ClerkProblem as problem:
            self.notify(safe(str(problem)), severity="warning", markup=False)
            return
        self._hand_out(path, at_once=is_report and self._is_word_wanted)
        if is_report:
            self._is_word_wanted = False

    def _hand_out(self, path: Path, *, at_once: bool) -> None:
        """Have the page offer a file, or begin at once to download it."""
        if isinstance(driver := self._driver, PageDriver):
            driver.write_meta({"type": "file", "path": str(path), "at_once": at_once})

    def show_folder(self, presenter: ConversationPresenter) -> str:
        """Hand the newest Word file to the browser: a page has no folders to open."""
        newest = presenter.conversation.newest_file()
        if newest is None:
            return NOTHING_WRITTEN
        self._hand_out(newest, at_once=True)
        return _DOWNLOADING.format(newest.name, newest)

    # ------------------------------------------------------------ what the page asks for

    @on(Asked)
    async def _asked(self, message: Asked) -> None:
        message.stop()
        if message.what in _LOOKS:
            self.look(_LOOKS[message.what])
            self._conversation_screen.transcript.lay_out_again()
        elif message.what == WORD:
            await self._write_word()

    async def _write_word(self) -> None:
        if not self.is_open or await leave_pages(self):
            self.notify(safe(_BUSY_PAGE), severity="warning", markup=False)
            return
        self._is_word_wanted = True
        await self._conversation_screen.run_action("generate")

    @on(FilesDropped)
    async def _take(self, message: FilesDropped) -> None:
        message.stop()
        files = [GivenFile(path, name) for path, name in message.files]
        await take_files(self, files, lambda: self._forget(message.number))

    def _forget(self, number: int) -> None:
        """Tell the server that files were read, so that it need not keep them."""
        if isinstance(driver := self._driver, PageDriver):
            driver.write_meta({"type": "read", "number": number})


def _standing(standing: Standing, presenter: ConversationPresenter) -> dict[str, object]:
    return {
        "name": standing.name,
        "answered": standing.answered,
        "asked": standing.asked,
        "saved": standing.saved,
        "report": presenter.conversation.stored.number,
        "hasLast": presenter.conversation.interview.answers.last is not None,
    }
