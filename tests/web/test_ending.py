"""The server ends a while after its last page, and not before."""

import asyncio

import pytest

pytest.importorskip("aiohttp", reason="the extra `serve` is not installed")

from report_assistant.web.ending import Ending

SHORT, LONG = 0.05, 3600.0


class Server:
    """What is asked to end."""

    def __init__(self) -> None:
        self.is_over = asyncio.Event()
        self.ending = Ending(self.is_over.set, after_closing=SHORT, after_losing=LONG)
        self.ending.expect_a_page()

    async def ends(self) -> bool:
        """Whether it ends in a time far longer than the short wait and far shorter than the long."""
        try:
            await asyncio.wait_for(self.is_over.wait(), 20 * SHORT)
        except TimeoutError:
            return False
        return True


async def test_the_last_page_closed_by_hand_ends_it() -> None:
    server = Server()
    server.ending.opened("a")
    server.ending.closed_by_hand("a")
    server.ending.gone("a")
    assert await server.ends()


async def test_the_farewell_may_come_after_the_connection() -> None:
    server = Server()
    server.ending.opened("a")
    server.ending.gone("a")
    server.ending.closed_by_hand("a")
    assert await server.ends()


async def test_another_page_keeps_it() -> None:
    server = Server()
    server.ending.opened("a")
    server.ending.opened("b")
    server.ending.closed_by_hand("a")
    server.ending.gone("a")
    assert not await server.ends()
    server.ending.closed_by_hand("b")
    server.ending.gone("b")
    assert await server.ends()


async def test_a_page_loaded_anew_keeps_it() -> None:
    server = Server()
    server.ending.opened("a")
    server.ending.closed_by_hand("a")
    server.ending.gone("a")
    server.ending.opened("b")
    assert not await server.ends()


async def test_a_lost_page_is_waited_for_long() -> None:
    server = Server()
    server.ending.opened("a")
    server.ending.gone("a")
    assert not await server.ends()


async def test_a_first_page_is_waited_for_long_but_not_for_ever() -> None:
    server = Server()
    assert not await server.ends()
    impatient = Ending(server.is_over.set, after_losing=SHORT)
    impatient.expect_a_page()
    assert await server.ends()
