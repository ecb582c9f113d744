"""A county's reports collected, beside `check` of the same files alone; again after one in a hundred changed."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.county.generated import county

from report_assistant.commands.checked_files import check_files
from report_assistant.county.desk import Asked, collect_into
from report_assistant.county.report_files import report_files
from report_assistant.county.work import ThisMachine

COUNTS = (80, 320)
_SEED = 7
_DAY = date(2026, 1, 20)


def run() -> None:
    """Print the seconds for some counties, and the ratios."""
    print(f"\nCollecting a county's reports with all that is written ({os.cpu_count()} cores)")
    each = [_figures(bodies) for bodies in COUNTS]
    print(f"  time for one body, {COUNTS[-1]} against {COUNTS[0]}: {each[-1] / each[0]:.2f} times")


def _figures(bodies: int) -> float:
    """Print the figures of one county; return the seconds for a body."""
    with tempfile.TemporaryDirectory() as place:
        key = county(bodies, _SEED, Path(place))
        files = report_files([str(key.folder)]).files
        asked = Asked(key.folder, Path(place) / "结果", key.roster)

        def collect() -> None:
            collect_into(asked, ThisMachine(), None, _DAY)

        alone = _seconds(lambda: check_files(files, {}))
        first = _seconds(collect)
        texts = [each for each in key.files if each.suffix == ".txt"]
        for changed in texts[: max(1, bodies // 100)]:
            changed.write_bytes(changed.read_bytes() + b"\n")
        second = _seconds(collect)
    print(
        f"  {bodies:>5} bodies: {first:6.2f} s, {first / alone:.2f} of check alone; "
        f"again, 1 % changed: {second:5.2f} s, {second / first:.0%} of the first"
    )
    return first / bodies


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
