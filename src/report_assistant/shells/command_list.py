"""The list of commands, to be looked through: which can be done now, and what a few letters find.

What a command is called, what it is for and which key does the same is told by the table of commands.
"""

from collections.abc import Mapping, Sequence
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

    BEGINS = auto()
    IN_WORD = auto()
    INITIALS = auto()
    ELSEWHERE = auto()
    """In what it is for, or in another word for it."""
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
    word, others = line.word.lower(), (line.does.lower(), *map(str.lower, line.also))
    short = initials(typed)
    ways = (
        (_Nearness.BEGINS, word.startswith(typed)),
        (_Nearness.IN_WORD, typed in word),
        (_Nearness.INITIALS, typed.isascii() and short in initials(word)),
        (_Nearness.ELSEWHERE, any(typed in each for each in others)),
        (
            _Nearness.OTHER_INITIALS,
            typed.isascii() and any(short in initials(each) for each in others),
        ),
        (_Nearness.SCATTERED, not typed.isascii() and set(typed) <= set("".join((word, *others)))),
    )
    return next((near for near, holds in ways if holds), _Nearness.NOWHERE)


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
