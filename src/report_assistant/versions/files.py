"""The Word files that versions are read from."""

from pathlib import Path

from report_assistant.foundation.loading import read_file
from report_assistant.ooxml.problems import VersionError
from report_assistant.reading.files import Format, format_of


def read_docx(path: Path) -> bytes:
    """Return the content of a Word file. Raises ClerkProblem."""
    data = read_file(path)
    if format_of(data, path.name) is not Format.WORD:
        raise VersionError(f"“{path.name}”不是 Word 文档（.docx）。")
    return data
