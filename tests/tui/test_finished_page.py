"""The page after a Word file is written: its buttons, its rows, its field."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from report_assistant.office import conversion
from report_assistant.session.done_outside import done_outside
from report_assistant.shells import desktop
from report_assistant.store.store import Store
from report_assistant.tui.screens.commands import CommandsScreen
from report_assistant.tui.screens.finished import FinishedScreen, on_one_line
from report_assistant.tui.screens.help import HelpScreen
from report_assistant.tui.screens.review import ReviewScreen
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.finished_cards import OpenCard, OutsideCard
from report_assistant.tui.widgets.page_row import PageRow
from tests.scripts import ALL_ZERO, SEED
from tests.tui.piloting import (
    click,
    conversation_screen,
    on_screen,
    press,
    resize,
    running,
    settled,
    tell,
    texts,
    type_text,
)

SIZES = [(80, 24), (130, 40)]
NOT_DONE, DONE = SEED[:9], ALL_ZERO[:-1]


def page(pilot: Pilot[None]) -> FinishedScreen:
    assert isinstance(pilot.app.screen, FinishedScreen)
    return pilot.app.screen


async def press_chip(pilot: Pilot[None], words: str) -> None:
    chip = next(each for each in page(pilot).query(Chip) if words in str(each.render()))
    chip.focus()
    await press(pilot, "enter")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was opened in a window, in a place that has windows."""
    places: list[Path] = []

    def is_opened(place: Path) -> bool:
        places.append(place)
        return True

    monkeypatch.setattr(desktop, "has_windows", lambda: True)
    monkeypatch.setattr(desktop, "_opened", is_opened)
    return places


@pytest.mark.parametrize("size", SIZES)
async def test_it_tells_what_was_written_and_what_is_left(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "年报"
    async with running(store, folder, size=size) as pilot:
        await tell(pilot, NOT_DONE)
        await press(pilot, "f5")
        (file,) = folder.glob("*.docx")
        shown = on_screen(pilot)
        for words in ("Word 文件写好了", file.name, "处【待填】", "还要在这里补的", "去填这"):
            assert words in shown
        for words in ("打开文件夹", "定稿", "导出 PDF", "备份", "还要改什么，在这里说"):
            assert words in shown
        assert page(pilot).prompt.has_focus
        await press(pilot, "pagedown")
        assert "[ ] 盖章" in on_screen(pilot) and "2022 年 1 月 31 日前" in on_screen(pilot)
        await press(pilot, "escape")
        (told,) = [each for each in texts(pilot) if each.startswith("Word 文件已生成")]
        assert str(file) in told and "盖章" not in told


@pytest.mark.parametrize("size", SIZES)
async def test_a_finished_report_has_nothing_to_fill_in(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await tell(pilot, (*DONE, "生成"))
        assert not page(pilot).query(OpenCard)
        assert "没有【待填】" in on_screen(pilot)
        assert ("主动公开政府信息" in on_screen(pilot)) == (size[1] >= 36)


async def test_the_buttons_open_file_and_folder(
    store: Store, tmp_path: Path, opened: list[Path]
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE[:3], "生成"))
        (file,) = tmp_path.glob("*.docx")
        await press(pilot, "enter")
        assert opened == [file]
        assert f"已打开：{file.name}" in on_screen(pilot)
        await press_chip(pilot, "打开文件夹")
        assert opened == [file, tmp_path]
        assert "已打开文件夹" in on_screen(pilot) and "已打开：" not in on_screen(pilot)


async def test_where_there_are_no_windows_the_place_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "has_windows", lambda: False)
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*NOT_DONE[:3], "生成"))
        await press(pilot, "enter")
        assert "这里打不开窗口。文件在这里：" in on_screen(pilot)
        next(tmp_path.glob("*.docx")).unlink()
        await press(pilot, "escape")
        await tell(pilot, ("打开文件",))
        assert any("还没有生成过文件" in each for each in texts(pilot))


async def test_the_buttons_write_files(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "pdf_of", lambda _: b"%PDF")
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*DONE, "生成"))
        await press_chip(pilot, "定稿")
        await settled(pilot)
        (final,) = tmp_path.glob("*（定稿）.docx")
        assert f"定稿已生成：{final.name}" in on_screen(pilot)
        await press_chip(pilot, "导出 PDF")
        await settled(pilot)
        (printed,) = tmp_path.glob("*.pdf")
        assert f"PDF 已生成：{printed.name}" in on_screen(pilot)
        assert "定稿已生成" not in on_screen(pilot)
        await press_chip(pilot, "备份")
        await settled(pilot)
        assert list(tmp_path.glob("*.sqlite3")) and "已备份：" in on_screen(pilot)
        await press(pilot, "escape")
        assert str(final) in "".join(texts(pilot)), "it is told in the conversation too"


async def test_what_cannot_be_written_is_told_on_the_page(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE, "生成"))
        await press_chip(pilot, "定稿")
        await settled(pilot)
        assert "题没填，没有定稿" in "".join(on_screen(pilot).split())


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_said_in_the_conversation(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await tell(pilot, (*NOT_DONE, "生成", "改新媒体 120"))
        conversation_screen(pilot)
        assert any("120 条" in each for each in texts(pilot))


async def test_leaving_takes_along_what_is_typed(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE[:3], "生成"))
        await type_text(pilot, "改村数")
        await press(pilot, "escape")
        assert conversation_screen(pilot).prompt.text == "改村数"


async def test_typing_goes_to_the_field_wherever_the_keyboard_is(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE[:3], "生成"))
        await press(pilot, "tab")
        assert isinstance(pilot.app.focused, Chip)
        await type_text(pilot, "改")
        assert page(pilot).prompt.text == "改" and page(pilot).prompt.has_focus


async def test_a_tick_is_remembered(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*DONE, "生成"))
        row = next(each for each in page(pilot).query(PageRow) if each.row == "盖章")
        row.focus()
        await press(pilot, "enter")
        assert "[v] 盖章" in on_screen(pilot) and "还要您在外面做的  3 件" in on_screen(pilot)
        await press(pilot, "escape", "f5")
        assert "[v] 盖章" in on_screen(pilot)
        await click(pilot, next(each for each in page(pilot).query(PageRow) if each.row == "盖章"))
        assert "[ ] 盖章" in on_screen(pilot)
    assert done_outside(store.path.parent, store.reports()[0]) == frozenset()


async def test_what_is_open_is_gone_through(store: Store, tmp_path: Path) -> None:
    skipped = tuple("跳过" if each == "0" else each for each in DONE)
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*skipped, "生成"))
        presenter = page(pilot)._presenter
        assert not presenter.next_question
        names = [each.question for each in page(pilot)._words.open_places]
        assert len(names) > 1
        await press_chip(pilot, "去填这")
        current = presenter.conversation.interview.current
        assert current is not None and current.name == names[0]
        await tell(pilot, ("0",))
        assert names[0] not in presenter.open_names()


async def test_it_may_stay_open(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE, "生成"))
        await press_chip(pilot, "就这样留着")
        assert "还要在这里补的" not in on_screen(pilot) and page(pilot).prompt.has_focus


async def test_what_must_be_changed_comes_first(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE, "生成"))
        before = page(pilot)
        words = replace(before._words, must_change=("表三对不上：差 1 件。",))
        await press(pilot, "escape")
        below = conversation_screen(pilot)
        screen = FinishedScreen(words, before._presenter, before._write)
        pilot.app.push_screen(screen, below._finished_left)
        await settled(pilot)
        shown = on_screen(pilot)
        assert shown.index("必须改  1 处") < shown.index("还要在这里补的")
        assert "! 表三对不上：差 1 件。" in shown
        await press_chip(pilot, "去核对")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_keys_lead_on(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE[:3], "生成"))
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape", "ctrl+p")
        assert isinstance(pilot.app.screen, CommandsScreen)
        await press(pilot, "escape")
        page(pilot)
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, ReviewScreen)


@pytest.mark.parametrize("width", [60, 80, 81, 99, 100, 119, 120, 159, 160])
async def test_nothing_is_cut_at_any_width(store: Store, tmp_path: Path, width: int) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*NOT_DONE, "生成"))
        await resize(pilot, width, 60)
        shown = on_screen(pilot)
        for words in (
            "回车 打开文件",
            "去填这",
            "报送上一级政府信息公开工作主管部门",
            "日前",
            "Esc 回到对话",
        ):
            assert words in shown
        outside, still_open = page(pilot).query_one(OutsideCard), page(pilot).query_one(OpenCard)
        assert (outside.region.y == still_open.region.y) == (width >= 100)


def test_a_message_in_one_line() -> None:
    told = "定稿已生成：\n/年报/甲（定稿）.docx\n可以公布。"
    assert on_one_line(told, "/年报") == "定稿已生成：甲（定稿）.docx　可以公布。"
    assert on_one_line("已打开文件夹：\n/年报", "/年报") == "已打开文件夹：/年报"
