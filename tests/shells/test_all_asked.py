"""Where it says that all is asked, what must be changed comes first."""

import io
from pathlib import Path

import pytest

from report_assistant.checks import Severity
from report_assistant.cli import main
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.workspace import Workspace
from report_assistant.shells.plain import PlainConsole
from report_assistant.shells.telling import greeting
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.tui.piloting import press, running, texts

UNBALANCED = ("改新收 自然人 2", "1", "1", "0")
"""Two applications, one of them handled, none carried forward."""
FIRST = "问题都问完了，还有 1 处必须改"


@pytest.fixture
def unbalanced(store: Store, questionnaire: Questionnaire) -> Conversation:
    """A report with every question answered and one error in it."""
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in (*SEED, *UNBALANCED):
        conversation.say(typed)
    errors = [
        each
        for each in conversation.interview.answers.findings()
        if each.severity is Severity.ERROR
    ]
    assert len(errors) == 1
    return conversation


def _said(conversation: Conversation, *lines: str) -> str:
    output = io.StringIO()
    PlainConsole(conversation, Path("word"), output).run(lines)
    return output.getvalue().strip()


def test_the_first_line_says_how_much_must_be_changed(
    unbalanced: Conversation, store: Store, questionnaire: Questionnaire
) -> None:
    resumed = Conversation(store, questionnaire, unbalanced.stored.number, today=TODAY)
    first, *_, last = _said(resumed).splitlines()
    assert first == f"{FIRST}：打“核对”，先把它们改好。"
    assert "当地规定" in last, "what is left to do outside comes after it"


@pytest.mark.parametrize(
    "typed", ["你好", "还有几题", "跳过", "为什么问", "今天天气不错", "改新媒体 120"]
)
def test_it_is_said_again_with_every_remark(unbalanced: Conversation, typed: str) -> None:
    _said(unbalanced)
    assert FIRST in _said(unbalanced, typed).split("\n\n")[-1]


def test_nothing_is_said_of_it_when_nothing_is_wrong(
    store: Store, questionnaire: Questionnaire
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    assert "必须改" not in _said(conversation, *SEED)


@pytest.mark.slow
async def test_a_stored_report_says_it_wherever_it_is_listed(
    unbalanced: Conversation,
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(store.path.parent))
    assert greeting(unbalanced).endswith(f"上次{FIRST}。")
    assert main(["list"]) == 0
    assert f"\t{FIRST}\t" in capsys.readouterr().out
    with Workspace(TODAY, store.path.parent) as workspace:
        assert [each.must_change for each in workspace.summaries()] == [1]
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        shown = str(pilot.app.screen.query(".question").first().content)  # type: ignore[attr-defined]
        assert f"上次{FIRST}，打开看看吗？" in shown
        await press(pilot, "enter")
        assert texts(pilot)[-1].startswith(FIRST)
