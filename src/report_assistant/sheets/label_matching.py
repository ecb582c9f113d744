"""Placing a block by the labels of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from report_assistant.reading.numbers import is_blank
from report_assistant.sheets.block_rows import BlockRow, RowKind, holds_number
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import GridRow, is_computed, is_money
from report_assistant.sheets.heads import Heads, in_yuan
from report_assistant.sheets.paste_result import Pasted, Placing
from report_assistant.sheets.windows import column_window


def by_labels(rows: Sequence[BlockRow], current: FilledTable, cursor: str) -> Pasted:
    """Place the rows that name rows of the table; tell what the others are."""
    return _ByLabels(rows, current, cursor).placed()


class _ByLabels:
    def __init__(self, rows: Sequence[BlockRow], current: FilledTable, cursor: str) -> None:
        self._rows = rows
        self._current = current
        self._grid = current.grid
        self._cursor = cursor
        self._placing = Placing(current)
        self._heads = Heads(self._grid)
        self._by = "行标题"

    def placed(self) -> Pasted:
        after_values = False
        for row in self._rows:
            if row.kind is RowKind.HEADS:
                if after_values:
                    self._heads = Heads(self._grid)
                self._heads.learn(row)
            elif row.kind is RowKind.LABELLED:
                self._place(row)
            elif row.kind in (RowKind.FOREIGN, RowKind.NUMBERS):
                self._tell_unplaced(row)
            after_values = row.kind is RowKind.LABELLED
        return replace(self._placing.result(f"按{self._by}找到了位置。"), is_labelled=True)

    def _place(self, row: BlockRow) -> None:
        assert row.row is not None
        if row.is_guess:
            self._placing.tell(f"第 {row.number} 行的“{_short(row.words)}”当作“{row.row.label}”。")
        if len(row.row.paths) == 1:
            self._place_single(row, row.row.paths[0])
            return
        columns = self._columns(row.row)
        if columns is None:
            self._placing.tell(self._no_columns())
            return
        for at, cell in enumerate(row.cells):
            if at in columns:
                self._placing.put(columns[at], cell)
            elif at > row.label_at and holds_number(cell):
                self._placing.tell(
                    f"第 {row.number} 行第 {at + 1} 列的“{_short(cell)}”不知道是哪一列，没有放。"
                )

    def _place_single(self, row: BlockRow, path: str) -> None:
        """Place a row with one value, whose printed cell spans several columns."""
        assert row.row is not None
        rest = range(row.label_at + 1, len(row.cells))
        columns = self._heads.columns_of(row.row)
        filled = [at for at in rest if not is_blank(row.cells[at])]
        chosen = [at for at in filled if at in columns] if len(filled) > 1 else filled
        if len(filled) > 1 and len(chosen) != 1:
            self._placing.tell(f"第 {row.number} 行“{row.row.label}”有几个数，没有放。")
        elif chosen and is_money(path) and self._is_in_yuan(row, columns):
            self._placing.tell("收费金额写的单位是元，表里要填万元，没有放，请换算后填。")
        else:
            self._placing.put(path, row.cells[chosen[0]] if chosen else "")

    def _is_in_yuan(self, row: BlockRow, columns: Mapping[int, str]) -> bool:
        return in_yuan(row.words) or any(map(self._heads.is_in_yuan, columns))

    def _columns(self, row: GridRow) -> dict[int, str] | None:
        """Map the block's columns to cells of the row; `None` if that is not certain."""
        if self._heads.are_known:
            self._by = "行标题和列标题"
            return self._heads.columns_of(row) or None
        labelled = [each for each in self._rows if each.kind is RowKind.LABELLED]
        alike = [each for each in labelled if each.row and each.row.heads == row.heads]
        first = max(each.label_at for each in alike) + 1
        cells = [each.cells[first:] for each in alike]
        without = [path for path in row.paths if not _is_total(path)]
        for paths in column_window(cells, [list(row.paths), without]):
            return {first + at: path for at, path in paths.items()}
        return self._from_cursor(row, first, len(cells[0]))

    def _from_cursor(self, row: GridRow, first: int, width: int) -> dict[int, str] | None:
        """Map the columns of a block without heads from the cursor on."""
        if not self._cursor or not 0 < width < len(row.paths):
            return None
        column = self._grid.place_of(self._cursor)[1]
        if column + width > len(row.paths):
            return None
        self._by = "行标题和光标所在的列"
        return {first + at: row.paths[column + at] for at in range(width)}

    def _no_columns(self) -> str:
        if self._heads.repeated:
            return "列标题有重复的，不知道用哪一列，没有放。请只复制今年的几列。"
        return "列数和表里对不上，也没有列标题，没有放。请连同列标题一起复制。"

    def _tell_unplaced(self, row: BlockRow) -> None:
        numbers = [cell for cell in row.cells if holds_number(cell)]
        if not numbers:
            return
        name = self._grid.table.name
        if row.kind is RowKind.FOREIGN:
            self._placing.tell(f"第 {row.number} 行“{_short(row.words)}”不是{name}的行，没有放。")
        else:
            self._placing.tell(
                f"第 {row.number} 行没有行标题（{'、'.join(map(_short, numbers[:3]))}），没有放。"
            )


def _is_total(path: str) -> bool:
    return is_computed(path) and path.endswith(".total")


def _short(words: str) -> str:
    flat = words.replace("\n", "")
    return flat if len(flat) <= 16 else f"{flat[:15]}…"
