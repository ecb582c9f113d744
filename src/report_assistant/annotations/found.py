"""What was found in a file: comments, tracked changes, and what can be decided about each."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Cell:
    """A cell of a table, rows that somebody added with tracked changes left out; all from 0."""

    row: int
    column: int
    rows: int
    """How many rows the table has."""


@dataclass(frozen=True)
class Where:
    """The place of an annotation."""

    block: str = ""
    """The id of the block of ours that begins in the paragraph or table; empty where none does."""
    cell: Cell | None = None
    written: str = ""
    """The sentence without any tracked change: as it was before others changed it."""
    now: str = ""
    """The sentence with every tracked change accepted."""


@dataclass(frozen=True)
class Reply:
    """A reply below a comment."""

    author: str
    date: str
    words: str


@dataclass(frozen=True)
class Comment:
    """A comment that nobody has marked as resolved, with the replies below it."""

    key: str
    """The same for the same words at the same place; other once somebody replies."""
    author: str
    date: str
    """YYYY-MM-DD; empty where the file does not say."""
    words: str
    replies: tuple[Reply, ...]
    commented: str
    """The words that it is about; empty where it stands at a place only."""
    where: Where


class Kind(Enum):
    """What a tracked change does."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    MOVED = "moved"
    ROW_ADDED = "row_added"
    ROW_DELETED = "row_deleted"


@dataclass(frozen=True)
class TrackedChange:
    """A tracked change that nobody has accepted or rejected: one author's, in one stretch."""

    key: str
    kind: Kind
    author: str
    date: str
    before: str
    """Paragraphs of it end in line ends."""
    after: str
    where: Where
    paragraph: tuple[str, str] | None = None
    """Its paragraph without any tracked change, and with this one alone; `None` where it reaches
    over several paragraphs, or the paragraph is too long to be compared."""


Annotation = Comment | TrackedChange


@dataclass(frozen=True)
class Annotations:
    """Everything that is open in a file, in the order of the text."""

    listed: tuple[Annotation, ...]
    unlisted: int
    """Marks of tracked changes that are not listed: of looks, of cells, in text boxes, and what is
    beyond the limit. They stay as they are."""


class Verdict(Enum):
    """What was decided about an annotation."""

    RESOLVED = "resolved"
    """Of a comment."""
    ACCEPTED = "accepted"
    """Of a tracked change, as is the next."""
    REJECTED = "rejected"


NOTHING = Annotations((), 0)
