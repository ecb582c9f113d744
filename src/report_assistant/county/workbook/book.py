"""A workbook being written, row by row, so that its size does not fill the memory.

Rows of most sheets go to a temporary file as they are made. All of these lie in a folder of their
own, which only this user can open and which is gone when the workbook is done, or has failed.
"""

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from report_assistant.report.text import prose
from report_assistant.sheets.form_layout import FONT, name_of

Place = tuple[int, int]
Plain = str | int | float | Decimal | date | bool | None
_MOST_IN_CELL = 32_000
"""Excel takes 32,767 of its own units in a cell."""
_MOST_EXACT = 10**15
_MADE = datetime(2000, 1, 1)
"""No day: the same content gives the same bytes."""
_SIZE = 10
_DAY = "yyyy-mm-dd"


@dataclass(frozen=True)
class Formula:
    """A formula with its result, for programs that do not calculate."""

    words: str
    value: int | float | Decimal | str = 0


Content = Plain | Formula


@dataclass(frozen=True)
class Look:
    """How a cell looks."""

    is_bold: bool = False
    shade: str = ""
    align: str = "left"
    is_boxed: bool = True
    wraps: bool = True
    number: str = ""
    size: int = _SIZE
    color: str = ""


class Book:
    """A workbook being written."""

    def __init__(self, file: io.BytesIO, folder: str, title: str) -> None:
        from xlsxwriter import Workbook

        options = {"constant_memory": True, "tmpdir": folder, "strings_to_urls": False}
        self._book: Any = Workbook(file, options)
        self._book.set_properties({"title": title, "author": "", "created": _MADE})
        self._formats: dict[Look, Any] = {}
        self._names: set[str] = set()

    def rows_sheet(self, name: str) -> "Page":
        """Return a new sheet whose rows are written in order, each once."""
        return self._page(name, streams=True)

    def free_sheet(self, name: str) -> "Page":
        """Return a new small sheet, whose cells are written in any order."""
        return self._page(name, streams=False)

    def has(self, name: str) -> bool:
        """Return whether a sheet has this name."""
        return name.casefold() in self._names

    def format(self, look: Look) -> Any:
        """Return the library's format of a look."""
        if look not in self._formats:
            made = {
                "font_name": FONT,
                "font_size": look.size,
                "bold": look.is_bold,
                "align": look.align,
                "valign": "vcenter",
                "text_wrap": look.wraps,
                "border": int(look.is_boxed),
            }
            if look.shade:
                made["bg_color"] = f"#{look.shade}"
            if look.color:
                made["font_color"] = f"#{look.color}"
            if look.number:
                made["num_format"] = look.number
            self._formats[look] = self._book.add_format(made)
        return self._formats[look]

    def chart(self, kind: str, subtype: str = "") -> Any:
        """Return a new chart of the library's."""
        options = {"type": kind}
        return self._book.add_chart(options | ({"subtype": subtype} if subtype else {}))

    def close(self) -> None:
        """Bring the workbook to its file."""
        self._book.close()

    def let_go(self) -> None:
        """Close the files of rows: what is open cannot be taken away on every system."""
        for sheet in self._book.worksheets():
            if sheet.constant_memory:
                sheet.row_data_fh.close()

    def _page(self, name: str, *, streams: bool) -> "Page":
        self._book.constant_memory = streams
        self._names.add(name.casefold())
        return Page(self, name, self._book.add_worksheet(name))


class Page:
    """A sheet being written."""

    def __init__(self, book: Book, name: str, sheet: Any) -> None:
        self.book = book
        self.name = name
        self.sheet = sheet
        sheet.hide_gridlines(2)
        sheet.set_paper(9)  # A4

    def put(self, place: Place, content: Content, look: Look | None = None) -> None:
        """Write a cell; what a file says is text, whatever it begins with."""
        look = look or Look()
        if isinstance(content, date):
            look = replace(look, number=_DAY)
        self.write(place, content, self.book.format(look))

    def write(self, place: Place, content: Content, made: Any) -> None:
        """Write a cell in a format of the library's; there are millions of them."""
        row, column = place
        sheet = self.sheet
        match content:
            case None | "":
                sheet.write_blank(row, column, None, made)
            case bool():
                sheet.write_boolean(row, column, content, made)
            case int() | float() | Decimal():
                if _is_exact(content):
                    sheet.write_number(row, column, _number(content), made)
                else:
                    sheet.write_string(row, column, str(content), made)
            case str():
                sheet.write_string(row, column, cell_text(content), made)
            case Formula():
                sheet.write_formula(row, column, content.words, made, _number(content.value))
            case date():
                sheet.write_datetime(row, column, content, made)

    def line(self, row: int, words: str, last: int, look: Look, height: float = 0) -> None:
        """Write words over the columns up to the last one."""
        if height:
            self.sheet.set_row(row, height)
        if last:
            self.sheet.merge_range(row, 0, row, last, "", self.book.format(look))
        self.put((row, 0), words, look)

    def reference(self, place: Place) -> str:
        """Return a cell's name for formulas of other sheets."""
        return f"{self.name}!{name_of(place)}"


def written(title: str, write: Callable[[Book], None]) -> bytes:
    """Return the .xlsx that `write` fills."""
    file = io.BytesIO()
    with tempfile.TemporaryDirectory(
        prefix="report-assistant-", ignore_cleanup_errors=True
    ) as folder:
        book = Book(file, folder, title)
        try:
            write(book)
            book.close()
        finally:
            book.let_go()
    return file.getvalue()


def cell_text(words: str) -> str:
    """Return words as a cell takes them: without control characters, not too long."""
    clean = prose(words)
    if len(clean) <= _MOST_IN_CELL // 2:
        return clean
    units = clean.encode("utf-16-le")[: 2 * _MOST_IN_CELL]
    cut = units.decode("utf-16-le", "ignore")
    return cut if len(cut) == len(clean) else f"{cut}……"


def _number(value: int | float | Decimal | str) -> int | float | str:
    return float(value) if isinstance(value, Decimal) else value


def _is_exact(number: int | float | Decimal) -> bool:
    """Return whether a sheet keeps all digits."""
    return -_MOST_EXACT < number < _MOST_EXACT
