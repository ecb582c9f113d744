"""Files given to a page: bounded, kept under a fit name, gone when they were read."""

import asyncio
import json
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

import aiohttp
from aiohttp import StreamReader
from aiohttp.test_utils import make_mocked_request

from report_assistant.web.given_files import LARGEST, MOST, GivenFiles, NotReceivedError, fit_name
from tests.web.served import Served, becomes

FOREIGN = "http://evil.example"


@given(st.text(max_size=300))
def test_any_name_is_made_fit(told: str) -> None:
    name = fit_name(told)
    assert name == Path(name).name and name not in ("", ".", "..")
    assert len(name.encode("utf-8", "surrogatepass")) <= 255
    assert not any(sign in name for sign in '\\/:*?"<>|\0\n')


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("去年 报告#1?.docx", "去年报告#1.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\李\\年报.DOC", "年报.doc"),
        (".docx", "docx"),
        ("...", "文件"),
        ("", "文件"),
        ("年报.docx.一二三", "年报.docx.一二三"),
        ("CON.docx", "CON_.docx"),
    ],
)
def test_names(told: str, name: str) -> None:
    assert fit_name(told) == name


def test_what_an_earlier_server_left_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "given"
    (folder / "key").mkdir(parents=True)
    (folder / "key" / "年报.docx").write_bytes(b"left")
    GivenFiles(folder).clear()
    assert not folder.exists()


class _Silent(StreamReader):
    """A body that begins and never goes on."""

    def __init__(self) -> None:
        pass

    async def iter_chunked(self, _: int) -> AsyncIterator[bytes]:  # type: ignore[override]
        yield b"half"
        await asyncio.sleep(3600)


async def test_a_body_that_stands_still_is_given_up(tmp_path: Path) -> None:
    files = GivenFiles(tmp_path / "given", seconds=0.05)
    request = make_mocked_request("POST", "/", payload=_Silent())
    with pytest.raises(NotReceivedError, match="太慢") as refused:
        await files.receive(request, "page", "a.txt")
    assert refused.value.status == 408
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


async def test_what_still_comes_is_not_waited_for_when_its_page_is_gone(tmp_path: Path) -> None:
    files = GivenFiles(tmp_path / "given", seconds=3600)
    request = make_mocked_request("POST", "/", payload=_Silent())
    coming = [
        asyncio.create_task(files.receive(request, page, "a.txt")) for page in ("gone", "here")
    ]
    while len(list(tmp_path.rglob("a.txt"))) < len(coming):
        await asyncio.sleep(0)
    files.forget_page("gone")
    done, waited_for = await asyncio.wait(coming, return_when=asyncio.FIRST_COMPLETED, timeout=60)
    assert [type(each.exception()) for each in done] == [NotReceivedError]
    assert waited_for == {coming[1]} and len(list(tmp_path.rglob("a.txt"))) == 1
    coming[1].cancel()


@asynccontextmanager
async def _page(served: Served) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    """A caller with one page open, and that page's id."""
    async with _channel(served) as (session, page, _):
        yield session, page


@asynccontextmanager
async def _channel(
    served: Served,
) -> AsyncIterator[tuple[aiohttp.ClientSession, str, aiohttp.ClientWebSocketResponse]]:
    """A caller with one page open, that page's id, and its channel."""
    page = secrets.token_urlsafe(16)
    async with aiohttp.ClientSession(headers={"Origin": served.origin}) as session:
        channel = await session.ws_connect(served.channel(page))
        await channel.receive()
        yield session, page, channel
        await channel.close()


async def _begin_to_give(
    served: Served, page: str
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Send half a body, and keep the connection open."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.write(
        f"POST /{served.secret}/given/{page}?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Origin: {served.origin}\r\nContent-Length: 100\r\n\r\nhalf".encode()
    )
    await writer.drain()
    return reader, writer


async def _offered(channel: aiohttp.ClientWebSocketResponse) -> str:
    """Ask for the Word file as soon as the conversation has begun; return the key it comes under."""
    async for message in channel:
        if message.type is aiohttp.WSMsgType.TEXT:
            match json.loads(message.data):
                case ["draft", _]:
                    await channel.send_json(["asked", "word"])
                case ["file", {"key": str(key)}]:
                    return key
    raise AssertionError("no file was offered")


def _kept(served: Served) -> list[Path]:
    """The files that wait; a folder may go while it is looked at."""
    return [Path(at, name) for at, _, names in os.walk(served.home / "given") for name in names]


async def test_a_file_is_kept_privately_under_its_fit_name(served: Served) -> None:
    async with _page(served) as (session, page):
        place = f"{served.address}given/{page}?name=..%2F..%2F去年.txt"
        async with session.post(place, data="第一行".encode()) as answer:
            assert answer.status == 200 and len(await answer.text()) == 16
        (kept,) = _kept(served)
        assert kept.name == "去年.txt" and kept.read_bytes() == "第一行".encode()
        if os.name == "posix":
            assert kept.parent.stat().st_mode & 0o077 == 0
    served.end()
    assert not (served.home / "given").exists()


async def test_who_has_no_business_gives_nothing(served: Served) -> None:
    async with _page(served) as (session, page):
        for secret, told, origin, status in (
            ("x" * 32, page, served.origin, 403),
            (served.secret, page, FOREIGN, 403),
            (served.secret, page, "null", 403),
            (served.secret, secrets.token_urlsafe(16), served.origin, 404),
            (served.secret, "..%2F..", served.origin, 404),
        ):
            place = f"{served.origin}/{secret}/given/{told}?name=a.txt"
            async with session.post(place, data=b"x", headers={"Origin": origin}) as answer:
                assert answer.status == status, (secret, told, origin)
        host = {"Host": "evil.example"}
        place = f"{served.address}given/{page}?name=a.txt"
        async with session.post(place, data=b"x", headers=host) as answer:
            assert answer.status == 403
    assert _kept(served) == []


async def test_too_much_is_refused_in_words(served: Served) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range((LARGEST >> 20) + 1):
            yield bytes(1 << 20)

    async with _page(served) as (session, page):
        place = f"{served.address}given/{page}?name=年报.docx"
        for body in (BytesIO(bytes(LARGEST + 1)), pieces()):
            try:
                async with session.post(place, data=body) as answer:
                    assert answer.status == 413
                    assert "太大了" in await answer.text()
            except aiohttp.ClientConnectionError:
                pass  # it does not listen to the end of what it refused
            assert _kept(served) == []
        async with session.post(place, data=BytesIO(bytes(LARGEST))) as answer:
            assert answer.status == 200


async def test_so_many_files_wait_and_no_more(served: Served) -> None:
    async with _page(served) as (session, page):
        statuses = []
        for number in range(200):
            place = f"{served.address}given/{page}?name={number}.txt"
            async with session.post(place, data=b"x") as answer:
                statuses.append(answer.status)
        assert statuses == [200] * MOST + [429] * (200 - MOST)
        assert len(_kept(served)) == MOST
    assert becomes(lambda: _kept(served) == [])  # the page is gone
    async with _page(served) as (session, page):
        place = f"{served.address}given/{page}?name=a.txt"
        async with session.post(place, data=b"x") as answer:
            assert answer.status == 200


async def test_many_slow_bodies_stand_at_most_at_so_many_places(served: Served) -> None:
    """What is too many is refused before a byte of it is kept; the page is answered meanwhile."""
    async with _page(served) as (session, page):
        callers = []
        for _ in range(200):
            reader, writer = await _begin_to_give(served, page)
            callers.append((reader, writer))
        await asyncio.gather(*(reader.readline() for reader, _ in callers[MOST:]))
        assert len(_kept(served)) == MOST
        async with session.get(f"{served.address}page/page.js") as answer:
            assert answer.status == 200
        place = f"{served.address}given/{page}?name=a.txt"
        async with session.post(place, data=b"x") as answer:
            assert answer.status == 429 and "请等前面的读完" in await answer.text()
        for _, writer in callers:
            writer.close()
        assert await asyncio.to_thread(becomes, lambda: _kept(served) == [])
        async with session.post(place, data=b"x") as answer:
            assert answer.status == 200


async def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "given").touch()  # no folder can be made there
    files = GivenFiles(tmp_path / "given")
    for _ in range(MOST + 1):
        with pytest.raises(NotReceivedError, match="看看是不是满了") as refused:
            await files.receive(make_mocked_request("POST", "/"), "page", "a.txt")
        assert refused.value.status == 507


async def test_a_body_that_ends_early_leaves_nothing(served: Served) -> None:
    async with _page(served) as (_, page):
        reader, writer = await _begin_to_give(served, page)
        while not _kept(served):
            await asyncio.sleep(0.05)
        writer.close()
        await reader.read()
        while _kept(served):
            await asyncio.sleep(0.05)


async def test_only_what_was_offered_is_handed_out(served: Served) -> None:
    (served.word).mkdir()
    (served.word / "a.docx").write_bytes(b"secret")
    async with (
        _channel(served) as (session, page, channel),
        _page(served) as (_, another),
    ):
        key = await _offered(channel)
        async with session.get(f"{served.address}files/{page}/{key}") as answer:
            assert answer.status == 200
            assert (await answer.read()).startswith(b"PK")
        for path in ("x", "..%2F..%2Fword/a.docx", "%2e%2e/a.docx", "a.docx", "x/..%2Fa.docx"):
            async with session.get(f"{served.address}files/{page}/{path}") as answer:
                assert answer.status in (403, 404)
                assert b"secret" not in await answer.read()
        async with session.get(f"{served.address}files/{another}/{key}") as answer:
            assert answer.status == 404, "it was offered to the other page"
