"""The pages over the conversation: each is opened by an action, and leads back with what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.getters import query_one
from textual.message import Message

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.shells.phrases import GENERATE_AGAIN
from report_assistant.tui.screens.overlay import AppScreen
from report_assistant.tui.shown import Reply, TranscriptEntry, Voice
from report_assistant.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from report_assistant.language.wishes.commands import Command
    from report_assistant.tui.presenting.draft_pointers import Pointer
    from report_assistant.tui.presenting.presenter import ConversationPresenter
    from report_assistant.tui.screens.draft import Wanted
    from report_assistant.tui.screens.finished import FillIn
    from report_assistant.tui.screens.review import ReviewPlace
    from report_assistant.tui.widgets.draft_pane import DraftPane
    from report_assistant.tui.widgets.draft_reader import DraftReader

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class ReturnTarget:
    """The page to return to after an edit, and the questions that were waiting before it."""

    waiting: frozenset[str]
    back: Callable[[], Awaitable[None]]

    def is_reached(self, presenter: ConversationPresenter) -> bool:
        """Whether the change is made or given up, and nothing new is asked because of it."""
        interview = presenter.conversation.interview
        if interview.is_confirming or interview.is_looking_back:
            return False
        return not presenter.next_question or presenter.next_question in self.waiting


def command_named(name: str) -> Command:
    """Return a command; the table is read when one is wanted, not for the first screen."""
    from report_assistant.language.wishes.commands import Command

    return Command[name]


class FileWritten(Message):
    """A file was written for the clerk. Whoever shows the program may hand it on."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class WordFileWritten(FileWritten):
    """The file is the report itself."""


class PageActions(AppScreen[None]):
    """The actions that open a page. What a page returns goes into the conversation."""

    prompt = query_one(Prompt)
    _presenter: ConversationPresenter | None = None
    _return_target: ReturnTarget | None = None

    async def _say(self, typed: str) -> None:
        raise NotImplementedError

    async def _in_thread(self, step: Callable[..., _Result], *arguments: object) -> _Result:
        raise NotImplementedError

    async def _show(self, reply: Reply) -> None:
        raise NotImplementedError

    async def _add(self, entry: TranscriptEntry) -> None:
        raise NotImplementedError

    async def _look_at(self, name: str) -> None:
        raise NotImplementedError

    @property
    def _draft(self) -> DraftReader:
        from report_assistant.tui.widgets.draft_reader import DraftReader

        return self.query_one(DraftReader)

    @property
    def _is_draft_beside(self) -> bool:
        return self.query_one("#draft-side").display

    def action_help(self) -> None:
        """Show the help."""
        from report_assistant.shells.help_words import basics, screen_help
        from report_assistant.tui.screens.help import HelpScreen

        def left(wanted: str | None) -> None:
            if wanted:
                self.action_commands()

        self.app.push_screen(HelpScreen(basics(), screen_help()), left)

    def action_commands(self) -> None:
        """Choose among all commands; the chosen one is carried out as if it had been typed."""
        from report_assistant.shells.command_list import commands_now
        from report_assistant.tui.screens.commands import CommandsScreen

        if self._presenter is not None:
            lines = commands_now(self._presenter.conversation)
            self.app.push_screen(CommandsScreen(lines), self._command_chosen)

    def action_finished(self) -> None:
        """Show the file that was just written, and what is left to do."""
        from report_assistant.shells.finished_words import finished_words
        from report_assistant.tui.screens.finished import FinishedScreen

        if self._presenter is not None and self._presenter.written is not None:
            self.post_message(WordFileWritten(self._presenter.written.path))
            words = finished_words(self._presenter.written, self._presenter.conversation)
            page = FinishedScreen(words, self._presenter, self._write_for_page)
            self.app.push_screen(page, self._finished_left)

    @work(exclusive=True, exit_on_error=False)
    async def _write_for_page(self, command: Command, tell: Callable[[str], None]) -> None:
        """Write a file for a page. It is told here as well, for when the page is left before."""
        assert self._presenter is not None
        try:
            entry, path = await self._in_thread(self._presenter.write_file, command)
        except Exception:
            tell("")  # that it is under way is true no more
            raise
        tell(entry.text)
        if path is not None or self.app.screen is self:
            await self._add(entry)
        if path is not None:
            self.post_message(FileWritten(path))

    async def _finished_left(self, asked: str | FillIn | None) -> None:
        if isinstance(asked, str):
            await self._say(asked)
        elif asked is not None:
            await self._fill_in(asked.names)

    async def _fill_in(self, names: tuple[str, ...]) -> None:
        """Ask questions again, one after another; those still to be asked come by themselves."""
        presenter = self._presenter
        if presenter is None or presenter.next_question:
            return
        first, *others = [each for each in names if each in presenter.open_names()] or [""]

        async def back() -> None:
            await self._fill_in(tuple(others))

        if first:
            await self._change(first, back)
        else:
            await self._add(TranscriptEntry(Voice.NOTE, GENERATE_AGAIN))

    async def _command_chosen(self, word: str | None) -> None:
        if word is not None:
            await self._say(word)

    async def action_record(self) -> None:
        """Show who did what to the answers, the latest at the bottom in view."""
        from report_assistant.tui.screens.reading import RecordScreen

        if self._presenter is None:
            return
        try:
            self.app.push_screen(RecordScreen(self._presenter.record()))
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))

    async def action_account(self) -> None:
        """Show what was read of last year's report."""
        from report_assistant.shells.account_words import NONE_READ
        from report_assistant.tui.screens.account import AccountScreen

        if self._presenter is None:
            return
        account = self._presenter.conversation.account()
        if account is None:
            await self._add(TranscriptEntry(Voice.NOTE, NONE_READ))
        else:
            self.app.push_screen(AccountScreen(account))

    async def action_sample(self) -> None:
        """Show a finished report that is not the clerk's own."""
        from report_assistant.shells.phrases import SAMPLE_TITLE
        from report_assistant.tui.screens.draft import DraftScreen

        if self._presenter is None:
            return
        try:
            self.app.push_screen(DraftScreen(self._presenter.sample(), title=SAMPLE_TITLE))
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))

    def action_choose_report(self) -> None:
        """Choose last year's report among the files."""
        from report_assistant.tui.screens.files import FilesScreen

        if self._presenter is not None:
            self.app.push_screen(
                FilesScreen(self._presenter.conversation.generating.folder), self._report_chosen
            )

    async def _report_chosen(self, file: Path | None) -> None:
        if file is not None:
            await self._say(f"导入 {file}")

    # ------------------------------------------------------------ draft and paragraphs

    async def action_preview(self) -> None:
        """Go through the draft: beside the conversation, or over the whole screen."""
        if self._is_draft_beside and not self._draft.pane.has_focus:
            self._draft.pane.focus()
        else:
            await self._show_draft(None)

    async def _show_draft(self, pointer: Pointer | None) -> None:
        from report_assistant.tui.screens.draft import DraftScreen

        if self._presenter is None:
            return
        try:
            screen = DraftScreen(
                self._presenter.blocks(),
                self._presenter.source,
                pointer,
                ask_beside=self._presenter.beside_draft,
            )
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))
            return

        async def back() -> None:
            await self._show_draft(screen.pointer)

        async def left(wanted: Wanted | None) -> None:
            await self._left_for(wanted, back)

        self.app.push_screen(screen, left)

    async def on_draft_pane_rewrite_asked(self, message: DraftPane.RewriteAsked) -> None:
        """Open the paragraph that is pointed at."""
        await self.action_rewrite(message.block)

    def on_draft_reader_change_asked(self, message: DraftReader.ChangeAsked) -> None:
        """Choose which answer behind the sentence is to be changed."""
        from report_assistant.tui.screens.choosing import choose_question

        async def back() -> None:
            self.call_after_refresh(self._draft.pane.show_again, message.pointer)

        choose_question(self.app, message.source, lambda name: self._change(name, back))

    async def action_rewrite(self, block: str = "") -> None:
        """Open a paragraph in an editor; which one is chosen first where none is named."""
        from report_assistant.tui.screens.prose import ParagraphsScreen, ProseScreen

        presenter = self._presenter
        if presenter is None:
            return
        try:
            paragraphs = {each.block: each for each in presenter.paragraphs()}
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))
            return
        if block in paragraphs:
            self._draft.pane.show_reworded(block)
            screen = ProseScreen(
                paragraphs[block],
                lambda text: presenter.reword(block, text),
                lambda text: presenter.figures_of(block, text),
                lambda way: presenter.conversation.rewriting.start_from_last(block, way),
            )
            self.app.push_screen(screen, self._editor_left)
        else:
            titles = [(each.block, each.title) for each in paragraphs.values()]
            self.app.push_screen(
                ParagraphsScreen(titles, command_named("REWRITE").word), self._paragraph_chosen
            )

    async def _paragraph_chosen(self, block: str | None) -> None:
        if block is not None:
            await self.action_rewrite(block)

    async def action_rephrase(self) -> None:
        """Give a paragraph another wording; which one is chosen first."""
        from report_assistant.tui.screens.prose import ParagraphsScreen

        if self._presenter is None:
            return
        try:
            titles = self._presenter.paragraphs_with_another_wording()
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))
        else:
            self.app.push_screen(
                ParagraphsScreen(titles, command_named("REPHRASE").word), self._rephrase_chosen
            )

    async def _rephrase_chosen(self, block: str | None) -> None:
        if block is not None and self._presenter is not None:
            await self._editor_left(self._presenter.rephrase(block))

    async def _editor_left(self, reply: Reply | None) -> None:
        if reply is not None:
            await self._show(reply)
        self.prompt.focus()

    # ------------------------------------------------------------ review and tables

    def action_review(self, about: str = "") -> None:
        """Show the answers and findings; `about` is a filter, or the name of one question."""
        if self._presenter is not None:
            from report_assistant.tui.screens.review import ReviewPlace

            self._show_review(ReviewPlace.of(about))

    def _show_review(self, place: ReviewPlace) -> None:
        from report_assistant.tui.screens.review import ReviewScreen

        assert self._presenter is not None
        screen = ReviewScreen(self._presenter, place)

        async def back() -> None:
            self._show_review(screen.place)

        async def left(wanted: Wanted | None) -> None:
            await self._left_for(wanted, back)

        self.app.push_screen(screen, left)

    async def _left_for(self, wanted: Wanted | None, back: Callable[[], Awaitable[None]]) -> None:
        """Do what a page was left for, and go back to it when that is done."""
        from report_assistant.tui.screens.draft import Rewrite, Saying

        if isinstance(wanted, Rewrite):
            await self.action_rewrite(wanted.block)
        elif isinstance(wanted, Saying):
            await self._change(wanted.question or None, back)
            await self._say(wanted.words)
        else:
            await self._change(wanted, back)

    async def _change(self, name: str | None, back: Callable[[], Awaitable[None]]) -> None:
        """Ask a question again, and go back when that is done."""
        if name is not None and self._presenter is not None:
            self._return_target = ReturnTarget(self._presenter.open_names(), back)
            await self._look_at(name)

    def action_table(self, about: str) -> None:
        """Open a statutory table as a grid; `about` is its key, or the cell to begin at."""
        if self._presenter is None:
            return
        from report_assistant.tui.screens.table import TableScreen

        editor = self._presenter.table(about.partition(".")[0])
        editor.go_to_cell(about)
        self.app.push_screen(TableScreen(editor, self._presenter.take_table), self._editor_left)
