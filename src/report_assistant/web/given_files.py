"""Files that a clerk gives to a page: kept until the conversation has read them."""

import asyncio
import re
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from aiohttp import web

from report_assistant.foundation.file_names import safe_stem
from report_assistant.foundation.problems import ClerkProblem

LARGEST = 20 << 20
"""Bytes of one file."""
MOST = 20
"""Files that wait to be read at a time, over all pages."""
_SECONDS = 60.0
_PIECE = 64 << 10
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_TOO_LARGE = f"这个文件太大了（超过 {LARGEST >> 20} 兆），没有收。"
_TOO_SLOW = "文件传得太慢，没有收到。请再给一次。"
_TOO_MANY = f"一次最多收 {MOST} 个文件，请等前面的读完再给。"
_NO_ROOM = "文件没有收下：放答案的磁盘写不进去，请看看是不是满了。"


class NotReceivedError(ClerkProblem):
    """A file was not taken; `status` is what HTTP calls the reason."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class GivenFiles:
    """The folder of the given files; there is nothing in it but those that wait to be read."""

    def __init__(self, folder: Path, seconds: float = _SECONDS) -> None:
        """Keep files in `folder`; one may take so many seconds to come."""
        self._folder = folder
        self._seconds = seconds
        self._waiting: dict[str, Path] = {}
        self._handed_over: dict[int, tuple[str, ...]] = {}
        self._pages: dict[str, str] = {}
        """By key the page that a file was given to."""
        self._coming: dict[str, asyncio.Timeout] = {}
        """By key how long a file that is still coming is waited for."""
        self._number = 0

    async def receive(self, request: web.Request, page: str, name: str) -> str:
        """Keep the body of a request to a page as a file of that name; return its key.

        Raises NotReceivedError. The name that a browser tells never becomes a path as it is.
        """
        if len(self._waiting) >= MOST:
            raise NotReceivedError(429, _TOO_MANY)
        if (request.content_length or 0) > LARGEST:
            raise NotReceivedError(413, _TOO_LARGE)
        key = secrets.token_urlsafe(12)
        place = self._folder / key / fit_name(name)
        self._waiting[key], self._pages[key] = place, page
        try:
            async with asyncio.timeout(self._seconds) as patience:
                self._coming[key] = patience
                try:
                    await _save(request, place)
                finally:
                    del self._coming[key]
        except TimeoutError as error:
            self._remove(key)
            raise NotReceivedError(408, _TOO_SLOW) from error
        except OSError as error:
            self._remove(key)
            raise NotReceivedError(507, _NO_ROOM) from error
        except BaseException:
            self._remove(key)
            raise
        return key

    def handed_over(self, page: str, keys: Sequence[str]) -> tuple[int, list[Path]]:
        """Return a page's files, and the number under which they are forgotten when they are read."""
        known = tuple(key for key in dict.fromkeys(keys) if self._pages.get(key) == page)
        self._number += 1
        self._handed_over[self._number] = known
        return self._number, [self._waiting[key] for key in known]

    def forget(self, number: int) -> None:
        """Remove files that were read."""
        for key in self._handed_over.pop(number, ()):
            self._remove(key)

    def forget_page(self, page: str) -> None:
        """Remove what a page was given, what still comes too: nobody will read it any more."""
        for key in [key for key, owner in self._pages.items() if owner == page]:
            self._remove(key)

    def clear(self) -> None:
        """Remove all, the folder too, and what a server that was killed left there."""
        self._waiting.clear()
        self._pages.clear()
        self._handed_over.clear()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _remove(self, key: str) -> None:
        if patience := self._coming.get(key):
            patience.reschedule(0)
        self._pages.pop(key, None)
        if place := self._waiting.pop(key, None):
            shutil.rmtree(place.parent, ignore_errors=True)


def fit_name(told: str) -> str:
    """Return the name under which a file is kept and shown: no folders, no signs that mean more."""
    last = re.split(r"[/\\]", told)[-1]
    found = Path(last)
    suffix = found.suffix.lower() if _SUFFIX.fullmatch(found.suffix) else ""
    stem = safe_stem(found.stem if suffix else last) or "文件"
    return f"{stem}{suffix}"


async def _save(request: web.Request, place: Path) -> None:
    place.parent.mkdir(mode=0o700, parents=True)
    size = 0
    with place.open("xb") as file:
        async for piece in request.content.iter_chunked(_PIECE):
            size += len(piece)
            if size > LARGEST:
                raise NotReceivedError(413, _TOO_LARGE)
            file.write(piece)
