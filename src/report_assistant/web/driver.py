"""Textual's driver for the browser, which ends when the server is gone, however that ended."""

import os

from textual.drivers.web_driver import WebDriver


class LeavingDriver(WebDriver):
    """A conversation that nobody can see any more is over. Its answers are on disk already."""

    def run_input_thread(self) -> None:
        """Read what the browser sends; the end of that, without a farewell, is the end."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            os._exit(0)  # there is nobody to tell anything, and nothing to write to
