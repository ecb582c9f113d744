"""Excel files on disk: read with care; always a new one, nothing is written over."""

from pathlib import Path

from report_assistant.foundation.file_kinds import WORKBOOK
from report_assistant.foundation.file_names import safe_stem
from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.foundation.saving import save_beside
from report_assistant.report.model import AnnualReport
from report_assistant.sheets.workbook import Sheet, read_workbook, write_workbook

_LARGEST = 20 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_OLD_WORKBOOK = ".xls"


def read_sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of an Excel file; of an older one, where a program can convert it.

    Raises ClerkProblem.
    """
    data = read_file(path, _LARGEST)
    if data.startswith(_OLE):
        data = _as_xlsx(data, path.name)
    return read_workbook(data)


def _as_xlsx(data: bytes, name: str) -> bytes:
    from report_assistant.office.conversion import xlsx_of
    from report_assistant.office.programs import is_installed

    if not is_installed():
        raise ReadError(
            f"“{name}”是旧版 Excel 或 WPS 表格，请在 Excel 或 WPS 里打开它，另存为 .xlsx 再读。"
        )
    return xlsx_of(data, _OLD_WORKBOOK, name)


def save_tables(report: AnnualReport, folder: Path) -> Path:
    """Write the three tables to `folder` under a free name and return its path."""
    year = "" if report.year is None else f"{report.year}年"
    stem = safe_stem(f"{report.organisation.name or ''}{year}政府信息公开年报表格")
    return save_beside(write_workbook(report), folder / f"{stem}{WORKBOOK}")
