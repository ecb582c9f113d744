"""The server: every page that is opened is one conversation, a process of its own, on one store."""

import asyncio
import contextlib
import logging
import re
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import textual_serve
from aiohttp import web

from report_assistant.foundation.error_log import report_unexpected
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.web.doorway import HERE
from report_assistant.web.ending import Ending
from report_assistant.web.given_files import GivenFiles, NotReceivedError
from report_assistant.web.guard import HOST, guard
from report_assistant.web.page import page_html, page_part
from report_assistant.web.talk import LARGEST_MESSAGE, Talk

_SECONDS_TO_STOP = 5.0
_SECONDS_TO_BE_VISITED = 20.0
_MOST_CONVERSATIONS = 8
_FULL = f"已经开着 {_MOST_CONVERSATIONS} 个页面了。请先关掉不用的，再刷新这一页。"
_NO_PAGE = "这一页的对话已经关上。请点“接着填”，再给一次。"
_NO_FILE = "这个文件已经不在原来的地方了。请再生成一次。"
_STATIC = Path(textual_serve.__file__).parent / "static"
_GIVEN = "given"
_PAGE_ID = re.compile(r"[\w-]{22}", re.ASCII)
_TALKATIVE = ("textual-serve", "aiohttp.server", "aiohttp.web", "aiohttp.websocket", "asyncio")
"""Loggers that would print what any page of the browser can provoke, as tracebacks."""


class PortInUseError(ClerkProblem):
    """Something else listens at that port."""


@dataclass(frozen=True)
class Told:
    """Whoever started the server, told how it goes."""

    opened: Callable[[str], None]
    """Told the address once it can be opened; what it raises ends the server."""
    unvisited: Callable[[], None]
    """Called once if no browser asks for a page for a while."""


def serve(
    arguments: Sequence[str],
    port: int,
    told: Told,
    home: Path,
    given: Sequence[str] = (),
) -> None:
    """Serve the program, called with `arguments`, until its pages are closed or Ctrl+C.

    The files `given` are handed to the conversation of the first page. Port 0 is any that is free.
    Errors are logged in `home`. Raises PortInUseError.
    """
    for name in _TALKATIVE:
        logging.getLogger(name).disabled = True
    command = [sys.executable, "-m", "report_assistant.web.conversation", *arguments]
    with _listening(port) as listening, contextlib.suppress(KeyboardInterrupt):
        server = _Server(command, listening.getsockname()[1], home, given)
        asyncio.run(server.run(listening, told))


class _Server:
    """What answers the browser, and when it ends."""

    def __init__(self, command: Sequence[str], port: int, home: Path, first: Sequence[str]) -> None:
        self._command = command
        self._first = [word for file in first for word in ("--given", file)]
        """What only the first conversation is called with."""
        self._port = port
        self._home = home
        self._secret = secrets.token_urlsafe(24)
        self._given = GivenFiles(home / _GIVEN)
        self._talks: dict[str, Talk] = {}
        self._connections: set[asyncio.Task[object]] = set()
        self._first_visit: asyncio.TimerHandle | None = None
        """What will happen if nobody comes."""
        self._stopped = asyncio.Event()
        self._ending = Ending(self._stopped.set)

    async def run(self, listening: socket.socket, told: Told) -> None:
        """Answer requests until the process is asked to end, or nobody looks at it any more."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._log_error)
        with contextlib.suppress(NotImplementedError, AttributeError):  # Windows has Ctrl+C only
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                loop.add_signal_handler(getattr(signal, name), self._stopped.set)
        runner = web.AppRunner(
            self._application(), access_log=None, shutdown_timeout=_SECONDS_TO_STOP
        )
        await runner.setup()
        try:
            site = web.SockSite(runner, listening)
            await site.start()
            told.opened(f"http://{HOST}:{self._port}/{self._secret}/")
            self._given.clear()
            self._ending.expect_a_page()
            self._first_visit = loop.call_later(_SECONDS_TO_BE_VISITED, told.unvisited)
            await self._stopped.wait()
            self._first_visit.cancel()
            await site.stop()
            await self._end_conversations()
            self._given.clear()
        finally:
            await runner.cleanup()

    async def _end_conversations(self) -> None:
        """Tell every page, then have its conversation leave."""
        for talk in list(self._talks.values()):
            await talk.tell_that_all_stops()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def _log_error(self, _: object, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception) and not isinstance(error, ConnectionError):
            report_unexpected(error, self._home)

    def _application(self) -> web.Application:
        app = web.Application(middlewares=[guard(self._port, self._secret, self._home)])
        at = f"/{self._secret}"
        app.add_routes(
            [
                web.get(f"{at}/", self._page),
                web.get(f"{at}/{HERE}", self._here),
                web.get(f"{at}/page/{{part}}", _part),
                web.get(f"{at}/ws/{{page}}", self._conversation),
                web.post(f"{at}/given/{{page}}", self._take),
                web.get(f"{at}/files/{{page}}/{{key}}", self._hand_out),
                web.post(f"{at}/bye/{{page}}", self._bye),
                web.static(f"{at}/static", _STATIC),
            ]
        )
        return app

    async def _page(self, request: web.Request) -> web.Response:
        if self._first_visit is not None:
            self._first_visit.cancel()
        if self._is_full():
            return web.Response(status=503, text=_FULL)
        self._ending.expect_a_page()
        at = f"/{self._secret}"
        page = secrets.token_urlsafe(16)
        channel = f"ws://{request.host}{at}/ws/{page}"
        html = page_html(at, page, channel, request.query.get("fontsize", ""))
        return web.Response(text=html, content_type="text/html")

    async def _conversation(self, request: web.Request) -> web.StreamResponse:
        page = request.match_info["page"]
        if not _PAGE_ID.fullmatch(page) or page in self._talks:
            raise web.HTTPNotFound
        if self._is_full():
            return await _turned_away(request)
        task = asyncio.current_task()
        assert task is not None
        channel = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        command, self._first = [*self._command, *_report(request), *self._first], []
        talk = Talk(command, channel, page, self._given, self._home)
        self._connections.add(task)
        self._talks[page] = talk
        self._ending.opened(page)
        try:
            await channel.prepare(request)
            await talk.start(*_size(request))
            await talk.listen()
        finally:
            try:
                await talk.stop()
            finally:
                del self._talks[page]
                self._given.forget_page(page)
                self._connections.discard(task)
                self._ending.gone(page)
        return channel

    def _is_full(self) -> bool:
        going_on = [talk for talk in self._talks.values() if not talk.is_stopping]
        return len(going_on) >= _MOST_CONVERSATIONS

    async def _take(self, request: web.Request) -> web.Response:
        page, name = request.match_info["page"], request.query.get("name", "")
        if page not in self._talks:
            return web.Response(status=404, text=_NO_PAGE)
        try:
            key = await self._given.receive(request, page, name)
        except NotReceivedError as problem:
            return web.Response(status=problem.status, text=str(problem))
        if page not in self._talks:  # it was closed meanwhile
            self._given.forget_page(page)
            return web.Response(status=404, text=_NO_PAGE)
        return web.Response(text=key)

    async def _hand_out(self, request: web.Request) -> web.Response:
        talk = self._talks.get(request.match_info["page"])
        path = None if talk is None else talk.offered(request.match_info["key"])
        if path is None:
            return web.Response(status=404, text=_NO_FILE)
        try:  # read whole first: half a file would look like a whole one
            data = await asyncio.to_thread(path.read_bytes)
        except OSError:
            return web.Response(status=404, text=_NO_FILE)
        name = quote(path.name, safe="")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return web.Response(body=data, headers=headers, content_type="application/octet-stream")

    async def _here(self, _: web.Request) -> web.Response:
        """Answer a second start, which is about to open a page."""
        self._ending.expect_a_page()
        return web.Response(status=204)

    async def _bye(self, request: web.Request) -> web.Response:
        self._ending.closed_by_hand(request.match_info["page"])
        return web.Response(text="")


async def _turned_away(request: web.Request) -> web.StreamResponse:
    """Tell a page that was loaded together with many others why it has no conversation."""
    channel = web.WebSocketResponse(timeout=_SECONDS_TO_STOP)
    await channel.prepare(request)
    with contextlib.suppress(ConnectionError):
        await channel.send_json(["farewell", _FULL])
        await channel.close()
    return channel


async def _part(request: web.Request) -> web.Response:
    found = page_part(request.match_info["part"])
    if found is None:
        raise web.HTTPNotFound
    text, kind = found
    return web.Response(text=text, content_type=kind)


def _size(request: web.Request) -> tuple[int, int]:
    """Return columns and rows as the page told them, or the usual ones."""
    told = (request.query.get(name, "") for name in ("width", "height"))
    wide, high = (int(each) if re.fullmatch("[0-9]{1,5}", each) else 0 for each in told)
    return wide or 80, high or 24


def _report(request: web.Request) -> list[str]:
    """Return what the conversation is told of the report that the page showed before it was loaded anew."""
    number = request.query.get("report", "")
    return ["--report", number] if re.fullmatch("[0-9]{1,9}", number) else []


def _listening(port: int) -> socket.socket:
    """Return a socket that listens on this machine only."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let another program listen too
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise PortInUseError(
            f"端口 {port} 用不了，可能别的程序正在用。请换一个，例如 --port 8765，或者不写 --port。"
        ) from error
    return listening
