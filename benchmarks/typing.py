"""From a key to its character on the screen: early, after 500 messages, against a bare Input."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.answers import OURS, talk_until
from benchmarks.start import BARE
from benchmarks.terminal import Screenful, environment
from benchmarks.timing import print_spread

_KEYS = "强化责任落实开展自查整改完善制度组织培训"
_BARE, _EARLY, _LATE = "bare Textual app, one Input", "at 10 messages", "at 500 messages"
ROUNDS = 5


def run() -> None:
    """Print the median and the slowest keys, and the ratio to the bare app."""
    print("\nA key to its character on the screen (real terminal, draft pane open)")
    times: dict[str, list[float]] = {_BARE: [], _EARLY: [], _LATE: []}
    for _ in range(ROUNDS):
        with _bare() as screenful:
            times[_BARE] += _echoes(screenful)
        for name, messages in ((_EARLY, 10), (_LATE, 500)):
            with _conversation(messages) as screenful:
                times[name] += _echoes(screenful)
    medians = {name: print_spread(name, keys) for name, keys in times.items()}
    print(
        f"  500 against 10: {medians[_LATE] / medians[_EARLY]:.2f} times; "
        f"500 against the bare app: {medians[_LATE] / medians[_BARE]:.2f} times "
        "(goal: under 50 ms)"
    )


def _echoes(screenful: Screenful) -> list[float]:
    times = []
    for key in _KEYS:
        times.append(screenful.wait_for(key, screenful.type(key)))
        screenful.settle(0.03)
    return times


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
