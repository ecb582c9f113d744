"""A sheet with a row for each thing: heads, rows, and the columns that people added between them.

A row whose thing is gone takes what people wrote beside it to the foot of the sheet: it is theirs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from report_assistant.county.workbook.book import Book, Content, Formula, Look, Page, cell_text
from report_assistant.county.workbook.own import Key, OwnColumn
from report_assistant.foundation.cell_width import cells
from report_assistant.report.tables import Number
from report_assistant.sheets.form_layout import SHADE, column_name, name_of

TITLE = Look(is_bold=True, is_boxed=False, size=14, wraps=False)
TOLD = Look(is_boxed=False, color="595959")
HEAD = Look(is_bold=True, shade=SHADE, align="center")
OWN_HEAD = Look(is_bold=True, shade="DDEBF7", align="center")
"""The head of a column of people's own."""
TEXT, CENTRE = Look(), Look(align="center")
NUMBER = Look(align="right", wraps=False)
_GONE = Look(color="7F7F7F")
_GONE_TOLD = "下面几行这次没有了，您在自己的列里写的话留在这里，不要了就删掉整行。"
_OWN_WIDTH = 16
_TITLE_HEIGHT, _HEAD_HEIGHT = 24, 30
_LINE_HEIGHT, _HIGHEST = 13.5, 400
_MOST_LINES, _LONG = 30, 4_000


@dataclass(frozen=True)
class Column:
    """A column of the program's."""

    head: str
    width: float = 10
    look: Look = TEXT
    shown: str = ""
    """The head as it is printed, where a line ends within it."""


@dataclass(frozen=True)
class InRow:
    """A formula that is made for its row: `at` gives a cell's name by the head of its column."""

    words: Callable[[Callable[[str], str]], str]
    value: Number | None = 0


@dataclass(frozen=True)
class Row:
    """One row: what it is known by, and its cells in the order of the program's columns."""

    key: Key
    cells: tuple[Content | InRow, ...]
    shade: str = ""


@dataclass(frozen=True)
class Arranged:
    """The columns of a sheet in order, people's own in their places."""

    ours: tuple[Column, ...]
    own: tuple[OwnColumn, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column | OwnColumn, ...]:
        """All columns from the left."""
        heads = {each.head for each in self.ours}
        first = [each for each in self.own if each.after == ""]
        last = [each for each in self.own if each.after and each.after not in heads]
        found: list[Column | OwnColumn] = [*first]
        for column in self.ours:
            found.append(column)
            found += (each for each in self.own if each.after == column.head)
        return (*found, *last)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each of the program's columns stands, by its head."""
        return {
            each.head: place for place, each in enumerate(self.columns) if isinstance(each, Column)
        }

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.columns) - 1

    def gone(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Return what people wrote beside that is not among the keys."""
        known = set(map(as_read, keys))
        written = (key for each in self.own for key in each.cells if key not in known)
        return tuple(dict.fromkeys(written))


@dataclass(frozen=True)
class Span:
    """The rows that a list takes, the first and the last one; none if the last is before."""

    first: int
    last: int

    def of(self, column: int) -> str:
        """Return the cells of a column as a range, its rows fixed; at least one cell."""
        letters = column_name(column)
        return f"${letters}${self.first + 1}:${letters}${max(self.first, self.last) + 1}"


class ListSheet:
    """A list being written on a sheet of its own."""

    def __init__(self, page: Page, arranged: Arranged) -> None:
        self.page = page
        self.arranged = arranged
        self._below = 0
        self._formats: dict[tuple[int, str], Any] = {}
        for place, column in enumerate(arranged.columns):
            width = column.width if isinstance(column, Column) else _OWN_WIDTH
            page.sheet.set_column(place, place, width)

    def top(self, title: str, *told: str) -> None:
        """Write the title and what is to be known."""
        last = self.arranged.last
        self.page.line(self._next(), title, last, TITLE, _TITLE_HEIGHT)
        width = sum(
            column.width if isinstance(column, Column) else _OWN_WIDTH
            for column in self.arranged.columns
        )
        for words in told:
            height = min((lines_of(words, width) + 0.5) * _LINE_HEIGHT, _HIGHEST)
            self.page.line(self._next(), words, last, TOLD, height)

    def row(self, cells: Sequence[tuple[Content, Look]]) -> int:
        """Write cells from the left, above the heads; return the row."""
        row = self._next()
        for place, (content, look) in enumerate(cells):
            self.page.put((row, place), content, look)
        return row

    def gap(self) -> None:
        """Leave a row empty."""
        self._below += 1

    @property
    def below(self) -> int:
        """The next row."""
        return self._below

    def go_on_below(self, row: int) -> None:
        """Go on in the row below one that was written otherwise."""
        self._below = row + 1

    def heads(self, frozen: int = 1) -> None:
        """Write the heads; they and the first columns stay in sight and on every printed page."""
        row = self._next()
        heads = [_head(column) for column in self.arranged.columns]
        lines = max(lines_of(words, width) for words, width, _ in heads)
        self.page.sheet.set_row(row, max(_HEAD_HEIGHT, (lines + 0.5) * _LINE_HEIGHT))
        for place, (words, _, look) in enumerate(heads):
            self.page.put((row, place), words, look)
        self.page.sheet.freeze_panes(row + 1, frozen)
        self.page.sheet.repeat_rows(row)
        _for_print(self.page)

    def rows(
        self, rows: Iterable[Row], *, known: Iterable[Key] = (), filtered: bool = True
    ) -> Span:
        """Write the rows, then what is left of people's own; return where the rows stand.

        `known` is what has its row elsewhere.
        """
        first = self._below
        keys = [*known]
        for each in rows:
            keys.append(each.key)
            self._write(each)
        span = Span(first, self._below - 1)
        if filtered and span.last >= span.first:
            self.page.sheet.autofilter(first - 1, 0, span.last, self.arranged.last)
        self._gone(self.arranged.gone(keys))
        return span

    def _write(self, row: Row) -> None:
        number = self._next()
        if (lines := self._lines(row)) > 1:
            self.page.sheet.set_row(number, min(lines * _LINE_HEIGHT, _HIGHEST))
        contents = iter(row.cells)
        for place, column in enumerate(self.arranged.columns):
            if isinstance(column, OwnColumn):
                self.page.put((number, place), column.cells.get(as_read(row.key)), TEXT)
                continue
            content = self._made(next(contents), number)
            if isinstance(content, date):
                self.page.put((number, place), content, _shaded(column.look, row.shade))
            else:
                self.page.write((number, place), content, self._format(place, row.shade))

    def _format(self, place: int, shade: str) -> Any:
        """Return the library's format of a column of the program's in a row of a shade."""
        if (place, shade) not in self._formats:
            column = self.arranged.columns[place]
            assert isinstance(column, Column)
            self._formats[place, shade] = self.page.book.format(_shaded(column.look, shade))
        return self._formats[place, shade]

    def _lines(self, row: Row) -> int:
        """Return how many lines the longest cell takes: not every program makes room by itself."""
        key = as_read(row.key)
        own = ((each.cells.get(key), _OWN_WIDTH) for each in self.arranged.own)
        ours = zip(row.cells, (column.width for column in self.arranged.ours), strict=True)
        texts = ((cell, width) for cell, width in (*ours, *own) if isinstance(cell, str))
        return max((lines_of(words, width) for words, width in texts), default=1)

    def _made(self, content: Content | InRow, row: int) -> Content:
        if not isinstance(content, InRow):
            return content
        if content.value is None:
            return None
        words = content.words(lambda head: name_of((row, self.arranged.place[head])))
        return Formula(words, content.value)

    def _gone(self, keys: Sequence[Key]) -> None:
        if not keys:
            return
        self.gap()
        self.page.line(self._next(), _GONE_TOLD, self.arranged.last, TOLD, 2 * _LINE_HEIGHT)
        for key in keys:
            row = self._next()
            words = iter(key)
            for place, column in enumerate(self.arranged.columns):
                if isinstance(column, OwnColumn):
                    self.page.put((row, place), column.cells.get(key), TEXT)
                elif column.head in KEY_HEADS:
                    self.page.put((row, place), next(words, ""), _GONE)

    def _next(self) -> int:
        self._below += 1
        return self._below - 1


KEY_HEADS = ("单位", "编号", "位置", "另一单位", "项目")
"""The columns whose words a row is known by, in the order of its key."""


def lines_of(words: str, width: float) -> int:
    """Return how many lines words take in a column, so many as it can be high at most."""
    within = max(1, int(width) - 1)
    lines = words.split("\n", _MOST_LINES)[:_MOST_LINES]
    return min(sum(-(-cells(line[:_LONG]) // within) or 1 for line in lines), _MOST_LINES)


def as_read(key: Key) -> Key:
    """Return a key as it is read back from the cells that it was written into."""
    return tuple(cell_text(words).strip() for words in key)


def list_sheet(
    book: Book, name: str, columns: Sequence[Column], own: Sequence[OwnColumn]
) -> ListSheet:
    """Begin a list on a new sheet."""
    return ListSheet(book.rows_sheet(name), Arranged(tuple(columns), tuple(own)))


def _shaded(look: Look, shade: str) -> Look:
    return replace(look, shade=shade) if shade else look


def _head(column: Column | OwnColumn) -> tuple[str, float, Look]:
    """Return the words of a head, its width and its look."""
    if isinstance(column, Column):
        return column.shown or column.head, column.width, HEAD
    return column.head, _OWN_WIDTH, OWN_HEAD


def _for_print(page: Page) -> None:
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 0)
    page.sheet.set_footer("&C第 &P 页，共 &N 页")
