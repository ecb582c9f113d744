"""Random keys, pastes, resizes and commands: no traceback, and what was echoed is stored."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from report_assistant.history.entries import entry_of
from report_assistant.language.wishes.commands import Command
from report_assistant.store.store import Store
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.screens.reports import ReportsScreen
from tests.hostile import EVERYTHING, commands_terminal
from tests.scripts import BUSY, FULL, SEED
from tests.tui.piloting import app_for, on_screen, settled, started

KEYS = int(os.environ.get("MONKEY_KEYS", "1200"))
"""`make monkey` presses 20,000."""
_SESSION = 1000
_AT_ONCE = 4
"""Things done before the app has come to rest."""
_SIZES = [(80, 24), (100, 30), (130, 40), (200, 60), (40, 10), (61, 17)]
_KEYS = [
    *("enter",) * 12,
    *("up", "down", "left", "right", "tab", "shift+tab", "escape", "backspace", "delete"),
    *("home", "end", "pageup", "pagedown", "f1", "f2", "f3", "f4", "f5", "f6", "f8", "space"),
    *("ctrl+z", "ctrl+y", "ctrl+c", "ctrl+a", "ctrl+j", "ctrl+u", "ctrl+k", "ctrl+w"),
]
_LETTERS = "甲乙丙一二三零百千1234567890０９.,，。、；：!？?/abc()（）条件块 没有 改"
_ASKED = [
    "表二",
    "表三",
    "表四",
    "改写",
    "改写 4",
    "恢复原文",
    "出处 第3段",
    "新媒体用在哪",
    "导入表格",
]
_LINES = [*SEED, *FULL, *BUSY, *_ASKED, *(command.word for command in Command)]
_PASTES = [
    "新媒体114条，版面46块，收到申请2件，都是自然人，都公开了",
    "3\t1\t0\t0\t0\t0\t4\r\n0\t0\t0\t0\t0\t0\t0\r\n",
    "第一行\n第二行\n第三行",
    "\x1b[31m红\x00\u202e逆\ud83d",
    "改新媒体 120",
    "\t自然人\t商业企业\t总计\r\n本年新收\t3\t1\t4\r\n予以公开\t3\t\t3\r\n别的行\t1\t1\t2\r\n",
    "字" * 3000,
    *EVERYTHING,
]


class Monkey:
    """Presses keys in one app and counts them."""

    def __init__(self, pilot: Pilot[None], random: Random, done: Counter[str]) -> None:
        self._pilot = pilot
        self._random = random
        self._done = done

    async def act(self) -> None:
        """Do one random thing."""
        actions: list[Callable[[], None]] = [self._key, self._letters, self._line]
        weights = [60, 15, 20]
        self._random.choices(actions, weights)[0]()
        chance = self._random.random()
        if chance < 0.01:
            await self._pilot.resize_terminal(*self._random.choice(_SIZES))
            self._done["resizes"] += 1
        elif chance < 0.03:
            self._post(events.Paste(self._random.choice(_PASTES)))
            self._done["pastes"] += 1

    def _key(self) -> None:
        key = self._random.choice(_KEYS)
        self._post(events.Key(key, " " if key == "space" else None))
        self._done["keys"] += 1

    def _letters(self) -> None:
        for _ in range(self._random.randint(1, 5)):
            self._type(self._random.choice(_LETTERS))

    def _line(self) -> None:
        """A line that makes sense somewhere, in an empty box as a rule."""
        if self._random.random() < 0.8:
            for key in ("escape", "ctrl+end", *("ctrl+u", "backspace") * 3):
                self._post(events.Key(key, None))
        for letter in self._sensible()[:80]:
            self._type(letter)
        self._post(events.Key("enter", None))
        self._done["keys"] += 1

    def _sensible(self) -> str:
        screen = self._pilot.app.screen
        if self._random.random() < 0.6 and isinstance(screen, ConversationScreen):
            question = (
                None
                if screen._presenter is None
                else screen._presenter.conversation.interview.current
            )
            if question is not None and question.example:
                return question.example
        return self._random.choice(_LINES)

    def _type(self, letter: str) -> None:
        self._post(events.Key(letter, letter))
        self._done["keys"] += 1

    def _post(self, event: events.Event) -> None:
        self._pilot.app.post_message(event)


@pytest.mark.slow
async def test_a_monkey_at_the_keyboard(tmp_path: Path) -> None:
    done: Counter[str] = Counter()
    seed = 0
    while done["keys"] < KEYS:
        seed += 1
        await _session(tmp_path / f"home {seed % 3}", Random(seed), done)
    print(f"\nmonkey: {dict(done)}, {seed} sessions")


async def _session(home: Path, random: Random, done: Counter[str]) -> None:
    """A sitting at one computer, until the monkey leaves or has had enough."""
    with Store(home) as store:
        app = app_for(store, home / "word")
        async with started(app, random.choice(_SIZES)) as pilot:
            monkey = Monkey(pilot, random, done)
            enough = done["keys"] + _SESSION
            while done["keys"] < min(KEYS, enough) and app.is_running and not app._exit:
                for _ in range(_AT_ONCE):
                    await monkey.act()
                await settled(pilot)
                assert not commands_terminal(on_screen(pilot))
            if not app._exit:
                await settled(pilot)
                _hold_to_the_store(app, store)
        done["entries stored"] += sum(len(store.rows(report)) for report in store.reports())


def _hold_to_the_store(app: App[None], store: Store) -> None:
    """What the conversation knows is what is on disk."""
    if any(isinstance(screen, ReportsScreen) for screen in app.screen_stack):
        return
    [screen] = [each for each in app.screen_stack if isinstance(each, ConversationScreen)]
    presenter = screen._presenter
    assert presenter is not None
    number = presenter.conversation.stored.number
    known = presenter.conversation.interview.answers.entries
    stored = [] if number is None else store.rows(number)
    assert known == tuple(map(entry_of, stored))
