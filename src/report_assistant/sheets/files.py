"""Excel files on disk: read with care; always a new one, nothing is written over."""

from pathlib import Path

from report_assistant.foundation.file_kinds import WORKBOOK
from report_assistant.foundation.file_names import safe_stem
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.saving import save_beside
from report_assistant.report.model import AnnualReport
from report_assistant.sheets.workbook import Sheet, read_workbook, write_workbook

_LARGEST = 20 << 20


def read_sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of an Excel file. Raises ClerkProblem."""
    return read_workbook(read_file(path, _LARGEST))


def save_tables(report: AnnualReport, folder: Path) -> Path:
    """Write the three tables to `folder` under a free name and return its path."""
    year = "" if report.year is None else f"{report.year}年"
    stem = safe_stem(f"{report.organisation.name or ''}{year}政府信息公开年报表格")
    return save_beside(write_workbook(report), folder / f"{stem}{WORKBOOK}")
