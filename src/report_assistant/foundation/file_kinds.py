"""The kinds of files that the program reads and writes, told by how their names end."""

from pathlib import Path

from report_assistant.foundation.file_names import is_folder
from report_assistant.foundation.problems import ClerkProblem

WORD = ".docx"
PDF = ".pdf"
WORKBOOK = ".xlsx"
ANSWERS = (".yaml", ".yml")
BACKUP = ".sqlite3"
WEB_PAGES = (".html", ".htm")
TEXTS = (".txt", ".md")
REPORTS = (WORD, *WEB_PAGES, *TEXTS)
"""What a report is read from."""


class WrongEndingError(ClerkProblem):
    """A file was to be written under a name that says it is of another kind."""


def hold_ending(target: Path, *endings: str) -> None:
    """Raise WrongEndingError unless a name ends in one of `endings`.

    A folder is refused where it is written, with a sentence of its own.
    """
    if target.suffix.lower() not in endings and not is_folder(target):
        raise WrongEndingError(f"“{target}”要以 {' 或 '.join(endings)} 结尾。")
