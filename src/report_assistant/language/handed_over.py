"""Files and reports that a message hands over: a path dragged into the window, a pasted report."""

from report_assistant.report import text

_REPORT_FILES = (".docx", ".doc", ".wps", ".pdf", ".html", ".htm", ".txt", ".md", ".docm")
_WORKBOOK_FILES = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
_IMPORT_TABLES = "导入表格"
_REPORT, _SHORTEST_REPORT = "政府信息公开", 300


def report_in(typed: str) -> str:
    """Return the report that a message hands over: a file's path, or its whole text, or nothing.

    A file dragged into a terminal arrives as its path, in quotes or with escaped spaces.
    """
    words = typed.strip().removeprefix("导入").strip()
    if len(words) >= _SHORTEST_REPORT and _REPORT in words:
        return words
    return _path_in(words, _REPORT_FILES)


def workbook_in(typed: str) -> str | None:
    """Return the Excel file that a message hands over, empty for 「导入表格」 alone; or `None`."""
    words = typed.strip()
    if text.half_width(words).removeprefix("/").strip("。 ") == _IMPORT_TABLES:
        return ""
    return _path_in(words.removeprefix(_IMPORT_TABLES).strip(), _WORKBOOK_FILES) or None


def _path_in(words: str, endings: tuple[str, ...]) -> str:
    path = words.strip("'\"“”").removeprefix("file://").replace("\\ ", " ")
    return path if path.lower().endswith(endings) and "\n" not in path else ""
