"""What is known of a command: a row of the table in `commands`."""

from dataclasses import dataclass
from enum import Enum, auto


class Effect(Enum):
    """What a command does to the answers: whether a wish for it is carried out or offered."""

    LOOKS = auto()
    """It loses nothing: carried out at once when the wish is sure."""
    CHANGES = auto()
    """It changes the log, or leaves the report: at once for its own words only, else offered."""
    CLEARS = auto()
    """It begins from nothing again: never without a yes."""


class HelpGroup(Enum):
    """The headings of the help, in its order."""

    ANSWERING = "回答"
    CHANGING = "修改"
    TABLES = "表格"
    LAST_YEAR = "去年和明年"
    WORD = "草稿和 Word"
    PROSE = "段落"
    RECORD = "记录"
    LOOK = "样子"


HelpLine = tuple[str, str]
"""What a clerk may want, and the words for it."""


@dataclass(frozen=True)
class Row:
    """What is known of a command."""

    word: str
    also: tuple[str, ...] = ()
    interview: str = ""
    """The method of `InterviewCommands` that carries it out; without one, a shell is asked."""
    shell: str = ""
    """The method `action_…` of each shell. Commands that share one are told apart by their name."""
    group: HelpGroup | None = None
    key: str = ""
    """The key of the screen that does the same, as it is written: F3, Ctrl+Z."""
    help: tuple[HelpLine, ...] = ()
    """Its lines in that group of the help."""
    screen_help: tuple[HelpLine, ...] = ()
    """Lines that hold on the screen only; they come before the others."""
    plain_help: tuple[HelpLine, ...] = ()
    """Lines that hold in line mode only."""
    done: str = ""
    """What the clerk is told when it is done, where that is always the same."""
    under_way: str = ""
    """What the clerk is told before, where it takes a while."""
    means: tuple[str, ...] = ()
    """What a wish for it says, in concepts of wishes.yaml: all of 「see draft」, 「section there?」 with
    or without `there`, 「big|small」 either, 「not+know」 one right before the other, none of 「-section」."""
    effect: Effect = Effect.LOOKS
    is_of_something: bool = False
    """Whether it needs a target: a part, a question, an extent. Its word alone is an example."""
    on_wish: str = ""
    """What the clerk is told first who asked for it in other words and expects more of it."""

    @property
    def does(self) -> str:
        """What it is for, in a few words: what a clerk wants by its first line in the help."""
        lines = (*self.screen_help, *self.help)
        return lines[0][0] if lines else ""
