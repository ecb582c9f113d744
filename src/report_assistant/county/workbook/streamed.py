"""The rows of a large workbook, one at a time, and never more of it than a 汇总.xlsx can hold.

`sheets.workbook_parts` guards small workbooks by unfolding them; one of ten thousand bodies has two
million cells. Here only the declared sizes and the heads of the parts are looked at, and a part is
read as far as its rows are asked for.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.zip_files import DAMAGED, has_too_many_entries

_UNREADABLE = (
    "“{}”不是能读的 Excel 文件（.xlsx），您在里面加的列没法接着用。请在 Excel 或 WPS 里打开，另存为 .xlsx，"
    "再汇总一次；不要了就把它移走。"
)
_MOST_UNPACKED = 1 << 30
_MOST_IN_PART = 400 << 20
_MOST_SHEETS = 100
_MOST_ROWS = 400_000
_MOST_COLUMNS = 500
_BLOCK = 1 << 20

Cells = tuple[Any, ...]


class StreamedBook:
    """A workbook whose sheets are read row by row."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a workbook. Raises ClerkProblem."""
        self._data = data
        self._name = name
        self._books: dict[bool, Any] = {}
        try:
            _refuse_hostile(data)
        except (_Hostile, expat.ExpatError, LookupError, RuntimeError, *DAMAGED) as error:
            raise ClerkProblem(_UNREADABLE.format(name)) from error

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in order. Raises ClerkProblem."""
        return tuple(sheet.title for sheet in self._book(results=True).worksheets)

    def rows(self, sheet: str) -> Iterator[Cells]:
        """Yield the rows of a sheet as it shows them. Raises ClerkProblem."""
        yield from self._rows(sheet, results=True)

    def formulas(self, sheet: str) -> Iterator[tuple[str, ...]]:
        """Yield the formulas of each row, nothing for a cell without one. Raises ClerkProblem."""
        for row in self._rows(sheet, results=False):
            yield tuple(_formula(cell) for cell in row)

    def _rows(self, sheet: str, *, results: bool) -> Iterator[Cells]:
        try:
            found = self._book(results=results)[sheet]
            found.reset_dimensions()  # what the file says of them is not to be relied on
            area = {"max_row": _MOST_ROWS, "max_col": _MOST_COLUMNS}
            yield from found.iter_rows(**area, values_only=results)
        except ClerkProblem:
            raise
        except (
            Exception
        ) as error:  # openpyxl lets anything through when a part is not as it expects
            raise ClerkProblem(_UNREADABLE.format(self._name)) from error

    def _book(self, *, results: bool) -> Any:
        from openpyxl import load_workbook

        if results not in self._books:
            try:
                book = load_workbook(io.BytesIO(self._data), read_only=True, data_only=results)
            except Exception as error:  # the same
                raise ClerkProblem(_UNREADABLE.format(self._name)) from error
            self._books[results] = book
        return self._books[results]


def _formula(cell: Any) -> str:
    is_formula = cell.data_type == "f" and isinstance(cell.value, str)
    return cell.value if is_formula else ""


class _Hostile(Exception):
    """A workbook that unfolds to more than ours do, or tells a reader to look elsewhere."""


def _refuse_hostile(data: bytes) -> None:
    if has_too_many_entries(data):
        raise _Hostile
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        sizes = [entry.file_size for entry in entries]
        if sum(sizes) > _MOST_UNPACKED or max(sizes, default=0) > _MOST_IN_PART:
            raise _Hostile
        if sum("worksheets/sheet" in entry.filename for entry in entries) > _MOST_SHEETS:
            raise _Hostile
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                with archive.open(entry) as part:
                    _look_at(part)


def _look_at(part: Any) -> None:
    """Refuse a part that declares a type, in which entities could unfold."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    while block := part.read(_BLOCK):
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise _Hostile
