"""The table of commands: each row names what carries it out, and no word stands for two."""

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

from report_assistant.interview.commands import InterviewCommands
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.help_words import plain_help, screen_help
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.widgets.prompt import Prompt
from tests.conftest import TODAY

SCREEN_HELP = "\n".join(f"{want} {words}" for each in screen_help() for want, words in each.lines)
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
        row = command.value
        assert (row.group is not None) == bool(row.help or row.screen_help or row.plain_help)


@pytest.mark.parametrize("command", [each for each in Command if each.value.group])
def test_the_help_tells_it(command: Command) -> None:
    assert command.word in SCREEN_HELP


def test_the_help_in_line_mode_tells_only_what_is_there() -> None:
    told = plain_help()
    assert re.search(r"F\d|Ctrl|Esc|点输入框|点下面", told) is None
    for command in (Command.DARK, Command.LIGHT):
        assert command.word not in told
    assert "像 Excel 那样填表" not in told, "there is no grid to fill in"
    lines = {" ".join(line.split()) for line in told.splitlines()}
    assert len(lines & set(SCREEN_HELP.splitlines())) > 30, "all the rest is the same"


def test_each_key_of_a_command_is_one_of_the_screen() -> None:
    bound = {binding.key for binding in ConversationScreen.BINDINGS if isinstance(binding, Binding)}
    bound |= {key for each in (*Prompt.BINDINGS, *ReportAssistant.BINDINGS) for key in _keys(each)}
    for command in Command:
        if key := command.value.key:
            assert key.lower() in bound


def _keys(binding: object) -> list[str]:
    return binding.key.split(",") if isinstance(binding, Binding) else []


def test_line_mode_says_what_a_colour_comes_to(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    output = io.StringIO()
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    PlainConsole(conversation, tmp_path, output).run(["深色", "帮助"])
    assert "已改成深色。改回来打“浅色”。打开整屏的界面才看得到" in output.getvalue()
    assert plain_help() in output.getvalue()
