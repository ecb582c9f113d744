"""Driving the app in tests: typing as a clerk types, and waiting until the screen has settled.

Nothing here waits for a clock: the pauses of Textual's own pilot look at how busy the processor is,
and end too early on a machine that is busy with something else.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerError

from report_assistant import tui
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.outline import _SIGNS
from tests.conftest import TODAY

_MOST_ROUNDS = 2000
_QUIET_ROUNDS = 2
"""So many rounds in a row must find nothing to do."""
_LONGEST_ROUND = 300.0
"""Seconds; only a program that hangs takes so long."""


class StrictApp(ReportAssistant):
    """The app as tests want it: an unexpected error fails the test, and is not only told."""

    CSS_PATH = str(Path(tui.__file__).with_name("app.tcss"))

    def tell_unexpected(self, error: Exception) -> None:
        App._handle_exception(self, error)


def app_for(store: Store, folder: Path, number: int | None = None) -> ReportAssistant:
    return StrictApp(home=store.path.parent, folder=folder, today=TODAY, number=number)


@asynccontextmanager
async def running(
    store: Store, folder: Path, *, size: tuple[int, int], number: int | None = None
) -> AsyncIterator[Pilot[None]]:
    """The app in a terminal of some size, once it is ready for an answer."""
    async with started(app_for(store, folder, number), size) as pilot:
        yield pilot


@asynccontextmanager
async def started(app: ReportAssistant, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """An app that was made before, once it is ready for an answer."""
    async with app.run_test(size=size) as pilot:
        await becomes(pilot, lambda: app.is_open)
        yield pilot


@asynccontextmanager
async def staged(
    store: Store,
    questionnaire: Questionnaire,
    folder: Path,
    *,
    size: tuple[int, int],
    typed: Sequence[str],
) -> AsyncIterator[Pilot[None]]:
    """The app with all that was said; only the last words are typed, the others are stored."""
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for words in typed[:-1]:
        conversation.say(words)
    async with started(app_for(store, folder, conversation.stored.number), size) as pilot:
        await tell(pilot, typed[-1:])
        yield pilot


async def becomes(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds, and the screen has settled after that."""
    for _ in range(_MOST_ROUNDS):
        await settled(pilot)
        if holds():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to that")


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every message is dealt with, every worker done, and all is laid out and drawn."""
    app, quiet = pilot.app, 0
    for _ in range(_MOST_ROUNDS):
        if _is_leaving(app):
            await _left(app)
            return
        with suppress(
            WorkerError
        ):  # failed, which the app hears of itself, or replaced by a later one
            await app.workers.wait_for_complete()
        await pilot._wait_for_screen(_LONGEST_ROUND)  # each widget has dealt with what it was sent
        if _is_leaving(app):
            continue
        app.screen._on_timer_update()  # instead of the next frame
        quiet = quiet + 1 if _is_quiet(app) else 0
        if quiet == _QUIET_ROUNDS:
            return
        await asyncio.sleep(0)
    raise AssertionError("the screen never settles")


def _is_leaving(app: App[Any]) -> bool:
    return not app.is_running or app._exit


async def _left(app: App[Any]) -> None:
    """Wait until the app's loop has ended: the end of the test would shut it down half-way."""
    for _ in range(_MOST_ROUNDS):
        if not app.is_running:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never leaves")


def _is_quiet(app: App[Any]) -> bool:
    if app._resize_timer is not None or app.screen.size != app.size:
        return False
    if any(worker.is_running for worker in app.workers):
        return False
    screen = app.screen
    widgets = screen.walk_children(Widget, with_self=True)
    return not (
        screen._callbacks
        or screen._dirty_widgets
        or screen._layout_required
        or any(map(_has_work, [app, *widgets]))
    )


def _has_work(pump: MessagePump) -> bool:
    return bool(pump.message_queue_size or pump._next_callbacks)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press one key after another, each when the one before has done its work."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)


async def click(pilot: Pilot[None], target: Widget | str, offset: tuple[int, int] = (0, 0)) -> None:
    """Click at a widget; in the middle of it unless a place is given."""
    await settled(pilot)
    assert await pilot.click(target, offset=offset)
    await settled(pilot)


async def resize(pilot: Pilot[None], width: int, height: int) -> None:
    await pilot.resize_terminal(width, height)
    await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type key by key; `Pilot.press` knows no Chinese punctuation."""
    for character in text:
        target = pilot.app.focused or pilot.app.screen
        target.post_message(events.Key(character, character))
    await settled(pilot)


async def tell(pilot: Pilot[None], script: Iterable[str]) -> None:
    """Type every line and press Enter."""
    for line in script:
        await type_text(pilot, line)
        await press(pilot, "enter")


def conversation_screen(pilot: Pilot[None]) -> ConversationScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    return screen


def texts(pilot: Pilot[None]) -> list[str]:
    """What the transcript says, and below it the question card: the question and why it was refused."""
    screen = conversation_screen(pilot)
    said = [
        words
        for entry in screen.transcript.entries
        for words in (entry.text, entry.remark)
        if words
    ]
    asked = [words for words in (screen.card.shown.question, screen.card.shown.hint) if words]
    refusal = screen.card.refusal
    return [*said, "\n".join(asked), *([] if refusal is None else [refusal.text])]


def turns(pilot: Pilot[None]) -> list[str]:
    """The answered questions: what was asked, and the answer."""
    entries = conversation_screen(pilot).transcript.entries
    return [f"{entry.asked}：{entry.text}" for entry in entries if entry.asked]


def chips(pilot: Pilot[None]) -> dict[str, Chip]:
    """The buttons that are shown, by their words."""
    shown = (chip for chip in pilot.app.screen.query(Chip) if chip.display)
    return {chip.render().plain: chip for chip in shown}


def buttons(pilot: Pilot[None]) -> list[str]:
    """The words of the buttons that are shown."""
    return list(chips(pilot))


def doubtful(rows: Iterable[str]) -> set[str]:
    """The signs in rows of the screen that some Chinese consoles draw two columns wide (UAX #11).

    The marks of the outline are drawn only in terminals that are known to draw them well.
    """
    return {
        sign for row in rows for sign in row if east_asian_width(sign) == "A" and sign not in _SIGNS
    }


def on_screen(pilot: Pilot[None]) -> str:
    """What the terminal is sent, without the styles."""
    lines = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return "\n".join(
        "".join(segment.text for segment in line if not segment.control) for line in lines
    )
