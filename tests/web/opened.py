"""What stories in the browser share: the program opened in a page, words said, files that came."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.web.browser import Page, browser
from tests.web.served import Served

F3, F4, F5, ESCAPE = ("F3", 114), ("F4", 115), ("F5", 116), ("Escape", 27)


@asynccontextmanager
async def opened(
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


async def say(page: Page, words: str, until: str) -> None:
    await page.type(words)
    await page.enter()
    await page.wait_for_screen(until)


async def keep_picture(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at them: PICTURES names the folder."""
    if folder := os.environ.get("PICTURES"):
        await page.picture(Path(folder) / f"{name}.png")


async def downloaded(folder: Path, ending: str) -> Path:
    for _ in range(1200):
        if found := sorted(folder.glob(f"*{ending}")):
            return found[-1]
        await asyncio.sleep(0.1)
    raise AssertionError(f"no {ending} came")


async def turn_all_pages(page: Page) -> None:
    """Press Enter until the last page of a list is shown: only then it agrees to the list."""
    while "页没看" in (shown := await page.screen()):
        await page.enter()
        while await page.screen() == shown:
            await asyncio.sleep(0.05)
