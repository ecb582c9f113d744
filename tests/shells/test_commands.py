"""The table of commands: each row names what carries it out, and no word stands for two."""

from collections import Counter

import pytest

from report_assistant.interview.commands import InterviewCommands
from report_assistant.language.commands import Command
from report_assistant.shells.help_words import help_text
from report_assistant.shells.plain import PlainConsole
from report_assistant.tui.screens.conversation import ConversationScreen

BY_SHELL = [command for command in Command if command.value.shell]


@pytest.mark.parametrize("command", Command)
def test_something_carries_it_out(command: Command) -> None:
    method = command.value.interview
    assert callable(getattr(InterviewCommands, method)) if method else command.value.shell


@pytest.mark.parametrize("shell", [ConversationScreen, PlainConsole])
@pytest.mark.parametrize("command", BY_SHELL)
def test_each_shell_carries_it_out(command: Command, shell: type) -> None:
    assert callable(getattr(shell, f"action_{command.value.shell}"))


def test_no_word_stands_for_two_commands() -> None:
    words = Counter(word for command in Command for word in set(command.words))
    assert [word for word, times in words.items() if times > 1] == []


def test_commands_with_lines_in_the_help_have_a_group_there() -> None:
    for command in Command:
        assert (command.value.group is not None) == bool(command.value.help)


@pytest.mark.parametrize("command", [each for each in Command if each.value.help])
def test_the_help_tells_it(command: Command) -> None:
    assert command.word in help_text()
