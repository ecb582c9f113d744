"""The page that leads a browser to the server, and by which a second start finds the first.

Whoever else uses this machine can see with which words a program was called. So the browser is
called with the name of a file that only its owner can read, and the address, which holds the
secret, stands in the file.
"""

import http.client
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

_NAME = "browser.html"
_ADDRESS = re.compile(r'url=(http://127\.0\.0\.1:\d+/[\w-]+/)"')
_LARGEST = 10_000
_SECONDS_TO_ANSWER = 3.0
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="refresh" content="0; url={address}">
    <title>年报助手</title>
  </head>
  <body><a href="{address}">打开年报助手</a></body>
</html>
"""
HERE = "here"
"""What is asked for below the address to hear whether a server is there."""


class OpenAlreadyError(Exception):
    """Another server runs on this folder: its page, and its address."""

    def __init__(self, page: Path, address: str) -> None:
        super().__init__(address)
        self.page = page
        self.address = address


@contextmanager
def doorway(address: str, folder: Path) -> Iterator[Path]:
    """Keep a private page in `folder` that leads to the address.

    Raises OSError, and OpenAlreadyError where another server was quicker: of two that are started
    at once, only one can make the page.
    """
    hold_free(folder)
    page = folder / _NAME
    page.unlink(missing_ok=True)
    with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(_PAGE.format(address=escape(address)).encode())
    try:
        yield page
    finally:
        with suppress(OSError):
            if _address_in(page) == address:  # it may be another server's by now
                page.unlink(missing_ok=True)


def hold_free(folder: Path) -> None:
    """Raise OpenAlreadyError if a server runs on this folder."""
    page = folder / _NAME
    address = _address_in(page)
    if address and _answers(address):
        raise OpenAlreadyError(page, address)


def _address_in(page: Path) -> str:
    try:
        with page.open("rb") as file:
            found = _ADDRESS.search(file.read(_LARGEST).decode("utf-8", "replace"))
    except OSError:
        return ""
    return found[1] if found else ""


def _answers(address: str) -> bool:
    place = urlsplit(address)
    assert place.hostname is not None
    caller = http.client.HTTPConnection(place.hostname, place.port, timeout=_SECONDS_TO_ANSWER)
    try:
        caller.request("GET", f"{place.path}{HERE}")
        return caller.getresponse().status == http.client.NO_CONTENT
    except (OSError, http.client.HTTPException):
        return False
    finally:
        caller.close()
