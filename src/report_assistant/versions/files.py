"""The clerk's files that the commands read and write; one that is there is never written over."""

import os
from pathlib import Path

from report_assistant.ooxml.problems import VersionError
from report_assistant.reading.files import Format, file_bytes, format_of
from report_assistant.word.saving import save_docx


def read_docx(path: Path) -> bytes:
    """Return the content of a Word file. Raises ClerkProblem."""
    data = file_bytes(path)
    if format_of(data, path.name) is not Format.WORD:
        raise VersionError(f"“{path.name}”不是 Word 文档（.docx）。")
    return data


def refuse_existing(target: Path) -> None:
    """Raise VersionError where a file already has the name."""
    if target.is_dir():
        raise VersionError(f"“{target}”是一个文件夹，请在后面写上文件名。")
    if os.path.lexists(target):
        raise VersionError(f"“{target}”已经有了，没有动它，请换一个文件名。")


def save_new(data: bytes, target: Path) -> Path:
    """Write a file that is not there yet; return its full path. Raises ClerkProblem."""
    refuse_existing(target)
    return save_docx(data, target)
