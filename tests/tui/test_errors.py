"""The screen goes on after an unexpected error, and foreign text commands no terminal."""

import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from report_assistant import tui
from report_assistant.foundation.error_log import FILE_NAME
from report_assistant.store.store import Store
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.presenting.presenter import ConversationPresenter
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.screens.files import FilesScreen
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.prompt import Prompt
from tests.conftest import TODAY
from tests.hostile import commands_terminal
from tests.tui.piloting import conversation_screen, on_screen, press, settled, started, tell, texts

NAME = "青山镇人民政府"
HOSTILE = "e\x1b]0;HACK\x07\x9b31m\x00\u202e\u2066\x85\x7f"


@asynccontextmanager
async def running(store: Store, folder: Path) -> AsyncIterator[Pilot[None]]:
    """The app as clerks run it: an unexpected error is told."""
    app = ReportAssistant(home=store.path.parent, folder=folder, today=TODAY)
    async with started(app, (130, 40)) as pilot:
        yield pilot


def failing(*_: object, **__: object) -> Any:
    raise ZeroDivisionError(NAME)


def told(pilot: Pilot[None]) -> list[str]:
    return [each.message for each in pilot.app._notifications]


async def still_answers(pilot: Pilot[None], store: Store) -> bool:
    """Whether the conversation goes on."""
    await tell(pilot, [NAME])
    return any(NAME in str(row.value) for row in store.rows(store.reports()[0]))


WAYS: dict[str, tuple[str, str, str]] = {
    "an action of the screen": ("report_assistant.shells.help_words.screen_help", "f1", ""),
    "a worker's thread": (
        f"{ConversationPresenter.__module__}.ConversationPresenter.write",
        "f5",
        "",
    ),
    "after a refresh": (
        f"{ConversationPresenter.__module__}.ConversationPresenter.standing",
        "",
        "x",
    ),
    "a widget's render": (f"{Header.__module__}.Header.show", "", "x"),
    "the record": (f"{ConversationPresenter.__module__}.ConversationPresenter.record", "f8", ""),
    "the review": ("report_assistant.tui.screens.review.ReviewScreen.compose", "f4", ""),
    "a paste": (f"{Prompt.__module__}.Prompt._on_paste", "", "paste"),
    "the app": (f"{ReportAssistant.__module__}.ReportAssistant.action_copy", "ctrl+c", ""),
    "the words": (f"{ConversationPresenter.__module__}.ConversationPresenter.say", "", "x"),
}


@pytest.mark.parametrize("way", WAYS)
async def test_the_conversation_goes_on_after_an_unexpected_error(
    way: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, key, typed = WAYS[way]
    async with running(store, tmp_path) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(place, failing)
            if key:
                await press(pilot, key)
            elif typed == "paste":
                conversation_screen(pilot).prompt.post_message(events.Paste("甲"))
                await settled(pilot)
            else:
                await tell(pilot, ["看不懂"])
        assert any("程序出了差错" in each for each in told(pilot))
        assert pilot.app.is_running and not pilot.app._exit
        if not isinstance(pilot.app.screen, ConversationScreen):
            await press(pilot, "escape")
        conversation_screen(pilot).prompt.clear()
        assert await still_answers(pilot, store)
    log = (store.path.parent / FILE_NAME).read_text()
    assert "ZeroDivisionError" in log and NAME not in log


async def test_words_that_failed_are_in_the_box_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(store, tmp_path) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(ConversationPresenter, "say", failing)
            await tell(pilot, [NAME])
        assert conversation_screen(pilot).prompt.text == NAME
        await press(pilot, "enter")
        assert any(NAME in each for each in texts(pilot))


async def test_a_screen_that_is_broken_for_good_is_left_with_a_sentence(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with running(store, tmp_path) as pilot:
        app = pilot.app
        monkeypatch.setattr(Prompt, "render_line", failing)
        for _ in range(60):
            conversation_screen(pilot).prompt.refresh()
            with suppress(ZeroDivisionError):  # a pause may draw by itself, outside of the app
                await pilot.pause()
            if app._exit:
                break
        assert app._exit and app.return_code == 2
    app._print_error_renderables()
    left = capsys.readouterr().err
    assert "程序出了差错" in left and "Traceback" not in left and "ZeroDivision" not in left


def test_every_widget_of_ours_goes_on() -> None:
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, MessagePump):
                ours = each.__module__.startswith(tui.__name__)
                assert not ours or issubclass(each, ErrorBoundary), each


async def test_foreign_text_commands_no_terminal(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    name = HOSTILE.replace("\x00", "")
    (folder / f"{name}.txt").write_text("x")
    (folder / f"{name}夹").mkdir()
    async with running(store, folder) as pilot:
        shown = [on_screen(pilot)]
        prompt = conversation_screen(pilot).prompt
        for typed in (f"看不懂{HOSTILE}", f"{HOSTILE}镇人民政府", f"导入 {folder}/{name}.docx"):
            prompt.fill(typed)
            await settled(pilot)
            shown.append(on_screen(pilot))
            await press(pilot, "enter")
            shown.append(on_screen(pilot))
        pilot.app.notify(HOSTILE, markup=False)
        await settled(pilot)
        shown.append(on_screen(pilot))
        conversation_screen(pilot).action_choose_report()
        await settled(pilot)
        assert isinstance(pilot.app.screen, FilesScreen)
        shown.append(on_screen(pilot))
    assert any("HACK" in each for each in shown)
    for each in shown:
        assert not commands_terminal(each)


async def test_a_dangling_link_leaves_the_chooser_its_files(store: Store, tmp_path: Path) -> None:
    (tmp_path / "去年.docx").write_bytes(b"x")
    (tmp_path / "断.docx").symlink_to(tmp_path / "没有")
    (tmp_path / "圈.txt").symlink_to(tmp_path / "圈.txt")
    (tmp_path / "夹").mkdir()
    async with running(store, tmp_path) as pilot:
        conversation_screen(pilot).action_choose_report()
        await settled(pilot)
        shown = on_screen(pilot)
        assert "去年.docx" in shown and "夹（文件夹）" in shown
        assert "断.docx" not in shown
