"""The processes of this machine, begun from a program that may have a screen."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report_assistant.county.work import Workers


def own_workers() -> Workers:
    """Return the processes of this machine."""
    from report_assistant.county.work import ThisMachine

    if sys.platform != "win32":
        _track_resources()
    return ThisMachine()


def _track_resources() -> None:
    """Begin what the processes share while standard error is a file.

    A screen takes standard error's place by what has no number (-1), and multiprocessing would hand
    that number on.
    """
    from multiprocessing.resource_tracker import ensure_running

    with redirect_stderr(sys.__stderr__):
        ensure_running()
