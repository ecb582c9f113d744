"""Textual's driver for the browser: news for the page goes out, what the page asks for comes in.

It ends when the server is gone, however that ended.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.drivers.web_driver import WebDriver
from textual.geometry import Size
from textual.message import Message
from textual.messages import ExitApp

from report_assistant.foundation.error_log import report_unexpected
from report_assistant.store.location import home

_SECONDS_TO_LEAVE = 8.0
_LAST = ("quit", "exit")
"""What the server sends before it leaves."""
Meta = dict[str, object]
"""What server and conversation tell each other beside keys and screen; `type` says what it is."""


class Asked(Message):
    """A button of the page was pressed."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what


class FilesDropped(Message):
    """Files lie ready, each a path and a name to show; who has read them says so by their number."""

    def __init__(self, number: int, files: tuple[tuple[Path, str], ...]) -> None:
        super().__init__()
        self.number = number
        self.files = files


class PageDriver(WebDriver):
    """A conversation that nobody can see any more is over."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._write = self._to_server  # type: ignore[assignment]
        self.is_over = False
        """Whether the page or the server is gone, so that the conversation is being taken apart."""

    def _to_server(self, data: bytes) -> int:
        """Write to the server. Where it is gone nothing is amiss here: the input ends, too."""
        with suppress(OSError):
            return os.write(self.fileno, data)
        return len(data)

    @property
    def told_size(self) -> Size | None:
        """The size of the terminal as the page told it last."""
        return None if self._size is None else Size(*self._size)

    def run_input_thread(self) -> None:
        """Read what the browser sends; when that ends, leave as if the clerk had left.

        A table that is open is kept on the way out, and a file is written to its end.
        """
        super().run_input_thread()
        self.is_over = True
        if self.exit_event.is_set():
            return
        self._app.post_message(ExitApp())
        if not self.exit_event.wait(_SECONDS_TO_LEAVE):
            os._exit(0)  # there is nobody to tell anything, and nothing to write to

    def on_meta(self, packet_type: str, payload: Meta) -> None:
        """Pass on what the page asks for. Textual takes any error here for the end of the input."""
        try:
            message = _message(packet_type, payload)
        except (KeyError, TypeError, ValueError) as error:
            report_unexpected(error, home())
            return
        self.is_over |= packet_type in _LAST
        if message is None:
            super().on_meta(packet_type, payload)
        else:
            self._app.post_message(message)

    def tell_page(self, what: str, body: object) -> None:
        """Send the page news of one kind."""
        self.write_meta({"type": "news", "news": json.dumps([what, body])})


def _message(packet_type: str, payload: Meta) -> Message | None:
    match packet_type, payload:
        case "asked", {"what": str(what)}:
            return Asked(what)
        case "given", {"number": int(number), "files": list(files)}:
            return FilesDropped(
                number, tuple((Path(each["path"]), str(each["name"])) for each in files)
            )
    return None
