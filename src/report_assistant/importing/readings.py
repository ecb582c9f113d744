"""A reading: one answer that a text says, and the words that say it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reading:
    """One answer found in the text."""

    path: str
    value: Any
    """Plain data, as an answers file would hold it."""
    quoted: str
    """The words that it was read from."""
