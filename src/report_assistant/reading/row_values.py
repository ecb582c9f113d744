"""The values behind the label of a row: which of them belongs to which cell of the form.

This is the one place that decides it, for files of any format, for pastes and for Excel. Values are
taken only where their places are certain: by the heads above them, because all of them are there,
by what the full rows of the same table show, or because the sums decide. Nothing of a row is taken
while another number in it has no place (findings: files.md F1).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from report_assistant.reading import labels
from report_assistant.reading.blocks import GridCell, filled_places
from report_assistant.reading.heads import Heads, in_yuan
from report_assistant.reading.numbers import printed_cell
from report_assistant.reading.windows import column_window

_TOTAL = ".total"
_PARTS_OF_A_YEAR = (2, 4)
"""Halves or quarters; of others some may be sums of some."""


@dataclass(frozen=True)
class LabelledRow:
    """A row of a table in a file or a paste that names a row of the form."""

    paths: tuple[str, ...]
    """The cells of the form's row."""
    names: tuple[str, ...]
    """The heads above them, normalised."""
    rest: tuple[GridCell, ...]
    """What stands behind the label."""
    label: str = ""
    """As printed."""


class Uncertain(Enum):
    """Why no cell of a row is taken."""

    COLUMNS = "its columns are not those of the form, or not certain"
    REPEATED = "a column is named more than once"
    SEVERAL = "several numbers where the form has one"
    STRAY = "a number has no place"
    PARTS = "the parts of the year do not add up to the whole"
    YUAN = "an amount in 元 where the form asks for 万元"


@dataclass(frozen=True)
class RowValues:
    """What a row comes to."""

    texts: Mapping[str, str | None]
    """Cell path -> its text; `None` for a cell that was lost."""
    uncertain: Uncertain | None = None
    strays: tuple[GridCell, ...] = ()
    """Numbers that have no place."""


def _no(why: Uncertain, strays: Sequence[GridCell] = ()) -> RowValues:
    return RowValues({}, why, tuple(strays))


class Padding(Enum):
    """The position of the empty cells by which a conversion replaces merged ones."""

    BEFORE = "before the values"
    AFTER = "after the values"


@dataclass
class RowReader:
    """Reads the labelled rows of one table, given all of them.

    `is_exact` says whether cells stand at their true columns; in text merged cells are lost.
    """

    rows: Sequence[LabelledRow]
    is_exact: bool

    def values(self, row: LabelledRow, heads: Heads) -> RowValues:
        """Return the texts of a row's cells."""
        if len(row.paths) == 1:
            is_in_yuan = in_yuan(row.label) or any(map(heads.is_in_yuan, _columns(row)))
            if row.paths[0] == labels.FEES and is_in_yuan:
                return _no(Uncertain.YUAN)
            return self._single(row, heads)
        found = self._exact(row, heads) if self.is_exact else self._loose(row, heads)
        strays = [cell for cell in found.strays if not heads.is_foreign(cell.column)]
        if strays:
            return _no(Uncertain.STRAY, strays)
        return found

    # ------------------------------------------------------------ true columns

    def _exact(self, row: LabelledRow, heads: Heads) -> RowValues:
        columns = heads.columns_of(row.names, row.paths)
        are_all_known = len(columns) == len(row.paths)
        if columns:
            found = _at(columns, row)
            if not are_all_known or (len(found.texts) == len(columns) and not found.strays):
                return found
        elif heads.are_repeated:
            return _no(Uncertain.REPEATED)
        else:
            begin, cells = self._blocks[row.names]
            if cells:
                window = _window(cells, row)
                by_shape = {begin + at: path for at, path in window.items()}
                return _at(by_shape, row) if window else _no(Uncertain.COLUMNS)
        if len(row.rest) != len(row.paths) or any(map(heads.is_foreign, _columns(row))):
            return _no(Uncertain.COLUMNS)
        order = [columns[at] for at in sorted(columns)] if are_all_known else row.paths
        texts = [cell.text if cell.begins else None for cell in row.rest]
        return RowValues(dict(zip(order, texts, strict=True)))

    @cached_property
    def _blocks(self) -> Mapping[tuple[str, ...], tuple[int, list[list[str]]]]:
        """Heads -> the first column behind the labels of rows like these, and their cells."""
        return {names: _block(alike) for names, alike in self._alike.items()}

    @cached_property
    def _alike(self) -> Mapping[tuple[str, ...], Sequence[LabelledRow]]:
        found: dict[tuple[str, ...], list[LabelledRow]] = {}
        for row in self.rows:
            found.setdefault(row.names, []).append(row)
        return found

    # ------------------------------------------------------------ merged cells are lost

    def _loose(self, row: LabelledRow, heads: Heads) -> RowValues:
        texts: list[str | None] = [cell.text for cell in row.rest]
        filled = filled_places(row.rest)
        wanted = len(row.paths)
        if not filled:
            return _in_order([None] * wanted, row)
        if filled[-1] - filled[0] == len(filled) - 1:
            if len(filled) == wanted:
                return _in_order(texts[filled[0] : filled[-1] + 1], row)
            if (year := heads.year_among_parts()) and len(filled) == wanted * year[1]:
                begin = filled[0] + wanted * year[0]
                return _in_order(texts[begin : begin + wanted], row)
        if len(row.rest) == wanted:
            return _in_order(texts, row)
        if len(row.rest) > wanted and self._padding is not None:
            begin = 0 if self._padding is Padding.AFTER else len(row.rest) - wanted
            inside = texts[begin : begin + wanted]
            is_inside = set(filled) <= set(range(begin, begin + wanted))
            return _in_order(inside, row) if is_inside else _no(Uncertain.COLUMNS)
        return self._without_total(row, filled)

    def _without_total(self, row: LabelledRow, filled: Sequence[int]) -> RowValues:
        """Read a row of a table whose every row lacks the same cell: the total."""
        cells = self._filled_cells[row.names]
        if any(len(texts) != len(row.paths) - 1 for texts in cells):
            return _no(Uncertain.COLUMNS)
        window = _window(cells, row)
        if not window:
            return _no(Uncertain.COLUMNS)
        return RowValues({window[at]: row.rest[place].text for at, place in enumerate(filled)})

    @cached_property
    def _filled_cells(self) -> Mapping[tuple[str, ...], list[list[str]]]:
        """Heads -> the texts of the filled cells of each row like these."""
        return {
            names: [[row.rest[place].text for place in filled_places(row.rest)] for row in alike]
            for names, alike in self._alike.items()
        }

    @cached_property
    def _padding(self) -> Padding | None:
        """The padding that the full rows show; `None` where there are none, or they differ."""
        found = {_padding_of(row) for row in self.rows} - {None}
        return found.pop() if len(found) == 1 else None

    # ------------------------------------------------------------ rows with one value

    def _single(self, row: LabelledRow, heads: Heads) -> RowValues:
        """Read a row with one value, whose printed cell spans several columns."""
        filled = filled_places(row.rest)
        texts = {row.rest[place].text for place in filled}
        if len(texts) <= 1:
            blank = row.rest[0].text if row.rest else None
            return RowValues({row.paths[0]: next(iter(texts), blank)})
        by_column = {row.rest[place].column: row.rest[place].text for place in filled}
        year = heads.year_among_parts()
        if year is not None and len(filled) == year[1] and _is_wrong_sum(row, filled, year[0]):
            return _no(Uncertain.PARTS)
        if not self.is_exact and year is not None and len(filled) == year[1]:
            return RowValues({row.paths[0]: row.rest[filled[year[0]]].text})
        columns = [heads.whole_year(), *heads.columns_of(row.names, row.paths)]
        chosen = [by_column[column] for column in columns if column in by_column]
        if self.is_exact and chosen:
            return RowValues({row.paths[0]: chosen[0]})
        return _no(Uncertain.SEVERAL, [row.rest[place] for place in filled])


def _is_wrong_sum(row: LabelledRow, filled: Sequence[int], whole: int) -> bool:
    """Return whether two halves or four quarters do not add up to the year beside them."""
    numbers = [printed_cell(row.rest[place].text).value or 0 for place in filled]
    parts = [number for place, number in enumerate(numbers) if place != whole]
    return len(parts) in _PARTS_OF_A_YEAR and sum(parts) != numbers[whole]


def _at(columns: Mapping[int, str], row: LabelledRow) -> RowValues:
    """Return the texts of cells at their columns."""
    texts: dict[str, str | None] = {}
    strays: list[GridCell] = []
    for cell in row.rest:
        if cell.column in columns and cell.colspan == 1:
            texts[columns[cell.column]] = cell.text if cell.begins else None
        elif cell.begins and printed_cell(cell.text).value is not None:
            strays.append(cell)
    return RowValues(texts, None if texts else Uncertain.COLUMNS, tuple(strays))


def _in_order(texts: Sequence[str | None], row: LabelledRow) -> RowValues:
    return RowValues(dict(zip(row.paths, texts, strict=True)))


def _window(cells: Sequence[Sequence[str]], row: LabelledRow) -> Mapping[int, str]:
    """Return place -> cell of a row, as the shape of all rows like it tells; empty if it does not."""
    paths = list(row.paths)
    without = [path for path in paths if not path.endswith(_TOTAL)]
    layouts = [paths, without] if without != paths else [paths]
    return next(column_window(cells, layouts), {})


def _block(alike: Sequence[LabelledRow]) -> tuple[int, list[list[str]]]:
    """Return the first column behind all labels, and the cells from there on, row by row.

    There are none where the rows do not end in the same column: one has lost a cell.
    """
    begin = max((row.rest[0].column for row in alike if row.rest), default=0)
    ends = {row.rest[-1].column + 1 for row in alike if row.rest}
    if len(ends) != 1:
        return begin, []
    return begin, [_texts(row, begin, max(ends)) for row in alike]


def _texts(row: LabelledRow, begin: int, end: int) -> list[str]:
    at = {cell.column: cell.text for cell in row.rest}
    return [at.get(column, "") for column in range(begin, end)]


def _columns(row: LabelledRow) -> Iterator[int]:
    return (cell.column for cell in row.rest)


def _padding_of(row: LabelledRow) -> Padding | None:
    """Return what a full row shows: its values, and nothing else, with blanks on one side."""
    filled, wanted = filled_places(row.rest), len(row.paths)
    if len(row.rest) <= wanted or len(filled) != wanted or filled[-1] - filled[0] != wanted - 1:
        return None
    if filled[0] == 0:
        return Padding.AFTER
    return Padding.BEFORE if filled[-1] == len(row.rest) - 1 else None
