"""Excel files on disk: read with care; always a new one, nothing is written over."""

from pathlib import Path

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.report.model import AnnualReport
from report_assistant.sheets.workbook import Sheet, read_workbook, write_workbook
from report_assistant.word.saving import names_like, safe_stem, save_docx

_LARGEST = 20 << 20


def read_sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of an Excel file. Raises ClerkProblem."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ClerkProblem(f"“{path.name}”太大，不像是三张表。")
        return read_workbook(path.read_bytes())
    except PermissionError as error:
        raise ClerkProblem(f"“{path.name}”打不开，请先在 Excel 或 WPS 里关掉它。") from error
    except (OSError, ValueError) as error:  # no file can have such a name
        raise ClerkProblem(f"读不了“{path}”，请检查文件名和路径。") from error


def save_tables(report: AnnualReport, folder: Path) -> Path:
    """Write the three tables to `folder` under a free name and return its path."""
    year = "" if report.year is None else f"{report.year}年"
    stem = safe_stem(f"{report.organisation.name or ''}{year}政府信息公开年报表格")
    free = next(name for name in names_like(folder / f"{stem}.xlsx") if not name.exists())
    return save_docx(write_workbook(report), free)
