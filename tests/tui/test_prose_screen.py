"""The editor of a paragraph, driven by keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from report_assistant.store.store import Store
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.prose import ParagraphsScreen, ProseScreen
from report_assistant.tui.widgets.chinese_text import ChineseText
from tests.scripts import SEED
from tests.tui.piloting import conversation_screen, press, running, tell, texts, type_text

SIZES = [(80, 24), (130, 40)]
CHANNELS = "s1_disclosure"


def report_wording(pilot: Pilot[None]) -> dict[str, str]:
    presenter = conversation_screen(pilot)._presenter
    assert presenter is not None
    return presenter.conversation.interview.answers.report.wording


def remark(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#prose-remark", ChineseText).content)


@pytest.mark.parametrize("size", SIZES)
async def test_a_paragraph_is_reworded_and_its_figures_follow(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await tell(pilot, (*SEED, "改写渠道建设"))
        assert isinstance(pilot.app.screen, ProseScreen)
        assert "114（政务新媒体公开条数）" in remark(pilot)
        await type_text(pilot, "以上都在年内完成。")
        await press(pilot, "escape")
        assert report_wording(pilot)[CHANNELS].endswith("以上都在年内完成。")
        assert any("用您写的" in text for text in texts(pilot))
        await tell(pilot, ("改新媒体 120", "确定"))
        await tell(pilot, ("改写渠道建设",))
        text = pilot.app.screen.query_one(TextArea).text
        assert "120条" in text and text.endswith("以上都在年内完成。")
        await press(pilot, "f5")
        await press(pilot, "escape")
        assert report_wording(pilot) == {}


async def test_leaving_without_a_change_stores_nothing(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:20], "改写"))
        assert isinstance(pilot.app.screen, ParagraphsScreen)
        before = store.rows(store.reports()[0])
        assert pilot.app.screen.query_one(OptionList).option_count > 5
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, ProseScreen)
        await press(pilot, "escape")
        conversation_screen(pilot)
        assert store.rows(store.reports()[0]) == before


async def test_from_the_draft_a_paragraph_is_opened(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED)
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, DraftScreen)
        await press(pilot, "down", "down", "f6")
        assert isinstance(pilot.app.screen, ProseScreen)
        assert pilot.app.screen.query_one(TextArea).text


async def test_closing_the_program_keeps_what_was_written(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "改写渠道建设"))
        await type_text(pilot, "补一句。")
        await press(pilot, "ctrl+q")
    rows = [row for row in store.rows(store.reports()[0]) if row.kind == "wording"]
    assert rows and str(rows[0].value).endswith("补一句。")


async def test_another_wording_is_taken_of_a_paragraph_that_is_chosen(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "换一种写法"))
        assert isinstance(pilot.app.screen, ParagraphsScreen)
        await press(pilot, "enter")
        presenter = conversation_screen(pilot)._presenter
        assert presenter is not None
        assert presenter.conversation.interview.answers.report.phrasings
        assert any("这一段换了写法，数没有变" in text for text in texts(pilot))
        await tell(pilot, ("撤销",))
        assert presenter.conversation.interview.answers.report.phrasings == {}
