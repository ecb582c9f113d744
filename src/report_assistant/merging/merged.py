"""The result of a merge: the file, what was done, and what has to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from report_assistant.annotations.found import Verdict
from report_assistant.drafting.draft import Draft


class Side(Enum):
    """The side whose words stand where both changed the same ones."""

    MINE = "mine"
    """The clerk's, from the edited file."""
    NEW = "new"
    """The new draft's."""


@dataclass(frozen=True)
class Terms:
    """What an update goes by besides the three versions."""

    chosen: Mapping[str, Side] = field(default_factory=dict)
    """Decides conflicts by their keys; one that is not decided leaves the clerk's words."""
    then: Draft | None = None
    """What this program makes of the answers that the base was written from; `None` if they are
    not known, and then every difference counts as one of the answers."""
    kept: frozenset[str] = frozenset()
    """Blocks that go on in the words of the file, although the program's are new."""
    decided: Mapping[str, Verdict] = field(default_factory=dict)
    """Settles comments and tracked changes by their keys, before anything is compared."""


NO_TERMS = Terms()


class Outcome(Enum):
    """The outcome for one block or cell that the new answers change."""

    REPLACED = "replaced"
    """The clerk had not touched it; it reads as in the new draft."""
    SETTLED = "settled"
    """A comment or tracked change was dealt with as decided."""
    REWORDED = "reworded"
    """As REPLACED, but for the program's wording alone: the answers say what they said."""
    COMBINED = "combined"
    """Both had changed it in different places; both changes stand."""
    FIGURES_UPDATED = "figures_updated"
    """New figures were put into a sentence that the clerk had reworded."""
    INSERTED = "inserted"
    """A block that is new in the draft."""
    REMOVED = "removed"
    """A block that is no longer in the draft, and that the clerk had not touched."""
    COMMENTED = "commented"
    """The new text stands in a comment, because nothing may be rewritten there."""
    STAYS_DELETED = "stays_deleted"
    """The clerk had deleted the block; the new text is only told."""
    STAYS = "stays"
    """The block is no longer in the draft; the clerk had edited it, so it was kept."""


@dataclass(frozen=True)
class Change:
    """One thing that the update did, or left alone knowingly."""

    outcome: Outcome
    key: str
    """The block's id, or the cell's path."""
    sentence: str
    """The change in one Chinese sentence."""


@dataclass(frozen=True)
class Conflict:
    """Words that the clerk and the new answers both changed.

    Until it is decided the clerk's words stand and a comment carries the new ones.
    """

    key: str
    """Stable for the same three texts, so that a decision can be handed back to `merge`."""
    place: str
    """The place in words."""
    mine: str
    new: str
    is_edited: bool = True
    """False where the clerk only kept the words of an earlier version of the program."""


@dataclass(frozen=True)
class Rewording:
    """A paragraph that reads differently because the program words it in a new way."""

    block: str
    place: str
    """The place in words."""
    before: str
    """As it stands in the file; empty for a paragraph that earlier versions did not write."""
    now: str
    """Empty for a paragraph that is not written any more."""
    is_answer_changed: bool = False
    """Whether an answer in it changed too."""


@dataclass(frozen=True)
class ReadBack:
    """A figure that the clerk changed in Word; it may be taken as the answer."""

    place: str
    """The place in words."""
    before: str
    now: str
    path: str = ""
    """The cell's; empty for a figure in the text, see read_back.py."""
    block: str = ""
    """The id of the block in whose text it stands."""
    number: int = 0
    """Index of the figure in the block's text as it was written: 0 is the first."""


@dataclass(frozen=True)
class Merged:
    """An update, carried out on a copy."""

    data: bytes
    """The updated .docx."""
    done: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    """All of them, decided or not."""
    figures: tuple[ReadBack, ...]
    rewordings: tuple[Rewording, ...] = ()
    """Paragraphs that nobody edited and that the program words in a new way, kept or not."""
