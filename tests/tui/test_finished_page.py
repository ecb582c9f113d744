"""The page after a Word file is written: its buttons, its rows, its field."""

from pathlib import Path

from report_assistant.store.store import Store
from report_assistant.tui.screens.finished import FinishedScreen
from tests.scripts import SEED
from tests.tui.piloting import press, running, tell


async def test_it_opens(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*SEED[:12], "生成"))
        assert isinstance(pilot.app.screen, FinishedScreen)


async def test_it_opens2(store: Store, tmp_path: Path) -> None:
    from tests.scripts import ALL_ZERO
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*ALL_ZERO, "生成"))
        from tests.tui.piloting import on_screen, texts
        print(on_screen(pilot))
        print(pilot.app.screen)
        assert isinstance(pilot.app.screen, FinishedScreen)
