"""Where the keyboard is: the words that are typed never go astray, on any screen."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from report_assistant.store.store import Store
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.files import FilesScreen
from report_assistant.tui.screens.help import HelpScreen
from report_assistant.tui.screens.reading import RecordScreen
from report_assistant.tui.screens.reports import ReportsScreen
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.tui.widgets.transcript import Transcript
from tests.scripts import SEED
from tests.tui.piloting import (
    app_for,
    conversation_screen,
    on_screen,
    press,
    running,
    settled,
    started,
    tell,
    texts,
    turns,
    type_text,
)

WIDE = (130, 40)


def prompt(pilot: Pilot[None]) -> Prompt:
    return conversation_screen(pilot).prompt


async def type_at_once(pilot: Pilot[None], text: str) -> None:
    """As an input method commits: one key after the other, none waited for."""
    for character in text:
        pilot.app.post_message(events.Key(character, character))
    await settled(pilot)


@pytest.mark.parametrize(
    ("keys", "kind"), [(("f3",), DraftPane), (("f2",), Transcript), (("tab",), Chip)]
)
async def test_what_is_typed_anywhere_goes_into_the_box(
    store: Store, tmp_path: Path, keys: tuple[str, ...], kind: type
) -> None:
    async with running(store, tmp_path, size=WIDE) as pilot:
        await tell(pilot, SEED[:9])
        await press(pilot, *keys)
        assert isinstance(pilot.app.focused, kind)
        assert "打字就回到这里" in str(prompt(pilot).placeholder)
        await type_at_once(pilot, "改新媒体 120")
        assert prompt(pilot).text == "改新媒体 120"
        assert pilot.app.focused is prompt(pilot)
        assert "打字就回到这里" not in str(prompt(pilot).placeholder)
        await press(pilot, "enter")
        assert "政务新媒体公开条数：120 条" in turns(pilot)


async def test_what_is_pasted_in_the_draft_goes_into_the_box(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=WIDE) as pilot:
        await tell(pilot, SEED[:9])
        await press(pilot, "f3")
        pilot.app.post_message(events.Paste("改新媒体 120"))
        await settled(pilot)
        assert prompt(pilot).text == "改新媒体 120"


async def test_after_a_change_from_the_draft_the_box_has_the_keyboard(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=WIDE) as pilot:
        await tell(pilot, SEED[:9])
        await press(pilot, "f3", "home", "enter")
        await tell(pilot, ("青山镇人民政府",))
        assert pilot.app.focused is prompt(pilot)
        await tell(pilot, ("改新媒体 120",))
        assert "政务新媒体公开条数：120 条" in turns(pilot)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("帮助", HelpScreen),
        ("记录", RecordScreen),
        ("样例", DraftScreen),
        ("导入", FilesScreen),
    ],
)
async def test_typing_on_a_page_leads_back_to_the_box(
    store: Store, tmp_path: Path, said: str, kind: type
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:3], said))
        assert isinstance(pilot.app.screen, kind)
        await type_at_once(pilot, "改年度")
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert prompt(pilot).text == "改年度"


async def test_typing_over_the_whole_draft_leads_back_too(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:3])
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, DraftScreen)
        pilot.app.post_message(events.Paste("改年度"))
        await settled(pilot)
        assert prompt(pilot).text == "改年度"


# ---------------------------------------------------------------- the first list


async def _with_a_report(store: Store, folder: Path) -> ReportAssistant:
    async with running(store, folder, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:4])
    return app_for(store, folder)


async def test_escape_begins_no_report(store: Store, tmp_path: Path) -> None:
    app = await _with_a_report(store, tmp_path)
    async with started(app, (80, 24)) as pilot:
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, ReportsScreen)
        assert "Ctrl+Q 不填了，退出" in on_screen(pilot)
        await press(pilot, "down", "enter")
        assert "全称" in texts(pilot)[-1]
        assert len(store.reports()) == 1


async def test_what_is_typed_while_a_report_is_opened_is_kept(store: Store, tmp_path: Path) -> None:
    app = await _with_a_report(store, tmp_path)
    async with started(app, (80, 24)) as pilot:
        app.post_message(events.Key("enter", None))
        await type_at_once(pilot, "没有")
        assert isinstance(app.screen, ConversationScreen)
        assert prompt(pilot).text == "没有"


async def test_the_keyboard_is_there_though_the_page_was_not_looked_at(
    store: Store, tmp_path: Path
) -> None:
    """A browser tells the program when its page is looked at, as a rule after the first screen."""
    app = await _with_a_report(store, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(events.AppBlur())
        await settled(pilot)
        while not isinstance(app.screen, ReportsScreen):
            await settled(pilot)
        app.post_message(events.AppFocus())
        await settled(pilot)
        assert isinstance(app.focused, OptionList)
        await press(pilot, "enter")
        assert isinstance(app.focused, Prompt)


async def test_every_page_that_was_opened_unseen_has_the_keyboard(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:4])
        pilot.app.post_message(events.AppBlur())
        await settled(pilot)
        for action in ("help", "preview", "review", "rewrite", "choose_report", "record"):
            await pilot.app.screen.run_action(action)
            await settled(pilot)
            pilot.app.post_message(events.AppFocus())
            await settled(pilot)
            assert pilot.app.focused is not None, action
            pilot.app.post_message(events.AppBlur())
            await settled(pilot)
            await pilot.app.screen.dismiss(None)
            await settled(pilot)
            pilot.app.post_message(events.AppFocus())
            await settled(pilot)
            assert isinstance(pilot.app.focused, Prompt), f"back from {action}"
            pilot.app.post_message(events.AppBlur())
            await settled(pilot)
        await type_text(pilot, "改年度")
        assert prompt(pilot).text == "改年度"


# ---------------------------------------------------------------- choosing a file


def _lines(pilot: Pilot[None]) -> list[str]:
    return [str(each.prompt) for each in pilot.app.screen.query_one(OptionList).options]


async def test_entries_that_cannot_be_looked_at_hide_no_others(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "word"
    (folder / "去年").mkdir(parents=True)
    (folder / "年报.docx").write_bytes(b"")
    (folder / "断了.docx").symlink_to(folder / "没有")
    (folder / "自己.docx").symlink_to(folder / "自己.docx")
    async with running(store, folder, size=(80, 24)) as pilot:
        await tell(pilot, ("导入",))
        names = [line.split("　")[0].strip() for line in _lines(pilot)]
        assert names == ["返回上一级文件夹", "年报.docx", "去年（文件夹）"]


async def test_a_folder_that_cannot_be_read_says_so_and_changes_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "word" / "人事"
    closed.mkdir(parents=True)
    look = Path.iterdir

    def iterdir(folder: Path) -> object:
        if folder == closed:
            raise PermissionError(13, "closed")
        return look(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    async with running(store, tmp_path / "word", size=(80, 24)) as pilot:
        await tell(pilot, ("导入",))
        before = _lines(pilot)
        await press(pilot, "enter")
        assert _lines(pilot) == before
        assert "「人事」打不开" in on_screen(pilot)
        await press(pilot, "up", "enter")
        assert "word（文件夹）" in _lines(pilot)
