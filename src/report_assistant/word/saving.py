"""Putting a Word file on disk: whole or not at all, under a name that every system accepts."""

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from report_assistant.drafting.draft import Draft
from report_assistant.word.problems import FileInUseError, WordFileError

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|【】\s\x00-\x1f\x7f]')
# Windows allows 260 characters for a whole path and Linux 255 bytes for a name: 80 Chinese
# characters are 240 bytes, and ".docx" fits after them.
_LONGEST_STEM = 80
_MOST_BYTES = 240
_PLAIN_STEM = "政府信息公开工作年度报告"
_NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)


def file_name(draft: Draft) -> str:
    """Return the file's name: the report's title, without what Windows does not allow."""
    return f"{safe_stem(draft.title) or _PLAIN_STEM}.docx"


def safe_stem(words: str) -> str:
    """Return words as a file's name that every system accepts; empty if nothing is left."""
    return _cut(_NOT_IN_NAMES.sub("", words)[:_LONGEST_STEM], _MOST_BYTES).strip(".")


def with_remark(target: Path, remark: str) -> Path:
    """Return the name of a file with a remark at its end; a long name gives way."""
    room = _MOST_BYTES - len(remark.encode())
    return target.with_name(f"{_cut(target.stem, room)}{remark}{target.suffix}")


def names_like(wanted: Path) -> Iterator[Path]:
    """Yield the wanted name, then the same with （2）, （3） and so on."""
    yield wanted
    for number in count(2):
        yield wanted.with_name(f"{wanted.stem}（{number}）{wanted.suffix}")


def save_docx(data: bytes, target: Path) -> Path:
    """Write `data` to `target` and return its full path. Raises WordFileError.

    A file that is already there stays as it is until the new one is complete.
    """
    target = Path(os.path.abspath(target.expanduser()))  # noqa: PTH100 - links stay as they are
    if target.is_dir():
        raise WordFileError(f"“{target}”是一个文件夹，请在后面写上文件名，例如“年度报告.docx”。")
    temporary = _new_file_beside(target)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _share(temporary, target)
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise _explained(error, target) from error
    return target


def is_open_elsewhere(target: Path) -> bool:
    """Return whether Word, WPS or LibreOffice say that they have a file open.

    They put a small file beside it. Only Windows refuses writing too; elsewhere, what is written
    now would be lost when the clerk saves what is on the screen.
    """
    name = target.name
    marks = {f"~${name[cut:]}" for cut in range(3)} | {f".~lock.{name}#"}
    return any(os.path.exists(target.parent / mark) for mark in marks)  # noqa: PTH110 - long names


def _cut(name: str, most: int) -> str:
    return name.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")


def in_use(target: Path) -> FileInUseError:
    """Return the sentence for a file that is open in Word or WPS."""
    return FileInUseError(f"“{target.name}”正在 Word 或 WPS 里打开，请先关掉它，再生成一次。")


def _new_file_beside(target: Path) -> Path:
    folder = target.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".~", suffix=".tmp")
    except (FileExistsError, NotADirectoryError) as error:
        raise WordFileError(f"“{folder}”不是文件夹，请换一个地方保存。") from error
    except OSError as error:
        if error.errno in _NOT_WRITABLE:
            reason = f"没有在“{folder}”里新建文件的权限，请换一个文件夹保存，例如“文档”。"
            raise WordFileError(reason) from error
        raise _explained(error, target) from error
    os.close(handle)
    return Path(name)


def _share(temporary: Path, target: Path) -> None:
    """Give the new file the old one's permissions; temporary files are private otherwise."""
    if os.name != "posix":
        return
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0o022)
        os.umask(mask)
        mode = 0o666 & ~mask
    temporary.chmod(mode)


def _explained(error: OSError, target: Path) -> WordFileError:
    if isinstance(error, PermissionError):
        return in_use(target)
    if error.errno == errno.ENOSPC:
        return WordFileError("磁盘已满，文件没有写成，请清出一些空间，再生成一次。")
    if error.errno == errno.ENAMETOOLONG:
        return WordFileError("文件名或路径太长，请换一个短一些的名字。")
    return WordFileError(f"“{target}”没有写成，请检查磁盘和文件夹，再生成一次。")
