"""A dialogue about a Word file by numbered choices: what is asked, and what is said to it."""

from collections.abc import Iterator

from report_assistant.interview.choosing import Choosing, Step
from report_assistant.interview.events import (
    ActionRequested,
    Event,
    Offered,
    Rejected,
    Said,
)
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import command_in

_LOOKS = frozenset({Command.REVIEW, Command.PREVIEW, Command.VERSIONS})
_LEAVES = frozenset({Command.LEAVE, Command.GENERATE, Command.ANNOTATIONS})
"""What ends the dialogue; 生成 and 批注 begin it anew, with the file as it is then."""


class Asking:
    """One dialogue. Nothing more is asked when it is over."""

    how = ""
    """The reply to 帮助."""

    def __init__(self) -> None:
        self._question: Choosing | None = None

    @property
    def asked(self) -> Offered | None:
        """The question that waits for an answer."""
        return None if self._question is None else self._question.offered

    def say(self, typed: str) -> Iterator[Event]:
        """Take the answer to what is asked; yields what came of it. Raises ClerkProblem."""
        question = self._question
        assert question is not None
        command = command_in(typed)
        if command in _LOOKS:
            yield ActionRequested(command)
        elif command in _LEAVES:
            self._question = None
            yield ActionRequested(command)
        elif command is Command.HELP:
            yield Said(self.how)
        elif (step := question.chosen(typed)) is not None:
            self._question = None
            yield question.echo(step, typed)
            yield from step()
        else:
            last = question.choices[-1][0]
            how = f"没看懂。请打前面的编号，例如 1；想停下来，打“{last}”。"
            yield Rejected(how, typed)

    def _stop(self) -> Iterator[Event]:
        """Leave the dialogue."""
        raise NotImplementedError

    def _ask(
        self,
        words: str,
        *choices: tuple[str, Step],
        stop: Step | None = None,
        back: Step | None = None,
        no: Step | None = None,
    ) -> None:
        stop = stop or self._stop
        self._question = Choosing(words, choices, stop, back or stop, no)
