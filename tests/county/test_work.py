"""Work by many processes: a task that goes wrong costs only itself."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_assistant.commands import checked_files
from report_assistant.county.work import Failed, ThisMachine, done_by
from tests.conftest import ROOT
from tests.county.naughty import SLOW, WAYS, checked, done

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX"),
]
SECONDS = 1


def results(tasks: "list[int | str]", width: int = 2) -> "dict[int, object]":
    found: dict[int, object] = {}
    for number, result in done_by(ThisMachine(width), done, tasks, SECONDS):
        assert number not in found, "a task was done twice"
        found[number] = result
    return found


def right(tasks: "list[int | str]", found: "dict[int, object]") -> None:
    """Each number has its double, everything else has failed."""
    assert sorted(found) == list(range(len(tasks)))
    for number, task in enumerate(tasks):
        if isinstance(task, int):
            assert found[number] == task * 2
        else:
            assert isinstance(found[number], Failed), task


@pytest.mark.parametrize("way", [way for way in WAYS if way not in SLOW])
def test_what_goes_wrong_costs_only_itself(way: str) -> None:
    tasks: list[int | str] = [*range(6), way, *range(6, 12)]
    right(tasks, results(tasks))


@pytest.mark.parametrize("way", SLOW)
def test_what_hangs_costs_only_itself(way: str) -> None:
    tasks: list[int | str] = [*range(6), way, *range(6, 12)]
    found = results(tasks)
    right(tasks, found)
    failed = found[6]
    assert isinstance(failed, Failed) and failed.is_crash


def test_all_ways_at_once_and_one_after_the_other() -> None:
    tasks: list[int | str] = []
    for number, way in enumerate(way for way in WAYS if way not in SLOW):
        tasks += [number, way, way]
    right(tasks, results(tasks))


@pytest.mark.parametrize("tasks", [[], [1], ["leaves"], ["leaves", "leaves"]])
def test_few_tasks(tasks: "list[int | str]") -> None:
    right(tasks, results(tasks))


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(500):
            taken.append(number)
            yield number

    running = done_by(ThisMachine(2), done, tasks(), SECONDS)
    next(running)
    assert len(taken) < 20


def test_what_gives_out_the_tasks_may_fail() -> None:
    def tasks() -> Iterator[int]:
        yield 1
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        list(done_by(ThisMachine(1), done, tasks(), SECONDS))


STOPPED = """
import os, signal
from report_assistant.county.work import ThisMachine, done_by
from tests.conftest import ROOT
from tests.county.naughty import done

def main():
    try:
        for number, _ in done_by(ThisMachine(2), done, {tasks}, 500):
            os.killpg(os.getpgrp(), signal.SIGINT)
    except KeyboardInterrupt:
        print("stopped")

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # as in interrupted.py
    main()
"""


def test_a_stop_waits_for_nothing_that_hangs(tmp_path: Path) -> None:
    script = tmp_path / "stopped.py"
    script.write_text(STOPPED.format(tasks=["wrong", *SLOW, *SLOW]), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", ROOT)))},
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=120,  # less than the tasks take
        check=False,
    )
    assert (ended.stdout, ended.stderr, ended.returncode) == ("stopped\n", "", 0)


def test_a_checked_file_that_ends_its_process_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checked_files, "_check_in_process", checked)
    files = [Path(f"{number}.docx") for number in range(12)]
    files[5] = Path("坏.docx")
    found = checked_files.check_files(files, {})
    assert [Path(each.file) for each in found] == files
    assert [each.file for each in found if each.problem] == ["坏.docx"]
