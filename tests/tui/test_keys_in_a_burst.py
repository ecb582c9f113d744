"""Keys that come all at once, as over a slow line: each finds what the one before it did."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from report_assistant.store.store import Store
from report_assistant.tui.screens.prose import ProseScreen
from report_assistant.tui.screens.review import ReviewScreen
from report_assistant.tui.screens.table import TableScreen
from tests.scripts import SEED
from tests.tui.piloting import conversation_screen, press, running, settled, tell, texts


async def burst(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await settled(pilot)


async def test_what_was_typed_before_escape_is_kept(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:12], "改写渠道建设"))
        assert isinstance(pilot.app.screen, ProseScreen)
        await burst(pilot, *"以上年内完成。", "escape")
        presenter = conversation_screen(pilot)._presenter
        assert presenter is not None
        [wording] = presenter.conversation.interview.answers.report.wording.values()
        assert wording.endswith("以上年内完成。")


async def test_the_line_that_was_gone_to_is_changed(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:8])
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await burst(pilot, "down", "f2")
        assert "哪一年" in texts(pilot)[-1]


async def test_a_number_before_escape_stands_in_the_table(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:2], "表三"))
        assert isinstance(pilot.app.screen, TableScreen)
        await burst(pilot, "7", "enter", "escape")
        presenter = conversation_screen(pilot)._presenter
        assert presenter is not None
        assert (
            presenter.conversation.interview.answers.report.applications.received.natural_person
            == 7
        )


async def test_a_wrong_key_that_was_taken_back_before_enter_is_not_sent(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:7])
        await burst(pilot, *"114o", "backspace", "enter", "4", "6", "left", "delete", "enter")
        assert texts(pilot)[-2] == "4 条"
        assert "114 条" in texts(pilot)
