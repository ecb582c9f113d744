"""The answers can be got out of a store on a disk that is full, read-only or just being written."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.store.answers_file import load_answers
from report_assistant.store.backups import back_up, refuse_unsound, restore
from report_assistant.store.connections import for_reading
from report_assistant.store.schema import SCHEMA_VERSION
from report_assistant.store.store import Row, Store, StoreError, WrittenDraft
from tests.interview.test_undo_redo import _write_version_two
from tests.store.faults import fill, needs_mounts, read_only, small_disk
from tests.store.test_backups import NOW

NAME = "青河镇人民政府"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "disk"
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(home))
    return home


def filled(home: Path) -> Path:
    with Store(home) as store:
        number = store.create_report()
        store.append(number, Row("answer", "organisation.name", NAME, "typed"))
        store.append(number, Row("answer", "year", 2025, "typed"))
        store.record_draft(number, WrittenDraft("甲.docx", "id", b"content"))
        return store.path


def unfinished(home: Path) -> Path:
    """A store whose last entries are in the log beside it, as after a power cut."""
    path = filled(home)
    with Store(home) as store:
        store.append(1, Row("answer", "organisation.name", "白云乡人民政府", "typed"))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{path}{ending}", home.with_name(f"kept{ending}"))
    for file in list(home.iterdir()):
        file.unlink()
    for ending in ("", "-wal"):
        shutil.move(home.with_name(f"kept{ending}"), f"{path}{ending}")
    assert Path(f"{path}-wal").stat().st_size > 0
    return path


def names(home: Path) -> list[str]:
    return sorted(file.name for file in home.iterdir())


def everything_can_be_got_out(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], name: str = NAME
) -> None:
    elsewhere.mkdir()
    capsys.readouterr()
    assert main(["list"]) == 0
    assert name in capsys.readouterr().out
    assert main(["export"]) == 0
    assert load_answers(capsys.readouterr().out, "答案").organisation.name == name
    assert main(["export", "-o", str(elsewhere / "答案.yaml"), "--with-drafts"]) == 0
    assert (elsewhere / "答案.drafts.zip").exists()
    assert main(["record"]) == 0
    assert main(["record", "-o", str(elsewhere / "记录.docx")]) == 0
    assert main(["tables", "-o", str(elsewhere / "三张表.xlsx")]) == 0
    assert main(["backup", "-o", str(elsewhere / "备份.sqlite3")]) == 0
    refuse_unsound(elsewhere / "备份.sqlite3")


@needs_mounts
@pytest.mark.parametrize("make", [filled, unfinished])
def test_a_read_only_disk(
    make: Callable[[Path], Path], home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(home)
    before = names(home)
    name = NAME if make is filled else "白云乡人民政府"
    with read_only(home):
        everything_can_be_got_out(tmp_path / "别处", capsys, name)
    assert names(home) == before


@needs_mounts
def test_a_full_disk(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk(home, 1024):
        filled(home)
        fill(home)
        everything_can_be_got_out(tmp_path / "别处", capsys)


@needs_mounts
def test_a_backup_on_a_disk_that_cannot_be_written(home: Path, tmp_path: Path) -> None:
    path = filled(home)
    stick = tmp_path / "U盘"
    copy = back_up(path, stick / "备份.sqlite3")
    with read_only(stick):
        restore(copy, path, NOW)
    refuse_unsound(path)


def test_a_store_that_another_window_is_writing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(filled(home))) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM entry")
        everything_can_be_got_out(tmp_path / "别处", capsys)


def test_reading_creates_nothing_where_nothing_was_stored(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, code in ((["list"], 0), (["export"], 2), (["record"], 2), (["backup"], 2)):
        assert main(command) == code
    assert capsys.readouterr().err.count("还没有") == 3
    assert not home.exists()


def test_reading_brings_no_file_up_to_date_and_makes_no_copies(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    path = home / "reports.sqlite3"
    _write_version_two(path)
    before = path.read_bytes()
    everything_can_be_got_out(tmp_path / "别处", capsys, "艾岗乡人民政府")
    assert path.read_bytes() == before
    assert names(home) == ["reports.sqlite3"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert SCHEMA_VERSION > 2


@pytest.fixture
def opened(home: Path) -> Iterator[Store]:
    filled(home)
    with Store(home, connect=for_reading) as store:
        yield store


def test_what_was_opened_for_reading_takes_nothing(opened: Store) -> None:
    for write in (
        lambda: opened.append(1, Row("answer", "year", 2024, "typed")),
        lambda: opened.name_clerk("张三"),
        opened.create_report,
        lambda: opened.record_draft(None, WrittenDraft("乙.docx", "id", b"")),
    ):
        with pytest.raises(StoreError):
            write()
    assert len(opened.rows(1)) == 2
