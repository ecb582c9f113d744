"""Events: the effects of an utterance, which screens, the line mode and tests all show.

An event says what happened and holds the words for it; how it looks is the shell's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from report_assistant.checks import Finding
from report_assistant.interview.log import Entry
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Question
from report_assistant.report.next_steps import ToDo


@dataclass(frozen=True)
class Event:
    """Something that the interview did or wants done."""


@dataclass(frozen=True)
class Recorded(Event):
    """An entry was added to the log. The shell stores it before anything else is shown."""

    entry: Entry


@dataclass(frozen=True)
class Answered(Event):
    """An answer was taken; `shown` is how it was understood."""

    question: Question
    shown: str
    remark: str = ""
    """A note for the clerk on how the words were read."""


@dataclass(frozen=True)
class AnsweredTogether(Answered):
    """One of several answers that were taken as one step; its question need not have been asked."""


@dataclass(frozen=True)
class Corrected(Event):
    """An earlier answer was changed."""

    question: Question
    before: str
    after: str
    follows: str
    """The consequences in one sentence; empty if there are none."""


@dataclass(frozen=True)
class ConfirmationAsked(Event):
    """A change has consequences; it is made when the clerk says yes."""

    question: Question
    before: str
    after: str
    follows: str


@dataclass(frozen=True)
class FactRow:
    """One of several facts that were understood."""

    title: str
    shown: str
    before: str
    """The answer that it would replace; empty where there is none."""
    source: str = ""
    """Where it was read, where that is not the message itself: a material, its place, the sentence."""


@dataclass(frozen=True)
class FactsShown(Event):
    """Several facts were understood; they are taken after a yes."""

    rows: tuple[FactRow, ...]
    unread: tuple[str, ...]
    """Words that were not understood, as typed."""
    how: str
    """The ways in which the clerk can go on."""
    aside: tuple[str, ...] = ()
    """Figures that are understood and not this report's: last year's, a difference."""
    notes: tuple[str, ...] = ()
    """What else is to be said: a sum that was not said, why something was not taken."""
    choices: tuple[FactRow, ...] = ()
    """Rows that are taken only where their numbers are said; they are counted on from `rows`."""
    read_in: str = ""
    """What they were read in; empty for the message itself."""


@dataclass(frozen=True)
class Rejected(Event):
    """Nothing was taken; `reason` says what to type instead, `typed` goes back into the box."""

    reason: str
    typed: str
    unread: tuple[str, ...] = ()
    """Words of it that were not understood."""
    is_offer: bool = False
    """Whether the reason asks about something that Enter accepts: 是不是…？"""


def given_back(events: Iterable[Event], typed: str) -> list[Event]:
    """Return the events; what was refused of a message goes back as it was typed."""
    return [
        replace(event, typed=typed) if isinstance(event, Rejected) and event.typed else event
        for event in events
    ]


@dataclass(frozen=True)
class Said(Event):
    """The assistant says something: an explanation, a note."""

    text: str


@dataclass(frozen=True)
class Found(Event):
    """A check noticed something about the answers."""

    finding: Finding


@dataclass(frozen=True)
class SectionStarted(Event):
    """The conversation enters a section."""

    number: int
    title: str


@dataclass(frozen=True)
class Asked(Event):
    """This question is the current one now."""

    question: Question
    offer: str = ""
    """The value that Enter accepts, in words; empty if none is offered."""
    last: str = ""
    """The answer in last year's report; empty if it is not known."""
    current: str = ""
    """The answer that it has already, when the clerk looks back at it."""
    suggestions: tuple[str, ...] = ()
    so_far: int = 0
    """For a list: how many entries it has already."""
    none_on_enter: bool = False
    """Whether Enter alone says that there is none."""


@dataclass(frozen=True)
class Offered(Event):
    """The shell's own question, with numbered choices."""

    text: str
    choices: tuple[str, ...]
    enter: str = ""
    """What is to be typed, where that is more than a number."""


@dataclass(frozen=True)
class Chosen(Event):
    """The clerk chose one of the numbered choices; a screen shows it as said."""

    words: str


@dataclass(frozen=True)
class AllAsked(Event):
    """Nothing is left to ask; `open_questions` were skipped or left pending."""

    open_questions: tuple[Question, ...]
    to_do: tuple[ToDo, ...] = ()
    """The steps left to do outside the program."""
    must_change: int = 0
    """How many findings must be dealt with before anything else."""
    is_again: bool = False
    """Whether it was said before in this conversation."""


@dataclass(frozen=True)
class CarriedOut(Event):
    """The interview carried out a command that the log does not tell; nothing is shown for it."""

    command: Command


@dataclass(frozen=True)
class ActionRequested(Event):
    """The clerk wants something that only the shell can do."""

    command: Command
    words: str = ""
    """What goes with it: the file to read in, the pasted report, the table's key."""

    @property
    def about(self) -> str:
        """What the shell's method is told; where several commands share it, which one is meant."""
        return self.words or (self.command.name if self.command.shares else "")
