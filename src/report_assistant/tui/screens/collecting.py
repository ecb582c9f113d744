"""汇总 on the screen: others' reports are read in a thread, the header says how far it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work

from report_assistant.tui.screens.pages import FileWritten, PageActions
from report_assistant.tui.widgets.header import Header


class ResultsWritten(FileWritten):
    """A folder of results was written: whoever hands files on hands on what is in it."""


class CollectingActions(PageActions):
    """The actions of 汇总."""

    @property
    def is_collecting(self) -> bool:
        """Whether others' reports are being read."""
        presenter = self._presenter
        return presenter is not None and presenter.conversation.gathering.is_running

    def stop_collecting(self) -> bool:
        """Have the reading stop at the next file; return whether there is any."""
        if self._presenter is None or not self.is_collecting:
            return False
        self._presenter.conversation.gathering.stop()
        return True

    async def action_collect(self) -> None:
        """Ask which reports are to be collected."""
        if self._presenter is not None:
            await self._show(self._presenter.ask_what_to_collect())

    @work(exit_on_error=False)
    async def action_run_collecting(self) -> None:
        """Collect. What is typed meanwhile is heard: the clerk may have it stopped."""
        if self._presenter is None:
            return
        presenter, loop = self._presenter, asyncio.get_running_loop()

        def show(words: str) -> None:
            if self.is_attached and self.is_collecting:
                self.query_one(Header).show_work(words)

        reply = await self._in_thread(
            presenter.collect, lambda words: loop.call_soon_threadsafe(show, words)
        )
        await self._show(reply)
        for path in presenter.collected:
            self.post_message(_written(path))
        presenter.collected = ()


def _written(path: Path) -> FileWritten:
    return ResultsWritten(path) if path.is_dir() else FileWritten(path)
