"""Widths in cells of a terminal: a Chinese character takes two.

Needs no toolkit, and agrees with what the screen's toolkit counts for what is written here.
"""

from functools import lru_cache
from unicodedata import category, east_asian_width

_WIDE = ("W", "F")
_NO_CELL = ("Mn", "Me", "Cc", "Cf")
"""Categories of marks on another character, and of signs that are not drawn."""
_SOFT_HYPHEN = "\xad"


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_cells_of, text))


def in_cells(text: str, width: int) -> str:
    """Return a text padded with spaces, or cut, to exactly `width` cells."""
    kept, used = [], 0
    for sign in text:
        if used + _cells_of(sign) > width:
            break
        kept.append(sign)
        used += _cells_of(sign)
    return "".join(kept) + " " * (width - used)


def cut(text: str, width: int) -> str:
    """Return a text as it is, or its beginning with two dots where it is wider than `width`."""
    if cells(text) <= width:
        return text
    return in_cells(text, width - 2).rstrip() + ".." if width > 2 else "." * width


def at_the_right(text: str, width: int) -> str:
    """Return a text right-aligned in `width` cells, cut where it is wider."""
    shown = cut(text, width)
    return " " * (width - cells(shown)) + shown


@lru_cache(maxsize=8192)
def _cells_of(sign: str) -> int:
    if category(sign) in _NO_CELL and sign != _SOFT_HYPHEN:
        return 0
    return 2 if east_asian_width(sign) in _WIDE else 1
