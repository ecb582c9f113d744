"""What people wrote into a 汇总.xlsx is read back, so that the next one has it in the same place.

A column is people's own where its head is not the program's; a sheet, where its name is not. In a
column of their own what a formula shows is kept, for the rows move; in a sheet of their own the
formula itself, unless it leads to another program or file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from report_assistant.county.scoring import Scheme, read_scheme
from report_assistant.county.standing import CHOSEN
from report_assistant.county.workbook import (
    alike_sheet,
    findings,
    progress,
    ranking,
    total,
    year_before_sheet,
)
from report_assistant.county.workbook.book import Content, Formula
from report_assistant.county.workbook.cell_ids import cell_ids, shown_words
from report_assistant.county.workbook.former_total import year_told
from report_assistant.county.workbook.list_sheet import KEY_HEADS, Column
from report_assistant.county.workbook.own import Key, OwnColumn, OwnColumns, OwnSheet
from report_assistant.county.workbook.streamed import Cells, StreamedBook
from report_assistant.county.workbook.summary import SHEETS

_HEADS_WITHIN = 20
_FEWEST_HEADS = 2
_LOOKED_FOR = 200
"""In so many rows a column without a head is looked for; 总表 takes long to be read to its end."""
_MOST_SCHEME_ROWS = 200
_MOST_OWN_SHEETS, _MOST_OWN_ROWS = 40, 20_000
_MOST_TIMES = 1_000_000
_OUTSIDE = ("|", "[")
"""In a formula these lead to other programs and files."""


def own_columns(data: bytes, name: str) -> OwnColumns:
    """Return what people wrote into a 汇总.xlsx. Raises ClerkProblem where it cannot be read."""
    book = StreamedBook(data, name)
    names = book.names
    lists = {each: _read(book, each) for each in _OURS if each in names}
    scheme = _scheme(book) if ranking.SCHEME_NAME in names else None
    return OwnColumns(
        columns={each: found for each, read in lists.items() if (found := read.own())},
        chosen=_chosen(lists),
        scheme=scheme,
        by_hand=dict(_by_hand(lists, scheme)),
        sheets=tuple(_own_sheets(book, names)),
        year=_year(book) if total.NAME in names else None,
    )


def _year(book: StreamedBook) -> int | None:
    return year_told(islice(book.rows(total.NAME), total.TOP))


# ---------------------------------------------------------------- lists


_OURS: Mapping[str, Sequence[Column]] = {
    progress.NAME: progress.COLUMNS_HERE,
    total.NAME: total.FIXED,
    findings.NAME: findings.COLUMNS_HERE,
    year_before_sheet.NAME: year_before_sheet.COLUMNS_HERE,
    alike_sheet.NAME: alike_sheet.COLUMNS_HERE,
    ranking.NAME: ranking.fixed_columns(),
    ranking.SCHEME_NAME: ranking.SCHEME_COLUMNS,
}
"""The program's columns; of the ranking, those before the items; of 总表, those before the cells."""
_FILLED_IN = {progress.NAME: CHOSEN, ranking.NAME: ranking.TIMES}
"""The program's columns that people fill in, by how their heads end."""


@dataclass
class _List:
    """A list that is being read: its heads, and what people wrote into it."""

    heads: Sequence[str]
    ours: Mapping[str, int]
    """Where the program's columns stand."""
    filled_in: frozenset[int]
    is_numbered: bool
    """Whether several rows can be known by the same words."""
    cells: dict[int, dict[Key, Content]] = field(default_factory=dict)
    _seen: Counter[Key] = field(default_factory=Counter)

    def take(self, row: Cells) -> None:
        """Take what people wrote into a row."""
        key = self._key(row)
        if not key or not key[0]:
            return
        taken = frozenset(self.ours.values()) - self.filled_in
        for place, cell in enumerate(row):
            if place not in taken and (content := _content(cell)) not in (None, ""):
                self.cells.setdefault(place, {}).setdefault(key, content)

    def own(self) -> tuple[OwnColumn, ...]:
        """Return their columns; one without a head and without anything in it is none."""
        ours = {place: head for head, place in self.ours.items()}
        found, after = [], ""
        for place in range(max([len(self.heads) - 1, *self.cells]) + 1):
            head = self.heads[place] if place < len(self.heads) else ""
            if place in ours:
                after = ours[place]
            elif head or place in self.cells:
                found.append(OwnColumn(head, after, self.cells.get(place, {})))
        return tuple(found)

    @property
    def is_the_programs(self) -> bool:
        """Whether there is no column that people write into."""
        return not self.filled_in and not self.own()

    def written(self, head: str) -> Mapping[Key, Content]:
        """Return what people wrote into a column of the program's."""
        return self.cells.get(self.ours.get(head, -1), {})

    def _key(self, row: Cells) -> Key:
        places = (self.ours[head] for head in KEY_HEADS if head in self.ours)
        key = tuple(shown_words(row[at]) if at < len(row) else "" for at in places)
        if not self.is_numbered:
            return key
        self._seen[key] += 1
        return (*key, str(self._seen[key]))


def _read(book: StreamedBook, sheet: str) -> _List:
    above: list[Cells] = []
    found: _List | None = None
    for number, row in enumerate(book.rows(sheet)):
        if found is not None:
            found.take(row)
            if number > _LOOKED_FOR and found.is_the_programs:
                break
        elif len(above) < _HEADS_WITHIN:
            above.append(row)
            found = _list_under(sheet, above)
        else:
            break
    return found or _List((), {}, frozenset(), is_numbered=False)


def _list_under(sheet: str, rows: Sequence[Cells]) -> _List | None:
    """Return the list whose heads the last of the rows is; `None` if it is none."""
    heads = [shown_words(cell) for cell in rows[-1]]
    words = ["".join(head.split()) for head in heads]
    fixed = [each.head for each in _OURS[sheet]]
    if (
        len(rows) < total.HEAD_ROWS
        or _key_head(fixed) not in words
        or len(set(fixed) & set(words)) < _FEWEST_HEADS
    ):
        return None
    ids = cell_ids(rows) if sheet == total.NAME else words
    ours: dict[str, int] = {}
    for place, (head, id_) in enumerate(zip(words, ids, strict=True)):
        known = head if head in fixed or _is_of_item(sheet, head) else id_
        if known in fixed or known in _CELLS or _is_of_item(sheet, known):
            ours.setdefault(known, place)
    filled_in = frozenset(
        place
        for head, place in ours.items()
        if sheet in _FILLED_IN and head.endswith(_FILLED_IN[sheet])
    )
    return _List(heads, ours, filled_in, is_numbered=sheet == findings.NAME)


def _key_head(heads: Sequence[str]) -> str:
    """Return the head of the column that says whose a row is."""
    return next(head for head in heads if head in KEY_HEADS)


_CELLS = frozenset(total.HEADS)


def _is_of_item(sheet: str, head: str) -> bool:
    return sheet == ranking.NAME and head.endswith((ranking.TIMES, ranking.TAKEN))


# ---------------------------------------------------------------- what people decide


def _scheme(book: StreamedBook) -> Scheme | None:
    return read_scheme(list(islice(book.rows(ranking.SCHEME_NAME), _MOST_SCHEME_ROWS)))


def _chosen(lists: Mapping[str, _List]) -> Mapping[str, str]:
    if progress.NAME not in lists:
        return {}
    written = lists[progress.NAME].written(CHOSEN)
    return {key[0]: str(content) for key, content in written.items()}


def _by_hand(
    lists: Mapping[str, _List], scheme: Scheme | None
) -> Iterator[tuple[tuple[str, str], Decimal]]:
    """Yield what was counted by hand: of the items that the program cannot count."""
    read = lists.get(ranking.NAME)
    for item in scheme.items if scheme and read else ():
        if item.fault is None and read:
            for key, content in read.written(f"{item.name}{ranking.TIMES}").items():
                try:
                    number = Decimal(str(content))
                except InvalidOperation:
                    continue
                if number.is_finite() and 0 < number < _MOST_TIMES:
                    yield (item.name, key[0]), number


# ---------------------------------------------------------------- own sheets


def _own_sheets(book: StreamedBook, names: Sequence[str]) -> Iterator[OwnSheet]:
    after, count = "", 0
    for name in names:
        if name in SHEETS:
            after = name
        elif count < _MOST_OWN_SHEETS:
            count += 1
            yield OwnSheet(name, after, tuple(islice(_own_rows(book, name), _MOST_OWN_ROWS)))


def _own_rows(book: StreamedBook, name: str) -> Iterator[tuple[Content, ...]]:
    for shown, formulas in zip(book.rows(name), book.formulas(name), strict=False):
        yield tuple(
            Formula(words, _result(cell))
            if words and not any(sign in words for sign in _OUTSIDE)
            else _content(cell)
            for cell, words in zip(shown, formulas, strict=False)
        )


def _result(cell: Any) -> int | float | str:
    content = _content(cell)
    return content if isinstance(content, int | float | str) else str(content or "")


def _content(cell: Any) -> Content:
    match cell:
        case None | str() | bool() | int() | float():
            return cell
        case datetime() if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return cell.date()
        case datetime() | date():
            return str(cell) if isinstance(cell, datetime) else cell
        case _:
            return str(cell)
