"""What was read is kept: after a stop, in a folder that cannot be written, on a full disk."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from report_assistant.county import kept as kept_module
from report_assistant.county.body_report import PATHS
from report_assistant.county.collecting import Collection, Wanted, collect
from report_assistant.county.kept import FILE_NAME, kept_in
from report_assistant.county.receiving import Receiving
from report_assistant.foundation.problems import ClerkProblem
from tests.conftest import ROOT
from tests.county.here import Here
from tests.county.interrupted import STOPPED
from tests.county.test_input import report

FILES = 40
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
AS_ROOT = sys.platform == "linux" and os.geteuid() == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    received = tmp_path_factory.mktemp("收到")
    for number in range(FILES):
        name = f"安和县第{number}镇人民政府"
        (received / f"{name}.docx").write_bytes(report(name))
    return received


def gather(folder: Path, out: Path) -> tuple[Collection, list[int]]:
    """A collection, and what its progress told."""
    told: list[int] = []
    with kept_in(out) as kept:
        receiving = Receiving(kept, Here(), lambda done, _: told.append(done))
        return collect(Wanted(folder), receiving, date(2026, 1, 20)), told


@POSIX
@pytest.mark.slow
def test_a_stop_keeps_what_was_read_and_the_next_run_reads_the_rest(
    folder: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.county.interrupted", str(folder), str(tmp_path), "15"]
    ended = subprocess.run(
        command, cwd=ROOT, start_new_session=True, capture_output=True, text=True, check=False
    )
    assert ended.returncode == STOPPED, ended.stderr
    assert ended.stderr == ""
    collection, told = gather(folder, tmp_path)
    assert told[0] >= 15
    assert told == list(range(told[0], FILES + 1))
    assert len(collection.counted) == FILES
    assert gather(folder, tmp_path) == (collection, [FILES])


@POSIX
@pytest.mark.slow
def test_what_was_kept_is_whole_after_the_worst_end(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.county.interrupted", str(folder), str(tmp_path), "15"]
    ended = subprocess.run([*command, "KILL"], cwd=ROOT, start_new_session=True, check=False)
    assert ended.returncode == -signal.SIGKILL
    collection, told = gather(folder, tmp_path)
    assert told[-1] == FILES
    assert len(collection.counted) == FILES


BROKEN = {
    "empty": b"",
    "no database": b"SQLite format 3\0" + bytes(200),
    "text": "不是数据库".encode() * 100,
    "half": None,
}
"""What the file became; what was in it is put aside, not thrown away."""


@pytest.mark.parametrize("name", BROKEN)
def test_what_was_kept_is_made_anew_where_it_broke(tmp_path: Path, name: str) -> None:
    received, out = _one_report(tmp_path)
    gather(received, out)
    file = out / FILE_NAME
    data = BROKEN[name]
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if data is None else data)
    became = file.read_bytes()
    assert len(gather(received, out)[0].counted) == 1
    assert gather(received, out)[1] == [1]
    assert not became or any(each.read_bytes() == became for each in out.iterdir())


@pytest.mark.parametrize(
    "change",
    [
        "update reports set report = x'00'",
        "update reports set report = 'text'",
        "update reports set text = x'00'",
        "update reports set report = 99999999999",
        "update reports set report = 1.5",
        "update written set digest = x'ff'",
        "drop table reports",
    ],
)
def test_a_row_that_broke_is_read_again(tmp_path: Path, change: str) -> None:
    received, out = _one_report(tmp_path)
    before, _ = gather(received, out)
    with sqlite3.connect(out / FILE_NAME) as connection:
        connection.execute(change)
    connection.close()
    assert gather(received, out)[0].sums() == before.sums()


FOREIGN: dict[str, Callable[[dict[str, Any]], object]] = {
    "no report": lambda _: [[]],
    "too few cells": lambda plain: plain | {"cells": [1]},
    "a cell without end": lambda plain: plain | {"cells": ["1E+999999"] * len(PATHS)},
    "a cell that is no number": lambda plain: plain | {"cells": ["x"] * len(PATHS)},
    "a cell that is a list": lambda plain: plain | {"cells": [[]] * len(PATHS)},
    "a year in words": lambda plain: plain | {"year": "2025"},
    "a name that is none": lambda plain: plain | {"name": 7},
    "a finding that is none": lambda plain: plain | {"findings": [7]},
}
"""What somebody could have put in the place of a report."""


@pytest.mark.parametrize("name", FOREIGN)
def test_a_row_that_is_no_report_is_read_again(tmp_path: Path, name: str) -> None:
    received, out = _one_report(tmp_path)
    before, _ = gather(received, out)
    with sqlite3.connect(out / FILE_NAME) as connection:
        [(packed,)] = connection.execute("select report from reports")
        plain = FOREIGN[name](json.loads(zlib.decompress(packed)))
        row = (zlib.compress(json.dumps(plain).encode()),)
        connection.execute("update reports set report = ?", row)
    connection.close()
    assert gather(received, out) == (before, [0, 1])


@pytest.mark.parametrize("words", ["[" * 100_000, " " * (17 << 20) + "{}"])
def test_a_row_that_unfolds_to_too_much_is_read_again(tmp_path: Path, words: str) -> None:
    received, out = _one_report(tmp_path)
    before, _ = gather(received, out)
    with sqlite3.connect(out / FILE_NAME) as connection:
        connection.execute("update reports set report = ?", (zlib.compress(words.encode()),))
    connection.close()
    assert gather(received, out) == (before, [0, 1])


def test_what_has_more_than_tables_of_ours_is_put_aside(tmp_path: Path) -> None:
    received, out = _one_report(tmp_path)
    gather(received, out)
    with sqlite3.connect(out / FILE_NAME) as connection:
        connection.executescript(
            "drop table reports; create view reports as with recursive n(key) as"
            " (select 1 union all select key + 1 from n) select key, key as report from n;"
        )
    connection.close()
    assert gather(received, out)[1] == [0, 1]
    assert gather(received, out)[1] == [1]


def test_what_broke_once_before_stays_too(tmp_path: Path) -> None:
    received, out = _one_report(tmp_path)
    for broken in (b"one" * 100, b"two" * 100):
        (out / FILE_NAME).write_bytes(broken)
        gather(received, out)
    kept = [each.read_bytes() for each in out.iterdir()]
    assert b"one" * 100 in kept and b"two" * 100 in kept


def test_one_run_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_module, "_PATIENCE", 0.0)
    with kept_in(tmp_path), pytest.raises(ClerkProblem, match="另一次汇总"), kept_in(tmp_path):
        pass
    with kept_in(tmp_path):
        pass


def test_a_round_after_one_that_broke_replaces_none(tmp_path: Path) -> None:
    received, out = _one_report(tmp_path)
    for seed in (2, 3):
        gather(received, out)
        (received / "年报.docx").write_bytes(report("安和县青石镇人民政府", seed=seed))
    with sqlite3.connect(out / FILE_NAME) as connection:
        connection.execute("update rounds set day = 7 where number = 1")
    connection.close()
    [rounds] = gather(received, out)[0].rounds.values()
    assert [each.number for each in rounds] == [2, 3]
    (received / "年报.docx").write_bytes(report("安和县青石镇人民政府", seed=4))
    [rounds] = gather(received, out)[0].rounds.values()
    assert [each.number for each in rounds] == [2, 3, 4]


@pytest.mark.parametrize(
    "change",
    [
        "update rounds set findings = 'x'",
        "update rounds set findings = '[[1]]'",
        "update rounds set day = 7",
    ],
)
def test_a_round_that_broke_stops_nothing(tmp_path: Path, change: str) -> None:
    received, out = _one_report(tmp_path)
    gather(received, out)
    with sqlite3.connect(out / FILE_NAME) as connection:
        connection.execute(change)
    connection.close()
    assert len(gather(received, out)[0].counted) == 1


def test_what_another_program_holds_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "_PATIENCE", 0.0)
    received, out = _one_report(tmp_path)
    gather(received, out)
    kept_before = (out / FILE_NAME).read_bytes()
    holder = sqlite3.connect(out / FILE_NAME, isolation_level=None)
    holder.execute("begin exclusive")
    try:
        with pytest.raises(ClerkProblem) as caught:
            gather(received, out)
    finally:
        holder.close()
    assert str(caught.value).count("。") == 1 and "另一次汇总" in str(caught.value)
    assert (out / FILE_NAME).read_bytes() == kept_before, "it was thrown away"


@pytest.mark.skipif(AS_ROOT or sys.platform == "win32", reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    received, out = _one_report(tmp_path)
    out.chmod(0o500)
    try:
        with pytest.raises(ClerkProblem, match="写不了"):
            gather(received, out)
    finally:
        out.chmod(0o700)


def test_a_disk_that_cannot_be_written_is_one_sentence(tmp_path: Path, small_disk: Path) -> None:
    received, _ = _one_report(tmp_path)
    _remounted(small_disk, "ro")
    with pytest.raises(ClerkProblem, match="写不了"):
        gather(received, small_disk)


def _remounted(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def test_a_folder_in_the_place_of_the_file_is_one_sentence(tmp_path: Path) -> None:
    received, out = _one_report(tmp_path)
    (out / FILE_NAME).mkdir()
    with pytest.raises(ClerkProblem, match="写不了"):
        gather(received, out)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if not AS_ROOT or shutil.which("mount") is None:
        pytest.skip("only root can make a small disk")
    place = tmp_path / "小盘"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place)], check=False
    )
    if made.returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_a_disk_that_fills_is_one_sentence_and_nothing_is_read_again(
    folder: Path, small_disk: Path
) -> None:
    ballast = small_disk / "满"
    ballast.write_bytes(bytes(70_000))
    with pytest.raises(ClerkProblem, match="磁盘满了"):
        gather(folder, small_disk)
    ballast.unlink()
    _remounted(small_disk, "size=8m")
    collection, _ = gather(folder, small_disk)
    assert len(collection.counted) == FILES


def _one_report(tmp_path: Path) -> tuple[Path, Path]:
    received, out = tmp_path / "收到", tmp_path / "结果"
    received.mkdir()
    out.mkdir()
    (received / "年报.docx").write_bytes(report("安和县青石镇人民政府"))
    return received, out
