"""What keeps a file from being written, as one sentence for the clerk."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from report_assistant.foundation.open_files import in_use, is_open_elsewhere
from report_assistant.foundation.problems import ClerkProblem

_FULL = (errno.ENOSPC, errno.EDQUOT)
_BUSY = (errno.EBUSY, errno.ETXTBSY)


class SaveError(ClerkProblem):
    """A file cannot be written where it should be; the message says what to do."""


class NameTakenError(SaveError):
    """Something that is not to be replaced has the name."""


class ChangedMeanwhileError(SaveError):
    """The file to be replaced is not the one any more that was looked at."""


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Turn the system's complaints about the file at `target` into sentences."""
    try:
        yield
    except OSError as error:
        raise problem_of(error, target) from error


def problem_of(error: OSError, target: Path) -> ClerkProblem:
    """Return the sentence for what the system complains of."""
    if error.errno in _BUSY:
        return in_use(target)
    if isinstance(error, PermissionError):
        # Windows refuses to replace what is open, and says no more than that.
        is_windows = getattr(error, "winerror", None) is not None
        is_open = is_windows or is_open_elsewhere(target)
        return in_use(target) if is_open else forbidden(target)
    if error.errno in _FULL:
        return SaveError("磁盘已满，文件没有写成，请清出一些空间，再试一次。")
    if error.errno == errno.ENAMETOOLONG:
        return too_long()
    return SaveError(f"“{target}”没有写成，请检查磁盘和文件夹，再试一次。")


def forbidden(target: Path) -> SaveError:
    """Return the sentence for a file that the clerk may not change."""
    return SaveError(f"没有改动“{target.name}”的权限，请换一个文件名或者文件夹。")


def read_only(target: Path) -> SaveError:
    """Return the sentence for a file that nobody may change."""
    return SaveError(
        f"“{target.name}”是只读文件，没有动它，请去掉它的只读属性再试，或者换一个文件名。"
    )


def too_long() -> SaveError:
    """Return the sentence for a name that the system does not take."""
    return SaveError("文件名或路径太长，请换一个短一些的名字。")


def taken(target: Path) -> NameTakenError:
    """Return the sentence for a name that something has."""
    return NameTakenError(f"“{target}”已经有了，没有动它，请换一个文件名。")


def changed(target: Path) -> ChangedMeanwhileError:
    """Return the sentence for a file that somebody was quicker to change."""
    return ChangedMeanwhileError(
        f"“{target.name}”刚才又被保存过、改名或者删掉了，没有动它，请再试一次。"
    )
