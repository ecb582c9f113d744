"""Putting a Word file on disk: whole or not at all, with a name that every system accepts."""

import contextlib
import errno
import os
import re
import tempfile
from pathlib import Path

from report_assistant.drafting.draft import Draft
from report_assistant.word.problems import WordFileError

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|【】\x00-\x1f]')
_LONGEST_NAME = 80


def file_name(draft: Draft) -> str:
    """The file's name: the report's title, without what Windows does not allow in names."""
    stem = _NOT_IN_NAMES.sub("", draft.title).strip(" .")[:_LONGEST_NAME]
    return f"{stem or '政府信息公开工作年度报告'}.docx"


def save_docx(data: bytes, target: Path) -> Path:
    """Write `data` to `target` and return its full path. Raises WordFileError.

    The old file stays as it is until the new one is complete.
    """
    target = target.expanduser().absolute()
    if target.is_dir():
        raise WordFileError(f"“{target}”是一个文件夹，请在后面写上文件名，例如 年度报告.docx。")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".~", suffix=".docx")
    except OSError as error:
        raise WordFileError(
            f"不能在“{target.parent}”里新建文件，请换一个文件夹，或者检查磁盘是否已满。"
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _make_readable(temporary)
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise WordFileError(_sentence(error, target)) from error
    return target


def _make_readable(temporary: Path) -> None:
    """Temporary files are private; a report is handed around."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _sentence(error: OSError, target: Path) -> str:
    if isinstance(error, PermissionError):
        return f"“{target.name}”正在 Word 或 WPS 里打开，请先关掉它，再生成一次。"
    if error.errno == errno.ENOSPC:
        return "磁盘满了，文件没有写成。请清理磁盘后再生成一次。"
    return f"“{target}”没有写成，请检查文件夹是否可写，再生成一次。"
