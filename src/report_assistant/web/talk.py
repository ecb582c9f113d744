"""One page's conversation: a process of its own, between the browser's channel and its pipes."""

import asyncio
import contextlib
import json
import secrets
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from pathlib import Path

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from report_assistant.foundation.error_log import places_in, report_unexpected
from report_assistant.foundation.file_names import is_file
from report_assistant.web.given_files import GivenFiles

_FEWEST_CELLS, _MOST_CELLS = 4, 500
"""Columns and rows of a screen that a page may ask for: no fewer than a window with large letters may
have, as the program would draw rows that are not there; more would be memory for nothing."""
_MOST_OFFERED = 20
_HEADER = 5
_LARGEST_PACKET = 16 << 20
_MOST_COMPLAINED = 64 << 10
_SECONDS_TO_LEAVE = 10.0
_SECONDS_TO_COMPLAIN = 3.0
_MOST_TYPED = 1 << 20
LARGEST_MESSAGE = 32 << 20
"""Bytes of what the page says at once. A paste that is larger than what is taken is answered in
words; a message larger than this ends the channel."""
_TOO_MUCH_TYPED = "一次粘贴的内容太多了，没有收。请存成文件拖进来。"


class ConversationDiedError(Exception):
    """A conversation ended without a farewell."""


class Talk(AppService):
    """The conversation of one page."""

    def __init__(
        self,
        command: Sequence[str],
        channel: web.WebSocketResponse,
        page: str,
        given: GivenFiles,
        home: Path,
    ) -> None:
        """Speak over `channel` with the page of that id; unexpected ends are logged in `home`."""
        super().__init__(
            "",
            write_bytes=channel.send_bytes,
            write_str=channel.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._arguments = command
        self._channel = channel
        self._page = page
        self._given = given
        self._home = home
        self._has_said_farewell = False
        self.is_stopping = False
        """Whether it is being ended, so that it is no death, and its place is free already."""
        self._offered: dict[str, Path] = {}

    # ------------------------------------------------------------ from the page

    async def listen(self) -> None:
        """Pass on what the page says until it is closed; what makes no sense is passed over."""
        async for message in self._channel:
            if message.type is WSMsgType.TEXT:
                with contextlib.suppress(ValueError, TypeError, RecursionError):
                    await self._hear(json.loads(message.data))

    async def _hear(self, said: object) -> None:
        match said:
            case ["stdin", str(keys)] if len(keys) > _MOST_TYPED:
                await self._tell("told", _TOO_MUCH_TYPED)
            case ["stdin", str(keys)]:
                await self.send_bytes(keys.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(within_bounds(width), within_bounds(height))
            case ["ping", body]:
                await self._channel.send_json(["pong", body])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
            case ["asked", str(what)]:
                await self.send_meta({"type": "asked", "what": what})
            case ["given", list(keys)]:
                await self._hand_over([key for key in keys if isinstance(key, str)])

    async def _hand_over(self, keys: list[str]) -> None:
        number, files = self._given.handed_over(self._page, keys)
        if files:
            body = [{"path": str(path), "name": path.name} for path in files]
            await self.send_meta({"type": "given", "number": number, "files": body})  # type: ignore[dict-item]

    # ------------------------------------------------------------ from the conversation

    async def on_meta(self, data: bytes) -> None:
        """Pass on what the conversation says beside its screen."""
        match json.loads(data):
            case {"type": "news", "news": str(news)}:
                await self.remote_write_str(news)
            case {"type": "file", "path": str(path), "at_once": bool(at_once)}:
                await self._offer(Path(path), at_once=at_once)
            case {"type": "read", "number": int(number)}:
                self._given.forget(number)
            case {"type": "exit"}:
                self._has_said_farewell = True
                await self.remote_close()

    async def _offer(self, path: Path, *, at_once: bool) -> None:
        """Offer the page a file that the conversation wrote."""
        key = secrets.token_urlsafe(12)
        self._offered[key] = path
        while len(self._offered) > _MOST_OFFERED:
            del self._offered[next(iter(self._offered))]
        await self._tell("file", {"key": key, "name": path.name, "atOnce": at_once})

    def offered(self, key: str) -> Path | None:
        """Return the file that was offered under this key."""
        path = self._offered.get(key)
        return path if path is not None and is_file(path) else None

    async def _tell(self, what: str, body: object) -> None:
        await self.remote_write_str(json.dumps([what, body]))

    # ------------------------------------------------------------ the process

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the conversation directly: no shell stands between, and nothing needs quoting."""
        environment = self._build_environment(within_bounds(width), within_bounds(height))
        environment["PYTHONIOENCODING"] = "utf-8"
        self._process = await asyncio.create_subprocess_exec(
            *self._arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Pass on what the conversation shows until it ends; tell the page how it ended."""
        assert self._process is not None and self._process.stderr is not None
        complaints = asyncio.create_task(_last_words(self._process.stderr))
        try:
            await self._pass_on()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # it ended, or the page did
        except ValueError:  # what it says makes no sense any more
            self._kill()
        finally:
            said = await _in_time(complaints)
            if not (self._has_said_farewell or self.is_stopping or self._channel.closed):
                report_unexpected(ConversationDiedError(), self._home, places_in(said))
                with contextlib.suppress(ConnectionError, RuntimeError):
                    await self._tell("died", None)
            await self.remote_close()

    async def _pass_on(self) -> None:
        assert self._process is not None and self._process.stdout is not None
        read = self._process.stdout
        while await read.readline() != b"__GANGLION__\n":  # what it says before its first screen
            if read.at_eof():
                return
        while True:
            header = await read.readexactly(_HEADER)
            size = int.from_bytes(header[1:], "big")
            if size > _LARGEST_PACKET:
                raise ValueError(size)
            payload = await read.readexactly(size)
            if header[:1] == b"D":
                await self.on_data(payload)
            elif header[:1] == b"M":
                await self.on_meta(payload)

    async def stop(self) -> None:
        """Ask the conversation to end, and see to it that it does."""
        if self._task is None or self._process is None:
            return
        self.is_stopping = True
        task, self._task = self._task, None
        await self.send_meta({"type": "quit"})
        try:
            await asyncio.wait_for(asyncio.shield(task), _SECONDS_TO_LEAVE)
        except TimeoutError:
            self._kill()
            await task
        finally:
            self._kill()
        await self._process.wait()

    async def tell_that_all_stops(self) -> None:
        """Say that the server is ending, so that the page need not guess."""
        self.is_stopping = True
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self._tell("stopped", None)

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def _close(self) -> None:
        await self._channel.close()


def within_bounds(cells: int) -> int:
    """Return a number of columns or rows that a screen can sensibly have."""
    return min(max(cells, _FEWEST_CELLS), _MOST_CELLS)


async def _in_time(complaints: "asyncio.Task[str]") -> str:
    """Wait for what a process complained of; something else may hold its pipe open."""
    try:
        return await asyncio.wait_for(complaints, _SECONDS_TO_COMPLAIN)
    except TimeoutError:
        return ""


async def _last_words(stderr: asyncio.StreamReader) -> str:
    """Read all that a process complains of, so that it never waits; return the end of it."""
    said = b""
    while piece := await stderr.read(4096):
        said = (said + piece)[-_MOST_COMPLAINED:]
    return said.decode("utf-8", "replace")
