"""The pages that are lists or texts: what is chosen at first, how they look, where typing goes."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from report_assistant.foundation.cell_width import cells
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.screens.choosing import ChoosingScreen
from report_assistant.tui.screens.files import FilesScreen
from report_assistant.tui.screens.prose import ParagraphsScreen
from report_assistant.tui.screens.reports import ReportsScreen
from report_assistant.tui.shown_draft import ShownAnswer, ShownSource
from report_assistant.tui.widgets.prompt import Prompt
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.tui.piloting import (
    conversation_screen,
    on_screen,
    press,
    resize,
    running,
    settled,
    type_text,
)

WIDTHS = (60, 80, 81, 99, 100, 119, 120, 159, 160)


@pytest.fixture
def filled(store: Store, questionnaire: Questionnaire) -> Store:
    """A store with one report, all of it answered."""
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        conversation.say(typed)
    return store


def box(pilot: Pilot[None]) -> str:
    return conversation_screen(pilot).query_one(Prompt).text


async def test_the_report_that_was_changed_last_is_chosen(filled: Store, tmp_path: Path) -> None:
    async with running(filled, tmp_path, size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, ReportsScreen)
        assert pilot.app.screen.query_one(OptionList).highlighted == 0
        for width in WIDTHS:
            await resize(pilot, width, 24)
            shown = on_screen(pilot)
            assert "接着填哪一份？" in shown
            assert "打开看看吗？" in "".join(shown.split())
            assert "Ctrl+Q 不填了，退出" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReportsScreen), "no report is begun by it"


async def test_without_colours_a_sign_stands_before_the_chosen_line(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(filled, tmp_path, size=(80, 24)) as pilot:
        assert "> 继续：" in on_screen(pilot)
        await press(pilot, "down")
        assert "> 新建下一年：" in on_screen(pilot)
        assert "> 继续：" not in on_screen(pilot)


async def test_typing_on_the_list_of_paragraphs_goes_to_the_box(
    filled: Store, tmp_path: Path
) -> None:
    async with running(filled, tmp_path, size=(80, 24), number=1) as pilot:
        await conversation_screen(pilot).run_action("rewrite")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ParagraphsScreen)
        assert "回车 改写" in on_screen(pilot)
        await type_text(pilot, "改")
        assert box(pilot) == "改"


async def test_typing_where_an_answer_is_chosen_goes_to_the_box(
    filled: Store, tmp_path: Path
) -> None:
    answers = (ShownAnswer("year", "报告年度", "2021 年"), ShownAnswer("x", "甲", "乙" * 60))
    source = ShownSource("一句话。", (), answers)
    async with running(filled, tmp_path, size=(80, 24), number=1) as pilot:
        pilot.app.push_screen(ChoosingScreen(source))
        await settled(pilot)
        shown = on_screen(pilot)
        assert "一句话。" in shown
        assert shown.count("乙") == 60, "a long line is broken, not cut"
        await type_text(pilot, "改")
        assert box(pilot) == "改"


async def test_days_of_files_stand_in_a_column(store: Store, tmp_path: Path) -> None:
    for name in ("年报.docx", "清河镇人民政府2024年政府信息公开工作年度报告.docx"):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1_735_700_000, 1_735_700_000))
    async with running(store, tmp_path, size=(100, 30)) as pilot:
        await conversation_screen(pilot).run_action("choose_report")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FilesScreen)
        rows = [row for row in on_screen(pilot).splitlines() if ".docx" in row]
        assert len({cells(row[: row.index("2025-01-")]) for row in rows}) == 1
        assert f"文件夹：{str(tmp_path)[:20]}" in on_screen(pilot)
