"""Where to return after a change that was begun in the review or in the draft."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report_assistant.tui.presenter import ConversationPresenter


@dataclass(frozen=True)
class ReturnTarget:
    """The screen to return to after a change, once questions that are new have been answered."""

    waiting: frozenset[str]
    back: Callable[[], Awaitable[None]]

    def is_over(self, presenter: ConversationPresenter) -> bool:
        """Return whether the change is made or given up, and nothing new is asked for it."""
        interview = presenter.interview
        if interview.is_confirming or interview.is_looking_back:
            return False
        return not presenter.next_question or presenter.next_question in self.waiting
