"""A change that was begun in the review or in the draft: when it is made, the clerk goes back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report_assistant.tui.talk import Talk


@dataclass(frozen=True)
class Errand:
    """Where to go back to, and which questions waited before; new ones are answered first."""

    waiting: frozenset[str]
    back: Callable[[], Awaitable[None]]

    def is_over(self, talk: Talk) -> bool:
        """Whether the change is made, or was given up, and nothing new is asked because of it."""
        interview = talk.interview
        if interview.is_confirming or interview.is_looking_back:
            return False
        return not talk.next_question or talk.next_question in self.waiting
