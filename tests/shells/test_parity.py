"""The line mode and the screen are one conversation: the same words give the same report."""

import io
from pathlib import Path

import pytest

from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Row, Store
from tests.answering import script_for
from tests.conftest import TODAY, example
from tests.scripts import ALL_ZERO, BUSY, FULL, SEED
from tests.tui.piloting import press, running, tell

_MORE = ("上一题", "下一题", "改新媒体 120", "撤销", "为什么问", "看不懂的话", "改村数 23")
"""What a clerk does besides answering."""
SCRIPTS = {
    "all-zero town": ALL_ZERO[:-1],
    "seed": (*SEED, *_MORE),
    "full report": FULL,
    "busy town": (*BUSY[:20], *_MORE[:5], *BUSY[20:]),
}
EXAMPLES = ("aigang-2021", "all-zero-2025", "busy-town-2025")


def _plain(script: tuple[str, ...], home: Path, questionnaire: Questionnaire) -> None:
    with Store(home) as store:
        conversation = Conversation(store, questionnaire, None, today=TODAY)
        PlainConsole(conversation, home, io.StringIO()).run([*script, "生成"])


async def _screen(script: tuple[str, ...], home: Path) -> None:
    with Store(home) as store:
        async with running(store, home, size=(130, 40)) as pilot:
            await tell(pilot, script)
            await press(pilot, "f5")


def _stored(home: Path) -> tuple[list[Row], bytes]:
    with Store(home) as store:
        [report] = store.reports()
        rows = [Row(row.kind, row.name, row.value, row.source) for row in store.rows(report)]
    [file] = home.glob("*.docx")
    return rows, file.read_bytes()


async def _same(script: tuple[str, ...], folder: Path, questionnaire: Questionnaire) -> None:
    plain, screen = folder / "plain", folder / "screen"
    _plain(script, plain, questionnaire)
    await _screen(script, screen)
    assert _stored(plain) == _stored(screen)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCRIPTS)
async def test_what_a_clerk_types(name: str, tmp_path: Path, questionnaire: Questionnaire) -> None:
    await _same(SCRIPTS[name], tmp_path, questionnaire)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
async def test_every_example(name: str, tmp_path: Path, questionnaire: Questionnaire) -> None:
    asked = Interview(questionnaire, today=TODAY)
    report = example(name)
    report.year = TODAY.year - 1  # a later year is refused
    await _same(tuple(script_for(asked, report)), tmp_path, questionnaire)
