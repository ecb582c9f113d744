"""Placing a block by the labels of its rows; the values are found as in any file that is read."""

from collections.abc import Sequence
from dataclasses import replace

from report_assistant.reading import labels
from report_assistant.reading.blocks import GridCell
from report_assistant.reading.heads import Heads
from report_assistant.reading.row_values import LabelledRow, RowReader, RowValues, Uncertain
from report_assistant.sheets.block_rows import BlockRow, RowKind, holds_number
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import GridRow
from report_assistant.sheets.paste_result import Pasted, Placing

_BY_LABELS, _BY_HEADS, _FROM_CURSOR = "行标题", "行标题和列标题", "行标题和光标所在的列"
_NO_COLUMNS = "列数和表里对不上，也没有列标题，没有放。请连同列标题一起复制。"
_WHY = {
    Uncertain.COLUMNS: _NO_COLUMNS,
    Uncertain.REPEATED: "列标题有重复的，不知道用哪一列，没有放。请只复制今年的几列。",
    Uncertain.YUAN: "收费金额写的单位是元，表里要填万元，没有放，请换算后填。",
}


def by_labels(
    rows: Sequence[BlockRow], current: FilledTable, cursor: str, *, is_exact: bool
) -> Pasted:
    """Place the rows that name rows of the table; tell what the others are."""
    return _ByLabels(rows, current, cursor, is_exact=is_exact).placed()


class _ByLabels:
    def __init__(
        self, rows: Sequence[BlockRow], current: FilledTable, cursor: str, *, is_exact: bool
    ) -> None:
        self._rows = rows
        self._grid = current.grid
        self._cursor = cursor
        self._placing = Placing(current)
        self._heads = Heads()
        self._by = _BY_LABELS
        self._labelled = {
            row.number: _labelled(row, row.row) for row in rows if row.row is not None
        }
        self._reader = RowReader([*self._labelled.values()], is_exact)

    def placed(self) -> Pasted:
        after_values = False
        for row in self._rows:
            if row.kind is RowKind.HEADS:
                if after_values:
                    self._heads = Heads()
                self._heads.learn(_cells(row))
            elif row.row is not None:
                self._place(row, row.row)
            elif row.kind in (RowKind.FOREIGN, RowKind.NUMBERS):
                self._tell_unplaced(row)
            after_values = row.kind is RowKind.LABELLED
        return replace(self._placing.result(f"按{self._by}找到了位置。"), is_labelled=True)

    def _place(self, row: BlockRow, named: GridRow) -> None:
        if row.is_guess:
            self._placing.tell(f"第 {row.number} 行的“{_short(row.words)}”当作“{named.label}”。")
        labelled = self._labelled[row.number]
        found = self._reader.values(labelled, self._heads)
        if found.uncertain is Uncertain.COLUMNS:
            found = self._from_cursor(labelled) or found
        elif self._reader.is_exact and self._heads.columns_of(labelled.names, labelled.paths):
            self._by = _BY_HEADS if self._by == _BY_LABELS else self._by
        if found.uncertain is not None:
            self._placing.tell(_told(row, named, found))
        for path, text in found.texts.items():
            if text is not None:
                self._placing.put(path, text)

    def _from_cursor(self, row: LabelledRow) -> RowValues | None:
        """Read a row of a block without heads from the cursor's column on."""
        width = len(row.rest)
        if not self._cursor or not 0 < width < len(row.paths):
            return None
        column = self._grid.place_of(self._cursor)[1]
        if column + width > len(row.paths):
            return None
        self._by = _FROM_CURSOR
        paths = row.paths[column : column + width]
        return RowValues({path: cell.text for path, cell in zip(paths, row.rest, strict=True)})

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


def _labelled(row: BlockRow, named: GridRow) -> LabelledRow:
    names = tuple(map(labels.normalised, named.heads))
    return LabelledRow(named.paths, names, tuple(_cells(row)[row.label_at + 1 :]), row.words)


def _cells(row: BlockRow) -> list[GridCell]:
    return [GridCell(text, column) for column, text in enumerate(row.cells)]


def _told(row: BlockRow, named: GridRow, found: RowValues) -> str:
    match found.uncertain:
        case Uncertain.SEVERAL:
            return f"第 {row.number} 行“{named.label}”有几个数，没有放。"
        case Uncertain.PARTS:
            return f"第 {row.number} 行“{named.label}”的各季度或者上下半年加起来不等于全年的数，没有放。"
        case Uncertain.STRAY:
            stray = found.strays[0]
            return (
                f"第 {row.number} 行第 {stray.column + 1} 列的“{_short(stray.text)}”"
                "不知道是哪一列，这一行没有放。"
            )
        case why:
            assert why is not None
            return _WHY[why]


def _short(words: str) -> str:
    flat = words.replace("\n", "")
    return flat if len(flat) <= 16 else f"{flat[:15]}…"
