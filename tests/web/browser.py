"""A headless Chromium, spoken to over its own protocol: opens a page, types, takes pictures."""

import asyncio
import base64
import contextlib
import json
import os
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PROGRAM = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
needs_browser = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed")
_SECONDS = 120.0
"""Only what never comes is waited for so long, however busy the machine is."""


class Page:
    """One page in the browser."""

    def __init__(self, channel: aiohttp.ClientWebSocketResponse) -> None:
        self._channel = channel
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._count = 0
        self.asked_for: list[str] = []
        """Every address that the page loaded, or tried to."""
        self.received = b""
        """What came through the page's own channel: what the terminal draws."""

    async def listen(self) -> None:
        async for message in self._channel:
            said = message.json()
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            elif said["method"] == "Network.requestWillBeSent":
                self.asked_for.append(said["params"]["request"]["url"])
            elif said["method"] == "Network.webSocketCreated":
                self.asked_for.append(said["params"]["url"])
            elif said["method"] == "Network.webSocketFrameReceived":
                frame = said["params"]["response"]
                if frame["opcode"] == 2:
                    self.received += base64.b64decode(frame["payloadData"])

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._count += 1
        answer = asyncio.get_running_loop().create_future()
        self._answers[self._count] = answer
        await self._channel.send_json({"id": self._count, "method": method, "params": parameters})
        said = await asyncio.wait_for(answer, _SECONDS)
        assert "error" not in said, said
        return dict(said["result"])

    async def open(self, address: str) -> None:
        for part in ("Network.enable", "Page.enable", "Runtime.enable"):
            await self.call(part)
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)  # as if looked at
        await self.call("Page.navigate", url=address)

    async def type(self, words: str) -> None:
        """Type as an input method does: composed first, then committed, where the keyboard is.

        Who types sees the words before the next key. A key in the same instant, which no hand can
        press, would end the composition before the terminal has read it.
        """
        await self.wait_for_keyboard()
        before = len(self.received)
        await self.call("Input.imeSetComposition", text=words, selectionStart=0, selectionEnd=0)
        await self.call("Input.insertText", text=words)
        await self.wait_until(lambda: words.encode() in self.received[before:], words)

    async def press(self, key: str, code: int, text: str = "") -> None:
        pressed = {"key": key, "code": key, "windowsVirtualKeyCode": code, "text": text}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **pressed)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key)

    async def enter(self) -> None:
        await self.press("Enter", 13, "\r")

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        found = await self.call(
            "Runtime.evaluate",
            expression=expression,
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    async def click(self, element: str) -> None:
        """Click the middle of an element, named as style sheets do, with the mouse."""
        box = f"document.querySelector({element!r}).getBoundingClientRect()"
        x, y = await self.evaluate(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({box})")
        for kind in ("mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )

    async def click_words(self, words: str) -> None:
        """Click words on the terminal's screen with the mouse, when they have come to rest."""
        place, before = None, None
        while place is None or place != before:
            before = place
            place = await self.evaluate(_PLACE_OF_WORDS % json.dumps(words))
            await asyncio.sleep(0.5)
        for kind in ("mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent",
                **{"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1},
            )

    async def screen(self) -> str:
        """What stands on the terminal's screen."""
        return str(await self.evaluate(_SCREEN))

    async def wait_for_screen(self, words: str) -> None:
        """Wait until words stand on the terminal's screen."""
        for _ in range(int(_SECONDS * 10)):
            if words in await self.screen():
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"{words!r} did not come; there is {await self.screen()}")

    async def drop(self, *files: Path) -> None:
        """Drag files over the page, and let go of them there."""
        data = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            await self.call("Input.dispatchDragEvent", type=kind, x=300, y=300, data=data)

    async def choose(self, *files: Path) -> None:
        """Choose files as in the browser's own window, which no program can press."""
        found = await self.call(
            "Runtime.evaluate", expression="document.querySelector('input[type=file]')"
        )
        await self.call(
            "DOM.setFileInputFiles",
            files=[str(file) for file in files],
            objectId=found["result"]["objectId"],
        )

    async def paste(self, words: str) -> None:
        """Paste, where the keyboard is, what was copied elsewhere."""
        await self.evaluate(_PASTE % json.dumps(words))

    async def save_downloads_in(self, folder: Path) -> None:
        """Put what the browser downloads into a folder, without asking."""
        await self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))

    async def resize(self, width: int, height: int) -> None:
        """Give the page another size."""
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            **{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    async def wait_for(self, words: str) -> None:
        """Wait until the terminal was sent these words."""
        await self.wait_until(lambda: words.encode() in self.received, words)

    async def wait_for_keyboard(self) -> None:
        """The terminal is sent its first words before the page has given it the keyboard."""
        await self._wait_for_value("document.activeElement.tagName", "TEXTAREA")

    async def _wait_for_value(self, expression: str, value: object) -> None:
        for _ in range(int(_SECONDS * 20)):
            found = await self.call("Runtime.evaluate", expression=expression)
            if found["result"].get("value") == value:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{expression} did not become {value!r}")

    async def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        for _ in range(int(_SECONDS * 20)):
            if holds():
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{what!r} did not come; the page said {await self.text()!r}")

    async def text(self) -> str:
        """What the page says outside the terminal."""
        found = await self.call("Runtime.evaluate", expression="document.body.innerText")
        return str(found["result"].get("value", ""))

    async def wait_for_text(self, words: str) -> None:
        """Wait until the page says this outside the terminal."""
        await self._wait_for_value(f"document.body.innerText.includes({json.dumps(words)})", True)

    async def wait_until_true(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        await self._wait_for_value(expression, True)

    async def wait_for_class(self, name: str) -> None:
        """Wait until the page's body is of this class."""
        await self._wait_for_value(f"document.body.classList.contains('{name}')", True)

    async def shot(self) -> bytes:
        """Return a picture of the page, as .png."""
        taken = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(taken["data"])

    async def picture(self, file: Path) -> None:
        file.write_bytes(await self.shot())


_SCREEN = """(() => {
    if (typeof seen === "undefined" || !seen.terminal) return "";
    const { active } = seen.terminal.buffer;
    const lines = [...Array(seen.terminal.rows).keys()].map((y) => active.getLine(y));
    return lines.map((line) => line.translateToString(true)).join("\\n");
})()"""
_PLACE_OF_WORDS = """((words) => {
    const { buffer, rows, cols } = seen.terminal;
    const box = document.querySelector(".xterm-screen").getBoundingClientRect();
    for (let y = rows - 1; y >= 0; y -= 1) {
        const line = buffer.active.getLine(y);
        for (let x = 0; x < cols; x += 1) {
            if (line.translateToString(true, x).startsWith(words) && line.getCell(x).getWidth()) {
                return [box.x + ((x + 1) * box.width) / cols, box.y + ((y + 0.5) * box.height) / rows];
            }
        }
    }
    return null;
})(%s)"""
_PASTE = """(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", %s);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
})()"""


@asynccontextmanager
async def browser(folder: Path, size: tuple[int, int] = (1100, 700)) -> AsyncIterator[Page]:
    """A browser with one empty page; it is closed afterwards."""
    assert PROGRAM is not None
    process = await asyncio.create_subprocess_exec(
        *(PROGRAM, "--headless", "--no-sandbox", "--remote-debugging-port=0"),
        *(f"--user-data-dir={folder}", f"--window-size={size[0]},{size[1]}"),
        *("--disable-background-networking", "--use-angle=swiftshader", "about:blank"),
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        port = await asyncio.wait_for(_port(folder / "DevToolsActivePort"), _SECONDS)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as found:
                pages = await found.json()
            address = next(p["webSocketDebuggerUrl"] for p in pages if p["type"] == "page")
            async with session.ws_connect(address, max_msg_size=0) as channel:
                page = Page(channel)
                listening = asyncio.create_task(page.listen())
                try:
                    yield page
                finally:
                    _end(process)  # first, so that the channel need not be closed politely
                    listening.cancel()
    finally:
        _end(process)
        await process.wait()


def _end(process: asyncio.subprocess.Process) -> None:
    """A browser is several processes."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


async def _port(file: Path) -> int:
    """Where the browser listens; it writes that into its folder."""
    while not (file.exists() and (words := file.read_text().split())):
        await asyncio.sleep(0.05)
    return int(words[0])
