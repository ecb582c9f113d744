"""The main screen: outline, conversation, draft.

It is shown before the core is loaded, with the first question already on it; `start` gives it the
presenter as soon as there is one. What is submitted until then is answered then.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.tui.screens.collecting import CollectingActions
from report_assistant.tui.screens.overlay import FilesGiven, TypedElsewhere
from report_assistant.tui.screens.pages import FileWritten, command_named
from report_assistant.tui.shown import Refusal, Reply, ShownAsk, Standing, TranscriptEntry, Voice
from report_assistant.tui.widgets.ask import FOLD, Ask
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.outline import Outline, OutlineLine, signs_for
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.tui.widgets.too_small import TooSmall
from report_assistant.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from report_assistant.session.given.files import GivenFile
    from report_assistant.tui.presenting.presenter import ConversationPresenter

_Result = TypeVar("_Result")
_TURNS_OF_THE_LOOP = 3
_KEYS = (
    KeyHint("F1", "帮助", "f1"),
    KeyHint("F2", "改答案", "f2"),
    KeyHint("F3", "草稿", "f3"),
    KeyHint("F4", "核对", "f4"),
    KeyHint("F5", "生成 Word", "f5"),
    KeyHint("Ctrl+P", "全部命令", "ctrl+p", stays=True),
    KeyHint("Ctrl+Z", "撤销", "ctrl+z"),
    KeyHint("Ctrl+Q", "退出", "ctrl+q"),
)


class ConversationScreen(CollectingActions):
    """Wires the widgets to the presenter."""

    AUTO_FOCUS = "Prompt"  # at once: what is typed at the first sight of the question counts
    BINDINGS = [
        Binding("f1", "help", show=False, priority=True),
        Binding("f2", "earlier", show=False, priority=True),
        Binding("f3", "preview", show=False, priority=True),
        Binding("f4", "review", show=False, priority=True),
        Binding("f5", "generate", show=False, priority=True),
        Binding("f8", "record", show=False, priority=True),
        Binding("ctrl+p", "commands", show=False, priority=True),
        Binding("escape", "back_to_prompt", show=False),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]

    AFTER_THE_QUESTION = 0.04
    """Seconds until buttons, outline and draft follow an answer: the next question comes first."""

    class Moved(Message):
        """The conversation went on: where the report stands may be shown elsewhere too."""

        def __init__(self, presenter: ConversationPresenter, standing: Standing) -> None:
            super().__init__()
            self.presenter = presenter
            self.standing = standing

    transcript = query_one(Transcript)
    card = query_one(Ask)

    def __init__(self, first_entries: list[TranscriptEntry], first: ShownAsk) -> None:
        super().__init__()
        self._first_entries = first_entries
        self._first = first
        self._typed_before_start: list[str] = []
        self._given_before_start: list[FilesGiven] = []
        self._in_threads: set[asyncio.Task[object]] = set()
        self._is_generating = False

    def compose(self) -> ComposeResult:
        """Compose the input above chips and keys, so that no input method's window covers them."""
        signs = signs_for(os.environ)
        yield Header()
        yield TooSmall()
        yield OutlineLine(signs)
        with Horizontal(id="body"):
            yield Outline(signs)
            with Vertical(id="conversation"):
                yield Transcript(self._first_entries)
                yield Ask(self._first)
            yield Vertical(id="draft-side")
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Let the clerk type at once."""
        self.call_after_refresh(self.prompt.focus)

    async def start(self, presenter: ConversationPresenter) -> None:
        """Begin the conversation in place of the opening words."""
        self._presenter = presenter
        await self._have_a_draft()
        self._draft.sources = presenter.source
        self._draft.ask_beside = presenter.beside_draft
        is_new = presenter.is_new
        self.transcript.clear()
        await self._show(presenter.begin())
        self.prompt.focus()
        for typed in self._typed_before_start:
            if is_new:
                await self._say(typed)
            else:  # it was typed before the clerk saw which question is asked
                self.prompt.fill(typed)
        self._typed_before_start.clear()
        for message in self._given_before_start:
            await self.take_files(message.files, message.done)
        self._given_before_start.clear()

    async def _have_a_draft(self) -> None:
        """Put the draft at the right: not before, as the first screen need not wait for it."""
        from report_assistant.tui.widgets.draft_reader import DraftReader

        side = self.query_one("#draft-side")
        if not side.children:
            await side.mount(DraftReader("draft-beside"))

    # ------------------------------------------------------------ what is said

    @on(Prompt.Submitted)
    async def _submitted(self, message: Prompt.Submitted) -> None:
        await self._say(message.text)

    @on(Chip.Pressed)
    async def _chip_pressed(self, message: Chip.Pressed) -> None:
        self.prompt.focus()
        await self._say(message.said)

    @on(Prompt.UndoAsked)
    async def _undo_asked(self) -> None:
        await self._say(command_named("UNDO").word)

    @on(Prompt.RedoAsked)
    async def _redo_asked(self) -> None:
        await self._say(command_named("REDO").word)

    async def _say(self, typed: str) -> None:
        if self._presenter is None:
            self._typed_before_start.append(typed)
            return
        if not self.transcript.is_attached:  # typed while the window was closing
            return
        if self.card.takes(typed):
            return
        if self.card.shown.is_explained and typed.strip() == FOLD:
            await self._show(Reply(ask=self._presenter.folded()))
            return
        try:
            if self._presenter.is_about_a_file(typed):  # it may lie on a slow network share
                reply = await self._in_thread(self._presenter.say, typed)
            else:
                reply = self._presenter.say(typed)
        except Exception:
            self.prompt.fill(typed)
            raise
        await self._show(reply)
        if (
            self._return_target is not None
            and reply.taken
            and self._return_target.is_reached(self._presenter)
        ):
            return_target, self._return_target = self._return_target, None
            if not reply.action:
                await return_target.back()

    async def take_files(self, files: Sequence[GivenFile], done: Callable[[], None]) -> None:
        """Take files that were dropped on the page; `done` is called as soon as they were read.

        What is typed meanwhile waits, as behind words that are about a file.
        """
        if not self.post_message(FilesGiven(files, done)):
            done()

    @on(FilesGiven)
    async def _take_files(self, message: FilesGiven) -> None:
        if self._presenter is None:
            self._given_before_start.append(message)
            return
        if not self.transcript.is_attached:
            message.done()
            return
        reading = self._in_a_thread(self._presenter.take_files, message.files)
        reading.add_done_callback(lambda _: message.done())
        await self._show(await self.query_one(Header).waited_for(reading))

    async def _in_thread(self, step: Callable[..., _Result], *arguments: object) -> _Result:
        task = self._in_a_thread(step, *arguments)
        return await self.query_one(Header).waited_for(task)

    def _in_a_thread(
        self, step: Callable[..., _Result], *arguments: object
    ) -> asyncio.Task[_Result]:
        """Begin what may take a while. It goes on to its end even when the screen is left."""
        task = asyncio.create_task(asyncio.to_thread(step, *arguments))
        self._in_threads.add(task)
        task.add_done_callback(self._in_threads.discard)
        return task

    async def wait_for_files(self) -> None:
        """Wait until no file is being written any more; what is only read is stopped."""
        self.stop_collecting()
        await asyncio.gather(*self._in_threads, return_exceptions=True)

    async def _show(self, reply: Reply) -> None:
        assert self._presenter is not None
        with self.app.batch_update():
            self._put(reply)
            for _ in range(_TURNS_OF_THE_LOOP):  # until every widget has told what is to be drawn
                await asyncio.sleep(0)
        if reply.action:
            about = repr(reply.about) if reply.about else ""
            await self.run_action(f"{reply.action}({about})")
        self._show_standing_soon()

    def _put(self, reply: Reply) -> None:
        """Put what came of it into transcript, card and box."""
        self.transcript.add(entry for entry in reply.entries if entry.voice is not Voice.PROBLEM)
        if reply.ask is not None:
            self.card.ask(reply.ask)
        self.card.refuse(reply.refusal)
        for entry in reply.entries:
            if entry.voice is Voice.CLERK:
                self.prompt.forget_refused(entry.text)
        if reply.refused and reply.refusal is None:
            self.prompt.put_aside(reply.refused)
        elif reply.refused and reply.refusal is not None and not reply.refusal.is_offer:
            self.prompt.leave(reply.refused)
        if reply.fill is not None:
            self.prompt.fill(reply.fill)

    @work(exclusive=True, group="standing", exit_on_error=False)
    async def _show_standing_soon(self) -> None:
        """Wait until the next question is on the terminal; several answers at once are waited for."""
        await asyncio.sleep(self.AFTER_THE_QUESTION)
        self.call_next(self._show_standing)

    async def _show_standing(self) -> None:
        """Show buttons, outline, header and draft, after the next question is on the screen."""
        if self._presenter is None:
            return
        await self.card.offer(self._presenter.chips())
        standing = self._presenter.standing()
        self.query_one(Outline).show(standing)
        self.query_one(OutlineLine).show(standing)
        self.query_one(Header).show(standing)
        self.post_message(self.Moved(self._presenter, standing))
        if self._is_draft_beside:
            self._draft.tell_beside()
            try:
                await self._draft.pane.show(self._presenter.blocks())
            except ClerkProblem as problem:
                await self._add(TranscriptEntry(Voice.PROBLEM, str(problem)))

    def on_resize(self) -> None:
        """Lay out again: the draft pane may have appeared, the question may not fit any more."""
        self._show_standing_soon()

    async def _add(self, entry: TranscriptEntry) -> None:
        if entry.voice is Voice.PROBLEM:
            self.card.refuse(Refusal(entry.text, lead="没有办成"))
        else:
            self.transcript.add([entry])

    # ------------------------------------------------------------ earlier answers

    @on(Transcript.Chosen)
    async def _answer_chosen(self, message: Transcript.Chosen) -> None:
        await self._look_at(message.question)

    async def _look_at(self, name: str) -> None:
        if self._presenter is not None and self._presenter.is_cell(name):
            self._return_target = None
            self.action_table(name)
        elif self._presenter is not None:
            self.prompt.clear()
            await self._show(self._presenter.look_at(name))
            self.prompt.focus()

    @on(Prompt.EarlierAsked)
    def action_earlier(self) -> None:
        """Choose among the answers, the last one first."""
        if self.transcript.has_answers:
            self.transcript.focus()

    @on(Transcript.Left)
    def _answers_left(self) -> None:
        self.prompt.focus()

    def on_key(self, event: events.Key) -> None:
        """Type into the box, wherever the keyboard is."""
        if event.is_printable and event.character:
            event.stop()
            self.prompt.take(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the box, wherever the keyboard is."""
        if not self.prompt.has_focus:
            self.prompt.take(event.text)

    @on(TypedElsewhere)
    def _typed_elsewhere(self, message: TypedElsewhere) -> None:
        self.prompt.take(message.text)

    def action_back_to_prompt(self) -> None:
        """Return to typing; stop what is being collected."""
        self.stop_collecting()
        self.prompt.focus()

    def action_scroll(self, by: int) -> None:
        """Turn the card's page where it has several, else scroll what is done."""
        if self.card.has_pages:
            self.card.turn_page(by)
        elif by < 0:
            self.transcript.scroll_page_up(animate=False)
        else:
            self.transcript.scroll_page_down(animate=False)

    # ------------------------------------------------------------ files, the look, the end

    def action_leave(self) -> None:
        """Leave; everything is saved."""
        self.app.action_leave()  # type: ignore[attr-defined]

    async def action_versions(self) -> None:
        """List the Word files generated so far."""
        if self._presenter is not None:
            await self._add(TranscriptEntry(Voice.NOTE, self._presenter.conversation.versions()))

    @work(exclusive=True, exit_on_error=False)
    async def action_write_file(self, name: str) -> None:
        """Write the file that the command `name` is for. In a thread: the folder may be a slow network share."""
        if self._presenter is None:
            return
        under_way = TranscriptEntry(Voice.NOTE, command_named(name).value.under_way)
        if under_way.text:
            await self._add(under_way)
        try:
            entry, path = await self._in_thread(self._presenter.write_file, command_named(name))
        finally:
            self.transcript.take_back(under_way)
        await self._add(entry)
        if path is not None:
            self.post_message(FileWritten(path))

    async def action_open_file(self) -> None:
        """Open the newest Word file."""
        if self._presenter is not None:
            await self._add(TranscriptEntry(Voice.NOTE, self._presenter.open_file()))

    async def action_open_folder(self) -> None:
        """Open the folder of the Word files."""
        if self._presenter is not None:
            told = self.app.show_folder(self._presenter)  # type: ignore[attr-defined]
            await self._add(TranscriptEntry(Voice.NOTE, told))

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

    async def action_new_report(self, name: str) -> None:
        """Begin another report; this one is kept."""
        if self._presenter is not None:
            await self.start(self._presenter.new_report())
            await self._add(TranscriptEntry(Voice.NOTE, command_named(name).value.done))

    async def action_look(self, name: str) -> None:
        """Change how everything looks, from now on."""
        told = self.app.look(command_named(name))  # type: ignore[attr-defined]
        self.transcript.lay_out_again()
        await self._add(TranscriptEntry(Voice.NOTE, told))

    @work(exit_on_error=False)
    async def action_generate(self) -> None:
        """Write the Word file. In a thread: the folder may be on a slow network share.

        Asked for again meanwhile, it is not written a second time.
        """
        if self._presenter is None or self._is_generating:
            return
        self._is_generating = True
        try:
            await self._show(await self._in_thread(self._presenter.write))
        finally:
            self._is_generating = False
