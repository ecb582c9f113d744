"""The list of commands, to be looked through: which can be done now, and what a few letters find.

What a command is called, what it is for and which key does the same is told by the table of commands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

from report_assistant.foundation.sounds import initials
from report_assistant.interview.last_year import compared
from report_assistant.language.wishes.command_row import HelpGroup
from report_assistant.language.wishes.commands import Command
from report_assistant.report.text import half_width
from report_assistant.session.conversation import Conversation
from report_assistant.shells.appearance import remembered

_GROUPS = list(HelpGroup)


@dataclass(frozen=True)
class CommandLine:
    """One command of the list."""

    group: str
    word: str
    """What is typed for it, and said when it is chosen."""
    does: str
    key: str = ""
    also: tuple[str, ...] = ()
    """Other words for it, which find it as well."""


class _Nearness(IntEnum):
    """How near a command is to what was typed."""

    EXACT = auto()
    """The word, or another for it."""
    BEGINS = auto()
    IN_WORD = auto()
    WHOLE_INITIALS = auto()
    """The word in short, or another for it."""
    INITIALS = auto()
    IN_USE = auto()
    """In what it is for."""
    IN_OTHERS = auto()
    OTHER_INITIALS = auto()
    SCATTERED = auto()
    """Each character stands somewhere in it."""
    NOWHERE = auto()


def commands_now(conversation: Conversation) -> tuple[CommandLine, ...]:
    """Return the commands that can be carried out as things stand, in the groups of the help."""
    possible = _possible(conversation)
    lines = [
        (group, _line(group, command))
        for command in Command
        if (group := command.value.group) is not None
        and _is_whole(command)
        and possible.get(command, True)
    ]
    return tuple(line for _, line in sorted(lines, key=lambda each: _GROUPS.index(each[0])))


def found(lines: Sequence[CommandLine], typed: str) -> list[CommandLine]:
    """Return the lines that what was typed may mean, the nearest first; all where nothing was typed.

    Of several words, each must be found.
    """
    pieces = half_width(typed).lower().split()
    nearness = {line: max((_near(line, each) for each in pieces), default=0) for line in lines}
    kept = [line for line in lines if nearness[line] < _Nearness.NOWHERE]
    return sorted(kept, key=nearness.__getitem__)


def _near(line: CommandLine, typed: str) -> _Nearness:
    word, does, also = line.word.lower(), line.does.lower(), [each.lower() for each in line.also]
    ways = (
        (_Nearness.EXACT, typed in (word, *also)),
        (_Nearness.BEGINS, word.startswith(typed)),
        (_Nearness.IN_WORD, typed in word),
        *_near_in_short(word, (does, *also), typed),
        (_Nearness.IN_USE, typed in does),
        (_Nearness.IN_OTHERS, any(typed in each for each in also)),
        (
            _Nearness.SCATTERED,
            not typed.isascii() and set(typed) <= set("".join((word, does, *also))),
        ),
    )
    return min((near for near, holds in ways if holds), default=_Nearness.NOWHERE)


def _near_in_short(
    word: str, others: Sequence[str], typed: str
) -> Iterator[tuple[_Nearness, bool]]:
    if not typed.isascii():
        return
    short, of_word, of_others = initials(typed), initials(word), list(map(initials, others))
    yield _Nearness.WHOLE_INITIALS, short in (of_word, *of_others)
    yield _Nearness.INITIALS, short in of_word
    yield _Nearness.OTHER_INITIALS, any(short in each for each in of_others)


def _is_whole(command: Command) -> bool:
    """Return whether the word says all by itself; 「去第三部分」 is an example of many."""
    return not command.value.is_of_something or command is Command.REST_ZERO


def _line(group: HelpGroup, command: Command) -> CommandLine:
    row = command.value
    return CommandLine(group.value, row.word, row.does, row.key, row.also)


def _possible(conversation: Conversation) -> Mapping[Command, bool]:
    """Return for the commands that need something whether it is there; the others can always be said."""
    interview, answers = conversation.interview, conversation.interview.answers
    asked, standing, report = interview.current, answers.standing, answers.report
    look = remembered(conversation.home)
    is_asking, is_begun = asked is not None, conversation.stored.number is not None
    about_question = (Command.PENDING, Command.SKIP, Command.WHY, Command.EXAMPLE)
    about_files = (Command.FINAL, Command.PDF, Command.OPEN_FILE, Command.VERSIONS)
    about_answers = (Command.RESTART, Command.RECORD, Command.HANDOVER, Command.BACKUP)
    return {
        **dict.fromkeys(about_question, is_asking),
        **dict.fromkeys(about_files, conversation.newest_file() is not None),
        **dict.fromkeys(about_answers, is_begun),
        Command.SAME: asked is not None and compared(asked, answers.last) is not None,
        Command.REST_ZERO: is_asking,
        Command.UNDO: bool(standing.steps),
        Command.REDO: bool(standing.undone),
        Command.BACK: bool(answers.answered_names()),
        Command.NEXT: interview.is_looking_back,
        Command.NEXT_YEAR: report.year is not None and bool(report.organisation.name),
        Command.ROOMY: not look.roomy,
        Command.DENSE: look.roomy,
        Command.DARK: not look.dark,
        Command.LIGHT: look.dark,
    }
