"""What the reader of PDFs answers: the names of its problems, the shapes of its JSON."""

from enum import Enum
from typing import TypedDict


class Problem(Enum):
    """Why a PDF was not read."""

    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    """No text in it, or nearly none."""
    UNMAPPED = "unmapped"
    """Its letters have shapes, but it does not say which letters they are."""
    TOO_LONG = "too long"
    TOO_LARGE = "too large"
    DAMAGED = "damaged"


Cell = tuple[str, int, int, bool]
"""The parts of a GridCell: text, column, columns spanned, whether it begins in this row."""


class Shown(TypedDict, total=False):
    """A paragraph, or a table."""

    text: str
    rows: list[list[Cell]]
    seams: list[int]
    """The rows that are the first on a new page."""
