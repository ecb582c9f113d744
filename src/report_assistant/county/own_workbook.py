"""Workbooks of ours read back: the roster, and what people wrote into their own columns."""

import io
from collections.abc import Iterator, Sequence

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.ooxml.package import BadPackageError
from report_assistant.sheets.workbook_parts import refuse_hostile

_UNREADABLE = "“{}”不是能读的 Excel 文件（.xlsx），请在 Excel 或 WPS 里打开，另存为 .xlsx 再试。"
_MOST_COLUMNS = 300


def first_rows(data: bytes, name: str, most: int) -> list[Sequence[str]]:
    """Return the rows of the first sheet, so many at most, as text. Raises ClerkProblem."""
    for _, rows in sheets_of(data, name, most):
        return rows
    return []


def sheets_of(data: bytes, name: str, most: int) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """Yield each sheet's name and its first rows as text. Raises ClerkProblem."""
    from openpyxl import load_workbook

    try:
        refuse_hostile(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=most, max_col=_MOST_COLUMNS, values_only=True)
            yield sheet.title, [tuple(_text(cell) for cell in row) for row in rows]
    except BadPackageError as error:
        raise ClerkProblem(_UNREADABLE.format(name)) from error
    except ClerkProblem:
        raise
    except Exception as error:  # openpyxl lets anything through when a part is not as it expects
        raise ClerkProblem(_UNREADABLE.format(name)) from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
