"""All commands and the help, as windows over the conversation."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from report_assistant.store.store import Store
from report_assistant.tui.screens.commands import CommandsScreen
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.help import HelpScreen
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.command_rows import CommandRows
from report_assistant.tui.widgets.draft_pane import DraftPane
from tests.scripts import SEED
from tests.tui.piloting import (
    becomes,
    click,
    conversation_screen,
    on_screen,
    press,
    resize,
    running,
    tell,
    type_text,
)

SIZES = [(80, 24), (130, 40)]
WIDTHS = (60, 80, 81, 99, 100, 119, 120, 159, 160)


def chosen(pilot: Pilot[None]) -> str:
    rows = pilot.app.screen.query_one(CommandRows)
    return rows._shown[rows.chosen].word


@pytest.mark.parametrize("size", SIZES)
async def test_a_command_is_found_and_carried_out(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await tell(pilot, SEED[:3])
        await type_text(pilot, "还没打完")
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandsScreen)
        assert pilot.app.focused is pilot.app.screen.query_one(Input)
        assert "全部命令" in on_screen(pilot) and "关上" in on_screen(pilot)
        await type_text(pilot, "cg")
        assert chosen(pilot) == "预览"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DraftScreen) or isinstance(pilot.app.focused, DraftPane)
        await press(pilot, "escape")
        assert conversation_screen(pilot).prompt.text == "还没打完"


@pytest.mark.parametrize("way", ["escape", "ctrl+p", "button"])
async def test_closing_keeps_what_was_typed(store: Store, tmp_path: Path, way: str) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await type_text(pilot, "青山镇")
        await press(pilot, "ctrl+p")
        await type_text(pilot, "xyz")
        if way == "button":
            await click(pilot, list(pilot.app.screen.query(Chip))[1])
        else:
            await press(pilot, way)
        screen = conversation_screen(pilot)
        assert screen.prompt.text == "青山镇" and screen.prompt.has_focus


async def test_the_arrows_choose_and_the_chosen_row_stays_in_view(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        assert chosen(pilot) == "待定"
        await press(pilot, "up")
        assert chosen(pilot) == "待定"
        await press(pilot, "down", "down")
        assert chosen(pilot) == "后面都是0"
        for _ in range(3):
            await press(pilot, "pagedown")
        last = chosen(pilot)
        assert last in on_screen(pilot)
        await press(pilot, "pageup", "pageup", "pageup")
        assert chosen(pilot) == "待定" and "待定" in on_screen(pilot)


async def test_what_finds_nothing_says_so_and_enter_does_nothing(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "qqqq")
        assert "没有找到" in on_screen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CommandsScreen)


async def test_a_row_is_clicked(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "帮助")
        await click(pilot, "CommandRows", offset=(20, 0))
        assert isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("key", ["ctrl+p", "f1"])
async def test_nothing_is_cut_at_any_width(store: Store, tmp_path: Path, key: str) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await press(pilot, key)
        for width in WIDTHS:
            await resize(pilot, width, 30)
            shown = on_screen(pilot)
            for words in ("待定", "Esc 关上" if key == "ctrl+p" else "Esc 知道了"):
                assert words in shown, width
            if key == "ctrl+p":
                assert ("另写一份（这一份留着）" in shown and "F3" in shown) or "Ctrl" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_tells_keys_and_words(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        shown = on_screen(pilot)
        for words in ("平常怎么答", "常用的键", "用不了鼠标时", "Ctrl+P", "知道了"):
            assert words in shown
        await press(pilot, "end")
        await becomes(pilot, lambda: "密排" in on_screen(pilot))


@pytest.mark.parametrize("key", ["escape", "f1", "enter"])
async def test_the_help_is_closed(store: Store, tmp_path: Path, key: str) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await type_text(pilot, "青山")
        await press(pilot, "f1", key)
        assert conversation_screen(pilot).prompt.text == "青山"


async def test_typing_over_the_help_goes_to_the_box(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await press(pilot, "f1")
        await type_text(pilot, "青山镇")
        assert conversation_screen(pilot).prompt.text == "青山镇"


async def test_the_help_leads_to_the_commands(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await press(pilot, "f1", "tab", "right", "enter")
        assert isinstance(pilot.app.screen, CommandsScreen)
