"""The top line of every screen: whose report this is, how far it is, and that it is saved."""

import asyncio
from typing import TypeVar

from textual.content import Content
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells, cut
from report_assistant.shells.phrases import WORKING
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.shown import Standing

NAME = "年报助手"
_Result = TypeVar("_Result")
_SOON = 0.3
"""What takes longer says so."""
_BAR, _SHORT_BAR = 20, 10
_ROOMY_FROM = 100
"""From this width on the bar is long, and the time of saving has room."""
_LEAST_TITLE = 12


class Header(ErrorBoundary, Static):
    """Name and title at the left, progress at the right.

    A page names itself where the office stands, and shows the progress that the conversation's own
    header showed last.
    """

    def __init__(self, title: str = "") -> None:
        super().__init__(markup=False, classes="header")
        self._title = title
        self._work = ""
        self.standing = Standing()

    @property
    def title(self) -> str:
        """What the page calls itself; empty over the conversation."""
        return self._title

    def on_mount(self) -> None:
        """Take over what is known already."""
        if self._title and (main := self.app.query(Header)):
            self.standing = main.first().standing

    def show(self, standing: Standing) -> None:
        """Show the report's name, how far it is and when it was last saved."""
        self.standing = standing
        self.refresh(layout=False)

    def show_work(self, words: str) -> None:
        """Say what is being done; empty when it is done."""
        self._work = words
        self.refresh(layout=False)

    async def waited_for(self, task: asyncio.Task[_Result]) -> _Result:
        """Return what came of a task; that it takes a while is told. It goes on without the screen."""

        def show_work() -> None:
            if not task.done():  # a timer that went off while the screen was busy is heard of late
                self.show_work(WORKING)

        told = self.set_timer(_SOON, show_work)
        try:
            return await asyncio.shield(task)
        finally:
            told.stop()
            self.show_work("")

    def entitle(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self.refresh(layout=False)

    def render(self) -> Content:
        """Lay everything out over the width there is; the time of saving goes first."""
        width = self.content_size.width
        title = safe(self._title or self.standing.name)
        name = Content.styled(f" {NAME} ", "bold $on-primary on $primary")
        progress, saved = self._progress(width), self._saved(width)
        if self._work:
            progress, saved = Content.styled(safe(self._work), "bold"), Content("")
        room = width - name.cell_length - 2
        if cells(title) + progress.cell_length + saved.cell_length + 1 > room:
            saved = Content("")
        if cells(title) + progress.cell_length + 1 > room:
            title = cut(title, max(_LEAST_TITLE, room - progress.cell_length - 1))
        if cells(title) + progress.cell_length + 1 > room:
            progress = Content("")
        right = Content.assemble(progress, saved)
        gap = max(0, room - cells(title) - right.cell_length)
        left = Content.assemble(name, "  ", (cut(title, max(0, room)), "bold"))
        return Content.assemble(left, " " * gap, right)

    def _progress(self, width: int) -> Content:
        answered, asked = self.standing.answered, self.standing.asked
        if not asked:
            return Content("")
        length = _BAR if width >= _ROOMY_FROM - 4 else _SHORT_BAR
        done = answered * length // asked
        words = Content.assemble(
            ("已答 ", "$head-quiet"), (str(answered), "bold"), (f" / 约 {asked} ", "$head-quiet")
        )
        if self.app.has_class("-plain"):
            return Content.assemble(words, f"[{'#' * done}{'.' * (length - done)}]")
        bar = ((" " * done, "on $head-fill"), (" " * (length - done), "on $head-bar"))
        return Content.assemble(words, *bar)

    def _saved(self, width: int) -> Content:
        if width < _ROOMY_FROM - 4 or not self.standing.saved:
            return Content("")
        return Content.styled(f"  {self.standing.saved}", "$head-quiet")
