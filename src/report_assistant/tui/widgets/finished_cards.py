"""The cards of the page after a Word file is written: the file, what is open here, what is to do outside."""

from collections.abc import Iterator

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from report_assistant.foundation.cell_width import cells
from report_assistant.language.wishes.commands import Command
from report_assistant.shells.finished_words import FinishedWords, OpenPlace, Step
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.shown import ChipLook, ChipWords
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chips
from report_assistant.tui.widgets.page_row import PageRow, RowWords

FILL, LEAVE_OPEN, MEND = "fill", "leave", "mend"
"""What the buttons of the second card say; those of the first say the name of a command."""
_MOST_OPEN, _MOST_ERRORS = 6, 3
_BETWEEN, _WIDEST_TITLE = 3, 28
_HOW_TO_TICK = "做完的按回车或者点一下，打上勾。"


class FileCard(Card):
    """Which file was written, what can be done with it, and what came of that."""

    def __init__(self, words: FinishedWords, folder_words: str) -> None:
        """Show the file; `folder_words` stand on the button that leads to its folder."""
        self._told = ChineseText("", id="told")
        self._told.display = False
        super().__init__(*self._parts(words, folder_words), classes="-green")

    def tell(self, words: str) -> None:
        """Say what came of a button, in place of what was said before."""
        self._told.display = bool(words)
        self._told.update(safe(words))

    def _parts(self, words: FinishedWords, folder_words: str) -> Iterator[Widget]:
        yield ChineseText(Content.assemble(("Word 文件写好了", "bold $green"), f"  {words.about}"))
        yield ChineseText(Content.styled(safe(words.name), "bold"))
        yield ChineseText(Content.styled(safe(words.folder), "$quiet"))
        for line in words.beside:
            yield ChineseText(safe(line))
        yield Chips(_file_buttons(folder_words))
        yield self._told


class OpenCard(Card):
    """What must be changed, and what is still to be answered."""

    def __init__(self, must_change: tuple[str, ...], places: tuple[OpenPlace, ...]) -> None:
        parts = [*_errors(must_change), *_open_places(places)]
        super().__init__(*parts, id="still-open", classes="-red" if must_change else "-amber")


class OutsideCard(Card):
    """What is to be done outside the program, to be ticked off."""

    class Ticked(Message):
        """Something was ticked off, or not any more."""

        def __init__(self, ticked: frozenset[str]) -> None:
            super().__init__()
            self.ticked = ticked

    def __init__(self, steps: tuple[Step, ...], ticked: frozenset[str]) -> None:
        self._steps = {each.what: each for each in steps}
        self._ticked = ticked
        self._head = ChineseText(self._head_words())
        column = max(map(cells, self._steps)) + _BETWEEN
        rows = (PageRow(each.what, self._row_words(each), column) for each in steps)
        how = ChineseText(Content.styled(_HOW_TO_TICK, "$quiet"))
        super().__init__(self._head, *rows, how, id="outside")

    @on(PageRow.Pressed)
    def _tick(self, message: PageRow.Pressed) -> None:
        message.stop()
        self._ticked ^= {message.row}
        for row in self.query(PageRow):
            row.show(self._row_words(self._steps[row.row]))
        self._head.update(self._head_words())
        self.post_message(self.Ticked(self._ticked))

    def _head_words(self) -> Content:
        left = len(self._steps.keys() - self._ticked)
        return Content.styled(
            f"还要您在外面做的  {left} 件" if left else "外面要做的都做完了", "bold"
        )

    def _row_words(self, step: Step) -> RowWords:
        if step.what in self._ticked:
            return RowWords("[v]", step.what, step.by, "$quiet", "$quiet")
        return RowWords("[ ]", step.what, step.by, "$amber")


def _file_buttons(folder_words: str) -> tuple[ChipWords, ...]:
    return (
        ChipWords("打开文件", Command.OPEN_FILE.name, ChipLook.MAIN, "回车"),
        ChipWords(folder_words, Command.OPEN_FOLDER.name),
        ChipWords("定稿", Command.FINAL.name),
        ChipWords("导出 PDF", Command.PDF.name),
        ChipWords("备份", Command.BACKUP.name, ChipLook.QUIET),
    )


def _errors(messages: tuple[str, ...]) -> Iterator[Widget]:
    if not messages:
        return
    yield _head(f"必须改  {len(messages)} 处", "$red")
    for message in messages[:_MOST_ERRORS]:
        yield ChineseText(Content.assemble(("! ", "bold $red"), safe(message)))
    yield Chips((ChipWords("去核对，改好再生成", MEND),))


def _open_places(places: tuple[OpenPlace, ...]) -> Iterator[Widget]:
    if not places:
        return
    yield _head(f"还要在这里补的  {len(places)} 题", "$amber")
    shown = places[:_MOST_OPEN]
    column = min(max(cells(each.title) for each in shown) + _BETWEEN, _WIDEST_TITLE)
    for number, each in enumerate(shown, start=1):
        words = RowWords(f"{number}", each.title, each.part, "$quiet")
        yield PageRow(each.question, words, column)
    if more := len(places) - len(shown):
        yield ChineseText(Content.styled(f"另外还有 {more} 题，按 F4 都能看到。", "$quiet"))
    leave = ChipWords("就这样留着", LEAVE_OPEN, ChipLook.QUIET)
    yield Chips((ChipWords(f"去填这 {len(places)} 题", FILL), leave))


def _head(words: str, look: str) -> ChineseText:
    return ChineseText(Content.styled(words, f"bold {look}"))
