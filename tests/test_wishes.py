"""What only a shell can do: each shell grants every wish."""

import pytest

from report_assistant import plain
from report_assistant.interview.commands import Command
from report_assistant.interview.events import Wish, wish_of
from report_assistant.tui.screens import conversation


@pytest.mark.parametrize("wish", Wish)
def test_the_screen_grants_it(wish: Wish) -> None:
    action = conversation._WISHES[wish.value].partition("(")[0]
    assert callable(getattr(conversation.ConversationScreen, f"action_{action}"))


@pytest.mark.parametrize("wish", Wish)
def test_the_plain_console_grants_it(wish: Wish) -> None:
    assert wish in {*plain._LOOKS, *plain._FILES, *plain._GRANTS, *plain._GRANTS_ABOUT}


def test_a_steering_word_and_its_wish_have_one_word() -> None:
    for command in Command:
        wish = wish_of(command)
        assert wish is None or (wish.name, wish.value) == (command.name, command.value)
