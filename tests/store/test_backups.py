"""Copies of the store, made and gone back to."""

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.session.workspace import Workspace
from report_assistant.store.backups import back_up, backups, daily_backup, restore
from report_assistant.store.schema import SCHEMA_VERSION
from report_assistant.store.store import Row, Store, StoreError

NOW = datetime(2026, 1, 8, 9, 30)
TODAY = date(2026, 1, 8)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder whose name has what means something in an address; `?` is not for Windows."""
    return tmp_path / "存放 #答案%3F"


def store_with(home: Path, *values: str) -> Path:
    with Store(home) as store:
        number = store.reports()[0] if store.reports() else store.create_report()
        for value in values:
            store.append(number, Row("answer", "organisation.name", value, "typed"))
        return store.path


def values(home: Path) -> list[object]:
    with Store(home) as store:
        return [row.value for number in store.reports() for row in store.rows(number)]


def test_a_copy_holds_what_an_open_store_holds(home: Path, tmp_path: Path) -> None:
    with Store(home) as store:
        store.append(store.create_report(), Row("answer", "year", 2025, "typed"))
        copy = back_up(store.path, tmp_path / "备份.sqlite3")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / store.path.name).write_bytes(copy.read_bytes())
    assert values(tmp_path / "other") == [2025]


def test_going_back_keeps_what_was_there(home: Path, tmp_path: Path) -> None:
    path = store_with(home, "甲乡")
    copy = back_up(path, tmp_path / "备份.sqlite3")
    store_with(home, "乙镇")
    kept = restore(copy, path, NOW)
    assert values(home) == ["甲乡"]
    assert kept is not None
    restore(kept, path, NOW + timedelta(minutes=1))
    assert values(home) == ["甲乡", "乙镇"]


def test_another_window_may_be_open(home: Path, tmp_path: Path) -> None:
    path = store_with(home, "甲乡")
    copy = back_up(path, tmp_path / "备份.sqlite3")
    with Store(home) as other:
        store_with(home, "乙镇")
        restore(copy, path, NOW)
        assert len(other.rows(1)) == 1
        other.append(1, Row("answer", "year", 2025, "typed"))
    assert values(home) == ["甲乡", 2025]


def test_a_damaged_store_is_set_aside(home: Path, tmp_path: Path) -> None:
    path = store_with(home, *map(str, range(300)))
    copy = back_up(path, tmp_path / "备份.sqlite3")
    damaged = bytearray(path.read_bytes())
    damaged[4096:12288] = b"\xff" * 8192
    path.write_bytes(damaged)
    kept = restore(copy, path, NOW)
    assert len(values(home)) == 300
    assert kept is not None
    assert kept.read_bytes() == damaged


@pytest.mark.parametrize("content", [b"", b"no store", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_copy_is_refused(home: Path, tmp_path: Path, content: bytes) -> None:
    path = store_with(home, "甲乡")
    file = tmp_path / "别的.sqlite3"
    file.write_bytes(content)
    with pytest.raises(StoreError, match="请换一份备份"):
        restore(file, path, NOW)
    assert values(home) == ["甲乡"]


def test_a_copy_of_a_newer_program_is_refused(home: Path, tmp_path: Path) -> None:
    path = store_with(home, "甲乡")
    copy = back_up(path, tmp_path / "备份.sqlite3")
    with sqlite3.connect(copy) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(StoreError, match="请先升级"):
        restore(copy, path, NOW)


def test_one_copy_a_day_two_weeks_and_one_a_month(home: Path) -> None:
    path = store_with(home, "甲乡")
    days = [TODAY + timedelta(days=number) for number in range(80)]
    for day in days:
        assert daily_backup(path, day) is not None
        assert daily_backup(path, day) is None
    names = [copy.stem for copy in backups(path)]
    assert names[:14] == [day.isoformat() for day in reversed(days[-14:])]
    assert names[14:] == ["2026-03-01", "2026-02-01", "2026-01-08"]


def test_a_clock_that_jumps_back_overwrites_nothing(home: Path) -> None:
    path = store_with(home, "甲乡")
    first = daily_backup(path, TODAY)
    assert first is not None
    before = first.read_bytes()
    store_with(home, "乙镇")
    daily_backup(path, TODAY - timedelta(days=400))
    daily_backup(path, TODAY)
    assert first.read_bytes() == before


def test_the_first_start_of_a_day_makes_the_copy(home: Path) -> None:
    path = store_with(home, "甲乡")
    for _ in range(2):
        with Workspace(TODAY, home):
            pass
    _wait_for_threads()
    assert [copy.stem for copy in backups(path)] == ["2026-01-08"]


def _wait_for_threads() -> None:
    import threading

    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(timeout=10)


def test_the_commands(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    assert main(["backup"]) == 2
    assert "还没有存过答案" in capsys.readouterr().err
    store_with(home, "甲乡")
    assert main(["backup", "-o", "备份.sqlite3"]) == 0
    store_with(home, "乙镇")
    assert main(["restore"]) == 2
    assert main(["restore", "没有.sqlite3"]) == 2
    assert "找不到备份文件" in capsys.readouterr().err
    assert main(["restore", "备份.sqlite3"]) == 0
    assert "恢复以前的答案留在" in capsys.readouterr().out
    assert values(home) == ["甲乡"]
