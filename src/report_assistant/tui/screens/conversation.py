"""The main screen: outline, conversation, draft."""

from collections.abc import Iterable
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import Screen

from report_assistant import phrases
from report_assistant.conversation import Conversation, WrittenFile, due_text
from report_assistant.interview.events import Asked, Event, Rejected, Wish, Wished
from report_assistant.problems import ClerkProblem
from report_assistant.tui.chip_words import chips_for
from report_assistant.tui.entries import (
    TranscriptEntry,
    Voice,
    entries_for,
    entries_of_answers,
)
from report_assistant.tui.widgets.chips import Chip, Chips
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.key_line import KeyLine
from report_assistant.tui.widgets.message import MessageBubble
from report_assistant.tui.widgets.outline import Outline, OutlineLine
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.tui.widgets.status_line import StatusLine
from report_assistant.tui.widgets.transcript import Transcript

RECALLED_ANSWERS = 20


class ConversationScreen(Screen[None]):
    """Passes what was typed to the conversation and shows what comes back."""

    BINDINGS = [
        Binding("f1", "help", show=False, priority=True),
        Binding("f2", "earlier", show=False, priority=True),
        Binding("f3", "draft", show=False, priority=True),
        Binding("f4", "review", show=False, priority=True),
        Binding("f5", "write", show=False, priority=True),
        Binding("escape", "back_to_prompt", show=False),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]

    transcript = query_one(Transcript)
    prompt = query_one(Prompt)

    def __init__(self, conversation: Conversation, folder: Path) -> None:
        super().__init__()
        self._conversation = conversation
        self._folder = folder
        self._reviewing = False

    def compose(self) -> ComposeResult:
        """Input above chips and keys, so that an input method's window covers neither."""
        yield StatusLine()
        yield OutlineLine()
        with Horizontal(id="body"):
            yield Outline()
            with Vertical(id="talk"):
                yield Transcript()
                yield Prompt()
                yield Chips()
            yield DraftPane()
        yield KeyLine()

    async def on_mount(self) -> None:
        """Put the first question, or take up where the clerk stopped."""
        interview = self._conversation.interview
        entries = [*entries_of_answers(interview, RECALLED_ANSWERS)]
        if not entries:
            entries = [TranscriptEntry(Voice.NOTE, phrases.WELCOME)]
        await self.transcript.add(entries)
        await self._show(interview.ask())
        self.call_after_refresh(self.prompt.focus)

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
        await self._say("撤销")

    async def _say(self, typed: str) -> None:
        try:
            events = self._conversation.say(typed)
        except ClerkProblem as problem:
            events = [Rejected(f"没有保存：{problem}", typed)]
        await self._show(events)
        if self._reviewing and not isinstance(events[-1], Rejected):
            self._reviewing = False
            self.action_review()

    async def _show(self, events: Iterable[Event]) -> None:
        events = list(events)
        await self.transcript.add(entries_for(events))
        for event in events:
            match event:
                case Rejected(typed=typed):
                    self.prompt.fill(typed)
                case Asked(question=question, current=current) if current:
                    self.prompt.fill(self._conversation.interview.editable(question))
                case Wished(wish=wish):
                    await self._grant(wish)
        await self.query_one(Chips).show(chips_for(self._conversation.interview))
        self.call_after_refresh(self._show_standing)

    async def _show_standing(self) -> None:
        """Outline, status line and draft, after the next question is on the screen."""
        interview = self._conversation.interview
        question = interview.current
        section = -1 if question is None else question.section
        progress, findings = interview.progress(), interview.findings()
        for outline in (self.query_one(Outline), self.query_one(OutlineLine)):
            outline.show(progress, section, findings)
        self.query_one(StatusLine).show(
            phrases.report_name(interview.report), phrases.saved_text(self._conversation.last_saved)
        )
        if self.query_one(DraftPane).display:
            await self._show_draft()

    async def _show_draft(self) -> None:
        question = self._conversation.interview.current
        about = "" if question is None else question.name
        try:
            await self.query_one(DraftPane).show(self._conversation.draft(), about)
        except ClerkProblem as problem:
            await self._note(str(problem))

    async def on_resize(self) -> None:
        """The draft pane may have appeared."""
        self.call_after_refresh(self._show_standing)

    async def _note(self, text: str, voice: Voice = Voice.PROBLEM) -> None:
        await self.transcript.add([TranscriptEntry(voice, text)])

    # ------------------------------------------------------------ earlier answers

    @on(MessageBubble.Chosen)
    async def _answer_chosen(self, message: MessageBubble.Chosen) -> None:
        await self._look_at(message.question)

    @on(Prompt.EarlierAsked)
    def _earlier_asked(self) -> None:
        self.action_earlier()

    async def _look_at(self, name: str) -> None:
        await self._show(self._conversation.interview.look_at(name))
        self.prompt.focus()

    def action_earlier(self) -> None:
        """Choose among the answers on the screen, the last one first."""
        answers = self.transcript.answers()
        if answers:
            answers[-1].focus()

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
        """Leaf through the conversation without leaving the box."""
        if by < 0:
            self.transcript.scroll_page_up(animate=False)
        else:
            self.transcript.scroll_page_down(animate=False)

    # ------------------------------------------------------------ wishes

    async def _grant(self, wish: Wish) -> None:
        match wish:
            case Wish.HELP:
                self.action_help()
            case Wish.PREVIEW:
                self.action_draft()
            case Wish.REVIEW:
                self.action_review()
            case Wish.DRAFT:
                self.action_write()
            case Wish.LEAVE:
                self.app.exit()

    def action_help(self) -> None:
        """Show the help."""
        from report_assistant.tui.screens.reading import ReadingScreen

        self.app.push_screen(ReadingScreen("帮助", phrases.HELP))

    def action_draft(self) -> None:
        """Show the whole draft."""
        from report_assistant.tui.screens.reading import DraftScreen

        try:
            self.app.push_screen(DraftScreen(self._conversation.draft()))
        except ClerkProblem as problem:
            self.call_later(self._note, str(problem))

    def action_review(self) -> None:
        """Show all answers and findings; a chosen one is asked again."""
        from report_assistant.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self._conversation.interview), self._review_chosen)

    async def _review_chosen(self, name: str | None) -> None:
        if name is not None:
            self._reviewing = True
            await self._look_at(name)

    @work(exclusive=True, thread=True, exit_on_error=False)
    def action_write(self) -> None:
        """Write the Word file. In a thread: the folder may be on a slow network share."""
        try:
            written = self._conversation.write_word(self._folder)
        except ClerkProblem as problem:
            self.app.call_from_thread(self._note, str(problem))
        else:
            self.app.call_from_thread(self._written, written)

    async def _written(self, written: WrittenFile) -> None:
        due = due_text(self._conversation.interview.report)
        await self._note(phrases.written_text(written, due), Voice.ASSISTANT)
