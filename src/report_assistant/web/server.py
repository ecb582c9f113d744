"""The server: every page that is opened is one conversation, a process of its own, on one store."""

import asyncio
import contextlib
import logging
import secrets
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web
from textual_serve.server import Server

from report_assistant.foundation.error_log import report_unexpected
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.web.guard import HOST, Handler, guard

_FILES = Path(__file__).parent
_PAGE = "page.html"
_LARGEST_TYPE, _TYPE, _SMALLEST_TYPE = 40, 18, 12
_SECONDS_TO_STOP = 5.0
_MOST_CONVERSATIONS = 8
_FULL = f"已经开着 {_MOST_CONVERSATIONS} 个页面了。请先关掉不用的，再刷新这一页。"
_TALKATIVE = ("textual-serve", "aiohttp.server", "aiohttp.web", "aiohttp.websocket", "asyncio")
"""Loggers that would print what any page of the browser can provoke, as tracebacks."""


class PortInUseError(ClerkProblem):
    """Something else listens at that port."""


def serve(arguments: Sequence[str], port: int, opened: Callable[[str], None], home: Path) -> None:
    """Serve the program, called with `arguments`, until Ctrl+C. Raises PortInUseError.

    `opened` is told the address once it can be opened; port 0 is any that is free. Errors are
    logged in `home`.
    """
    for name in _TALKATIVE:
        logging.getLogger(name).disabled = True
    with _listening(port) as listening:
        address = listening.getsockname()[1], secrets.token_urlsafe(24)
        server = _LocalServer(arguments, *address, home)
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(server.until_stopped(listening, opened))


class _LocalServer(Server):
    """textual-serve's server without what is reached from outside, and with our own page."""

    def __init__(self, arguments: Sequence[str], port: int, secret: str, home: Path) -> None:
        command = [sys.executable, "-m", "report_assistant.web.conversation", *arguments]
        line = subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
        super().__init__(line, HOST, port, title="年报助手", templates_path=_FILES)
        self._secret = secret
        self._home = home
        self._conversations: set[asyncio.Task[object]] = set()

    async def until_stopped(self, listening: socket.socket, opened: Callable[[str], None]) -> None:
        """Answer requests until the process is asked to end."""
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._log_error)
        with contextlib.suppress(NotImplementedError, AttributeError):  # Windows has Ctrl+C only
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                loop.add_signal_handler(getattr(signal, name), stopped.set)
        runner = web.AppRunner(
            self._application(), access_log=None, shutdown_timeout=_SECONDS_TO_STOP
        )
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            opened(f"{self.public_url}/{self._secret}/")
            await stopped.wait()
        finally:
            for conversation in self._conversations:
                conversation.cancel()
            await asyncio.gather(*self._conversations, return_exceptions=True)
            await runner.cleanup()

    def _log_error(self, _: object, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception) and not isinstance(error, ConnectionError):
            report_unexpected(error, self._home)

    def _application(self) -> web.Application:
        app = web.Application(middlewares=[guard(self.port, self._secret, self._home)])
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(_FILES), autoescape=True)
        at = f"/{self._secret}"
        app.add_routes(
            [
                web.get(f"{at}/", self._page, name="index"),
                web.get(f"{at}/page.css", _file("page.css")),
                web.get(f"{at}/page.js", _file("page.js")),
                web.get(f"{at}/ws", self._conversation, name="websocket"),
                web.static(f"{at}/static", self.statics_path, name="static"),
            ]
        )
        return app

    async def _page(self, request: web.Request) -> web.Response:
        if self._is_full():
            return web.Response(status=503, text=_FULL)
        size = request.query.get("fontsize", "")
        wanted = int(size) if size.isascii() and size.isdigit() and len(size) < 4 else _TYPE
        router = request.app.router
        host = f"//{request.host}"
        context = {
            "font_size": min(max(wanted, _SMALLEST_TYPE), _LARGEST_TYPE),
            "app_websocket_url": f"ws:{host}{router['websocket'].url_for()}",
            "config": {"static": {"url": f"/{self._secret}/static/"}},
            "page_url": f"/{self._secret}/",
        }
        return aiohttp_jinja2.render_template(_PAGE, request, context)

    async def _conversation(self, request: web.Request) -> web.StreamResponse:
        if self._is_full():
            return web.Response(status=503, text=_FULL)
        task = asyncio.current_task()
        assert task is not None
        self._conversations.add(task)
        try:
            return await self.handle_websocket(request)
        finally:
            self._conversations.discard(task)

    def _is_full(self) -> bool:
        return len(self._conversations) >= _MOST_CONVERSATIONS


def _file(name: str) -> Handler:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.FileResponse(_FILES / name)

    return answer


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
