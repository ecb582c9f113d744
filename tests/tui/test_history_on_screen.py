"""Undo and redo by key and chip, the record, the next year and the sample on the screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.reading import RecordScreen
from report_assistant.tui.screens.reports import ReportsScreen
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.tui.widgets.review_list import ReviewList
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.tui.piloting import (
    chips,
    click,
    conversation_screen,
    on_screen,
    press,
    running,
    tell,
    texts,
    type_text,
)


def _shown(pilot: Pilot[None]) -> str:
    return "\n".join(str(each.render()) for each in pilot.app.screen.query(Static))


@pytest.mark.parametrize("key", ["ctrl+y", "ctrl+shift+z"])
async def test_a_key_brings_back_what_was_undone(store: Store, tmp_path: Path, key: str) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "2021"))
        assert "重做" not in chips(pilot)
        await press(pilot, "ctrl+z")
        assert "重做" in chips(pilot)
        await press(pilot, key)
        assert "已重做" in texts(pilot)[-2]
        assert "重做" not in chips(pilot)


async def test_redo_in_the_box_is_redo_of_typing_first(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "2021", "撤销"))
        box = conversation_screen(pilot).query_one(Prompt)
        await type_text(pilot, "二零二一")
        while box.text:
            await press(pilot, "ctrl+z")
        before = len(texts(pilot))
        await press(pilot, "ctrl+y")
        assert box.text
        assert len(texts(pilot)) == before


async def test_every_chip_is_in_view_on_a_small_screen(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        for typed in ("青河镇人民政府", "", "", "", "", "撤销", "撤销"):
            await tell(pilot, (typed,))
            for words, chip in chips(pilot).items():
                assert chip.region.right <= 80, (typed, words)


async def test_the_record_opens_by_key_and_by_word(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("我是 张三", "青河镇人民政府", "2021", "记录"))
        assert isinstance(pilot.app.screen, RecordScreen)
        assert "张三　填写「" in _shown(pilot)
        await press(pilot, "escape")
        await press(pilot, "f8")
        assert isinstance(pilot.app.screen, RecordScreen)


async def test_the_record_is_handed_over_as_a_word_file(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "文档"
    async with running(store, folder, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "2021", "交接"))
        (file,) = folder.glob("*.docx")
        assert any(file.name in text for text in texts(pilot))


async def test_the_sample_is_shown_from_the_first_question(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await click(pilot, chips(pilot)["看样例"])
        assert isinstance(pilot.app.screen, DraftScreen)
        assert "不是您的报告" in _shown(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, Prompt)
        assert store.reports() == []


async def test_the_next_year_is_chosen_from_the_list(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    finished = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        finished.say(typed)
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, ReportsScreen)
        options = pilot.app.screen.query_one(OptionList)
        assert "新建下一年" in str(options.get_option_at_index(1).prompt)
        options.highlighted = 1
        await press(pilot, "enter")
        assert "2021 年度的报告已经作为去年的年报" in texts(pilot)[0]
        assert "这一年哪几项有变化" in texts(pilot)[-1]
    assert len(store.reports()) == 2


async def test_the_next_year_is_begun_by_its_word(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    finished = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        finished.say(typed)
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await tell(pilot, ("新建下一年",))
        assert "2021 年度的报告已经作为去年的年报" in texts(pilot)[0]
        await tell(pilot, ("新建下一年",))
        assert any("先填好" in text for text in texts(pilot))


async def test_the_review_ends_with_what_is_left_to_do(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "2021"))
        await press(pilot, "f4", "end")
        lines = pilot.app.screen.query_one(ReviewList)
        assert lines.chosen == len(lines.lines) - 1
        shown = on_screen(pilot)
        assert "盖章" in shown and "2022 年 1 月 31 日前" in shown
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.focused, Prompt)
