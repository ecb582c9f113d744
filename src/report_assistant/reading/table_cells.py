"""The value cells of the three statutory tables, found by the labels beside and above them.

Tables are read row by row, whichever table element the rows stand in: a table that was cut in two,
or drawn into one with another, gives the same cells. A row whose numbers cannot be told apart for
certain is not read.
"""

from collections.abc import Iterable

from report_assistant.reading import labels
from report_assistant.reading.blocks import GridBlock, GridCell, Row
from report_assistant.reading.case_table import CaseTable
from report_assistant.reading.heads import Heads, are_heads
from report_assistant.reading.labels import APPLICATIONS, DISCLOSURE, LITIGATION, StatutoryRow
from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.reading.row_values import LabelledRow, RowReader, Uncertain
from report_assistant.reading.true_columns import named_row
from report_assistant.report.printed import PrintedCell
from report_assistant.report.tables import TABLE_OF

_ENOUGH = 2
"""So many labels of a table make a table statutory; one is enough in the rest of a table that was
cut, because other tables may well have a row 行政许可."""
_WHY = {
    Uncertain.COLUMNS: "的格子和表头对不上",
    Uncertain.REPEATED: "的列标题有重复的，不知道用哪一列",
    Uncertain.SEVERAL: "有几个不同的数",
    Uncertain.STRAY: "有的数不知道是哪一列",
    Uncertain.PARTS: "的各季度或者上下半年加起来不等于全年的数",
    Uncertain.YUAN: "写的单位是元，表里要填万元",
}


class TableCells:
    """Collects cells, grid by grid, in the order in which the file has them."""

    def __init__(self) -> None:
        self.cells: dict[str, PrintedCell] = {}
        self.found: set[str] = set()
        self.old_form = False
        self.unread: list[str] = []
        self._heads = Heads()
        self._is_below_values = False
        self._is_exact = True
        self._cases = CaseTable()
        self._skipped: set[str] = set()

    def read(self, grid: GridBlock) -> str:
        """Take the cells of one grid; return the key of the last table in it.

        Nothing is returned for a grid that belongs to no statutory table.
        """
        if self.note_repealed({cell.text for row in grid.rows for cell in row}):
            return DISCLOSURE
        if not self._is_statutory(grid):
            return ""
        if grid.is_exact is not self._is_exact:  # heads of the one do not stand above the other
            self._heads, self._is_exact = Heads(), grid.is_exact
        named = [_labelled(row) for row in grid.rows]
        reader = RowReader([found[1] for found in named if found is not None], grid.is_exact)
        keys = [
            self._read_other_row(row, is_exact=grid.is_exact)
            if found is None
            else self._read_row(*found, reader)
            for row, found in zip(grid.rows, named, strict=True)
        ]
        return next((key for key in reversed(keys) if key), "")

    def note_repealed(self, texts: Iterable[str]) -> bool:
        """Take the texts of cells; return whether they are those of table two as it was in 2019."""
        if sum(map(labels.is_repealed, texts)) < _ENOUGH:
            return False
        self.old_form = True
        self.found.add(DISCLOSURE)
        return True

    def _is_statutory(self, grid: GridBlock) -> bool:
        found: dict[str, set[str]] = {}
        cases: set[str] = set()
        for row in grid.rows:
            for cell in row:
                named = labels.exact_row_of(cell.text)
                if named is not None and named.is_distinct:
                    found.setdefault(named.table.key, set()).add(named.label)
                if labels.column_of(cell.text) in labels.CASE_COLUMNS:
                    cases.add(labels.column_of(cell.text))
        return (
            any(len(rows) >= _ENOUGH or key in self.found for key, rows in found.items())
            or len(cases) > _ENOUGH
            or (LITIGATION in self.found and self._cases.continues(grid))
            or (APPLICATIONS in self.found and _is_rest_of_applications(grid))
        )

    def _read_row(self, named: StatutoryRow, row: LabelledRow, reader: RowReader) -> str:
        """Take one row; return the key of its table."""
        self.found.add(named.table.key)
        self._is_below_values = True
        values = reader.values(row, self._heads)
        if values.uncertain is not None:
            self._skip(named, values.uncertain)
        for path, text in values.texts.items():
            # A blank in text may be a cell that the conversion lost; in a table it is a blank cell.
            if text is not None and (reader.is_exact or not is_blank(text)):
                self._keep(path, text)
        return named.table.key

    def _read_other_row(self, row: Row, *, is_exact: bool) -> str:
        taken = self._cases.read(row, is_exact=is_exact)
        if taken is not None:
            self.found.add(LITIGATION)
            for path, text in taken.items():
                self._keep(path, text)
            return LITIGATION
        if are_heads(cell.text for cell in row):
            if self._is_below_values:
                self._heads, self._is_below_values = Heads(), False
            self._heads.learn(row)
        elif (label := _foreign_label(row)) and any(_is_number(cell) for cell in row):
            self.unread.append(f"表格里有一行“{label}”，不是现行格式的行，没有读。")
        return ""

    def _skip(self, named: StatutoryRow, why: Uncertain) -> None:
        if named.label not in self._skipped:
            self._skipped.add(named.label)
            self.unread.append(
                f"{named.table.name}“{named.label}”一行{_WHY[why]}，没有读，请对照原文填写。"
            )

    def _keep(self, path: str, text: str) -> None:
        cell = printed_cell(text, is_money=path == labels.FEES)
        earlier = self.cells.setdefault(path, cell)
        place = TABLE_OF[path.partition(".")[0]].place
        if earlier.text != cell.text:
            self.unread.append(
                f"{place(path)}在文件里出现两次，一处是“{earlier.text}”，一处是“{cell.text}”，"
                "读了前一处。"
            )
        elif earlier is cell and cell.value is None and not is_blank(text):
            self.unread.append(f"{place(path)}里的“{cell.text}”读不出数。")


def _labelled(row: Row) -> tuple[StatutoryRow, LabelledRow] | None:
    """Return the row of the form that a printed row names, with what stands behind the label."""
    position, named = named_row(row)
    if named is None:
        return None
    rest = tuple(row[position + 1 :])
    return named, LabelledRow(named.paths, named.columns, rest, row[position].text)


def _is_rest_of_applications(grid: GridBlock) -> bool:
    """Return whether a grid has only rows like 3.其他 and （七）总计 with their values."""
    rows = [row for row in grid.rows if any(not is_blank(cell.text) for cell in row)]
    return bool(rows) and all(
        named is not None and named.table.key == APPLICATIONS for _, named in map(named_row, rows)
    )


def _foreign_label(row: Row) -> str:
    texts = [cell.text.replace("\n", "") for cell in row if not labels.is_table_text(cell.text)]
    named = [text for text in texts if any("\u4e00" <= mark <= "\u9fff" for mark in text)]
    return named[-1][:30] if named else ""


def _is_number(cell: GridCell) -> bool:
    return printed_cell(cell.text).value is not None
