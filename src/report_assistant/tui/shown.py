"""Values that widgets show: plain, so that no widget needs to know the core.

These are also all that the first screen needs; the core is loaded behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Voice(Enum):
    """The speaker; the value is the style class."""

    ASSISTANT = "assistant"
    CLERK = "clerk"
    """An answer."""
    SAID = "said"
    """Words of the clerk's that answer nothing: a question back, several facts, 取消."""
    SECTION = "section"
    NOTE = "note"
    PROBLEM = "problem"
    """Something could not be done. It stands below the box, as a refusal does."""
    FINDING = "finding"


@dataclass(frozen=True)
class TranscriptEntry:
    """One thing in the transcript; the first line of an assistant's message is what matters most."""

    voice: Voice
    text: str
    """Of an answer: how it was understood."""
    question: str = ""
    """Name of the question that it answers, so that it can be chosen and changed."""
    asked: str = ""
    """The question in words."""
    remark: str = ""
    """What an answer gave rise to: a difference from last year, what follows from a change."""


@dataclass(frozen=True)
class ShownChoice:
    """One numbered choice; those of one group stand together under its name."""

    number: int
    words: str
    group: str = ""


@dataclass(frozen=True)
class ShownFact:
    """One of several facts to confirm."""

    title: str
    value: str
    before: str = ""
    """What it would replace."""
    source: str = ""
    """Where it was read, in a line of its own: 出处：…."""
    is_choice: bool = False
    """Whether it is taken only where its number is typed."""


@dataclass(frozen=True)
class ShownAsk:
    """What is asked: a question, facts to confirm, or what to do when all is answered."""

    question: str
    tag: str = ""
    """Where it stands: 一、总体情况　这部分第 5 题，共 9 题."""
    last: str = ""
    """Last year's answer: 去年 345 条."""
    hint: str = ""
    choices: Sequence[ShownChoice] = ()
    chosen: frozenset[int] = frozenset()
    """The numbers of the choices that are the answer so far."""
    facts: Sequence[ShownFact] = ()
    enter: str = ""
    """What Enter does and where one types, for the empty box."""
    is_agreed_to: bool = False
    """Whether Enter agrees to all that is listed, which must have been seen then."""
    is_explained: bool = False
    """Whether an explanation stands in the hint's place."""


@dataclass(frozen=True)
class Refusal:
    """Nothing was taken: what to say in front, why, and what to type instead."""

    text: str
    lead: str = "没有记下"
    is_offer: bool = False
    """Whether it asks about something that Enter accepts."""


class ChipLook(Enum):
    """The look of a button; the value is the style class."""

    MAIN = "main"
    """What Enter does."""
    OTHER = "other"
    QUIET = "quiet"
    """What can always be said: 跳过, 为什么问."""
    OPEN = "open"
    """A tab behind which something is still open."""


@dataclass(frozen=True)
class ChipWords:
    """The text of a button, and the words that pressing it says."""

    shown: str
    said: str
    look: ChipLook = ChipLook.OTHER
    key: str = ""
    """The key that does the same, as it is written: 回车."""


@dataclass(frozen=True)
class OutlineRow:
    """One section of the outline."""

    name: str
    state: str
    is_current: bool
    is_done: bool
    answered: int = 0
    asked: int = 0


@dataclass(frozen=True)
class Standing:
    """The standing of the report, for the lines around the conversation."""

    name: str = ""
    saved: str = ""
    outline: Sequence[OutlineRow] = ()
    must_change: int = 0
    """How many findings must be dealt with."""
    reminders: int = 0
    """How many others there are."""

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        return sum(row.answered for row in self.outline)

    @property
    def asked(self) -> int:
        """How many questions apply as things stand."""
        return sum(row.asked for row in self.outline)


@dataclass(frozen=True)
class Reply:
    """The reply to something that was said."""

    entries: Sequence[TranscriptEntry] = ()
    ask: ShownAsk | None = None
    """What is asked now; `None` where that is what was asked before."""
    refusal: Refusal | None = None
    fill: str | None = None
    """The text in the box, for editing."""
    refused: str = ""
    """What was typed and not taken: the up arrow brings it back.

    That is also what was replied to where it may have been meant as the answer in words.
    """
    action: str = ""
    """What the screen is asked to do: the name of its method, less `action_`."""
    about: str = ""
    """What the method is told: the table's key, the part of the review."""
    taken: bool = True
    """Whether anything came of it; False for what was refused."""

    @property
    def problem(self) -> str:
        """Why nothing was taken; empty if it was."""
        return "" if self.refusal is None else self.refusal.text
