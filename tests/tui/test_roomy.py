"""疏排: more room around the words, and nothing that is gone with it."""

from pathlib import Path

import pytest

from report_assistant.foundation.cell_width import cells
from report_assistant.store.store import Store
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.key_line import KeyLine
from tests.scripts import SEED
from tests.tui.piloting import conversation_screen, press, resize, running, tell

_MAIN = ("F1 帮助", "F4 核对", "Ctrl+P 全部命令")


@pytest.mark.parametrize("look", ["疏排", "密排"])
@pytest.mark.parametrize("columns", [60, 79, 80, 81, 99, 100, 119, 120, 130, 160])
async def test_keys_are_whole_and_all_there_where_they_fit(
    store: Store, tmp_path: Path, look: str, columns: int
) -> None:
    async with running(store, tmp_path, size=(columns, 30)) as pilot:
        await tell(pilot, (look,))
        await resize(pilot, columns, 31)
        line = conversation_screen(pilot).query_one(KeyLine)
        shown = line.render().plain
        assert [key for key in _MAIN if key not in shown] == []
        assert cells(shown) <= line.content_region.width


async def test_the_draft_stands_beside_the_conversation(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*SEED[:9], "疏排"))
        pane = conversation_screen(pilot).query_one(DraftPane)
        assert pane.region.width > 0
        shown = "\n".join(str(child.content) for child in pane.children)  # type: ignore[attr-defined]
        assert "114条" in shown
        await press(pilot, "f3")
        assert pilot.app.focused is pane


async def test_the_draft_over_the_whole_screen_is_there(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:9], "疏排"))
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, DraftScreen)
        assert pilot.app.screen.query_one(DraftPane).region.height > 10
