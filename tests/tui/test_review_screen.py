"""The review in columns."""

from pathlib import Path

from report_assistant.store.store import Store
from report_assistant.tui.screens.review import ReviewScreen
from tests.scripts import SEED
from tests.tui.piloting import on_screen, press, running, tell


async def test_x(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:24])
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, ReviewScreen)
        print(on_screen(pilot))
