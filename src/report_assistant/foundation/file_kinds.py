"""The kinds of files that the program reads and writes, told by how their names end."""

from pathlib import Path

from report_assistant.foundation.file_names import is_folder
from report_assistant.foundation.problems import ClerkProblem

WORD = ".docx"
PDF = ".pdf"
WORKBOOK = ".xlsx"
ANSWERS = (".yaml", ".yml")
BACKUP = ".sqlite3"
WEB_PAGES = (".html", ".htm", ".shtml", ".xhtml")
SAVED_PAGES = (".mht", ".mhtml")
"""A web page and its pictures in one file, as browsers save it."""
TEXTS = (".txt", ".md")
OFFICE_TEXTS = (".doc", ".wps", ".rtf", ".odt")
"""Read where a program is installed that makes a .docx of them."""
ARCHIVE = ".zip"
REPORTS = (WORD, PDF, *OFFICE_TEXTS, *WEB_PAGES, *SAVED_PAGES, *TEXTS)
"""What a report is read from."""
LIST = ".csv"
WORKBOOKS = (WORKBOOK, ".xlsm", ".xls", ".et", LIST)
MAIL = ".eml"
OFD = ".ofd"
"""The government's own page format."""
PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp")
OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".bz2", ".xz")
_LIKE_WORD = (".docm", ".dot", ".dotx", ".wpt")
TAKEN_FOR_REPORTS = (*REPORTS, ARCHIVE, *_LIKE_WORD, OFD, *PICTURES, *OTHER_ARCHIVES)
"""What a clerk may hand over as a report: read, or refused with the way out."""
HANDED_OVER = (*TAKEN_FOR_REPORTS, *WORKBOOKS, MAIL, BACKUP)
"""All that a clerk may hand over: reports, tables, materials, a backup."""


class WrongEndingError(ClerkProblem):
    """A file was to be written under a name that says it is of another kind."""


def hold_ending(target: Path, *endings: str) -> None:
    """Raise WrongEndingError unless a name ends in one of `endings`.

    A folder is refused where it is written, with a sentence of its own.
    """
    if target.suffix.lower() not in endings and not is_folder(target):
        raise WrongEndingError(f"“{target}”要以 {' 或 '.join(endings)} 结尾。")
