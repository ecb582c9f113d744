"""汇总 on the screen: the header says how far it is, Esc stops it, the results are offered."""

import asyncio
import io
import sys
import threading
from collections.abc import Callable
from datetime import date
from multiprocessing import resource_tracker
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from report_assistant.county import desk
from report_assistant.county.desk import Asked, Outcome
from report_assistant.county.receiving import Progress
from report_assistant.county.work import ThisMachine, Workers
from report_assistant.session.collected import words
from report_assistant.session.collected.gathering import Gathering
from report_assistant.session.collected.own_workers import own_workers
from report_assistant.store.store import Store
from report_assistant.tui.screens.pages import FileWritten
from report_assistant.tui.widgets.header import Header
from tests.conftest import TODAY
from tests.session.counties import county_folder
from tests.tui.piloting import (
    StrictApp,
    becomes,
    conversation_screen,
    on_screen,
    started,
    tell,
    texts,
)

SIZE = (80, 24)
_SECONDS = 60.0
"""Only a program that hangs takes so long."""
COUNTY = ("安和县人民政府", "2021", "", "")


class Listening(StrictApp):
    """The app, and the files that it offers."""

    offered: list[Path]

    def on_file_written(self, message: FileWritten) -> None:
        self.offered.append(message.path)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What comes of a collecting that was done before."""
    folder = tmp_path_factory.mktemp("县")
    reports = county_folder(folder / "年报", 2021)
    asked = Asked(reports, folder / "年报汇总结果")
    made = desk.collect_into(asked, ThisMachine(1), None, TODAY)
    (made.output / "催报.txt").write_text("请报送", "utf-8")
    return made


class Reading:
    """A collecting that waits at its second file until it is let go on."""

    def __init__(self, outcome: Outcome) -> None:
        self.go_on, self._is_at_two = threading.Event(), threading.Event()
        self._outcome = outcome

    def collect(self, _: Asked, __: Workers, progress: Progress | None, ___: date) -> Outcome:
        assert progress is not None
        for done in (0, 1, 2):
            progress(done, 3)
        self._is_at_two.set()
        self.go_on.wait(_SECONDS)
        progress(3, 3)
        return self._outcome

    async def is_at_two(self) -> None:
        assert await asyncio.to_thread(self._is_at_two.wait, _SECONDS)


@pytest.fixture
def reading(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> Reading:
    made = Reading(outcome)
    monkeypatch.setattr(desk, "collect_into", made.collect)
    return made


def _app(store: Store, folder: Path) -> Listening:
    app = Listening(home=store.path.parent, folder=folder, today=TODAY, number=None)
    app.offered = []
    return app


def _begin(pilot: Pilot[None]) -> None:
    """Say that it may begin; the screen does not settle until it has ended."""
    box = conversation_screen(pilot).prompt
    for key, character in (("1", "1"), ("enter", None)):
        box.post_message(events.Key(key, character))


async def _soon(holds: Callable[[], bool]) -> None:
    """Wait until something holds while work goes on."""
    for _ in range(2000):
        if holds():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to that")


def _gathering(pilot: Pilot[None]) -> Gathering:
    presenter = conversation_screen(pilot)._presenter
    assert presenter is not None
    return presenter.conversation.gathering


async def test_asked_read_told_and_filled_in(
    store: Store, tmp_path: Path, outcome: Outcome, reading: Reading
) -> None:
    app = _app(store, tmp_path)
    async with started(app, SIZE) as pilot:
        await tell(pilot, [*COUNTY, "汇总各单位年报"])
        assert "各单位交来的年报放在哪个文件夹" in on_screen(pilot)
        await tell(pilot, [str(outcome.output.with_name("年报"))])
        assert "年报汇总结果" in on_screen(pilot)
        _begin(pilot)
        await reading.is_at_two()
        await _soon(lambda: "2/3 份" in str(app.screen.query_one(Header).render()))
        await _soon(lambda: words.STOP in on_screen(pilot))
        reading.go_on.set()
        await becomes(pilot, lambda: "填进哪一份" in on_screen(pilot))
        assert outcome.output / "催报.txt" in app.offered
        await tell(pilot, ["1"])
        assert "3 家之和" in "\n".join(texts(pilot))


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_a_key_stops_the_reading(
    store: Store, tmp_path: Path, outcome: Outcome, reading: Reading, key: str
) -> None:
    async with started(_app(store, tmp_path), SIZE) as pilot:
        await tell(pilot, [*COUNTY, f"汇总 {outcome.output.with_name('年报')}"])
        _begin(pilot)
        await reading.is_at_two()
        pilot.app.post_message(events.Key(key, None))
        gathering = _gathering(pilot)
        await _soon(lambda: gathering.is_stopping)
        reading.go_on.set()
        await becomes(pilot, lambda: words.STOPPED in "".join(texts(pilot)))
        assert "填进哪一份" not in on_screen(pilot)


def test_processes_are_begun_while_standard_error_is_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A screen takes its place, and has no number that could be handed on."""
    seen: list[object] = []
    monkeypatch.setattr(resource_tracker, "ensure_running", lambda: seen.append(sys.stderr))
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    own_workers()
    assert seen == [sys.__stderr__]
