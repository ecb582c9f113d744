"""Files that the browser gives: which screen takes them, and how they come to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.overlay import FilesGiven, OverlayScreen

if TYPE_CHECKING:
    from report_assistant.session.given.files import GivenFile

_STAYED = "这一页还有没存好的，请先看看上面写的。"


async def leave_pages(app: App[Any]) -> str:
    """Go back to the conversation; return why not, where a page must be left by hand."""
    above = [screen for screen in reversed(app.screen_stack) if isinstance(screen, OverlayScreen)]
    refusal = next(filter(None, (screen.why_stay() for screen in above)), "")
    if not refusal:
        for screen in above:
            await screen.leave()
    return refusal or (_STAYED if isinstance(app.screen, OverlayScreen) else "")


async def take_files(app: App[Any], files: Sequence[GivenFile], done: Callable[[], None]) -> None:
    """Pass files to the screen that takes them; `done` is called once, when they are not needed.

    A page that only shows something is left first, as when words are typed there. A page that
    cannot be left says so, and nothing is read.
    """
    refusal = ""
    top = app.screen
    if not isinstance(top, OverlayScreen) or not top.takes_files:
        refusal = await leave_pages(app)
    if refusal:
        app.notify(safe(refusal), severity="warning", markup=False)
        done()
        return
    if not app.screen.post_message(FilesGiven(files, done)):  # the program is being closed
        done()
