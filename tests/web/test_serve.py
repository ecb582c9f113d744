"""The conversation in a browser: one that is real, and callers that have no business there."""

import asyncio
import json
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

import aiohttp

from report_assistant.cli import main
from report_assistant.commands import serve as serving
from report_assistant.foundation.error_log import FILE_NAME
from report_assistant.web import server
from tests.web.browser import Page, browser, needs_browser
from tests.web.served import Served, becomes

FOREIGN = "http://evil.example"


async def _answer_two_questions(page: Page) -> None:
    await page.wait_for("请问贵单位的全称是什么")
    await page.type("青河镇人民政府")
    await page.enter()
    await page.wait_for("这份报告写的是哪一年")
    await page.enter()
    await page.wait_until(lambda: b"2025" in page.received, "2025")


@needs_browser
async def test_a_clerk_answers_in_a_browser(served: Served, tmp_path: Path) -> None:
    async with browser(tmp_path / "browser") as page:
        await page.open(served.address)
        await _answer_two_questions(page)
        assert '"青河镇人民政府"' in served.answers()
        picture = Path(os.environ.get("BROWSER_PICTURE", tmp_path / "page.png"))
        await page.picture(picture)
        assert picture.stat().st_size > 10_000
        elsewhere = [url for url in page.asked_for if served.secret not in url]
        assert [url for url in elsewhere if not url.startswith("data:")] == []
        await page.type("生成")
        await page.enter()
        await page.wait_until(lambda: any(served.word.glob("*.docx")), "a Word file")
        await page.wait_for("Word 文件写好了")
        await page.type("今天到这")
        await page.enter()
        await page.wait_for_class("-closed")
        assert "回答过的都已保存" in await page.text()


@needs_browser
async def test_the_page_goes_on_where_it_was_closed(served: Served, tmp_path: Path) -> None:
    async with browser(tmp_path / "one") as page:
        await page.open(served.address)
        await _answer_two_questions(page)
    async with browser(tmp_path / "two", (640, 480)) as page:
        await page.open(f"{served.address}?fontsize=24")
        await page.wait_for("继续吗？")
        await page.enter()
        await page.wait_for_screen("哪一类")


def test_only_this_machine_is_heard(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=5):
        pass
    for family, elsewhere in ((socket.AF_INET, "127.0.0.2"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as caller, pytest.raises(OSError):
            caller.settimeout(5)
            caller.connect((elsewhere, served.port))


async def test_pages_are_for_those_who_know_the_address(served: Served) -> None:
    paths = (
        "",
        "ws/x",
        "page/page.js",
        "static/js/textual.js",
        "download/x",
        "static/",
        "../etc/passwd",
    )
    async with aiohttp.ClientSession() as session:
        for path in paths:
            for secret in ("", "x/", f"{served.secret[:-1]}/", "%2e%2e/"):
                async with session.get(f"{served.origin}/{secret}{path}") as answer:
                    assert answer.status == 403, (secret, path)
        async with session.get(served.address) as answer:
            assert answer.status == 200
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "http" not in (await answer.text()).replace("ws://127.0.0.1", "")
        for path in ("download/x", "static/", "static/../../server.py", "server.py"):
            async with session.get(served.address + path) as answer:
                assert answer.status in (403, 404), path
        async with session.post(served.address) as answer:
            assert answer.status == 405


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "[::1]:{port}"]
)
async def test_a_foreign_name_that_points_here_is_refused(served: Served, host: str) -> None:
    headers = {"Host": host.format(port=served.port)}
    async with aiohttp.ClientSession() as session:
        async with session.get(served.address, headers=headers) as answer:
            assert answer.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(
                served.channel(), headers=headers | {"Origin": f"http://{headers['Host']}"}
            )


@pytest.mark.parametrize(
    "origin", [FOREIGN, "null", "https://127.0.0.1:{port}", "http://127.0.0.1", None]
)
async def test_a_foreign_page_opens_no_channel(served: Served, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin.format(port=served.port)}
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(served.channel(), headers=headers)
    assert served.conversations() == []


@pytest.mark.skipif(sys.platform == "win32", reason="a browser that is a shell script")
def test_the_browser_is_called_without_the_secret(tmp_path: Path) -> None:
    browser, called = tmp_path / "browser", tmp_path / "called"
    browser.write_text(
        f'#!/bin/sh\nls -l "${{1#file://}}" > {called}\necho "$@" >> {called}\n'
        "echo noise; echo noise >&2\n"
    )
    browser.chmod(0o700)
    served = Served(tmp_path / "home", BROWSER=f"{browser} %s", DISPLAY=":9")
    try:
        assert becomes(lambda: called.exists() and "file://" in called.read_text())
        page = served.home / "browser.html"
        assert served.secret not in called.read_text() and str(page) in called.read_text()
        assert called.read_text().startswith("-rw------- ")
        assert f"url={served.address}" in page.read_text()
    finally:
        said = served.end()
    assert not page.exists()
    assert "noise" not in "".join(said)


def test_a_second_start_opens_the_page_of_the_first(
    served: Served, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(served.home))
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)

    def find_none(url: str) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr("report_assistant.commands.serve.open_page", find_none)
    assert becomes((served.home / "browser.html").exists)
    assert main(["serve", "--port", "1"]) == 0
    said = capsys.readouterr().out
    assert served.address in said and "--port 没有用上" in said and "请自己打开它" in said
    assert opened == [(served.home / "browser.html").as_uri()]
    assert served.process.poll() is None


@pytest.mark.skipif(sys.platform == "win32", reason="ends itself by a signal")
@pytest.mark.parametrize("windows", [True, False])
def test_where_no_browser_comes_it_says_what_to_do(
    windows: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Systems often say that a browser was opened when none was."""
    tell = serving._tell_unvisited

    def tell_and_end() -> None:
        tell()
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("report_assistant.commands.serve._tell_unvisited", tell_and_end)
    monkeypatch.setattr("report_assistant.web.server._SECONDS_TO_BE_VISITED", 0.0)
    monkeypatch.setattr("report_assistant.commands.serve.has_windows", lambda: windows)
    monkeypatch.setattr("report_assistant.commands.serve.open_page", lambda _: True)
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
    assert main(["serve"]) == 0
    assert ("请自己打开它" in capsys.readouterr().out) == windows


async def test_who_came_is_not_told_how_to_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses: list[str] = []
    told: list[None] = []
    running = server._Server([], 0, tmp_path, [])
    monkeypatch.setattr(server, "_SECONDS_TO_BE_VISITED", 3600.0)
    with server._listening(0) as listening:
        running._port = listening.getsockname()[1]
        who = server.Told(addresses.append, lambda: told.append(None))
        task = asyncio.create_task(running.run(listening, who))
        while not addresses or running._first_visit is None:
            await asyncio.sleep(0)
        assert not running._first_visit.cancelled()
        async with aiohttp.ClientSession() as session, session.get(addresses[0]) as answer:
            assert answer.status == 200
        assert running._first_visit.cancelled()
        running._stopped.set()
        await task
    assert told == []


def test_a_server_that_was_killed_is_no_hindrance(tmp_path: Path) -> None:
    first = Served(tmp_path)
    assert becomes((tmp_path / "browser.html").exists)
    first.process.kill()
    first.end()
    assert (tmp_path / "browser.html").exists()
    second = Served(tmp_path)
    assert second.address != first.address
    second.end()
    assert not (tmp_path / "browser.html").exists()


def test_malformed_requests_say_nothing_in_the_window(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}"
    for request in (
        *(
            f"GET /{'x' * 9000} HTTP/1.1\r\n{host}\r\n\r\n",
            f"GET / HTTP/1.1\r\n{host}\r\n{host}\r\n\r\n",
        ),
        *(
            "\x00\xff\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            f"GET / HTTP/1.1\r\nX: {'y' * 9000}\r\n\r\n",
        ),
        f"POST / HTTP/1.1\r\n{host}\r\nContent-Length: x\r\n\r\n",
        f"OPTIONS * HTTP/1.1\r\n{host}\r\n\r\n",
        f"GET /{served.secret}/ws/x HTTP/1.1\r\n{host}\r\nOrigin: {served.origin}\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as caller:
            caller.sendall(request.encode("latin-1"))
            assert caller.recv(12)[8:10] in (b" 4", b"")
    said, complained = served.end()
    assert complained == "" and "Traceback" not in said


async def test_a_paste_that_is_too_large_is_said_and_ends_nothing(served: Served) -> None:
    async with aiohttp.ClientSession(headers={"Origin": served.origin}) as session:
        channel = await session.ws_connect(served.channel())
        for size in (1 << 21, 20 << 20):
            await channel.send_json(["stdin", "9" * size])
            await channel.send_json(["ping", size])
            said = [await channel.receive()]
            while said[-1].data != f'["pong", {size}]':
                said.append(await channel.receive())
                assert said[-1].type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY)
            told = [json.loads(each.data) for each in said if isinstance(each.data, str)]
            assert any(what == "told" and "请存成文件拖进来" in body for what, body in told)


async def test_so_many_conversations_and_no_more(served: Served) -> None:
    async with aiohttp.ClientSession(headers={"Origin": served.origin}) as session:
        channels = []
        for _ in range(8):
            channels.append(await session.ws_connect(served.channel()))
        for _ in range(12):  # loaded when there was room
            refused = await session.ws_connect(served.channel())
            assert "请先关掉不用的" in str(await refused.receive_json())
            assert (await refused.receive()).type is aiohttp.WSMsgType.CLOSE
        assert becomes(lambda: len(served.conversations()) == 8)
        async with session.get(served.address) as answer:
            assert answer.status == 503
            assert "请先关掉不用的" in await answer.text()
        await channels[0].close()
        for _ in range(600):
            async with session.get(served.address) as answer:
                if answer.status == 200:
                    break
            await asyncio.sleep(0.1)
        assert answer.status == 200


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
async def test_when_it_ends_its_conversations_end(served: Served, ending: signal.Signals) -> None:
    async with aiohttp.ClientSession(headers={"Origin": served.origin}) as session:
        channel = await session.ws_connect(served.channel())
        await channel.receive()
        assert len(served.conversations()) == 1
        served.process.send_signal(ending)
        served.process.wait(timeout=30)
        assert becomes(lambda: served.conversations() == [])
    assert not (served.home / FILE_NAME).exists(), "its end is no error"
    if ending is not signal.SIGKILL:
        assert served.process.stdout is not None
        assert "已停止。答案都已保存。" in served.process.stdout.read()
        assert served.process.returncode == 0


def test_a_port_in_use_is_one_sentence(
    served: Served, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(served.home / "another"))
    assert main(["serve", "--port", str(served.port)]) == 2
    assert f"端口 {served.port} 用不了" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
    for name in [each for each in sys.modules if each.startswith("report_assistant.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert main(["serve"]) == 2
    told = capsys.readouterr().err
    assert "pip install 'report-assistant[serve]'" in told
    assert len(told.strip().splitlines()) == 1
