"""The page around the conversation in a real browser: its letters, keys, draft and buttons."""

from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from report_assistant.tui.palette import PALETTES
from tests.updates import add_paragraph
from tests.web.browser import needs_browser
from tests.web.opened import ESCAPE, F3, F4, F5, keep_picture, opened, say
from tests.web.served import Served

pytestmark = needs_browser

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


def _rgb(colour: str) -> str:
    """A colour of the palette as the browser writes it."""
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.removeprefix("#")))


async def test_what_is_typed_beside_goes_into_the_box(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.wait_for_text("本报告电子版可在")
        await page.click("#draft p")
        await page.press("7", 55, "7")
        await page.wait_for_screen("答   7")
        await page.evaluate("getSelection().selectAllChildren(document.querySelector('#draft'))")
        assert "一、总体情况" in await page.evaluate("String(getSelection())")


async def test_what_is_typed_in_the_draft_of_a_small_window_is_seen_in_the_box(
    served: Served, tmp_path: Path
) -> None:
    async with opened(served, tmp_path, (390, 844)) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.click("#show-draft")
        await page.wait_for_class("-draft")
        await page.press("7", 55, "7")
        await page.wait_for_screen("答   7")
        await page.wait_until_true("!document.body.classList.contains('-draft')")


async def test_the_programs_keys_are_the_programs_wherever_the_keyboard_is(
    served: Served, tmp_path: Path
) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
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
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        await page.wait_until_true(is_beside)
        await page.press(*F3)
        await page.wait_for_screen("这一句从哪里来")
        await page.wait_until_true(f"!({is_beside})")
        await keep_picture(page, "draft-once")
        await page.press(*ESCAPE)
        await page.wait_until_true(is_beside)
        await page.wait_for_keyboard()


async def test_the_draft_says_that_the_word_file_holds_more(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        await page.press(*F5)
        await page.wait_for_screen("Word 文件写好了")
        await page.press(*ESCAPE)
        await page.wait_for_screen("哪一年")
        assert "Word 里改过的地方" not in await page.text()
        (file,) = served.word.glob("*.docx")
        add_paragraph(file, "办公室在 Word 里加的一段。")
        await say(page, "2025", "哪一类")
        await page.wait_for_text("Word 里改过的地方这里不显示")
        await keep_picture(page, "edited")


async def test_what_the_button_for_large_letters_does_can_be_said(
    served: Served, tmp_path: Path
) -> None:
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "大字", "已换成大字，改回来打「小字」")
        await page.wait_until_true("seen.terminal.options.fontSize > 20")
        assert "Ctrl 和加号" not in await page.screen()
        await say(page, "小字", "已换回小字")
        await page.wait_until_true("seen.terminal.options.fontSize === 16")


async def test_after_the_end_there_is_one_thing_to_press(served: Served, tmp_path: Path) -> None:
    buttons = (
        "[...document.querySelectorAll('button')].filter((one) => one.getClientRects().length)"
    )
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.type("今天到这")
        await page.enter()
        await page.wait_for_class("-closed")
        await page.wait_for_text("要接着填，请点下面")
        assert await page.evaluate(f"{buttons}.map((one) => one.id)") == ["again"]


async def test_what_is_being_composed_can_be_read(served: Served, tmp_path: Path) -> None:
    colours = """(({ color, backgroundColor }) => [color, backgroundColor])(
        getComputedStyle(document.querySelector('.composition-view')))"""
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        ink, paper = (PALETTES["light"][token] for token in ("ink", "card"))
        assert await page.evaluate(colours) == [_rgb(ink), _rgb(paper)]


async def test_the_look_is_changed_and_nothing_is_left_unpainted(
    served: Served, tmp_path: Path
) -> None:
    async with opened(served, tmp_path, (801, 603)) as (page, _):
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
    async with opened(served, tmp_path, (800, 600)) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "青河镇人民政府", "哪一年")
        await page.click("#large")
        await page.wait_until_true("seen.terminal.rows < 20")
        await page.wait_for_screen("\n F1 帮助  F2 改答案")
        lines = (await page.screen()).splitlines()
        assert lines[-1].startswith(" F1 帮助  F2 改答案")
        assert sum("直接回车就用" in line for line in lines) == 1
        await keep_picture(page, "large-800")
        assert await page.evaluate("document.querySelector('#bar').clientHeight") < 60


async def test_the_button_for_large_letters_is_there_where_letters_can_be_larger(
    served: Served, tmp_path: Path
) -> None:
    size = "seen.terminal.options.fontSize"
    shown = "document.querySelector('#large').getClientRects().length"
    async with opened(served, tmp_path, (390, 844)) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await page.wait_until_true(f"{shown} === 0")
        await page.resize(560, 844)
        await page.wait_until_true(f"{shown} === 1 && {size} === 16")
        await page.click("#large")
        await page.wait_until_true(f"{size} > 18")


async def test_letters_stand_in_the_middle_of_their_cell(served: Served, tmp_path: Path) -> None:
    async with opened(served, tmp_path) as (page, _):
        above, below = await page.evaluate(_ROOM_AROUND_A_LETTER)
        assert below > 4 and abs(above - below) < 30
