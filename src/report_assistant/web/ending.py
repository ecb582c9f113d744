"""The end of the server: a while after nobody looks at a page of it any more."""

import asyncio
from collections.abc import Callable

AFTER_CLOSING = 15.0
"""Seconds after the last page was closed by hand. A page that is loaded anew is closed first."""
AFTER_LOSING = 1800.0
"""Seconds after the last page was lost without a word, or before a first one is opened: a computer
that sleeps loses its pages too."""


class Ending:
    """Calls `over` when the last page is gone, and has stayed away."""

    def __init__(
        self,
        over: Callable[[], None],
        after_closing: float = AFTER_CLOSING,
        after_losing: float = AFTER_LOSING,
    ) -> None:
        self._over = over
        self._after_closing = after_closing
        self._after_losing = after_losing
        self._pages: set[str] = set()
        self._closed: set[str] = set()
        self._lost: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None

    def expect_a_page(self) -> None:
        """Wait for a page that somebody is about to open."""
        if not self._pages:
            self._wait(self._after_losing)

    def opened(self, page: str) -> None:
        """Note that a page is connected."""
        self._pages.add(page)
        self._stop_waiting()

    def closed_by_hand(self, page: str) -> None:
        """Note that a page said it is being closed, before or after its connection ended."""
        if page in self._pages:
            self._closed.add(page)
        elif page in self._lost and not self._pages:
            self._wait(self._after_closing)

    def gone(self, page: str) -> None:
        """Note that a page's connection ended."""
        self._pages.discard(page)
        self._lost.add(page)
        was_closed = page in self._closed
        self._closed.discard(page)
        if not self._pages:
            self._wait(self._after_closing if was_closed else self._after_losing)

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._over)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
