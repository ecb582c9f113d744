"""A statutory table filled in as a grid. Leaving it keeps what was filled in; it asks nothing."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from report_assistant.report.edition import section_title
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.filled import FilledTable
from report_assistant.shells import phrases
from report_assistant.tui.screens.overlay import OverlayScreen
from report_assistant.tui.shown import Reply
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.table_grid import TableGrid

_KEYS = "打数　回车向下　Tab 向右　可粘贴　Ctrl+C 复制　Ctrl+Z 撤销　Esc 存好返回"
_OFFER_KEYS = "回车：放进去　　Esc：不要"
_ALL_ADD_UP = "各项相加都对得上。"


class TableScreen(OverlayScreen[Reply | None]):
    """Returns what came of the answers that were taken; `None` if nothing was changed."""

    BINDINGS = [
        Binding("escape", "back", show=False),
        Binding("ctrl+s", "done", show=False),
    ]

    def __init__(self, editor: TableEditor, take: Callable[[FilledTable], Reply]) -> None:
        super().__init__()
        self._editor = editor
        self._take = take

    def compose(self) -> ComposeResult:
        """Compose title, grid, what the cell means, what does not add up, keys."""
        yield Static(_title(self._editor), markup=False, classes="screen-title")
        yield TableGrid(self._editor)
        yield ChineseText("", id="meaning")
        yield ChineseText("", id="remark")
        yield Static(_KEYS, id="table-keys", markup=False, classes="screen-keys")

    def on_mount(self) -> None:
        """Tell about the first cell."""
        self._tell()

    @on(TableGrid.Changed)
    def _tell(self) -> None:
        editor = self._editor
        self.query_one("#meaning", ChineseText).update(editor.meaning)
        remark = self.query_one("#remark", ChineseText)
        remark.update(_remark(editor))
        remark.set_class(bool(editor.findings or editor.remark), "-wrong")
        keys = _KEYS if editor.offered is None else _OFFER_KEYS
        self.query_one("#table-keys", Static).update(keys)

    def on_paste(self, event: events.Paste) -> None:
        """Pass a paste to the grid, wherever it arrives."""
        self.query_one(TableGrid).on_paste(event)

    def get_selected_text(self) -> str:
        """Return what Ctrl+C copies: the whole table."""
        text = self._editor.copied()
        self._tell()
        return text

    def action_back(self) -> None:
        """Give up what is being typed or offered; otherwise take the table and leave (Esc)."""
        if self._editor.cancel():
            self.query_one(TableGrid).show()
            self._tell()
        else:
            self.action_done()

    def action_done(self) -> None:
        """Take what was filled in, and leave. If it cannot be stored, stay: nothing is lost."""
        if not self._editor.commit():
            self._tell()
        elif not self._editor.is_changed:
            self.dismiss(None)
        else:
            reply = self._taken()
            if reply.taken:
                self.dismiss(reply)
            else:
                self._editor.remark = reply.problem
                self._tell()

    def on_unmount(self) -> None:
        """Keep what was filled in when the program is closed with the table open."""
        if self._editor.is_changed:
            self._taken()

    def _taken(self) -> Reply:
        reply = self._take(self._editor.filled)
        if reply.taken:
            self._editor.before = self._editor.filled
        return reply


def _title(editor: TableEditor) -> str:
    """Return the table's name and what it is about."""
    table = editor.grid.table
    return f"{table.name}　{section_title(table.section)}"


def _remark(editor: TableEditor) -> str:
    """Return the line below the grid: what to do, what was pasted, or what does not add up."""
    if editor.remark:
        return editor.remark
    found = [phrases.finding_text(finding) for finding in editor.findings]
    if (pasted := editor.offered) is not None:
        blanks = "".join(pasted.empty_words(editor.grid, editor.shown.is_empty))
        return "\n".join([f"粘贴的内容{pasted.how}{blanks}", *pasted.told, *found])
    if not editor.filled.numbers:
        return "空着的格，在有数的行里按 0 算。"
    more = f"（还有 {len(found) - 1} 处）" if len(found) > 1 else ""
    return f"{found[0]}{more}" if found else _ALL_ADD_UP
