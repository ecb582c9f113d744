"""The log of unexpected errors, for whoever looks after the program.

It holds kinds of errors and places in the code. What a clerk typed or answered may stand in the
words of an error and in its variables, so neither is written.
"""

import os
import platform
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb

from report_assistant import __version__

FILE_NAME = "errors.log"
_OLDER = "errors.old.log"
_LARGEST = 256 << 10
_MOST_PLACES = 40
"""A recursion without end has a thousand."""
_PRINTED_PLACE = re.compile(r'^\s*File "([^"\n]+)", line (\d+)', re.M)
_PRINTED_KIND = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit))\b", re.M)
_WHAT_HAPPENED = "程序出了差错，这一步没有做完，已经记下的答案都在，可以接着填。"
_WHERE = "出错的地方记在“{}”，里面没有您填的内容，可以交给管电脑的人看。"


def report_unexpected(error: BaseException, folder: Path, places: Sequence[str] = ()) -> str:
    """Add the error to the log in `folder`; return what the clerk is told.

    `places` are where it came from, if that was in another process.
    """
    log = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LARGEST:
            log.replace(folder / _OLDER)
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
            file.write("\n".join([*_lines(error), *places]) + "\n\n")
    except OSError:  # a full disk, a folder that is read only
        return _WHAT_HAPPENED
    return _WHAT_HAPPENED + _WHERE.format(log)


def places_in(printed: str) -> list[str]:
    """Return the places of a traceback that a process printed, and the kind of its error."""
    found = [f"  {Path(file).stem}:{line}" for file, line in _PRINTED_PLACE.findall(printed)]
    kinds = _PRINTED_KIND.findall(printed)
    return [*kinds[-1:], *found[-_MOST_PLACES:]]


def _lines(error: BaseException) -> Iterator[str]:
    yield f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {__version__} {platform.system()}"
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        yield from _places(cause)
        cause = cause.__cause__ or cause.__context__


def _places(error: BaseException) -> list[str]:
    """Return modules and lines, the innermost last."""
    places = walk_tb(error.__traceback__)
    found = [f"  {frame.f_globals.get('__name__', '?')}:{line}" for frame, line in places]
    return found[-_MOST_PLACES:]
