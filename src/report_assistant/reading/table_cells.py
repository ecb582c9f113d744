"""The value cells of the three statutory tables, found by the labels beside and above them.

Tables are read row by row, whichever table element the rows stand in: a table that was cut in two,
or drawn into one with another, gives the same cells. A row whose numbers cannot be told apart for
certain is not read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from report_assistant.reading import labels
from report_assistant.reading.blocks import GridBlock, GridCell, Row
from report_assistant.reading.case_table import CaseTable
from report_assistant.reading.labels import APPLICATIONS, DISCLOSURE, LITIGATION, StatutoryRow
from report_assistant.reading.loose_rows import Padding, aligned, padding_of
from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.report.printed import PrintedCell
from report_assistant.report.tables import TABLE_OF

_FEES = f"{DISCLOSURE}.fees"
_ENOUGH = 2
"""So many labels of a table make a table statutory; one is enough in the rest of a table that was
cut, because other tables may well have a row 行政许可."""


@dataclass
class _Columns:
    """The columns of one table, by the heads that were seen last."""

    places: dict[str, int] = field(default_factory=dict)
    """Column label -> column."""

    def learn(self, row: Row) -> None:
        for cell in row:
            name = labels.column_of(cell.text)
            if name and cell.begins:
                self.places[name] = cell.column

    def order(self, row: StatutoryRow) -> tuple[str, ...]:
        """Return the paths of a row in the order in which this table prints its columns."""
        path_of = dict(zip(row.columns, row.paths, strict=True))
        seen = sorted((self.places[name], name) for name in row.columns if name in self.places)
        if len(seen) < len(row.paths):
            return row.paths
        return tuple(path_of[name] for _, name in seen)


class TableCells:
    """Collects cells, grid by grid, in the order in which the file has them."""

    def __init__(self) -> None:
        self.cells: dict[str, PrintedCell] = {}
        self.found: set[str] = set()
        self.old_form = False
        self.unread: list[str] = []
        self._columns = {key: _Columns() for key in TABLE_OF}
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
        paddings = {padding_of(row, found) for row, found in _loose_rows(grid)} - {None}
        padding = paddings.pop() if len(paddings) == 1 else None
        keys = [self._read_row(row, padding, is_exact=grid.is_exact) for row in grid.rows]
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

    def _read_row(self, row: Row, padding: Padding | None, *, is_exact: bool) -> str:
        """Take one row; return the key of its table, or nothing."""
        position, named = named_row(row)
        if named is None:
            return self._read_other_row(row, is_exact=is_exact)
        key = named.table.key
        self.found.add(key)
        rest = row[position + 1 :]
        values = self._exact(named, rest) if is_exact else aligned(named, rest, padding)
        if values is None:
            self._skip(named)
            return key
        order = self._columns[key].order(named)
        for path, text in zip(order, values, strict=True):
            # A blank in text may be a cell that the conversion lost; in a table it is a blank cell.
            if text is not None and (is_exact or not is_blank(text)):
                self._keep(path, text)
        return key

    def _read_other_row(self, row: Row, *, is_exact: bool) -> str:
        taken = self._cases.read(row, is_exact=is_exact)
        if taken is not None:
            self.found.add(LITIGATION)
            for path, text in taken.items():
                self._keep(path, text)
            return LITIGATION
        if any(labels.is_head(cell.text) for cell in row):
            # In text the heads of different rows no longer stand above each other.
            for columns in self._columns.values() if is_exact else ():
                columns.learn(row)
        elif (label := _foreign_label(row)) and any(_is_number(cell) for cell in row):
            self.unread.append(f"表格里有一行“{label}”，不是现行格式的行，没有读。")
        return ""

    def _exact(self, named: StatutoryRow, rest: Sequence[GridCell]) -> list[str | None] | None:
        """Return the texts of a row's value cells, as printed; `None` if they are not certain."""
        if len(rest) == len(named.paths):
            return [cell.text if cell.begins else None for cell in rest]
        if len(named.paths) == 1:
            texts = {cell.text for cell in rest if not is_blank(cell.text)}
            if len(texts) <= 1:
                return [*(texts or {rest[0].text if rest else ""})]
            return None
        return self._by_columns(named, rest)

    def _by_columns(self, named: StatutoryRow, rest: Sequence[GridCell]) -> list[str | None] | None:
        places = self._columns[named.table.key].places
        if any(name not in places for name in named.columns):
            return None
        at = {cell.column: cell.text for cell in rest if cell.begins and cell.colspan == 1}
        texts = [at.get(column) for column in sorted(places[name] for name in named.columns)]
        return None if all(text is None for text in texts) else texts

    def _skip(self, named: StatutoryRow) -> None:
        if named.label not in self._skipped:
            self._skipped.add(named.label)
            self.unread.append(
                f"{named.table.name}“{named.label}”一行的格子和表头对不上，没有读，请对照原文填写。"
            )

    def _keep(self, path: str, text: str) -> None:
        cell = printed_cell(text, is_money=path == _FEES)
        earlier = self.cells.setdefault(path, cell)
        place = TABLE_OF[path.partition(".")[0]].place
        if earlier.text != cell.text:
            self.unread.append(
                f"{place(path)}在文件里出现两次，一处是“{earlier.text}”，一处是“{cell.text}”，"
                "读了前一处。"
            )
        elif earlier is cell and cell.value is None and not is_blank(text):
            self.unread.append(f"{place(path)}里的“{cell.text}”读不出数。")


def named_row(row: Row) -> tuple[int, StatutoryRow | None]:
    """Return the row that the labels of a printed row name, and where the last label stands."""
    if any(labels.is_head(cell.text) for cell in row):
        return -1, None
    for position in range(len(row) - 1, -1, -1):
        if any(mark.isalpha() for mark in row[position].text):
            named = labels.row_of(row[position].text)
            if named is not None:
                return position, named
    return -1, None


def _loose_rows(grid: GridBlock) -> Iterable[tuple[Sequence[GridCell], StatutoryRow]]:
    if grid.is_exact:
        return
    for row in grid.rows:
        position, named = named_row(row)
        if named is not None:
            yield row[position + 1 :], named


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
