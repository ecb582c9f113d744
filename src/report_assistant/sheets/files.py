"""Excel files on disk: read with care; always a new one, nothing is written over."""

import csv
import io
from itertools import islice
from pathlib import Path, PurePath

from report_assistant.foundation.file_kinds import LIST, WORKBOOK
from report_assistant.foundation.file_names import safe_stem
from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.foundation.saving import save_beside
from report_assistant.reading.files import decoded
from report_assistant.report.model import AnnualReport
from report_assistant.sheets.workbook import Sheet, read_workbook, write_workbook

LARGEST_WORKBOOK = 20 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_OLD_WORKBOOK = ".xls"
_MOST_ROWS, _MOST_COLUMNS = 5_000, 200
"""Of a .csv; that it goes on is said."""


def read_sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of an Excel file or a .csv on disk. Raises ClerkProblem."""
    return sheets_in(read_file(path, LARGEST_WORKBOOK), path.name)


def sheets_in(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a file's content; of an older one, where a program can convert it.

    A .csv is one sheet. Raises ClerkProblem.
    """
    if name.lower().endswith(LIST):
        return (_list(data, name),)
    if data.startswith(_OLE):
        data = _as_xlsx(data, name)
    return read_workbook(data, f"“{name}”")


def _list(data: bytes, name: str) -> Sheet:
    """Return a .csv as a sheet, whatever its lines end in and its cells stand apart by."""
    words = decoded(data, name)
    apart = "\t" if "\t" in words.partition("\n")[0] else ","
    try:
        read = list(
            islice(csv.reader(io.StringIO(words, newline=""), delimiter=apart), _MOST_ROWS + 1)
        )
    except csv.Error as error:
        raise ReadError(
            f"“{name}”不是能读的表格，请在 Excel 或 WPS 里打开它，另存为 .xlsx 再读。"
        ) from error
    rows = tuple(tuple(row[:_MOST_COLUMNS]) for row in read)
    is_cut = len(rows) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in read)
    return Sheet(PurePath(name).stem, rows[:_MOST_ROWS], is_cut)


def _as_xlsx(data: bytes, name: str) -> bytes:
    from report_assistant.office.conversion import xlsx_of
    from report_assistant.office.programs import NOT_FOUND, is_installed

    if not is_installed():
        raise ReadError(
            f"“{name}”是旧版 Excel 或 WPS 表格，{NOT_FOUND}请在 Excel 或 WPS 里打开它，另存为 .xlsx 再读。"
        )
    return xlsx_of(data, _OLD_WORKBOOK, name)


def save_tables(report: AnnualReport, folder: Path) -> Path:
    """Write the three tables to `folder` under a free name and return its path."""
    year = "" if report.year is None else f"{report.year}年"
    stem = safe_stem(f"{report.organisation.name or ''}{year}政府信息公开年报表格")
    return save_beside(write_workbook(report), folder / f"{stem}{WORKBOOK}")
