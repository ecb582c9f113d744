"""Whether a message is one of the words of a command, and nothing else."""

from collections.abc import Mapping

from report_assistant.language.wishes.command_row import Effect
from report_assistant.language.wishes.commands import Command
from report_assistant.report import text

COMMAND_WORDS: Mapping[str, Command] = {
    word: command
    for command in Command
    if not command.value.is_of_something
    for word in command.words
}

TAUGHT_WORDS = frozenset(word for command in Command for word in command.words)
"""Words of commands, those included that are asked about first: 重新填."""

ALSO_A_CHOICE = frozenset({Command.COLLECT})
"""Commands whose words are an answer where they name a choice: 汇总, of whose figures are told."""


def command_in(typed: str) -> Command | None:
    """Return the command that the whole message is, if it is one that may be carried out at once."""
    from report_assistant.language.words.framing import framed  # its patterns take long to compile

    words = text.half_width(typed).strip().rstrip("。.!? ").lower() or typed.strip()
    words = words.removeprefix("/")
    command = next((COMMAND_WORDS[each] for each in framed(words) if each in COMMAND_WORDS), None)
    return None if command and command.value.effect is Effect.CLEARS else command
