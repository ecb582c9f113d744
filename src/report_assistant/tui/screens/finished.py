"""The page after a Word file is written: the file, what is still open here, what is to do outside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells
from report_assistant.language.wishes.commands import Command
from report_assistant.session.done_outside import done_outside, tick
from report_assistant.shells.command_list import commands_now
from report_assistant.shells.finished_words import FinishedWords, Step
from report_assistant.shells.help_words import basics, screen_help
from report_assistant.tui.presenter import ConversationPresenter
from report_assistant.tui.safe_signs import safe
from report_assistant.tui.screens.commands import CommandsScreen
from report_assistant.tui.screens.help import HelpScreen
from report_assistant.tui.screens.overlay import OverlayScreen, TypedElsewhere
from report_assistant.tui.shown import ChipLook, ChipWords
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chip, Chips
from report_assistant.tui.widgets.figures import Figures
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.page_row import PageRow, RowWords
from report_assistant.tui.widgets.prompt import Prompt

_FILL, _LEAVE_OPEN, _MEND = "fill", "leave", "mend"
_MOST_OPEN, _MOST_ERRORS = 6, 3
_BETWEEN, _WIDEST_TITLE = 3, 28
_HERE = "还要改什么，在这里说；直接回车就打开文件"
_FILE_BUTTONS = (
    ChipWords("打开文件", Command.OPEN_FILE.name, ChipLook.MAIN, "回车"),
    ChipWords("打开文件夹", Command.OPEN_FOLDER.name),
    ChipWords("定稿", Command.FINAL.name),
    ChipWords("导出 PDF", Command.PDF.name),
    ChipWords("备份", Command.BACKUP.name, ChipLook.QUIET),
)
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
        self._ticked = done_outside(self._home, presenter.conversation.stored.number)

    # ------------------------------------------------------------ what is shown

    def compose(self) -> ComposeResult:
        """Compose the cards above the field."""
        yield Header()
        with VerticalScroll(id="finished", can_focus=False):
            yield Card(*self._file_card(), classes="-green")
            with Container(id="finished-pair"):
                if self._words.must_change or self._words.open_places:
                    look = "-red" if self._words.must_change else "-amber"
                    yield Card(*self._open_card(), id="still-open", classes=look)
                yield Card(*self._outside_card(), id="outside")
            if self._words.figures:
                with Vertical(id="main-figures"):
                    yield Static("写进去的主要数字", markup=False, classes="card-head")
                    yield Figures(self._words.figures)
            yield ChineseText(Content.assemble(*_NEXT), id="finished-next")
        with Vertical(id="saying"), Horizontal(id="field"):
            yield Static(" 答 ", id="mark", markup=False)
            yield Prompt(_HERE)
        yield KeyLine(_KEYS)

    def _file_card(self) -> Iterator[Widget]:
        words = self._words
        yield ChineseText(Content.assemble(("Word 文件写好了", "bold $green"), f"  {words.about}"))
        yield ChineseText(Content.styled(safe(words.name), "bold"), classes="file-name")
        yield ChineseText(Content.styled(safe(words.folder), "$quiet"))
        for line in words.beside:
            yield ChineseText(safe(line))
        yield Chips(_FILE_BUTTONS, id="file-buttons")
        yield ChineseText("", id="told")

    def _open_card(self) -> Iterator[Widget]:
        errors, places = self._words.must_change, self._words.open_places
        if errors:
            yield _head(f"必须改  {len(errors)} 处", "$red")
            for message in errors[:_MOST_ERRORS]:
                yield ChineseText(Content.assemble(("! ", "bold $red"), safe(message)))
            yield Chips((ChipWords("去核对，改好再生成", _MEND),))
        if not places:
            return
        yield _head(f"还要在这里补的  {len(places)} 题", "$amber")
        longest = max(cells(each.title) for each in places[:_MOST_OPEN])
        column = min(longest + _BETWEEN, _WIDEST_TITLE)
        for number, each in enumerate(places[:_MOST_OPEN], start=1):
            shown = RowWords(f"{number}", each.title, each.part, "$quiet")
            yield PageRow(each.question, shown, column)
        if more := len(places) - _MOST_OPEN:
            yield ChineseText(
                Content.styled(
                    f"另外还有 {more} 题，按 F4 都能看到。" if more > 0 else "", "$quiet"
                )
            )
        yield Chips(
            (
                ChipWords(f"去填这 {len(places)} 题", _FILL),
                ChipWords("就这样留着", _LEAVE_OPEN, ChipLook.QUIET),
            )
        )

    def _outside_card(self) -> Iterator[Widget]:
        yield ChineseText(self._outside_head(), id="outside-head")
        column = max(cells(each.what) for each in self._words.steps) + _BETWEEN
        for each in self._words.steps:
            yield PageRow(each.what, self._step_words(each), column)
        yield ChineseText(Content.styled("做完的按回车或者点一下，打上勾。", "$quiet"))

    def _outside_head(self) -> Content:
        left = [each for each in self._words.steps if each.what not in self._ticked]
        words = f"还要您在外面做的  {len(left)} 件" if left else "要在外面做的都做完了"
        return Content.styled(words, "bold")

    def _step_words(self, step: Step) -> RowWords:
        if step.what in self._ticked:
            return RowWords("[v]", step.what, step.by, "$quiet", "$quiet")
        return RowWords("[ ]", step.what, step.by, "$amber")

    def on_mount(self) -> None:
        """Show in the header what the conversation shows."""
        self.query_one(Header).show(self._presenter.standing())
        self.query_one("#told").display = False

    # ------------------------------------------------------------ what is pressed

    @on(Chip.Pressed)
    def _pressed(self, message: Chip.Pressed) -> None:
        message.stop()
        match message.said:
            case said if said == _FILL:
                self._leave(FillIn(tuple(each.question for each in self._words.open_places)))
            case said if said == _LEAVE_OPEN:
                self.query_one("#still-open").display = False
                self.prompt.focus()
            case said if said == _MEND:
                self.action_say(f"{Command.REVIEW.word} 提醒")
            case name:
                self._carry_out(Command[name])

    @on(PageRow.Pressed)
    def _row_pressed(self, message: PageRow.Pressed) -> None:
        message.stop()
        step = next((each for each in self._words.steps if each.what == message.row), None)
        if step is None:
            self._leave(FillIn((message.row,)))
            return
        self._ticked ^= {step.what}
        row = next(each for each in self.query(PageRow) if each.row == step.what)
        row.show(self._step_words(step))
        self.query_one("#outside-head", ChineseText).update(self._outside_head())
        if not tick(self._home, self._presenter.conversation.stored.number, self._ticked):
            self._tell(_NOT_REMEMBERED)

    def _carry_out(self, command: Command) -> None:
        if command is Command.OPEN_FILE:
            self._tell(self._presenter.open_file())
        elif command is Command.OPEN_FOLDER:
            self._tell(self._presenter.open_folder())
        else:
            self._tell(command.value.under_way)
            self._write(command, self._tell)

    def _tell(self, words: str) -> None:
        """Say what came of a button, in place of what was said before."""
        if not self.is_attached:
            return
        told = self.query_one("#told", ChineseText)
        told.display = bool(words)
        told.update(safe(on_one_line(words, self._words.folder)))

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


def _head(words: str, look: str) -> ChineseText:
    return ChineseText(Content.styled(words, f"bold {look}"), classes="card-head")
