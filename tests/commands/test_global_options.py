"""The options that hold for the whole program: before a command or after it, never ignored."""

from argparse import Namespace
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant import cli

OPTIONS = {
    "report": ("--report", "3"),
    "folder": ("--folder", "放在这里"),
    "no_mouse": ("--no-mouse",),
}
VALUES = {"report": 3, "folder": "放在这里", "no_mouse": True}
COMMANDS = {
    "chat": ("chat", "--plain"),
    "serve": ("serve",),
    "export": ("export",),
    "record": ("record",),
    "next": ("next",),
    "tables": ("tables", "-o", "表.xlsx"),
    "list": ("list",),
    "check": ("check", "年报.docx"),
    "collect": ("collect", "年报", "-o", "结果"),
    "draft": ("draft", "答案.yaml", "-o", "年报.docx"),
    "import": ("import", "年报.docx"),
    "diff": ("diff", "旧.docx", "新.docx"),
    "final": ("final", "年报.docx", "-o", "定稿.docx"),
    "backup": ("backup",),
    "restore": ("restore",),
    "form": ("form",),
}
TAKING = [(command, name) for command, names in cli._TAKEN_BY.items() for name in names]
NOT_TAKING = [
    (command, name) for command in COMMANDS for name in OPTIONS if (command, name) not in TAKING
]


def _parsed(words: Sequence[str]) -> Namespace:
    return cli._parsed(list(words))


@pytest.mark.parametrize(("command", "name"), TAKING)
def test_an_option_holds_before_the_command_and_after_it(command: str, name: str) -> None:
    before = _parsed([*OPTIONS[name], *COMMANDS[command]])
    after = _parsed([*COMMANDS[command], *OPTIONS[name]])
    assert getattr(before, name) == getattr(after, name) == VALUES[name]
    assert before == after


@pytest.mark.parametrize(("command", "name"), NOT_TAKING)
def test_an_option_that_a_command_would_ignore_is_refused(
    command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        _parsed([*OPTIONS[name], *COMMANDS[command]])
    assert left.value.code == 2
    assert capsys.readouterr().err == f"{command} 用不上 {OPTIONS[name][0]}，请去掉它再打一次。\n"


@given(
    st.sampled_from([name for name in COMMANDS if name in cli._TAKEN_BY]),
    st.lists(st.sampled_from(list(OPTIONS)), unique=True),
    st.integers(min_value=0, max_value=3),
)
def test_several_options_hold_wherever_they_stand(
    command: str, names: list[str], before: int
) -> None:
    names = [name for name in names if name in cli._TAKEN_BY[command]]
    words = [OPTIONS[name] for name in names]
    lead = [word for option in words[:before] for word in option]
    tail = [word for option in words[before:] for word in option]
    arguments = _parsed([*lead, *COMMANDS[command], *tail])
    given_values = {name: getattr(arguments, name) for name in OPTIONS}
    nothing = {"report": None, "folder": None, "no_mouse": False}
    assert given_values == nothing | {name: VALUES[name] for name in names}


def test_the_number_after_a_command_is_nearer_than_the_option_before_it() -> None:
    assert _parsed(["--report", "3", "export", "4"]).report == 4


def test_every_command_is_tried_here() -> None:
    parser = cli._parser()
    [commands] = [each for each in parser._actions if each.dest == "command"]
    assert set(COMMANDS) == set(commands.choices or ())


def test_the_word_file_is_put_where_the_option_before_the_command_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", StringIO("青山镇人民政府\n2025\n生成\n"))
    wanted = tmp_path / "放在这里"
    assert cli.main(["--folder", str(wanted), "chat", "--plain"]) == 0
    assert len(list(wanted.glob("*.docx"))) == 1
