"""The page that leads a browser to the server.

Whoever else uses this machine can see with which words a program was called. So the browser is
called with the name of a file that only its owner can read, and the address, which holds the
secret, stands in the file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path

_NAME = "browser.html"
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


@contextmanager
def doorway(address: str, folder: Path) -> Iterator[Path]:
    """Keep a private page in `folder` that leads to the address. Raises OSError."""
    page = folder / _NAME
    page.unlink(missing_ok=True)
    with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(_PAGE.format(address=escape(address)).encode())
    try:
        yield page
    finally:
        with suppress(OSError):
            page.unlink(missing_ok=True)
