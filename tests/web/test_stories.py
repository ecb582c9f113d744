"""Whole jobs in a real browser: last year's file in, the Word file out, and back again."""

import json
import os
from pathlib import Path

import docx
import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from report_assistant.drafting.assembly import assemble
from report_assistant.office.programs import find_libreoffice
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.sheets.editing import TableEditor
from report_assistant.store.store import Store
from report_assistant.word.writer import write_docx
from tests.conftest import TODAY, example
from tests.scripts import SEED
from tests.updates import add_paragraph, text_of
from tests.web.browser import Page, needs_browser
from tests.web.opened import ESCAPE, F5, downloaded, keep_picture, opened, say, turn_all_pages
from tests.web.served import Served, becomes

pytestmark = needs_browser
SIZES = [(390, 844), (800, 600), (1366, 768)]


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    path = tmp_path / "去年 年报#1.docx"
    path.write_bytes(write_docx(assemble(example("busy-town-2025"))))
    return path


async def _read_last_year(page: Page, last_year: Path) -> None:
    await page.wait_for_screen("请问贵单位的全称是什么")
    await page.drop(last_year)
    await page.wait_for_screen("哪几项有变化")
    await turn_all_pages(page)
    await page.enter()
    await page.wait_for_screen("哪几项有了")
    await page.enter()
    await page.wait_for_screen("哪一年的工作")
    await page.enter()
    await page.wait_for_screen("政府网站全年公开了多少条信息")


def _table_three(questionnaire: Questionnaire) -> str:
    """The table as a spreadsheet copies it."""
    return TableEditor("applications", questionnaire, example("busy-town-2025"), None).copied()


def _natural_persons(served: Served) -> set[int]:
    """What is stored for the first column of table three."""
    rows = [json.loads(value) for value in served.answers() if "natural_person" in value]
    return {row["natural_person"] for row in rows}


def _cells(file: Path) -> list[list[str]]:
    """What stands in table three."""
    table = docx.Document(str(file)).tables[1]
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("size", SIZES)
async def test_last_years_file_in_and_the_word_file_out(
    served: Served,
    tmp_path: Path,
    last_year: Path,
    size: tuple[int, int],
    questionnaire: Questionnaire,
) -> None:
    async with opened(served, tmp_path, size) as (page, downloads):
        await _read_last_year(page, last_year)
        await say(page, "120", "政务新媒体")
        await keep_picture(page, f"answering-{size[0]}")
        await page.type("表三")
        await page.enter()
        await page.wait_for_screen("本年新收")
        await page.paste(_table_three(questionnaire))
        await page.wait_for_screen("放进去")
        await keep_picture(page, f"pasted-{size[0]}")
        await page.enter()
        await page.press(*ESCAPE)
        await page.wait_for_screen("政务新媒体全年")
        await page.click("#word")
        file = await downloaded(downloads, ".docx")
        assert file.name == "临港镇人民政府2026年政府信息公开工作年度报告.docx"
        assert file.read_bytes() == (served.word / file.name).read_bytes()
        assert _cells(file) == _cells(last_year)
        await page.wait_for_screen("Word 文件写好了")
        await keep_picture(page, f"finished-{size[0]}")
    assert not any((served.home / "given").rglob("*.docx"))
    stored = (served.home / "reports.sqlite3").read_bytes()
    assert str(served.home).encode() + b"/given" not in stored


async def test_an_edited_file_is_given_back_and_updated(
    served: Served, tmp_path: Path, last_year: Path
) -> None:
    async with opened(served, tmp_path) as (page, downloads):
        await _read_last_year(page, last_year)
        await page.press(*F5)
        await page.wait_for_screen("Word 文件写好了")
        await page.click_words("下载")
        file = await downloaded(downloads, ".docx")
        add_paragraph(file, "办公室在 Word 里加的一段。")
        await page.press(*ESCAPE)
        await page.wait_for_screen("政府网站全年公开了多少条信息")
        await say(page, "4321", "政务新媒体")
        await page.choose(file)
        await page.wait_for_screen("并进去")
        await keep_picture(page, "given-back")
        await say(page, "1", "Word 文件写好了")
        text = text_of(served.word / file.name)
        assert "办公室在 Word 里加的一段。" in text and "4321" in text


async def _download_what_is_asked_for(page: Page, said: str, ending: str, folder: Path) -> Path:
    await page.type(said)
    await page.enter()
    await page.wait_for_text(ending)
    await page.click("#files a")
    return await downloaded(folder, ending)


async def test_the_tables_are_downloaded(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path) as (page, downloads):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        table = await _download_what_is_asked_for(page, "导出表格", ".xlsx", downloads)
        assert table.read_bytes() == (served.word / table.name).read_bytes()


@pytest.mark.office
@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
async def test_a_pdf_is_downloaded(
    served: Served, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    with Store(served.home) as store:
        conversation = Conversation(store, questionnaire, None, today=TODAY)
        for typed in SEED:
            conversation.say(typed)
    async with opened(served, tmp_path) as (page, downloads):
        await page.wait_for_screen("打开看看吗")
        await page.enter()
        await page.wait_for_screen("F5 生成 Word")
        await page.press(*F5)
        await page.wait_for_screen("Word 文件写好了")
        await page.press(*ESCAPE)
        await page.wait_for_screen("F5 生成 Word")
        pdf = await _download_what_is_asked_for(page, "导出PDF", ".pdf", downloads)
        assert pdf.read_bytes() == (served.word / pdf.name).read_bytes()
        assert pdf.read_bytes().startswith(b"%PDF")


async def test_two_pages_and_one_report(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path / "one") as (one, _):
        await one.wait_for_screen("请问贵单位的全称是什么")
        await say(one, "青河镇人民政府", "哪一年")
        async with opened(served, tmp_path / "two", (800, 600)) as (two, _):
            await two.wait_for_screen("继续吗")
            await two.enter()
            await two.wait_for_screen("哪一年")
            await say(two, "2025", "哪一类")
        await say(one, "2024", "另一个窗口刚改过这份报告")
    assert "2025" in served.answers() and "2024" not in served.answers()


async def test_a_page_loaded_anew_stands_where_it_stood(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        await page.type("写到一半的话")
        await page.wait_until_true("kept('report') === '1' && kept('typed') === '写到一半的话'")
        await page.call("Page.reload")
        await page.wait_for_screen("答   写到一半的话")
        assert "哪一年" in await page.screen()
        assert "继续吗" not in await page.screen()


async def test_who_left_goes_on_with_an_empty_box(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        await page.type("今天到这")
        await page.enter()
        await page.wait_for_class("-closed")
        await page.click("#again")
        await page.wait_for_screen("直接回车就用")


async def test_a_table_that_is_open_is_kept_when_the_page_goes(
    served: Served, tmp_path: Path
) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        await say(page, "表三", "本年新收")
        for figure in ("12", "34"):
            for digit in figure:
                await page.press(digit, ord(digit), digit)
            await page.enter()
        await page.wait_for_screen("34")
        await page.call("Input.dispatchMouseEvent", type="mouseMoved", x=300, y=400)
        await page.call("Page.reload")
        await page.wait_for_screen("哪一年")
    assert becomes(lambda: _natural_persons(served) == {12, 34})


async def test_the_button_for_word_waits_for_what_is_being_typed(
    served: Served, tmp_path: Path
) -> None:
    async with opened(served, tmp_path) as (page, downloads):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        await say(page, "表三", "本年新收")
        await page.press("5", 53, "5")
        await page.wait_for_screen("5")
        await page.click("#word")
        await page.wait_for_screen("请先做完这一页上的事")
        await page.enter()
        await page.click("#word")
        await page.click("#word")  # a second click writes no second file
        await downloaded(downloads, ".docx")
        await page.wait_for_screen("Word 文件写好了")
    assert [file.name for file in served.word.glob("*.docx")] == [
        "青河镇人民政府政府信息公开工作年度报告.docx"
    ]
    assert _natural_persons(served) == {5}


async def test_an_orderly_end_is_told(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        served.process.terminate()
        await page.wait_for_class("-closed")
        await page.wait_for_text("年报助手已经停了")
        assert await page.evaluate("document.querySelector('#again').hidden")
    assert not (served.home / "errors.log").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
async def test_a_conversation_that_died_is_told_and_gone_on_from(
    served: Served, tmp_path: Path
) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        (conversation,) = served.conversations()
        os.kill(conversation, 9)
        await page.wait_for_class("-closed")
        await page.wait_for_text("对话意外停了。回答过的都已保存。")
        await keep_picture(page, "died")
        await page.click("#again")
        await page.wait_for_screen("继续吗")
        served.process.kill()
        await page.wait_for_text("年报助手已经停了")
        await keep_picture(page, "stopped")
    assert becomes(lambda: served.conversations() == [])


@pytest.mark.parametrize("name", ["恶意.exe", "图片.png", "年报.ofd", "坏了.docx", "炸弹.zip"])
async def test_what_cannot_be_read_is_one_sentence(
    served: Served, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04 not what it says")
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.drop(file)
        if name.endswith(".exe"):
            await page.wait_for_text("这种文件读不了")
        else:
            await page.wait_for_screen(name)
            assert "没有" in await page.screen()
        await page.type("青河镇人民政府")
        await page.enter()
        await page.wait_for_screen("哪一年")
    assert not (served.home / "errors.log").exists()


async def test_a_folder_that_is_dropped_is_one_sentence(served: Served, tmp_path: Path) -> None:
    folder = tmp_path / "年报材料"
    folder.mkdir()
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.drop(folder)
        await page.wait_for_text("“年报材料”是一个文件夹。请打开它，把里面要用的文件拖进来。")
