"""Driving the app in tests: typing as a clerk types."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from report_assistant.store.store import Store
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.widgets.message import MessageBubble
from tests.conftest import TODAY


def app_for(store: Store, folder: Path, number: int | None = None) -> ReportAssistant:
    return ReportAssistant(home=store.path.parent, folder=folder, today=TODAY, number=number)


@asynccontextmanager
async def running(
    store: Store, folder: Path, *, size: tuple[int, int]
) -> AsyncIterator[Pilot[None]]:
    """The app in a terminal of some size, once it is ready for an answer."""
    app = app_for(store, folder)
    async with app.run_test(size=size) as pilot:
        while not app.is_open:
            await pilot.pause()
        await pilot.pause()
        yield pilot


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type key by key; `Pilot.press` knows no Chinese punctuation."""
    for character in text:
        target = pilot.app.focused or pilot.app.screen
        target.post_message(events.Key(character, character))
    await pilot.pause()


async def tell(pilot: Pilot[None], script: Iterable[str]) -> None:
    """Type every line and press Enter."""
    for line in script:
        await type_text(pilot, line)
        await pilot.press("enter")
        await pilot.pause()


def conversation_screen(pilot: Pilot[None]) -> ConversationScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    return screen


def texts(pilot: Pilot[None]) -> list[str]:
    """What the transcript says."""
    return [bubble.entry.text for bubble in conversation_screen(pilot).query(MessageBubble)]
