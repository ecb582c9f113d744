"""Take the pictures of the page in a browser for docs/pictures/, with a real one.

`make pictures` asks for them. The program serves, a headless Chromium opens the page, and invented answers
are typed. Only the time of the day on the last picture differs from run to run.
"""

import asyncio
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from enum import StrEnum
from pathlib import Path

from PIL import Image
from tests.county.generated import county
from tests.scripts import FULL
from tests.web.browser import PROGRAM, Page, browser
from tests.web.opened import turn_all_pages
from tests.web.served import Served

from report_assistant.drafting.assembly import assemble
from report_assistant.store.answers_file import load_answers
from report_assistant.word.writer import write_docx

_ROOT = Path(__file__).resolve().parents[1]
SIZE = (1280, 720)
_COLOURS = 48
"""So many tell letters and buttons apart, and the file stays small."""
_YEAR = "2025"
_BODIES, _SEED = 25, 3
_WORD = Path(tempfile.gettempdir()) / "李明" / "文档"
"""Its name is on a picture, so it is the same each time."""
_BY_DOUBLE_CLICK = {"WT_SESSION": "", "TMUX": "", "VTE_VERSION": ""}
"""The outline's signs are chosen by the terminal from which the program was started."""
_AT_REST = 1.5
"""Seconds in which what comes after the words of a screen is drawn too."""
_HOLD = "document.querySelector('#saved').textContent = '已保存 09:15'"


class Picture(StrEnum):
    """What each shows, as in its file's name."""

    FIRST = "page-first"
    DROP = "page-drop"
    LAST_YEAR = "page-last-year"
    ANSWERING = "page-answering"
    FINISHED = "page-finished"
    COLLECTED = "page-collected"


def take_page_pictures(folder: Path) -> None:
    """Take all of them into a folder, or say why not."""
    if PROGRAM is None:
        print("Chromium is not installed: the pictures of the page stay as they are.")
        return
    _WORD.mkdir(parents=True)
    try:
        with tempfile.TemporaryDirectory() as name:
            asyncio.run(_take(folder, Path(name)))
    finally:
        shutil.rmtree(_WORD.parent)


async def _take(folder: Path, place: Path) -> None:
    file = place / "去年年报.docx"
    file.write_bytes(_last_years_report())
    async with _opened(place / "new") as page:
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _keep(page, folder, Picture.FIRST)
        held = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver"):
            await page.call("Input.dispatchDragEvent", type=kind, x=300, y=300, data=held)
        await _keep(page, folder, Picture.DROP)
        await page.call("Input.dispatchDragEvent", type="drop", x=300, y=300, data=held)
        await page.wait_for_screen("哪几项有变化")
        await _keep(page, folder, Picture.LAST_YEAR)
        await turn_all_pages(page)
        for words, until in (
            ("", "哪几项有了"),
            ("", "哪一年的工作"),
            (_YEAR, "政府网站全年公开了多少条信息"),
            ("192条", "政务新媒体全年"),
            ("430", "公开栏、宣传版面全年"),
        ):
            await _say(page, words, until)
        await _keep(page, folder, Picture.ANSWERING)
    _answer_all(place / "full", (FULL[0], _YEAR, *FULL[2:]))
    async with _opened(place / "full") as page:
        await page.wait_for_screen("打开看看吗")
        await page.enter()
        await page.wait_for_text(f"{FULL[0]} {_YEAR} 年度")
        await _say(page, "导出表格", ".xlsx")
        await page.click("#word")
        await page.wait_for_screen("Word 文件写好了")
        await _keep(page, folder, Picture.FINISHED)
    await _take_countys(folder, place)


async def _take_countys(folder: Path, place: Path) -> None:
    archive = _countys_reports(place)
    async with _opened(place / "county") as page:
        await page.wait_for_screen("请问贵单位的全称是什么")
        await _say(page, "汇总", "放在哪个文件夹")
        await page.drop(archive)
        await page.wait_for_screen("收下 1 份")
        await _say(page, "1", "三张表加好了")
        await _keep(page, folder, Picture.COLLECTED)


@asynccontextmanager
async def _opened(home: Path) -> AsyncIterator[Page]:
    served = Served(home, _WORD, **_BY_DOUBLE_CLICK)
    try:
        async with browser(home / "browser", SIZE) as page:
            await page.resize(*SIZE)
            await page.open(served.address)
            await page.wait_for_keyboard()
            yield page
    finally:
        served.end()


async def _say(page: Page, words: str, until: str) -> None:
    if words:
        await page.type(words)
    await page.enter()
    await page.wait_for_screen(until)


async def _keep(page: Page, folder: Path, picture: Picture) -> None:
    """Keep a picture when nothing moves any more, in few colours."""
    await asyncio.sleep(_AT_REST)
    await page.evaluate(f"if (document.querySelector('#saved').textContent) {_HOLD}")
    shot = io.BytesIO(await page.shot())
    Image.open(shot).convert("RGB").quantize(_COLOURS).save(
        folder / f"{picture}.png", optimize=True
    )


def _last_years_report() -> bytes:
    answers = (_ROOT / "examples" / "busy-town-2025.yaml").read_text(encoding="utf-8")
    report = load_answers(answers, "")
    report.year = int(_YEAR) - 1
    return write_docx(assemble(report))


def _countys_reports(place: Path) -> Path:
    """Return an archive of the reports of an invented county."""
    files = county(_BODIES, _SEED, place / "county reports").folder
    return Path(shutil.make_archive(str(place / "各单位年报"), "zip", files))


def _answer_all(home: Path, lines: Sequence[str]) -> None:
    """Answer a whole report, line by line."""
    subprocess.run(
        [sys.executable, "-m", "report_assistant", "chat", "--plain"],
        input="\n".join((*lines, "今天到这", "")),
        env=os.environ | {"REPORT_ASSISTANT_HOME": str(home)},
        encoding="utf-8",
        stdout=subprocess.DEVNULL,
        check=True,
    )
