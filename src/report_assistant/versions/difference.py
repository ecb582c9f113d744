"""A Difference: one thing that changed between two reports, told to the clerk."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The kind of a difference."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    MOVED = "moved"
    TABLE = "table"


@dataclass(frozen=True)
class Difference:
    """One thing that changed."""

    kind: Kind
    section: int
    """1 to 6; 0 before the first section."""
    sentence: str
    """The sentence for the clerk."""

    def __str__(self) -> str:
        return self.sentence


def difference(kind: Kind, section: int, words: str) -> Difference:
    """Return a difference whose sentence ends as a sentence does."""
    return Difference(kind, section, words if words.endswith(("”", "。")) else f"{words}。")
