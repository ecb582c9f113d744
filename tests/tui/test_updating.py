"""Updating an edited Word file on the screen, with chips and with keys."""

import asyncio
import os
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.finished import FinishedScreen
from report_assistant.tui.screens.review import ReviewScreen
from tests.conftest import TODAY
from tests.scripts import BUSY
from tests.tui.piloting import (
    app_for,
    buttons,
    chips,
    click,
    conversation_screen,
    on_screen,
    press,
    settled,
    started,
    tell,
    texts,
)
from tests.updates import retype, text_of, write_in


@pytest.fixture
def file(store: Store, questionnaire: Questionnaire, tmp_path: Path) -> Path:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY:
        conversation.say(typed)
    path = write_in(conversation, tmp_path / "报告").path
    retype(path, "编制本报告", "现编制本报告")
    retype(path, "1280条", "1281条")
    conversation.say("改政府网站 1290")
    return path


async def click_chip(pilot: Pilot[None], words: str) -> None:
    await click(pilot, chips(pilot)[words])


@pytest.mark.parametrize("size", [(80, 24), (130, 40)])
async def test_the_draft_says_that_the_word_file_holds_more(
    store: Store, file: Path, size: tuple[int, int]
) -> None:
    async with started(app_for(store, file.parent, store.reports()[0]), size) as pilot:
        assert ("Word 里改过的地方这里不显示" in on_screen(pilot)) == (size[0] >= 130)
        if size[0] >= 130:
            await press(pilot, "f3")
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, DraftScreen)
        assert "Word 里改过的地方这里不显示" in on_screen(pilot)


async def test_the_draft_says_so_when_the_clerk_comes_back_from_word(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY:
        conversation.say(typed)
    path = write_in(conversation, tmp_path / "报告").path
    async with started(app_for(store, path.parent, store.reports()[0]), (130, 40)) as pilot:
        assert "Word 里改过的地方" not in on_screen(pilot)
        pilot.app.app_focus = False
        retype(path, "1280条", "1281条")
        pilot.app.app_focus = True
        await settled(pilot)
        assert "Word 里改过的地方" in on_screen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (130, 40)])
async def test_the_dialogue_with_chips(store: Store, file: Path, size: tuple[int, int]) -> None:
    app = app_for(store, file.parent, store.reports()[0])
    async with started(app, size) as pilot:
        await press(pilot, "f5")
        assert "按现在的答案，会这样变" in texts(pilot)[-1]
        assert buttons(pilot)[:2] == ["并进去，我改的都保留", "另存成一个新文件"]
        assert "3  先不生成" in on_screen(pilot), "where it is no button it is a choice"
        for chip in chips(pilot).values():
            assert 0 < chip.region.right <= size[0], "all of them can be clicked"
        await click_chip(pilot, "并进去，我改的都保留")
        assert "您写的：" in texts(pilot)[-1]
        assert list(chips(pilot)) == ["保留我的", "用新的", "两个都看看", "先不生成"]
        await click_chip(pilot, "用新的")
        assert isinstance(app.screen, FinishedScreen)
        assert "新答案已经并进您改过的文件" in on_screen(pilot), "it is told on the page too"
        await press(pilot, "escape")
        assert "用新的" in texts(pilot), "what was chosen is shown as said"
        assert any("新答案已经并进您改过的文件" in text for text in texts(pilot))
        assert "问题都问完了" in texts(pilot)[-1]
        assert "生成" in chips(pilot), "the usual chips are back"
    assert "现编制" in text_of(file)
    assert "1290条" in text_of(file)


async def test_keys_and_ways_out(store: Store, file: Path) -> None:
    before = file.read_bytes()
    app = app_for(store, file.parent, store.reports()[0])
    async with started(app, (80, 24)) as pilot:
        await tell(pilot, ("生成",))
        await press(pilot, "escape")
        await press(pilot, "f4")
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "escape")
        assert "先不生成" in chips(pilot)
        await press(pilot, "f5")
        await tell(pilot, ("哈哈",))
        assert "没看懂" in texts(pilot)[-1]
        conversation_screen(pilot).prompt.clear()
        await tell(pilot, ("先不生成",))
        assert any("还是原来的样子" in text for text in texts(pilot))
        await press(pilot, "f5")
        await press(pilot, "ctrl+q")
    assert file.read_bytes() == before


async def test_changing_an_answer_gives_the_update_up(store: Store, file: Path) -> None:
    app = app_for(store, file.parent, store.reports()[0])
    async with started(app, (130, 40)) as pilot:
        await press(pilot, "f5")
        await press(pilot, "f2", "enter")
        assert "先不更新" in "".join(texts(pilot)[-3:])
        assert "并进去，我改的都保留" not in chips(pilot)


async def test_leaving_waits_for_the_file_that_is_being_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F5 on a slow share, then Ctrl+Q: the file is there and remembered."""
    writing, leaving = threading.Event(), threading.Event()
    fsync, close = os.fsync, ReportAssistant.on_unmount

    def slow(descriptor: int) -> None:
        writing.set()
        assert leaving.wait(timeout=60)
        fsync(descriptor)

    async def closed(app: ReportAssistant) -> None:
        asyncio.get_running_loop().call_soon(leaving.set)
        await close(app)

    monkeypatch.setattr(os, "fsync", slow)
    monkeypatch.setattr(ReportAssistant, "on_unmount", closed)
    app = app_for(store, tmp_path)
    async with started(app, (80, 24)) as pilot:
        await tell(pilot, ["青山镇人民政府"])
        await pilot.press("f5")
        while not writing.is_set():
            await pilot.pause()
        await pilot.press("ctrl+q")
    (file,) = tmp_path.glob("*.docx")
    assert [draft.path for draft in store.drafts(1)] == [str(file)]
