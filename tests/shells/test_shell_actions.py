"""What only a shell can do: each shell does every action."""

import pytest

from report_assistant.interview.events import ShellAction, shell_action_of
from report_assistant.language.commands import Command
from report_assistant.shells import plain
from report_assistant.tui.screens import conversation


@pytest.mark.parametrize("action", ShellAction)
def test_the_screen_does_it(action: ShellAction) -> None:
    method = conversation._SHELL_ACTIONS[action.value].partition("(")[0]
    assert callable(getattr(conversation.ConversationScreen, f"action_{method}"))


@pytest.mark.parametrize("action", ShellAction)
def test_the_plain_console_does_it(action: ShellAction) -> None:
    assert action in {*plain._LOOKS, *plain._FILES, *plain._ACTIONS, *plain._ACTIONS_ABOUT}


def test_a_command_and_its_action_have_one_word() -> None:
    for command in Command:
        action = shell_action_of(command)
        assert action is None or (action.name, action.value) == (command.name, command.value)
