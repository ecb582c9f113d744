"""Last year's report, chosen among the files or dragged in."""

from pathlib import Path

from textual.widgets import OptionList, TextArea

from report_assistant.drafting.assembly import assemble
from report_assistant.store.store import Store
from report_assistant.tui.screens.account import AccountScreen
from report_assistant.tui.screens.files import FilesScreen
from report_assistant.tui.screens.prose import ProseScreen
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.scripts import PASTED
from tests.tui.piloting import (
    buttons,
    conversation_screen,
    on_screen,
    press,
    running,
    tell,
    texts,
)


def last_year(folder: Path) -> Path:
    path = folder / "2025 年报.docx"
    path.write_bytes(write_docx(assemble(example("all-zero-2025"))))
    return path


async def test_it_is_chosen_among_the_files(store: Store, tmp_path: Path) -> None:
    (tmp_path / "别的文件夹").mkdir()
    (tmp_path / "别的文件夹" / "里面的.docx").write_bytes(b"")
    (tmp_path / "~$锁.docx").write_bytes(b"")
    last_year(tmp_path)
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("导入",))
        assert isinstance(pilot.app.screen, FilesScreen)
        options = pilot.app.screen.query_one(OptionList)
        shown = [str(option.prompt) for option in options.options]
        assert shown[1].startswith("2025 年报.docx")
        assert not any("锁" in name for name in shown)
        await press(pilot, "enter")
        assert any("读进来了：青禾乡人民政府2025年度" in text for text in texts(pilot))
        assert "这一年哪几项有变化" in texts(pilot)[-1]
        await press(pilot, "enter", "enter")
        assert "回车 2026 年" in buttons(pilot)


async def test_folders_are_entered_and_left(store: Store, tmp_path: Path) -> None:
    (tmp_path / "年报").mkdir()
    last_year(tmp_path / "年报")
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("导入",))
        options = pilot.app.screen.query_one(OptionList)
        names = [str(option.prompt) for option in options.options]
        options.highlighted = names.index("年报（文件夹）")
        await press(pilot, "enter")
        assert any("2025 年报.docx" in str(option.prompt) for option in options.options)
        options.highlighted = 0
        await press(pilot, "enter")
        assert any("年报（文件夹）" in str(option.prompt) for option in options.options)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, FilesScreen)


async def test_a_dragged_file_is_read(store: Store, tmp_path: Path) -> None:
    path = last_year(tmp_path)
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        assert "选去年的年报" in buttons(pilot)
        await tell(pilot, (f"'{path}'",))
        assert any("读进来了" in text for text in texts(pilot))


async def test_a_file_that_is_no_report_stays_in_the_box(store: Store, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"no zip")
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (str(tmp_path / "坏.docx"),))
        assert store.reports() == []
        assert len(texts(pilot)) >= 3


async def test_another_bodys_report_is_asked_about_with_chips(store: Store, tmp_path: Path) -> None:
    path = last_year(tmp_path)
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, ("松岭镇人民政府", "2026", f"'{path}'"))
        assert any("您填的是“松岭镇人民政府”的" in text for text in texts(pilot))
        assert buttons(pilot)[:2] == ["读进来，当去年的年报", "不读"]
        await tell(pilot, ("2",))
        assert any("没有读进来" in text for text in texts(pilot))


async def test_what_was_read_is_one_page_gone_through_by_parts(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("读到的",))
        assert any("还没有读进去年的年报" in text for text in texts(pilot))
        await tell(pilot, (str(last_year(tmp_path)), "读到的"))
        assert isinstance(pilot.app.screen, AccountScreen)
        assert "读到的" in on_screen(pilot) and "去年的原文" not in on_screen(pilot)
        await press(pilot, "right", "right")
        assert "去年的原文" in on_screen(pilot)
        await press(pilot, "escape")
        conversation_screen(pilot)


async def test_last_years_text_is_put_into_the_editor_and_figures_are_blanked(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "去年.txt").write_text(PASTED, encoding="utf-8")
    async with running(store, tmp_path, size=(100, 30)) as pilot:
        await tell(pilot, (str(tmp_path / "去年.txt"), "", "", "2025", "改写 4"))
        assert isinstance(pilot.app.screen, ProseScreen)
        editor = pilot.app.screen.query_one(TextArea)
        await press(pilot, "f7")
        assert editor.text == "我镇收到申请3件，都在期限内答复。"
        assert "去年的数还在里面：3" in on_screen(pilot)
        await press(pilot, "f8")
        assert editor.text == "我镇收到申请【待填】件，都在期限内答复。"
        assert "去年的数" not in on_screen(pilot)
