"""The one way a file of the clerk's is read: within a limit, and only if it is an ordinary file.

Devices and pipes are refused before they are opened: some never end, some never begin.
"""

import errno
import stat
from pathlib import Path

from report_assistant.foundation.file_names import full_path
from report_assistant.foundation.open_files import in_use
from report_assistant.foundation.problems import ClerkProblem

LARGEST_FILE = 64 << 20
_SHARING_VIOLATIONS = (32, 33)
"""What Windows answers where another program keeps a file to itself."""


class ReadError(ClerkProblem):
    """A file cannot be read; the message says why and what to do."""


def read_file(path: Path, largest: int = LARGEST_FILE, *, named: Path | None = None) -> bytes:
    """Return a file's content; `named` is what messages call it, where that is not its path.

    Raises ReadError, and FileInUseError where Windows says so.
    """
    called = path if named is None else named
    try:
        return _content(full_path(path), called, largest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadError(f"找不到“{called}”，请检查路径和文件名。") from error
    except PermissionError as error:
        if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
            raise in_use(called) from error
        raise ReadError(
            f"“{called.name}”打不开，因为没有读它的权限，请换一个文件，或者先改它的权限。"
        ) from error
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ENAMETOOLONG:
            raise ReadError("文件名或路径太长，请检查是不是打错了。") from error
        raise ReadError(f"打不开“{called.name}”，请检查路径和磁盘。") from error


def _content(file: Path, named: Path, largest: int) -> bytes:
    status = file.stat()
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(f"“{named}”是一个文件夹，请选里面的一个文件。")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(f"“{named}”不是普通文件，没有打开它。")
    with file.open("rb") as opened:
        data = b"" if status.st_size > largest else opened.read(largest + 1)
    if max(len(data), status.st_size) > largest:
        raise ReadError(f"“{named.name}”太大（超过 {largest >> 20} MB），没有读它。")
    return data
