"""The page around the conversation: its HTML, its parts, and its colours from the palette."""

import re
from functools import cache
from html import escape
from pathlib import Path

from report_assistant.foundation.file_kinds import ANSWERS, HANDED_OVER
from report_assistant.tui.palette import PALETTES
from report_assistant.web.given_files import LARGEST, MOST

_FOLDER = Path(__file__).parent
_KINDS = {".css": "text/css", ".js": "text/javascript"}
_PARTS = frozenset({"page.css", "terminal.js", "page.js", "files.js"})
_COLOURS = "colours.css"
_LARGEST_TYPE, _TYPE, _SMALLEST_TYPE = 40, 16, 12


def page_html(at: str, page: str, channel: str, type_size: str) -> str:
    """Return the page.

    Args:
        at: the path below which everything is found.
        page: the page's own id.
        channel: the address of its WebSocket.
        type_size: the size of its letters in pixels, as asked for in the address.
    """
    values = {
        "at": at,
        "page": page,
        "channel": channel,
        "type_size": str(_type_size(type_size)),
        "largest": str(LARGEST),
        "most": str(MOST),
        "kinds": ",".join((*HANDED_OVER, *ANSWERS)),
    }
    text = _read("page.html")
    return re.sub(r"\{\{ (\w+) \}\}", lambda found: escape(values[found[1]]), text)


def page_part(name: str) -> tuple[str, str] | None:
    """Return a style sheet or script of the page with its kind; `None` if there is none."""
    if name == _COLOURS:
        return _colours(), _KINDS[".css"]
    if name not in _PARTS:
        return None
    return _read(name), _KINDS[Path(name).suffix]


@cache
def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _colours() -> str:
    light, dark = (
        "; ".join(f"--{token}: {colour}" for token, colour in PALETTES[name].items())
        for name in ("light", "dark")
    )
    return f":root {{ {light} }}\n:root.-dark {{ {dark} }}\n"


def _type_size(asked: str) -> int:
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else _TYPE
    return min(max(wanted, _SMALLEST_TYPE), _LARGEST_TYPE)
