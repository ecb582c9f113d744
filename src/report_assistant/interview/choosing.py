"""A question with numbered choices that is not about an answer, and what was chosen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from report_assistant.foundation.digits import whole_number
from report_assistant.interview.events import Chosen, Event, Offered, Rejected
from report_assistant.language.answers.agreement import NO_FILE, NO_WORDS, YES_WORDS
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import command_in
from report_assistant.report import text

Step = Callable[[], Iterator[Event]]
"""The step that follows a choice."""
_STOP_WORDS = frozenset({NO_FILE, "不生成", "取消", "算了", "停", "q"})


@dataclass(frozen=True)
class Choosing:
    """A question with numbered choices, and what each choice does."""

    text: str
    choices: tuple[tuple[str, Step], ...]
    stop: Step
    """The way out."""
    back: Step
    """The effect of 返回."""
    no: Step | None = None
    """The effect of 不, where the question can be answered with 好, the first choice, or 不."""

    @property
    def offered(self) -> Offered:
        """The event that puts the question."""
        return Offered(self.text, tuple(words for words, _ in self.choices))

    def echo(self, step: Step, typed: str) -> Chosen:
        """Return the event that says which choice was made."""
        words = next((words for words, does in self.choices if does == step), "")
        return Chosen(words or typed.strip())

    def refusal(self, typed: str) -> Rejected:
        """Return the event for words that are no choice."""
        return Rejected(f"请打前面的编号（1 到 {len(self.choices)}）。", typed)

    def chosen(self, typed: str) -> Step | None:
        """Return the choice, by number or in words; `None` for anything else."""
        words = _plain(typed)
        steps = [step for _, step in self.choices]
        if (number := whole_number(words)) is not None:
            return steps[number - 1] if 1 <= number <= len(steps) else None
        if words in _STOP_WORDS:
            return self.stop
        if command_in(typed) in (Command.BACK, Command.UNDO):
            return self.back
        begun = [
            step for choice, step in self.choices if words and _plain(choice)[: len(words)] == words
        ]
        if len(begun) == 1:
            return begun[0]
        if words and self.no is not None:
            return steps[0] if words in YES_WORDS else self.no if words in NO_WORDS else None
        return None


def _plain(words: str) -> str:
    return text.half_width(words).strip().strip("。.").lower()
