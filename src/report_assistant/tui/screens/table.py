"""A statutory table filled in as a grid. Leaving it keeps what was filled in; it asks nothing."""

import asyncio
from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from report_assistant.foundation.loading import ReadError
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.report.edition import section_title
from report_assistant.session.given.files import GivenFile
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.files import LARGEST_WORKBOOK
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.given_table import TableFile, tables_in
from report_assistant.tui.screens.overlay import FilesGiven, OverlayScreen
from report_assistant.tui.shown import Reply
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.table_grid import TableGrid
from report_assistant.tui.widgets.table_status import TableStatus
from report_assistant.tui.widgets.too_small import TooSmall

_KEYS: tuple[KeyHint, ...] = (
    KeyHint("0-9", "填数"),
    KeyHint("回车", "向下", "enter"),
    KeyHint("Tab", "向右", "tab"),
    KeyHint("Esc", "存好返回", "escape", stays=True),
    KeyHint("F6", "其余都是 0", "f6"),
    KeyHint("Ctrl+V", "粘贴整张表"),
    KeyHint("Ctrl+Z", "撤销", "ctrl+z"),
    KeyHint("Ctrl+C", "复制整张表", "ctrl+c"),
)
_OFFER_KEYS: tuple[KeyHint, ...] = (
    KeyHint("回车", "放进去", "enter"),
    KeyHint("Esc", "不要", "escape"),
)

_ONE_FILE = "在表里一次只能给一个文件，都没有放进来。请只给有这张表的那一个。"
_UNDECIDED = "表里还有没定的数，请先按回车放进去，或者按 Esc 不要。"
_SHORT_TABLE = 10
"""Rows of a table that leaves room for an empty line below it."""


class TableScreen(OverlayScreen[Reply | None]):
    """Returns what came of the answers that were taken; `None` if nothing was changed."""

    takes_files = True
    BINDINGS = [
        Binding("escape", "back", show=False),
        Binding("ctrl+s", "done", show=False),
    ]

    def __init__(self, editor: TableEditor, take: Callable[[FilledTable], Reply]) -> None:
        super().__init__(classes="-long" if len(editor.grid.rows) > _SHORT_TABLE else "")
        self._editor = editor
        self._take = take
        self._keys = _KEYS
        """The keys that are shown."""

    def why_stay(self) -> str:
        """Return that a cell or a block is not decided yet; a table that is, is taken on leaving."""
        is_undecided = self._editor.typing is not None or self._editor.offered is not None
        return _UNDECIDED if is_undecided else ""

    async def leave(self) -> None:
        """Take what was filled in, and leave."""
        self.action_done()

    def compose(self) -> ComposeResult:
        """Compose title, grid, the card about the cell, keys."""
        yield Header(_title(self._editor))
        yield TooSmall()
        with Vertical(id="table-page"):
            yield TableGrid(self._editor)
            yield TableStatus(self._editor)
        yield KeyLine(_KEYS)

    @on(TableGrid.Changed)
    def _show(self) -> None:
        self.query_one(TableGrid).show()
        self.query_one(TableStatus).show()
        keys = _KEYS if self._editor.offered is None else _OFFER_KEYS
        if keys is not self._keys:
            self._keys = keys
            self.query_one(KeyLine).show(keys)

    @on(FilesGiven)
    async def _take_files(self, message: FilesGiven) -> None:
        """Show where the numbers of a file would go. In a thread: an office program may help."""
        reading = asyncio.create_task(asyncio.to_thread(_tables_of, message.files))
        reading.add_done_callback(lambda _: message.done())
        try:
            file = await self.query_one(Header).waited_for(reading)
        except ClerkProblem as problem:
            self._editor.refuse(str(problem))
        else:
            self._editor.give(file)
        if self.is_attached:  # it may have been left meanwhile
            self._show()

    def on_paste(self, event: events.Paste) -> None:
        """Pass a paste to the grid, wherever it arrives."""
        self.query_one(TableGrid).on_paste(event)

    def get_selected_text(self) -> str:
        """Return what Ctrl+C copies: the whole table."""
        text = self._editor.copied()
        self._show()
        return text

    def action_back(self) -> None:
        """Give up what is being typed or offered; otherwise take the table and leave (Esc)."""
        if self._editor.cancel():
            self._show()
        else:
            self.action_done()

    def action_done(self) -> None:
        """Take what was filled in, and leave. If it cannot be stored, stay: nothing is lost."""
        if not self._editor.commit():
            self._show()
        elif not self._editor.is_changed:
            self.dismiss(None)
        else:
            reply = self._taken()
            if reply.taken:
                self.dismiss(reply)
            else:
                self._editor.refuse(reply.problem)
                self._show()

    def on_unmount(self) -> None:
        """Keep what was filled in when the program is closed with the table open."""
        if self._editor.is_changed:
            self._taken()

    def _taken(self) -> Reply:
        reply = self._take(self._editor.filled)
        if reply.taken:
            self._editor.before = self._editor.filled
        return reply


def _tables_of(files: Sequence[GivenFile]) -> TableFile:
    """Return the tables of the one file that was given. Raises ClerkProblem."""
    if len(files) > 1:
        raise ReadError(_ONE_FILE)
    return tables_in(files[0].read(LARGEST_WORKBOOK), files[0].name)


def _title(editor: TableEditor) -> str:
    """Return the table's name and what it is about."""
    table = editor.grid.table
    return f"{table.name}　{section_title(table.section)}"
