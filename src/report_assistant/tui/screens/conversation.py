"""The main screen: outline, conversation, draft.

It is shown before the core is loaded, with the first question already on it; `start` gives it the
talk as soon as there is one. What is submitted until then is answered then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import Screen

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.language.commands import Command
from report_assistant.tui.return_target import ReturnTarget
from report_assistant.tui.shown import Reply, TranscriptEntry, Voice
from report_assistant.tui.widgets.chips import Chip, Chips
from report_assistant.tui.widgets.draft_pane import DraftPane, Pointer
from report_assistant.tui.widgets.draft_reader import DraftReader
from report_assistant.tui.widgets.key_line import KeyLine
from report_assistant.tui.widgets.message import MessageBubble
from report_assistant.tui.widgets.outline import Outline, OutlineLine
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.tui.widgets.status_line import StatusLine
from report_assistant.tui.widgets.too_small import TooSmall
from report_assistant.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from report_assistant.tui.presenter import ConversationPresenter
    from report_assistant.tui.screens.review import ReviewPlace


class ConversationScreen(Screen[None]):
    """Wires the widgets to the presenter."""

    AUTO_FOCUS = "Prompt"  # at once: what is typed at the first sight of the question counts
    BINDINGS = [
        Binding("f1", "help", show=False, priority=True),
        Binding("f2", "earlier", show=False, priority=True),
        Binding("f3", "preview", show=False, priority=True),
        Binding("f4", "review", show=False, priority=True),
        Binding("f5", "generate", show=False, priority=True),
        Binding("f8", "record", show=False, priority=True),
        Binding("escape", "back_to_prompt", show=False),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]

    transcript = query_one(Transcript)
    prompt = query_one(Prompt)

    def __init__(self, opening: list[TranscriptEntry]) -> None:
        super().__init__()
        self._opening = opening
        self._presenter: ConversationPresenter | None = None
        self._early: list[str] = []
        self._return_target: ReturnTarget | None = None

    def compose(self) -> ComposeResult:
        """Compose the input above chips and keys, so that no input method's window covers them."""
        yield StatusLine()
        yield TooSmall()
        yield OutlineLine()
        with Horizontal(id="body"):
            yield Outline()
            with Vertical(id="talk"):
                yield Transcript(*map(MessageBubble, self._opening))
                yield Prompt()
                yield Chips()
            yield DraftReader("draft-side", "Esc 返回")
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the clerk type at once."""
        self.call_after_refresh(self.prompt.focus)

    async def start(self, presenter: ConversationPresenter) -> None:
        """Begin the conversation in place of the opening words."""
        self._presenter = presenter
        self._draft.sources = presenter.source
        is_new = presenter.is_new
        await self.transcript.remove_children()
        await self._show(presenter.begin())
        self.prompt.focus()
        for typed in self._early:
            if is_new:
                await self._say(typed)
            else:  # it was typed before the clerk saw which question is asked
                self.prompt.fill(typed)
        self._early.clear()

    # ------------------------------------------------------------ talking

    @on(Prompt.Submitted)
    async def _submitted(self, message: Prompt.Submitted) -> None:
        await self._say(message.text)

    @on(Chip.Pressed)
    async def _chip_pressed(self, message: Chip.Pressed) -> None:
        self.prompt.focus()
        await self._say(message.said)

    @on(Prompt.UndoAsked)
    async def _undo_asked(self) -> None:
        await self._say(Command.UNDO.word)

    @on(Prompt.RedoAsked)
    async def _redo_asked(self) -> None:
        await self._say(Command.REDO.word)

    async def _say(self, typed: str) -> None:
        if self._presenter is None:
            self._early.append(typed)
            return
        if not self.transcript.is_attached:  # typed while the window was closing
            return
        if self._presenter.is_about_a_file:  # the folder may be on a slow network share
            reply = await asyncio.to_thread(self._presenter.say, typed)
        else:
            reply = self._presenter.say(typed)
        await self._show(reply)
        if (
            self._return_target is not None
            and reply.taken
            and self._return_target.is_over(self._presenter)
        ):
            return_target, self._return_target = self._return_target, None
            if not reply.action:
                await return_target.back()

    async def _show(self, reply: Reply) -> None:
        assert self._presenter is not None
        await self.transcript.add(reply.entries)
        if reply.fill is not None:
            self.prompt.fill(reply.fill)
        if reply.action:
            about = repr(reply.about) if reply.about else ""
            await self.run_action(f"{reply.action}({about})")
        await self.query_one(Chips).show(self._presenter.chips())
        self.call_after_refresh(self._show_standing)

    async def _show_standing(self) -> None:
        """Show outline, status line and draft, after the next question is on the screen."""
        if self._presenter is None:
            return
        standing = self._presenter.standing()
        self.query_one(Outline).show(standing)
        self.query_one(OutlineLine).show(standing)
        self.query_one(StatusLine).show(standing)
        if self._draft.display:
            try:
                await self._draft.pane.show(self._presenter.blocks())
            except ClerkProblem as problem:
                await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))

    def on_resize(self) -> None:
        """Lay out again: the draft pane may have appeared, the question may not fit any more."""
        self.transcript.show_last()
        self.call_after_refresh(self._show_standing)

    async def _add(self, entry: TranscriptEntry) -> None:
        await self.transcript.add([entry])

    # ------------------------------------------------------------ earlier answers

    @on(MessageBubble.Chosen)
    async def _answer_chosen(self, message: MessageBubble.Chosen) -> None:
        await self._look_at(message.question)

    async def _look_at(self, name: str) -> None:
        if self._presenter is not None:
            self.prompt.clear()
            await self._show(self._presenter.look_at(name))
            self.prompt.focus()

    @on(Prompt.EarlierAsked)
    def action_earlier(self) -> None:
        """Choose among the answers on the screen, the last one first."""
        answers = self.transcript.answers()
        if answers:
            answers[-1].focus()
            self.notify("上下键选一条回答，按回车改；按 Esc 返回。", timeout=4)

    def action_step(self, by: int) -> None:
        """Go to the answer above or below the chosen one."""
        answers = self.transcript.answers()
        if not isinstance(self.focused, MessageBubble):
            return
        place = answers.index(self.focused) + by
        if place >= len(answers):
            self.prompt.focus()
        else:
            answers[max(0, place)].focus()

    def action_back_to_prompt(self) -> None:
        """Return to typing."""
        self.prompt.focus()

    def action_scroll(self, by: int) -> None:
        """Scroll the conversation without leaving the box."""
        if by < 0:
            self.transcript.scroll_page_up(animate=False)
        else:
            self.transcript.scroll_page_down(animate=False)

    # ------------------------------------------------------------ actions

    def action_leave(self) -> None:
        """Leave; everything is saved."""
        self.app.action_leave()  # type: ignore[attr-defined]

    def action_help(self) -> None:
        """Show the help."""
        from report_assistant.shells.help_words import help_text
        from report_assistant.tui.screens.reading import ReadingScreen

        self.app.push_screen(ReadingScreen("帮助", help_text()))

    async def action_preview(self) -> None:
        """Go through the draft: beside the conversation, or over the whole screen."""
        if self._draft.display and not self._draft.pane.has_focus:
            self._draft.pane.focus()
        else:
            await self._show_draft(None)

    async def _show_draft(self, pointer: Pointer | None) -> None:
        from report_assistant.tui.screens.draft import DraftScreen, Rewrite

        if self._presenter is None:
            return
        try:
            screen = DraftScreen(self._presenter.blocks(), self._presenter.source, pointer)
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))
            return

        async def back() -> None:
            await self._show_draft(screen.pointer)

        async def left(asked: str | Rewrite | None) -> None:
            if isinstance(asked, Rewrite):
                await self.action_rewrite(asked.block)
            else:
                await self._change(asked, back)

        self.app.push_screen(screen, left)

    @on(DraftPane.RewriteAsked)
    async def _rewrite_asked(self, message: DraftPane.RewriteAsked) -> None:
        await self.action_rewrite(message.block)

    @on(DraftReader.ChangeAsked)
    def _source_chosen(self, message: DraftReader.ChangeAsked) -> None:
        from report_assistant.tui.screens.choosing import choose_question

        async def back() -> None:
            self._draft.pane.focus()
            self.call_after_refresh(self._draft.pane.point, message.pointer)

        choose_question(self.app, message.source, lambda name: self._change(name, back))

    @property
    def _draft(self) -> DraftReader:
        return self.query_one(DraftReader)

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

        self.app.push_screen(screen, lambda name: self._change(name, back))

    async def _change(self, name: str | None, back: Callable[[], Awaitable[None]]) -> None:
        """Ask a question again, and go back when that is done."""
        if name is not None and self._presenter is not None:
            self._return_target = ReturnTarget(self._presenter.open_names(), back)
            await self._look_at(name)

    def action_table(self, key: str) -> None:
        """Open a statutory table as a grid."""
        if self._presenter is None:
            return
        from report_assistant.tui.screens.table import TableScreen

        editor = self._presenter.table(key)
        self.app.push_screen(TableScreen(editor, self._presenter.take_table), self._editor_left)

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
            screen = ProseScreen(
                paragraphs[block],
                lambda text: presenter.reword(block, text),
                lambda text: presenter.figures_of(block, text),
            )
            self.app.push_screen(screen, self._editor_left)
        else:
            titles = [(each.block, each.title) for each in paragraphs.values()]
            self.app.push_screen(ParagraphsScreen(titles), self._paragraph_chosen)

    async def _paragraph_chosen(self, block: str | None) -> None:
        if block is not None:
            await self.action_rewrite(block)

    async def _editor_left(self, reply: Reply | None) -> None:
        if reply is not None:
            await self._show(reply)
        self.prompt.focus()

    async def action_versions(self) -> None:
        """List the Word files generated so far."""
        if self._presenter is not None:
            await self._add(TranscriptEntry(Voice.NOTE, self._presenter.versions()))

    async def action_record(self) -> None:
        """Show who did what to the answers, the latest at the bottom in view."""
        from report_assistant.tui.screens.reading import RecordScreen

        if self._presenter is None:
            return
        try:
            self.app.push_screen(RecordScreen(self._presenter.record()))
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))

    @work(exclusive=True, exit_on_error=False)
    async def action_write_file(self, name: str) -> None:
        """Write the file that the command `name` is for. In a thread: the folder may be a slow network share."""
        if self._presenter is None:
            return
        if words := Command[name].value.under_way:
            await self._add(TranscriptEntry(Voice.NOTE, words))
        await self._add(await asyncio.to_thread(self._presenter.write_file, Command[name]))

    async def action_open_folder(self) -> None:
        """Open the folder of the Word files."""
        if self._presenter is not None:
            await self._add(TranscriptEntry(Voice.NOTE, self._presenter.open_folder()))

    async def action_next_year(self) -> None:
        """Go on with the report on the next year."""
        if self._presenter is None:
            return
        try:
            following = self._presenter.next_year()
        except ClerkProblem as problem:
            await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))
        else:
            await self.start(following)

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

    async def action_look(self, name: str) -> None:
        """Change how everything looks, from now on."""
        told = self.app.look(Command[name])  # type: ignore[attr-defined]
        await self._add(TranscriptEntry(Voice.NOTE, told))
        self.call_after_refresh(self.transcript.show_last)

    def action_choose_report(self) -> None:
        """Choose last year's report among the files."""
        from report_assistant.tui.screens.files import FilesScreen

        if self._presenter is not None:
            self.app.push_screen(FilesScreen(self._presenter.folder), self._report_chosen)

    async def _report_chosen(self, file: Path | None) -> None:
        if file is not None:
            await self._say(f"导入 {file}")

    @work(exclusive=True, exit_on_error=False)
    async def action_generate(self) -> None:
        """Write the Word file. In a thread: the folder may be on a slow network share."""
        if self._presenter is not None:
            await self._show(await asyncio.to_thread(self._presenter.write))
