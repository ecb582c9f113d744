"""The page after a Word file is written: the file, what is still open here, what is to do outside."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from report_assistant.language.wishes.commands import Command
from report_assistant.session.done_outside import done_outside, tick
from report_assistant.shells.command_list import commands_now
from report_assistant.shells.finished_words import FinishedWords
from report_assistant.shells.help_words import basics, screen_help
from report_assistant.tui.presenting.presenter import ConversationPresenter
from report_assistant.tui.screens.commands import CommandsScreen
from report_assistant.tui.screens.help import HelpScreen
from report_assistant.tui.screens.overlay import OverlayScreen, TypedElsewhere
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.figures import Figures
from report_assistant.tui.widgets.finished_cards import (
    FILL,
    LEAVE_OPEN,
    MEND,
    FileCard,
    OpenCard,
    OutsideCard,
)
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.page_row import PageRow
from report_assistant.tui.widgets.prompt import Prompt

_HERE = "还要改什么，在这里说；直接回车就打开文件"
_KEYS = (
    KeyHint("Esc", "回到对话", "escape", stays=True),
    KeyHint("F1", "帮助", "f1"),
    KeyHint("F3", "草稿", "f3"),
    KeyHint("F4", "核对", "f4"),
    KeyHint("F5", "再生成", "f5"),
    KeyHint("Ctrl+P", "全部命令", "ctrl+p"),
    KeyHint("Ctrl+Q", "退出", "ctrl+q"),
)
_NEXT = (
    ("接着可以：", "bold"),
    (
        "在 Word 里改过再回来生成，您改的字都会留着。改一个数，就在下面说，例如 网站改成 166。",
        "$quiet",
    ),
)
_NOT_REMEMBERED = "这次打的勾没能存下来，下次打开这一页要再打一次。"


@dataclass(frozen=True)
class FillIn:
    """The clerk goes on to these questions, one after another."""

    names: tuple[str, ...]


Tell = Callable[[str], None]


class FinishedScreen(OverlayScreen[str | FillIn | None]):
    """Returns what is to be said in the conversation, or what is to be filled in, or `None`."""

    AUTO_FOCUS = "Prompt"
    BINDINGS = [
        Binding("escape", "back", show=False, priority=True),
        Binding("f1", "help", show=False, priority=True),
        Binding("f3", f"say('{Command.PREVIEW.word}')", show=False, priority=True),
        Binding("f4", f"say('{Command.REVIEW.word}')", show=False, priority=True),
        Binding("f5", f"say('{Command.GENERATE.word}')", show=False, priority=True),
        Binding("ctrl+p", "commands", show=False, priority=True),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]

    prompt = query_one(Prompt)

    def __init__(
        self,
        words: FinishedWords,
        presenter: ConversationPresenter,
        write: Callable[[Command, Tell], object],
    ) -> None:
        """Show the words; `write` writes what a command asks for and tells what came of it."""
        super().__init__()
        self._words = words
        self._presenter = presenter
        self._write = write
        self._home = presenter.conversation.home
        self._number = presenter.conversation.stored.number

    # ------------------------------------------------------------ what is shown

    def compose(self) -> ComposeResult:
        """Compose the cards above the field."""
        words = self._words
        ticked = done_outside(self._home, self._number)
        yield Header()
        with VerticalScroll(id="finished", can_focus=False):
            yield FileCard(words, self.app.FOLDER_WORDS)  # type: ignore[attr-defined]
            with Container(id="finished-pair"):
                if words.must_change or words.open_places:
                    yield OpenCard(words.must_change, words.open_places)
                yield OutsideCard(words.steps, ticked)
            if words.figures:
                with Vertical(id="main-figures"):
                    yield Static("写进去的主要数字", markup=False, id="figures-head")
                    yield Figures(words.figures)
            yield ChineseText(Content.assemble(*_NEXT), id="finished-next")
        with Vertical(id="saying"), Horizontal(id="field"):
            yield Static(" 答 ", id="mark", markup=False)
            yield Prompt(_HERE)
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Show in the header what the conversation shows."""
        self.query_one(Header).show(self._presenter.standing())

    # ------------------------------------------------------------ what is pressed

    @on(Chip.Pressed)
    def _pressed(self, message: Chip.Pressed) -> None:
        message.stop()
        match message.said:
            case said if said == FILL:
                self._leave(FillIn(tuple(each.question for each in self._words.open_places)))
            case said if said == LEAVE_OPEN:
                self.query_one(OpenCard).display = False
                self.prompt.focus()
            case said if said == MEND:
                self.action_say(f"{Command.REVIEW.word} 提醒")
            case name:
                self._carry_out(Command[name])

    @on(PageRow.Pressed)
    def _place_pressed(self, message: PageRow.Pressed) -> None:
        message.stop()
        self._leave(FillIn((message.row,)))

    @on(OutsideCard.Ticked)
    def _ticked(self, message: OutsideCard.Ticked) -> None:
        message.stop()
        if not tick(self._home, self._number, message.ticked):
            self._tell(_NOT_REMEMBERED)

    def _carry_out(self, command: Command) -> None:
        if command is Command.OPEN_FILE:
            self._tell(self._presenter.open_file())
        elif command is Command.OPEN_FOLDER:
            self._tell(self.app.show_folder(self._presenter))  # type: ignore[attr-defined]
        else:
            self._tell(command.value.under_way)
            self._write(command, self._tell)

    def _tell(self, words: str) -> None:
        if self.is_attached:
            self.query_one(FileCard).tell(on_one_line(words, self._words.folder))

    # ------------------------------------------------------------ what is typed

    @on(Prompt.Submitted)
    def _submitted(self, message: Prompt.Submitted) -> None:
        message.stop()
        if message.text.strip():
            self.dismiss(message.text)
        else:
            self._carry_out(Command.OPEN_FILE)

    @on(Prompt.UndoAsked)
    def _undo_asked(self) -> None:
        self.action_say(Command.UNDO.word)

    @on(Prompt.RedoAsked)
    def _redo_asked(self) -> None:
        self.action_say(Command.REDO.word)

    @on(Prompt.EarlierAsked)
    def _to_buttons(self) -> None:
        self.query(Chip).first().focus()

    @on(TypedElsewhere)
    def _typed_elsewhere(self, message: TypedElsewhere) -> None:
        message.stop()
        self.prompt.take(message.text)

    def on_key(self, event: events.Key) -> None:
        """Type into the field, wherever the keyboard is."""
        if event.is_printable and event.character:
            event.stop()
            self.prompt.take(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the field, wherever the keyboard is."""
        if not self.prompt.has_focus:
            event.stop()
            self.prompt.take(event.text)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _mark_typing(self) -> None:
        self.query_one("#saying").set_class(self.prompt.has_focus, "-typing")

    # ------------------------------------------------------------ leaving

    def action_back(self) -> None:
        """Go back to the conversation."""
        self._leave(None)

    def action_say(self, words: str) -> None:
        """Go back and say something there."""
        self._leave(words)

    def action_help(self) -> None:
        """Show the help over the page."""
        self.app.push_screen(
            HelpScreen(basics(), screen_help()),
            lambda wanted: self.action_commands() if wanted else None,
        )

    def action_commands(self) -> None:
        """Choose among all commands; the chosen one is said in the conversation."""

        def chosen(word: str | None) -> None:
            if word is not None:
                self._leave(word)

        self.app.push_screen(CommandsScreen(commands_now(self._presenter.conversation)), chosen)

    def action_scroll(self, by: int) -> None:
        """Scroll the cards without leaving the field."""
        page = self.query_one("#finished", VerticalScroll)
        (page.scroll_page_up if by < 0 else page.scroll_page_down)(animate=False)

    def _leave(self, result: str | FillIn | None) -> None:
        """Go; what stands in the field goes along into the conversation's."""
        if self.app.screen is self and self.prompt.text:
            self.app.screen_stack[-2].post_message(TypedElsewhere(self.prompt.text))
        self.dismiss(result)


def on_one_line(words: str, folder: str) -> str:
    """Return what is told without the line breaks, a file in the page's folder by its name alone."""
    told = ""
    for line in words.splitlines():
        shown = line.removeprefix(folder).lstrip("/\\") if line != folder else line
        told += shown if not told or told.endswith("：") else f"　{shown}"
    return told
