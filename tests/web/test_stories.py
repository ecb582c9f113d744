"""Whole jobs in a real browser: last year's file in, the Word file out, and back again."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import docx
import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from report_assistant.drafting.assembly import assemble
from report_assistant.office.programs import find_libreoffice
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.sheets.editing import TableEditor
from report_assistant.tui.palette import PALETTES
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.updates import add_paragraph, text_of
from tests.web.browser import Page, browser, needs_browser
from tests.web.served import Served, becomes

pytestmark = needs_browser
F5, F4, F3, ESCAPE = ("F5", 116), ("F4", 115), ("F3", 114), ("Escape", 27)
SIZES = [(390, 844), (800, 600), (1366, 768)]


_ROOM_AROUND_A_LETTER = """(() => {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const { canvas } = pen;
    const draw = () => {
        pen.font = `100px ${seen.terminal.options.fontFamily}`;
        const { fontBoundingBoxAscent, fontBoundingBoxDescent } = pen.measureText("W");
        return Math.ceil(fontBoundingBoxAscent + fontBoundingBoxDescent);
    };
    canvas.height = draw();
    draw();
    pen.textBaseline = "ideographic"; // as xterm.js draws
    pen.fillText("国", 0, canvas.height);
    const { data } = pen.getImageData(0, 0, 100, canvas.height);
    const rows = [...Array(canvas.height).keys()];
    const inked = rows.filter((y) => data.subarray(y * 400, (y + 1) * 400).some((part) => part));
    return [inked[0], canvas.height - 1 - inked.at(-1)];
})()"""
"""Pixels above and below a letter in a cell."""


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    path = tmp_path / "去年 年报#1.docx"
    path.write_bytes(write_docx(assemble(example("busy-town-2025"))))
    return path


@asynccontextmanager
async def _opened(
    served: Served, folder: Path, size: tuple[int, int] = (1366, 768)
) -> AsyncIterator[tuple[Page, Path]]:
    """A page of the program in a browser, and the folder of its downloads."""
    downloads = folder / "下载"
    downloads.mkdir(parents=True, exist_ok=True)
    async with browser(folder / "browser", size) as page:
        await page.open(served.address)
        await page.save_downloads_in(downloads)
        await page.wait_for_keyboard()
        yield page, downloads


def _rgb(colour: str) -> str:
    """A colour of the palette as the browser writes it."""
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.removeprefix("#")))


async def _keep_picture(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at them: PICTURES names the folder."""
    if folder := os.environ.get("PICTURES"):
        await page.picture(Path(folder) / f"{name}.png")


async def _say(page: Page, words: str, until: str) -> None:
    await page.type(words)
    await page.enter()
    await page.wait_for_screen(until)


async def _read_last_year(page: Page, last_year: Path) -> None:
    await page.wait_for_screen("请问贵单位的全称是什么")
    await page.drop(last_year)
    await page.wait_for_screen("哪几项有变化")
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


async def _downloaded(folder: Path, ending: str) -> Path:
    for _ in range(1200):
        if found := sorted(folder.glob(f"*{ending}")):
            return found[-1]
        await asyncio.sleep(0.1)
    raise AssertionError(f"no {ending} came")


@pytest.mark.parametrize("size", SIZES)
async def test_last_years_file_in_and_the_word_file_out(
    served: Served,
    tmp_path: Path,
    last_year: Path,
    size: tuple[int, int],
    questionnaire: Questionnaire,
) -> None:
    async with _opened(served, tmp_path, size) as (page, downloads):
        await _read_last_year(page, last_year)
        await _say(page, "120", "政务新媒体")
        await _keep_picture(page, f"answering-{size[0]}")
        await page.type("表三")
        await page.enter()
        await page.wait_for_screen("本年新收")
        await page.paste(_table_three(questionnaire))
        await page.wait_for_screen("放进去")
        await _keep_picture(page, f"pasted-{size[0]}")
        await page.enter()
        await page.press(*ESCAPE)
        await page.wait_for_screen("政务新媒体全年")
        await page.click("#word")
        file = await _downloaded(downloads, ".docx")
        assert file.name == "临港镇人民政府2026年政府信息公开工作年度报告.docx"
        assert file.read_bytes() == (served.word / file.name).read_bytes()
        assert _cells(file) == _cells(last_year)
        await page.wait_for_screen("Word 文件写好了")
        await _keep_picture(page, f"finished-{size[0]}")
    assert not any((served.home / "given").rglob("*.docx"))
    stored = (served.home / "reports.sqlite3").read_bytes()
    assert str(served.home).encode() + b"/given" not in stored


async def test_an_edited_file_is_given_back_and_updated(
    served: Served, tmp_path: Path, last_year: Path
) -> None:
    async with _opened(served, tmp_path) as (page, downloads):
        await _read_last_year(page, last_year)
        await page.press(*F5)
        await page.wait_for_screen("Word 文件写好了")
        await page.click_words("下载")
        file = await _downloaded(downloads, ".docx")
        add_paragraph(file, "办公室在 Word 里加的一段。")
        await page.press(*ESCAPE)
        await page.wait_for_screen("政府网站全年公开了多少条信息")
        await _say(page, "4321", "政务新媒体")
        await page.choose(file)
        await page.wait_for_screen("并进去")
        await _keep_picture(page, "given-back")
        await _say(page, "1", "Word 文件写好了")
        text = text_of(served.word / file.name)
        assert "办公室在 Word 里加的一段。" in text and "4321" in text


@pytest.mark.office
@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
async def test_pdf_and_tables_are_downloaded(served: Served, tmp_path: Path) -> None:
    async with _opened(served, tmp_path) as (page, downloads):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        for said, ending in (("导出表格", ".xlsx"), ("导出PDF", ".pdf")):
            await page.type(said)
            await page.enter()
            await page.wait_for_text(ending)
            await page.evaluate("document.querySelector('#files a').click()")
            file = await _downloaded(downloads, ending)
            assert file.read_bytes() == (served.word / file.name).read_bytes()
        assert file.read_bytes().startswith(b"%PDF")


async def test_two_pages_and_one_report(served: Served, tmp_path: Path) -> None:
    async with _opened(served, tmp_path / "one") as (one, _):
        await one.wait_for_screen("请问贵单位的全称是什么")
        await _say(one, "青河镇人民政府", "哪一年")
        async with _opened(served, tmp_path / "two", (800, 600)) as (two, _):
            await two.wait_for_screen("继续吗")
            await two.enter()
            await two.wait_for_screen("哪一年")
            await _say(two, "2025", "哪一类")
        await _say(one, "2024", "另一个窗口刚改过这份报告")
    assert "2025" in served.answers() and "2024" not in served.answers()


async def test_a_page_loaded_anew_goes_on(served: Served, tmp_path: Path) -> None:
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        await page.call("Page.reload")
        await page.wait_for_screen("继续吗")
        await page.enter()
        await page.wait_for_screen("哪一年")


async def test_a_table_that_is_open_is_kept_when_the_page_goes(
    served: Served, tmp_path: Path
) -> None:
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        await _say(page, "表三", "本年新收")
        for figure in ("12", "34"):
            for digit in figure:
                await page.press(digit, ord(digit), digit)
            await page.enter()
        await page.wait_for_screen("34")
        await page.call("Input.dispatchMouseEvent", type="mouseMoved", x=300, y=400)
        await page.call("Page.reload")
        await page.wait_for_screen("继续吗")
    assert becomes(lambda: _natural_persons(served) == {12, 34})


async def test_the_button_for_word_waits_for_what_is_being_typed(
    served: Served, tmp_path: Path
) -> None:
    async with _opened(served, tmp_path) as (page, downloads):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        await _say(page, "表三", "本年新收")
        await page.press("5", 53, "5")
        await page.wait_for_screen("5")
        await page.click("#word")
        await page.wait_for_screen("请先做完这一页上的事")
        await page.enter()
        await page.click("#word")
        await page.click("#word")  # a second click writes no second file
        await _downloaded(downloads, ".docx")
        await page.wait_for_screen("Word 文件写好了")
    assert [file.name for file in served.word.glob("*.docx")] == [
        "青河镇人民政府政府信息公开工作年度报告.docx"
    ]
    assert _natural_persons(served) == {5}


async def test_an_orderly_end_is_told(served: Served, tmp_path: Path) -> None:
    async with _opened(served, tmp_path) as (page, _):
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
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        (conversation,) = served.conversations()
        os.kill(conversation, 9)
        await page.wait_for_class("-closed")
        await page.wait_for_text("对话意外停了。回答过的都已保存。")
        await _keep_picture(page, "died")
        await page.click("#again")
        await page.wait_for_screen("继续吗")
        served.process.kill()
        await page.wait_for_text("年报助手已经停了")
        await _keep_picture(page, "stopped")
    assert becomes(lambda: served.conversations() == [])


async def test_what_is_typed_beside_goes_into_the_box(served: Served, tmp_path: Path) -> None:
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.wait_for_text("本报告电子版可在")
        await page.click("#draft p")
        await page.press("7", 55, "7")
        await page.wait_for_screen("答   7")
        await page.evaluate("getSelection().selectAllChildren(document.querySelector('#draft'))")
        assert "一、总体情况" in await page.evaluate("String(getSelection())")


async def test_the_programs_keys_are_the_programs_wherever_the_keyboard_is(
    served: Served, tmp_path: Path
) -> None:
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        for beside in ("#draft p", "#draft h1"):
            await page.click(beside)
            await page.evaluate("document.activeElement.blur()")
            await page.press(*F4)
            await page.wait_for_screen("题目")
            await page.click(beside)
            await page.press(*ESCAPE)
            await page.wait_for_screen("这份报告写的是哪一年")
        await page.evaluate("document.querySelector('#dark').focus()")
        await page.press(*F5)
        await page.wait_for_screen("Word 文件写好了")


async def test_the_draft_is_shown_once(served: Served, tmp_path: Path) -> None:
    is_beside = "document.querySelector('#draft').getClientRects().length === 1"
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        await page.wait_until_true(is_beside)
        await page.press(*F3)
        await page.wait_for_screen("这一句从哪里来")
        await page.wait_until_true(f"!({is_beside})")
        await _keep_picture(page, "draft-once")
        await page.press(*ESCAPE)
        await page.wait_until_true(is_beside)
        await page.wait_for_keyboard()


async def test_what_the_button_for_large_letters_does_can_be_said(
    served: Served, tmp_path: Path
) -> None:
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "大字", "已换成大字，改回来打「小字」")
        await page.wait_until_true("seen.terminal.options.fontSize > 20")
        assert "Ctrl 和加号" not in await page.screen()
        await _say(page, "小字", "已换回小字")
        await page.wait_until_true("seen.terminal.options.fontSize === 16")


async def test_after_the_end_there_is_one_thing_to_press(served: Served, tmp_path: Path) -> None:
    buttons = "[...document.querySelectorAll('button')].filter((one) => one.getClientRects().length)"
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.type("今天到这")
        await page.enter()
        await page.wait_for_class("-closed")
        await page.wait_for_text("要接着填，请点下面")
        assert await page.evaluate(f"{buttons}.map((one) => one.id)") == ["again"]


async def test_what_is_being_composed_can_be_read(served: Served, tmp_path: Path) -> None:
    colours = """(({ color, backgroundColor }) => [color, backgroundColor])(
        getComputedStyle(document.querySelector('.composition-view')))"""
    async with _opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        ink, paper = (PALETTES["light"][token] for token in ("ink", "card"))
        assert await page.evaluate(colours) == [_rgb(ink), _rgb(paper)]


async def test_the_look_is_changed_and_nothing_is_left_unpainted(
    served: Served, tmp_path: Path
) -> None:
    async with _opened(served, tmp_path, (801, 603)) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        columns = await page.evaluate("seen.terminal.cols")
        for button, name in (("#dark", "-dark"), ("#large", "-large")):
            await page.click(button)
            await page.wait_until_true(f"document.documentElement.classList.contains('{name}')")
        await page.wait_until_true(f"seen.terminal.cols < {columns}")
        for element in ("html", "#terminal", ".xterm-viewport"):
            colour = f"getComputedStyle(document.querySelector('{element}')).backgroundColor"
            assert await page.evaluate(colour) == "rgb(23, 30, 40)"
        await page.click("#large")
        await page.wait_until_true("seen.terminal.options.fontSize == 16")
        await page.resize(390, 844)
        await page.wait_until_true(
            "seen.terminal.cols >= 60 && seen.terminal.options.fontSize >= 13"
        )


async def test_large_letters_in_a_small_window_leave_nothing_behind(
    served: Served, tmp_path: Path
) -> None:
    async with _opened(served, tmp_path, (800, 600)) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "青河镇人民政府", "哪一年")
        await page.click("#large")
        await page.wait_until_true("seen.terminal.rows < 20")
        await page.wait_for_screen("\n F1 帮助  F2 改答案")
        lines = (await page.screen()).splitlines()
        assert lines[-1].startswith(" F1 帮助  F2 改答案")
        assert sum("直接回车就用" in line for line in lines) == 1
        await _keep_picture(page, "large-800")
        assert await page.evaluate("document.querySelector('#bar').clientHeight") < 60


async def test_the_button_for_large_letters_is_there_where_letters_can_be_larger(
    served: Served, tmp_path: Path
) -> None:
    size = "seen.terminal.options.fontSize"
    shown = "document.querySelector('#large').getClientRects().length"
    async with _opened(served, tmp_path, (390, 844)) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.wait_until_true(f"{shown} === 0")
        await page.resize(560, 844)
        await page.wait_until_true(f"{shown} === 1 && {size} === 16")
        await page.click("#large")
        await page.wait_until_true(f"{size} > 18")


async def test_letters_stand_in_the_middle_of_their_cell(served: Served, tmp_path: Path) -> None:
    async with _opened(served, tmp_path) as (page, _):
        above, below = await page.evaluate(_ROOM_AROUND_A_LETTER)
        assert below > 4 and abs(above - below) < 30


@pytest.mark.parametrize("name", ["恶意.exe", "图片.png", "年报.ofd", "坏了.docx", "炸弹.zip"])
async def test_what_cannot_be_read_is_one_sentence(
    served: Served, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04 not what it says")
    async with _opened(served, tmp_path) as (page, _):
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
