"""How long a message takes: of each kind, a very long one, and the first of a process."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.answers import OURS
from benchmarks.terminal import environment
from benchmarks.timing import print_spread, print_table, round_robin
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.questionnaire import load_questionnaire

_KNOWN: Mapping[str, Any] = {"organisation.name": "青河镇人民政府", "year": 2025}
_MESSAGES = {
    "overview.disclosure.website": (
        "128",
        "网站发了128条，公众号114条",
        "大概一百多条吧",
        "不知道",
    ),
    "applications.received": ("一共3件，都是个人的", "转发的算不算？", "没有"),
    "improvement.problems": ("信息更新不够及时", "看看写成啥样了", "这题要怎么写？"),
}
"""Messages of each kind, by the question that they are said at."""
_LONG = {
    "digits": "1234567890",
    "commas": "，",
    "prose": "坚持以公开为常态，持续推进政务公开，",
    "figures": "新媒体114条，",
    "bare figures": "12，",
    "ordinals": "（1）",
    "offices": "党政办、",
}
_LONG_AT = ("overview.disclosure.website", "filters.contact", "improvement.problems")
"""A count, a choice, a list of sentences."""
_SHORTER, _LONGER = 10_000, 20_000
_FIRST = ("128", "看看写成啥样了", "转发的算不算？")
ROUNDS = 9


def run() -> None:
    """Print the time of each kind, how it grows with the length, and the first against the next."""
    print("\nA message, reading and reply, without screen and store (goal: median under 5 ms)")
    for name, messages in _MESSAGES.items():
        print_spread(name, [_said(name, said) for said in messages for _ in range(ROUNDS)])
    for name in _LONG_AT:
        for called, words in _LONG.items():
            times = {
                f"{called}, {size} characters": partial(_long, name, words, size)
                for size in (_SHORTER, _LONGER)
            }
            title = f"A long message at {name} (goal: under 1 s; linear: 2)"
            print_table(title, round_robin(times, 1), next(iter(times)))
    print("\nThe first message of a process (goal: under 150 ms)")
    for said in _FIRST:
        first, again = zip(*(_first_and_next(said) for _ in range(ROUNDS)), strict=True)
        ratio = print_spread(f"{said}, first", first) / print_spread(f"{said}, again", again)
        print(f"  first against again: {ratio:.1f} times")


def _interview(name: str) -> Interview:
    interview = Interview(load_questionnaire(), today=date(2026, 1, 12))
    interview.fill(_KNOWN)
    interview.look_at(name)
    return interview


def _said(name: str, words: str) -> float:
    interview = _interview(name)
    began = time.perf_counter()
    interview.say(words)
    return (time.perf_counter() - began) * 1000


def _long(name: str, words: str, size: int) -> None:
    _interview(name).say((words * size)[:size])


def _first_and_next(words: str) -> tuple[float, float]:
    """Return how long a fresh process takes for a message, and for the same one once more."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", OURS, "chat", "--json"]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment(Path(folder)),
        ) as process:
            _replied(process, {"fill": _KNOWN})
            _replied(process, {"look_at": "overview.disclosure.website"})
            first, again = (_replied(process, {"say": words}) for _ in range(2))
            process.kill()
        return first, again


def _replied(process: "subprocess.Popen[str]", request: Mapping[str, Any]) -> float:
    assert process.stdin is not None and process.stdout is not None
    began = time.perf_counter()
    print(json.dumps(request, ensure_ascii=False), file=process.stdin, flush=True)
    process.stdout.readline()
    return (time.perf_counter() - began) * 1000
