"""A change that was begun in the review or in the draft: when it is made, the clerk goes back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report_assistant.tui.presenter import ConversationPresenter


@dataclass(frozen=True)
class ReturnTarget:
    """Where to go back to, and which questions waited before; new ones are answered first."""

    waiting: frozenset[str]
    back: Callable[[], Awaitable[None]]

    def is_over(self, presenter: ConversationPresenter) -> bool:
        """Whether the change is made, or was given up, and nothing new is asked because of it."""
        interview = presenter.interview
        if interview.is_confirming or interview.is_looking_back:
            return False
        return not presenter.next_question or presenter.next_question in self.waiting
