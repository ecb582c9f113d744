"""What Enter would accept: a command that was nearly said, words that may be an answer, a value.

It stands until the next message. The same words again, Enter or a yes accept it; whatever else is
said is a message of its own. Words that were doubted are written only where that is said, or where
they are sent again: Enter alone says neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from report_assistant.interview.events import Event, Rejected
from report_assistant.language.answers.agreement import says_no, says_to_write, says_yes
from report_assistant.language.wishes.commands import Command


@dataclass(frozen=True)
class Acceptable:
    """What is offered: a command, an answer or values; or only that doubted words be written."""

    command: Command | None = None
    target: str = ""
    """What goes with the command."""
    answer: str = ""
    """Words that are the answer to the question that is up."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Question -> value."""
    otherwise: str = ""
    """Words that are the answer where the offer is declined."""
    written: str = ""
    """Words that are the answer where the clerk says to write them."""

    @property
    def is_on_enter(self) -> bool:
        """Whether Enter alone accepts something of it."""
        return self.command is not None or bool(self.answer or self.values)


class OnEnter:
    """The offer that stands."""

    def __init__(self) -> None:
        self._typed = ""
        self._offered: Acceptable | None = None

    @property
    def is_offering(self) -> bool:
        """Whether Enter would accept something."""
        return self._offered is not None and self._offered.is_on_enter

    @property
    def is_doubting(self) -> bool:
        """Whether words were doubted that are written where that is said."""
        return self._offered is not None and bool(self._offered.written)

    @property
    def names(self) -> frozenset[str]:
        """The questions whose values Enter would accept."""
        return frozenset(() if self._offered is None else self._offered.values)

    def forget(self) -> None:
        """Give up the offer."""
        self._offered = None

    def declined(self, typed: str) -> bool:
        """Whether a message only says no to what Enter would accept. The offer ends with it."""
        offered = self._offered
        if offered is None or not offered.is_on_enter or offered.otherwise or not says_no(typed):
            return False
        self._offered = None
        return True

    def answered(self, typed: str) -> Acceptable | None:
        """Return what a message accepts. The offer ends with it, whatever the message says."""
        offered, self._offered = self._offered, None
        if offered is None:
            return None
        if offered.written and says_to_write(typed):
            return Acceptable(answer=offered.written)
        if not offered.is_on_enter:
            return Acceptable(answer=offered.written) if typed == self._typed else None
        if typed == self._typed or says_yes(typed):
            return offered
        if offered.otherwise and says_no(typed):
            return Acceptable(answer=offered.otherwise)
        return None

    def offer(
        self, typed: str, offered: Acceptable, told: str, unread: tuple[str, ...] = ()
    ) -> list[Event]:
        """Offer something; `told` says what it is and that Enter accepts it."""
        self._typed, self._offered = typed, offered
        return [Rejected(told, typed, unread, is_offer=offered.is_on_enter)]
