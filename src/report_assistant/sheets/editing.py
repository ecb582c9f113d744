"""Filling in a table cell by cell, with the habits of a spreadsheet; no screen in it.

Typing replaces a cell, Enter goes down, Tab goes right, and totals follow at once. A pasted block
is shown where it would go before it is taken.
"""

from collections.abc import Callable

from report_assistant.checks import Finding
from report_assistant.interview.last_year import compared_words
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.typed_numbers import read_amount, read_count
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import Number, Values, cell_values
from report_assistant.sheets.clipboard import is_block
from report_assistant.sheets.copying import copied_text, number_text
from report_assistant.sheets.filled import FilledTable, filled_from
from report_assistant.sheets.grid import Grid, GridRow, is_computed, is_money
from report_assistant.sheets.paste_result import Pasted
from report_assistant.sheets.pasting import read_paste

_TOTAL_IS_COMPUTED = "这一格自动算，不用填。"
_AT_THE_END = "填完了按 Esc，存好返回。"


class TableEditor:
    """One table being filled in: where the cursor is, what is being typed, what can be undone."""

    def __init__(
        self,
        key: str,
        questionnaire: Questionnaire,
        report: AnnualReport,
        last: AnnualReport | None = None,
    ) -> None:
        self.filled = filled_from(key, report)
        self.before = self.filled
        self.row = self.column = 0
        self.typing: str | None = None
        """The text being typed into the current cell; `None` while nothing is."""
        self.offered: Pasted | None = None
        """A pasted block that is shown and not yet taken."""
        self.remark = ""
        """A remark on the effect of the last key, where one is needed."""
        self._questionnaire = questionnaire
        self._report = report
        self._last = last
        self._last_values: Values = {} if last is None else cell_values(last)
        self._undo: list[FilledTable] = []
        self._findings: tuple[FilledTable, list[Finding]] | None = None

    # ------------------------------------------------------------ looking

    @property
    def grid(self) -> Grid:
        """The table's cells."""
        return self.filled.grid

    @property
    def path(self) -> str:
        """The cell that the cursor is on."""
        return self.grid.at(self.row, self.column)

    @property
    def current_row(self) -> GridRow:
        """The row that the cursor is on."""
        return self.grid.rows[self.row]

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the answers."""
        return self.filled.numbers != self.before.numbers

    @property
    def shown(self) -> FilledTable:
        """The table as it is shown: with the block that is offered, if there is one."""
        return self.filled.with_numbers(self.offered.numbers) if self.offered else self.filled

    def text_at(self, path: str) -> str:
        """Return the text of a cell."""
        if path == self.path and self.typing is not None:
            return self.typing
        return number_text(self.shown.values[path])

    def last_at(self, path: str) -> str:
        """Return last year's number of a cell; empty where it is not known."""
        return number_text(self._last_values.get(path))

    def is_offered(self, path: str) -> bool:
        """Return whether the offered block would change a cell."""
        if self.offered is None or path not in self.offered.numbers:
            return False
        return self.offered.numbers[path] != self.filled.numbers.get(path)

    @property
    def meaning(self) -> str:
        """The current cell in a line or two: its place, last year's number, what is counted."""
        question = self._question
        parts = [self.grid.table.place(self.path)]
        if last := self.last_at(self.path):
            parts.append(f"去年 {last}")
        elif question is not None and (words := compared_words(question, self._last)):
            parts.append(f"去年：{words}")
        if is_computed(self.path):
            parts.append("自动算")
        elif question is not None:
            parts.append(question.guidance_hint or question.hint)
        return "　".join(parts)

    @property
    def findings(self) -> list[Finding]:
        """Findings about the table as it is shown."""
        shown = self.shown
        if self._findings is None or self._findings[0].numbers != shown.numbers:
            self._findings = (shown, shown.findings(self._report, self._last))
        return self._findings[1]

    @property
    def _question(self) -> Question | None:
        return self._questionnaire.covering(self.path)

    # ------------------------------------------------------------ moving

    def move(self, down: int, right: int) -> None:
        """Go to a cell nearby; what was typed is taken first."""
        if self.commit():
            self._go(self.row + down, self.column + right)

    def go_to(self, row: int, column: int) -> None:
        """Go to a cell; what was typed is taken first."""
        if self.commit():
            self._go(row, column)

    def go_to_cell(self, path: str) -> None:
        """Put the cursor on a cell; on one that the grid does not show, leave it."""
        if any(path in row.paths for row in self.grid.rows):
            self.go_to(*self.grid.place_of(path))

    def enter(self) -> None:
        """Take what was typed, or the offered block, and go down (Enter)."""
        if self.offered is not None:
            self.take_offered()
        elif self.commit():
            if self.row + 1 < len(self.grid.rows):
                self._go(self.row + 1, self.column)
            else:
                self.remark = _AT_THE_END

    def tab(self, step: int) -> None:
        """Take what was typed and go to the next cell that can be filled in (Tab)."""
        if not self.commit():
            return
        cells = self.grid.filled_in
        here = (self.row, self.column)
        places = [self.grid.place_of(path) for path in cells]
        after = [place for place in places if (place > here if step > 0 else place < here)]
        if after:
            self._go(*(after[0] if step > 0 else after[-1]))
        elif step > 0:
            self.remark = _AT_THE_END

    def _go(self, row: int, column: int) -> None:
        self.remark = ""
        self.row = min(max(row, 0), len(self.grid.rows) - 1)
        self.column = min(max(column, 0), len(self.current_row.paths) - 1)

    # ------------------------------------------------------------ typing

    def type(self, characters: str) -> None:
        """Type into the cell: the first character replaces what stands there."""
        if self._can_edit():
            self.typing = (self.typing or "") + characters

    def edit(self) -> None:
        """Edit the text in the cell (F2)."""
        if self._can_edit() and self.typing is None:
            self.typing = number_text(self.filled.numbers.get(self.path))

    def erase(self) -> None:
        """Delete the last character (Backspace)."""
        self.edit()
        if self.typing is not None:
            self.typing = self.typing[:-1]

    def clear(self) -> None:
        """Delete: empty the cell."""
        if self._can_edit():
            self.typing = None
            self._change({self.path: None})

    def commit(self) -> bool:
        """Take what was typed; False if it is not understood, and then it stays to be mended."""
        if self.typing is None:
            return True
        try:
            number = self._understood(self.typing)
        except NotUnderstood as problem:
            self.remark = str(problem)
            return False
        self.typing = None
        self._change({self.path: number})
        return True

    def cancel(self) -> bool:
        """Give up what is typed or offered (Esc); return false if there is nothing."""
        if self.typing is None and self.offered is None:
            return False
        self.typing = self.offered = None
        self.remark = ""
        return True

    def undo(self) -> None:
        """Take back the last change."""
        if not self.cancel():
            self.remark = "" if self._undo else "没有可以撤销的了。"
            self.filled = self._undo.pop() if self._undo else self.filled

    def _understood(self, typed: str) -> Number | None:
        if not typed.strip():
            return None
        question = self._question
        example = question.example if question is not None and is_money(self.path) else ""
        if is_money(self.path):
            return read_amount(typed, question.unit if question else "", example)
        return read_count(typed)

    def _can_edit(self) -> bool:
        if self.offered is not None:
            self.remark = "先按回车把粘贴的放进去，或按 Esc 不要。"
            return False
        if is_computed(self.path):
            self.remark = _TOTAL_IS_COMPUTED
            return False
        self.remark = ""
        return True

    def _change(self, numbers: dict[str, Number | None]) -> None:
        changed = self.filled.with_numbers(numbers)
        if changed.numbers != self.filled.numbers:
            self._undo.append(self.filled)
            self.filled = changed

    # ------------------------------------------------------------ blocks

    def paste(self, text: str) -> None:
        """Paste: one value is typing; a block is shown where it would go."""
        if not is_block(text) and "\n" not in text.strip().replace("\r", "\n"):
            self.type(text.strip())
            return
        if not self.commit():
            return
        pasted = read_paste(text, self.filled, self.path)
        self.remark = "" if pasted.numbers else "\n".join(pasted.told)
        self.offered = pasted if pasted.numbers else None

    def take_offered(self) -> None:
        """Put the offered block into the table."""
        if self.offered is not None:
            self._change(dict(self.offered.numbers))
            self.offered = None

    def copied(self) -> str:
        """Return the whole table for the clipboard."""
        self.remark = "整张表已复制，可以粘贴到 Excel 或 WPS。"
        return copied_text(self.filled)


Key = Callable[[TableEditor], None]
KEYS: dict[str, Key] = {
    "up": lambda editor: editor.move(-1, 0),
    "down": lambda editor: editor.move(1, 0),
    "left": lambda editor: editor.move(0, -1),
    "right": lambda editor: editor.move(0, 1),
    "home": lambda editor: editor.go_to(editor.row, 0),
    "end": lambda editor: editor.go_to(editor.row, len(editor.current_row.paths) - 1),
    "ctrl+home": lambda editor: editor.go_to(0, 0),
    "ctrl+end": lambda editor: editor.go_to(len(editor.grid.rows) - 1, editor.grid.width - 1),
    "pageup": lambda editor: editor.move(-10, 0),
    "pagedown": lambda editor: editor.move(10, 0),
    "enter": TableEditor.enter,
    "tab": lambda editor: editor.tab(1),
    "shift+tab": lambda editor: editor.tab(-1),
    "f2": TableEditor.edit,
    "backspace": TableEditor.erase,
    "delete": TableEditor.clear,
    "ctrl+z": TableEditor.undo,
}
"""The effect of each key in a table."""
