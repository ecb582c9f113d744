"""From a key to its character on the screen: early, after 500 messages, against a bare Input."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from benchmarks.answers import OURS, talk_until
from benchmarks.start import BARE
from benchmarks.terminal import Screenful, environment
from benchmarks.timing import print_spread
from report_assistant.session.workspace import Workspace
from report_assistant.sheets.answers import table_answers
from report_assistant.sheets.filled import filled_from
from report_assistant.sheets.grid import grid_of
from report_assistant.tui.lines.safe_signs import safe

_TABLE = "applications"
_KEYS = "强化责任落实开展自查整改完善制度组织培训"
_BARE, _EARLY, _LATE = "bare Textual app, one Input", "at 10 messages", "at 500 messages"
_CELL, _NEXT = "a digit in table three, full", "Enter in table three to the next row's meaning"
_DOWN, _RIGHT = "a cursor step down in table three", "a cursor step to the right in table three"
_KEY_DOWN, _KEY_RIGHT = "\x1b[B", "\x1b[C"
_DIGITS = "１２３４５６７８"
"""Full-width, as input methods give them: their bytes are in no escape sequence."""
ROUNDS = 5


def run() -> None:
    """Print the median and the slowest keys, and the ratio to the bare app."""
    print("\nA key to its character on the screen (real terminal, draft pane open)")
    times: dict[str, list[float]] = {
        name: [] for name in (_BARE, _EARLY, _LATE, _CELL, _NEXT, _DOWN, _RIGHT)
    }
    for _ in range(ROUNDS):
        with _bare() as screenful:
            times[_BARE] += _echoes(screenful)
        for name, messages in ((_EARLY, 10), (_LATE, 500)):
            with _conversation(messages) as screenful:
                times[name] += _echoes(screenful)
        with _table_three() as screenful:
            _fill_in(screenful, times[_CELL], times[_NEXT])
            _step(screenful, times[_DOWN], times[_RIGHT])
    medians = {name: print_spread(name, keys) for name, keys in times.items()}
    print(
        f"  500 against 10: {medians[_LATE] / medians[_EARLY]:.2f} times; "
        f"500 against the bare app: {medians[_LATE] / medians[_BARE]:.2f} times "
        "(goal: under 50 ms)"
    )
    print(
        f"  table three against the bare app: a digit {medians[_CELL] / medians[_BARE]:.2f} times, "
        f"a step down {medians[_DOWN] / medians[_BARE]:.2f}, "
        f"to the right {medians[_RIGHT] / medians[_BARE]:.2f} "
        "(goal: a digit under 13 ms, a step under 25 ms)"
    )


def _echoes(screenful: Screenful) -> list[float]:
    times = []
    for key in _KEYS:
        times.append(screenful.wait_for(key, screenful.type(key)))
        screenful.settle(0.03)
    return times


def _fill_in(screenful: Screenful, digits: list[float], rows: list[float]) -> None:
    """Go down the first column, a digit in each cell."""
    labels = [row.label for row in grid_of(_TABLE).rows if not row.is_computed]
    for below, digit in zip(labels[1:], _DIGITS, strict=False):
        digits.append(screenful.wait_for(digit, screenful.type(digit)))
        screenful.settle(0.03)
        rows.append(screenful.wait_for(safe(f"{below}，"), screenful.type("\r")))
        screenful.settle(0.05)


def _step(screenful: Screenful, down: list[float], right: list[float]) -> None:
    """Go on down the first column, then along the row, until the card tells of the cell."""
    grid = grid_of(_TABLE)
    begin = len(_DIGITS)
    for row in grid.rows[begin + 1 : 2 * begin]:
        down.append(screenful.wait_for(safe(f"{row.label}，"), screenful.type(_KEY_DOWN)))
        screenful.settle(0.05)
    for head in grid.bands[0].heads[1:]:
        right.append(screenful.wait_for(f"，{head}", screenful.type(_KEY_RIGHT)))
        screenful.settle(0.05)


@contextmanager
def _table_three() -> Iterator[Screenful]:
    """Show a report with a number in every cell of table three, opened there."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Workspace(date(2026, 1, 12), home) as workspace:
            conversation = workspace.conversation(None)
            conversation.say("青河镇人民政府")
            empty = filled_from(_TABLE, conversation.interview.answers.report)
            full = empty.with_numbers(dict.fromkeys(empty.grid.filled_in, 7))
            conversation.stored.fill(table_answers(full, conversation.interview.answers).values)
        screenful = Screenful(["-c", OURS, "--report", "1"], environment(home))
        screenful.wait_for("这份报告写的是哪一年的工作", screenful.began)
        screenful.settle()
        screenful.wait_for("本年新收，自然人", screenful.type("表三\r"))
        screenful.settle()
        yield screenful
        screenful.kill()


@contextmanager
def _bare() -> Iterator[Screenful]:
    with tempfile.TemporaryDirectory() as folder:
        screenful = Screenful(["-c", BARE], environment(Path(folder)))
        screenful.wait_for("BARE-APP-READY", screenful.began)
        screenful.settle()
        yield screenful
        screenful.kill()


@contextmanager
def _conversation(messages: int) -> Iterator[Screenful]:
    with tempfile.TemporaryDirectory() as folder:
        screenful = Screenful(["-c", OURS], environment(Path(folder)))
        talk_until(screenful, messages)
        yield screenful
        screenful.kill()
