"""A browser as far as the server can tell: the page, then the channel that the page opens."""

import asyncio
import re

from scripts.release.trial.results import require

_CHANNEL = re.compile(r'"(ws://[^"]+)"')
_SECONDS = 120
_CHINESE = re.compile("[\u4e00-\u9fff]")
_FEW_SIGNS = 40
"""A screen that asks something holds more."""


def first_screen(address: str) -> tuple[int, int]:
    """Open a page; return how long it is, and how much of a screen the conversation sent."""
    return asyncio.run(asyncio.wait_for(_first_screen(address), _SECONDS))


async def _first_screen(address: str) -> tuple[int, int]:
    import aiohttp

    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        page = await answer.text()
        require(answer.status == 200, f"the page answers {answer.status}")
        found = _CHANNEL.search(page)
        require(found is not None, "the page names no channel")
        assert found is not None
        origin = address.rstrip("/").rpartition("/")[0]
        headers = {"Origin": origin}
        url = f"{found[1]}?width=100&height=30"
        async with session.ws_connect(url, headers=headers) as channel:
            await channel.send_json(["resize", {"width": 100, "height": 30}])
            return len(page), await _screen(channel)


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
    require(False, f"the conversation ended: {shown[-300:]!r}")
    return 0
