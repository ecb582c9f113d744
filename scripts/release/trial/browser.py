"""A browser as far as the server can tell: the page, then the channel that the page opens."""

import asyncio
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from scripts.release.trial.results import CheckFailedError, require

_CHANNEL = re.compile(r'"(ws://[^"]+)"')
_CHINESE = re.compile("[\u4e00-\u9fff]")
_FEW_SIGNS = 40
"""A screen that asks something holds more."""
_SECONDS = 120


def visited(address: str, meanwhile: Callable[[], None]) -> str:
    """Open a page, do something else while a conversation is shown, then close the page by hand.

    Returns how much was shown.
    """
    return asyncio.run(_visited(address, meanwhile))


async def _visited(address: str, meanwhile: Callable[[], None]) -> str:
    import aiohttp

    origin = {"Origin": "{0.scheme}://{0.netloc}".format(urlsplit(address))}
    async with aiohttp.ClientSession(headers=origin) as session, session.get(address) as answer:
        html = await answer.text()
        require(answer.status == 200, f"the page answers {answer.status}")
        found = _CHANNEL.search(html)
        if found is None:
            raise CheckFailedError("the page names no channel")
        channel, page = found[1], found[1].rpartition("/")[2]
        async with session.ws_connect(f"{channel}?width=100&height=30") as opened:
            await opened.send_json(["resize", {"width": 100, "height": 30}])
            size = await asyncio.wait_for(_screen(opened), _SECONDS)
            await asyncio.to_thread(meanwhile)
            async with session.post(f"{address}bye/{page}") as goodbye:
                require(goodbye.status < 300, f"the goodbye answers {goodbye.status}")
        return f"page of {len(html)} characters, screen of {size} bytes"


async def _screen(channel: object) -> int:
    """Return how many bytes came until the conversation was drawn."""
    import aiohttp

    assert isinstance(channel, aiohttp.ClientWebSocketResponse)
    shown = ""
    async for message in channel:
        if message.type == aiohttp.WSMsgType.BINARY:
            shown += message.data.decode("utf-8", "replace")
        if "\x1b[" in shown and len(_CHINESE.findall(shown)) > _FEW_SIGNS:
            return len(shown.encode())
    raise CheckFailedError(f"the conversation ended: {shown[-300:]!r}")
