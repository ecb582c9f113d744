"""Filling in a table cell by cell, with the habits of a spreadsheet; no screen in it.

Typing replaces a cell, Enter goes down, Tab goes right, and totals follow at once. A pasted block
is shown where it would go before it is taken.
"""

from report_assistant.checks import Finding
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.typed_numbers import read_amount, read_count
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import Number
from report_assistant.sheets.balance import Balance, left_over
from report_assistant.sheets.clipboard import is_block
from report_assistant.sheets.copying import copied_text, number_text
from report_assistant.sheets.filled import FilledTable, filled_from
from report_assistant.sheets.given_table import TableFile, placed
from report_assistant.sheets.grid import Grid, GridRow, is_computed, is_money
from report_assistant.sheets.paste_result import Pasted
from report_assistant.sheets.pasting import read_paste
from report_assistant.sheets.surroundings import TOTAL_IS_COMPUTED, Surroundings

_AT_THE_END = "填完了按 Esc，存好返回。"
_PASTED = "粘贴的内容"
_REST_IS_ZERO = "其余的格都填了 0。"
_NO_REST = "没有空着的格了。"


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
        self.source = _PASTED
        """Where the block is from, in words."""
        self.remark = ""
        """A remark on the effect of the last key, where one is needed."""
        self.refusal = ""
        """Why the last key was not followed, where it was not; what was typed is still there."""
        self._around = Surroundings(questionnaire, report, last)
        self._undo: list[FilledTable] = []
        self._shown: tuple[FilledTable, Pasted, FilledTable] | None = None

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
    def head(self) -> str:
        """The head over the cell that the cursor is on."""
        return self.current_row.heads[self.column]

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the answers."""
        return self.filled.numbers != self.before.numbers

    @property
    def shown(self) -> FilledTable:
        """The table as it is shown: with the block that is offered, if there is one."""
        if self.offered is None:
            return self.filled
        kept = self._shown
        if kept is None or kept[0] is not self.filled or kept[1] is not self.offered:
            merged = self.filled.with_numbers(self.offered.numbers)
            kept = self._shown = (self.filled, self.offered, merged)
        return kept[2]

    def text_at(self, path: str) -> str:
        """Return the text of a cell."""
        if path == self.path and self.typing is not None:
            return self.typing
        return number_text(self.shown.values[path])

    def last_at(self, path: str) -> str:
        """Return last year's number of a cell; empty where it is not known."""
        return self._around.last_at(path)

    @property
    def knows_last_year(self) -> bool:
        """Whether there are numbers of last year."""
        return self._around.knows_last_year

    def is_offered(self, path: str) -> bool:
        """Return whether the offered block would change a cell."""
        if self.offered is None or path not in self.offered.numbers:
            return False
        return self.offered.numbers[path] != self.filled.numbers.get(path)

    def is_empty(self, path: str) -> bool:
        """Return whether nobody filled in a cell; it counts as 0."""
        return path not in self.shown.numbers

    @property
    def before_in_words(self) -> str:
        """Last year's number of the current cell, or what else last year's report says of it."""
        return self._around.before_in_words(self.path)

    @property
    def meaning(self) -> str:
        """What is counted in the current cell."""
        return self._around.meaning(self.path)

    @property
    def meanings(self) -> frozenset[str]:
        """What is counted in the cells of the table."""
        return frozenset(map(self._around.meaning, self.grid.table.paths))

    @property
    def proposed(self) -> int | None:
        """The number that Enter puts into the current cell, as it follows from the others."""
        if self.typing is not None or self.offered is not None:
            return None
        return left_over(self.filled, self.path)

    @property
    def balances(self) -> dict[str, Balance]:
        """Whether the columns add up, by their heads."""
        return self._around.balances(self.shown)

    @property
    def findings(self) -> list[Finding]:
        """Findings about the table as it is shown."""
        return self._around.findings(self.shown)

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
            return
        if (number := self.proposed) is not None:
            self._change({self.path: number})
        if self.commit():
            if self.row + 1 < len(self.grid.rows):
                self._go(self.row + 1, self.column)
            else:
                self._say(_AT_THE_END)

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
            self._say(_AT_THE_END)

    def _go(self, row: int, column: int) -> None:
        self._say("")
        self.row = min(max(row, 0), len(self.grid.rows) - 1)
        self.column = min(max(column, 0), len(self.current_row.paths) - 1)

    # ------------------------------------------------------------ typing

    def type(self, characters: str) -> None:
        """Type into the cell: the first character replaces what stands there, or was refused."""
        is_refused = bool(self.refusal)
        if self._can_edit():
            self.typing = ("" if is_refused else self.typing or "") + characters

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
            self.refuse(str(problem))
            return False
        self.typing = None
        self._change({self.path: number})
        return True

    def cancel(self) -> bool:
        """Give up what is typed or offered (Esc); return false if there is nothing."""
        if self.typing is None and self.offered is None:
            return False
        self.typing = self.offered = None
        self._say("")
        return True

    def undo(self) -> None:
        """Take back the last change."""
        if not self.cancel():
            self._say("" if self._undo else "没有可以撤销的了。")
            self.filled = self._undo.pop() if self._undo else self.filled

    def fill_rest_with_zeros(self) -> None:
        """Fill every empty cell with 0 (F6), but for those that another number follows for."""
        if self.offered is not None or not self.commit():
            return
        empty = [path for path in self.grid.filled_in if path not in self.filled.numbers]
        waiting = [path for path in empty if left_over(self.filled, path)]
        self._change({path: 0 for path in empty if path not in waiting})
        if not empty:
            self._say(_NO_REST)
        elif waiting:
            label, _ = self.grid.table.labels[waiting[0]]
            self._say(f"{_REST_IS_ZERO}还没办完的几件，请填进“{label}”。")
        else:
            self._say(_REST_IS_ZERO)

    def _understood(self, typed: str) -> Number | None:
        if not typed.strip():
            return None
        question = self._around.question(self.path)
        example = question.example if question is not None and is_money(self.path) else ""
        if is_money(self.path):
            return read_amount(typed, question.unit if question else "", example)
        return read_count(typed)

    def _can_edit(self) -> bool:
        if self.offered is not None:
            self.refuse("先按回车把这些数放进去，或按 Esc 不要。")
            return False
        if is_computed(self.path):
            self.refuse(TOTAL_IS_COMPUTED)
            return False
        self._say("")
        return True

    def refuse(self, reason: str) -> None:
        """Say why the last key was not followed."""
        self.remark, self.refusal = "", reason

    def _say(self, remark: str) -> None:
        self.remark, self.refusal = remark, ""

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
        self._offer(read_paste(text, self.filled, self.path), _PASTED)

    def give(self, file: TableFile) -> None:
        """Take the tables of a file: the one that is meant is shown where it would go."""
        if self.commit():
            around = self._around
            found = placed(file, self.filled, self.path, around.questionnaire, around.report)
            self._offer(found, f"“{file.name}”里的表")

    def _offer(self, pasted: Pasted, source: str) -> None:
        self._say("")
        if pasted.numbers:
            self.offered, self.source = pasted, source
        else:
            self.offered = None
            self.refuse("\n".join(pasted.told))

    def take_offered(self) -> None:
        """Put the offered block into the table."""
        if self.offered is not None:
            self._change(dict(self.offered.numbers))
            self.offered = None
            self._say("")

    def copied(self) -> str:
        """Return the whole table for the clipboard."""
        self._say("整张表已复制，可以粘贴到 Excel 或 WPS。")
        return copied_text(self.filled)
