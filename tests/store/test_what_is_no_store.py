"""The schema is looked at first: what is no store of ours is refused, truly told, and not touched."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.store.backups import back_up, backups, daily_backup, restore
from report_assistant.store.errors import DamagedStoreError, ForeignStoreError, NewerStoreError
from report_assistant.store.salvage import salvage
from report_assistant.store.schema import SCHEMA_VERSION
from report_assistant.store.store import Row, Store, StoreError, WrittenDraft
from tests.store.test_backups import NOW, TODAY, store_with, values

TRIGGER = "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE id < new.id; END"
VIEW = "ALTER TABLE clerk RENAME TO c; CREATE VIEW clerk AS SELECT id, at, name FROM c"


def run(file: Path, script: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)


def with_script(script: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        run(file, script)

    return make


def nothing_but_a_table(file: Path) -> None:
    file.unlink()
    run(file, "CREATE TABLE entry (id INTEGER PRIMARY KEY, x)")


def foreign(file: Path) -> None:
    file.unlink()
    run(file, "CREATE TABLE bookmark (address TEXT); PRAGMA user_version = 3")


def new(file: Path) -> None:
    file.unlink()
    Store(file.parent / "neu").close()
    (file.parent / "neu" / "reports.sqlite3").replace(file)


def an_unreadable_draft(file: Path) -> None:
    run(file, "UPDATE draft SET content = x'00'")


REFUSED = {
    "a table of that name and nothing else": (nothing_but_a_table, "已经损坏"),
    "of another program": (foreign, "不是本程序的备份"),
    "no version": (with_script("PRAGMA user_version = 0"), "已经损坏"),
    "a negative version": (with_script("PRAGMA user_version = -1"), "已经损坏"),
    "of a newer program": (with_script("PRAGMA user_version = 999"), "新版程序的备份，请先升级"),
    "a trigger": (with_script(TRIGGER), "已经损坏"),
    "a view in a table's place": (with_script(VIEW), "已经损坏"),
    "a table more": (with_script("CREATE TABLE more (x)"), "已经损坏"),
    "a column less": (with_script("ALTER TABLE draft DROP COLUMN path"), "已经损坏"),
    "a column more": (with_script("ALTER TABLE entry ADD COLUMN more TEXT"), "已经损坏"),
    "a changed answer": (with_script("UPDATE entry SET value = '1'"), "已经损坏"),
    "no words in an answer": (with_script("UPDATE entry SET value = x'ff'"), "已经损坏"),
    "a draft that is not whole": (an_unreadable_draft, "已经损坏"),
    "no answers": (new, "里面没有答案"),
    "an empty file": (lambda file: file.write_bytes(b""), "里面没有答案"),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def copy(home: Path, tmp_path: Path) -> Path:
    """A backup with an answer and a draft; the store has one answer more."""
    path = store_with(home, "甲乡人民政府")
    with Store(home) as store:
        store.record_draft(1, WrittenDraft("甲.docx", "id", b"content"))
    made = back_up(path, tmp_path / "备份.sqlite3")
    store_with(home, "乙镇人民政府")
    return made


def all_files(folder: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes()
        for file in folder.iterdir()
        if not file.name.endswith(("-wal", "-shm"))
    }


@pytest.mark.parametrize("kind", REFUSED)
def test_restore_refuses_what_cannot_be_used_and_touches_nothing(
    copy: Path, home: Path, kind: str
) -> None:
    spoil, reason = REFUSED[kind]
    spoil(copy)
    before = all_files(home)
    with pytest.raises(StoreError, match=reason):
        restore(copy, home / "reports.sqlite3", NOW)
    assert all_files(home) == before
    assert values(home) == ["甲乡人民政府", "乙镇人民政府"]


@pytest.mark.parametrize("kind", REFUSED)
def test_the_store_itself_is_opened_only_if_it_is_one(copy: Path, home: Path, kind: str) -> None:
    spoil, _ = REFUSED[kind]
    path = home / "reports.sqlite3"
    copy.replace(path)
    spoil(path)
    if kind in ("no answers", "an empty file"):  # a new store
        assert values(home) == []
        return
    before = path.read_bytes()
    with pytest.raises(StoreError) as raised, Store(home) as store:
        store.refuse_damaged()
    assert path.read_bytes() == before
    assert isinstance(
        raised.value,
        {
            "of another program": ForeignStoreError,
            "of a newer program": NewerStoreError,
        }.get(kind, DamagedStoreError),
    )


def test_a_store_of_every_version_is_restored_and_opened(copy: Path, home: Path) -> None:
    from tests.interview.test_undo_redo import _write_version_two

    copy.unlink()
    _write_version_two(copy)
    kept = restore(copy, home / "reports.sqlite3", NOW)
    assert kept is not None
    assert values(home) == ["艾岗乡人民政府", "township", 2021, None]


def test_a_first_version_is_brought_up_to_date(home: Path) -> None:
    from report_assistant.store.schema import _FIRST

    home.mkdir()
    run(
        home / "reports.sqlite3",
        f"""{_FIRST}
        INSERT INTO report VALUES (1, '2022-01-10T01:00:00+00:00');
        INSERT INTO entry VALUES (1, 1, '2022-01-10T01:00:00+00:00', 'answer', 'year', '2021', 'typed');
        PRAGMA user_version = 1;""",
    )
    assert values(home) == [2021]


# ---------------------------------------------------------------- a newer store


def test_a_newer_store_is_never_called_damaged_nor_salvaged(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(home))
    path = store_with(home, "甲乡人民政府")
    run(path, "PRAGMA user_version = 999")
    before = all_files(home)
    for command in (["list"], ["chat", "--plain"], ["export"], ["restore", "--salvage"]):
        assert main(command) == 2
        said = capsys.readouterr().err
        assert "新版程序写的" in said and "请先升级本程序" in said
        assert "restore" not in said
        assert "损坏" not in said.replace("不是损坏", "")
    assert all_files(home) == before


def test_salvage_leaves_a_store_alone_that_is_only_busy(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store_with(home, "甲乡人民政府")
    monkeypatch.setattr("report_assistant.store.connections.BUSY_SECONDS", 0.05)
    run(path, "PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="另一个窗口"):
            salvage(path, NOW)
        with pytest.raises(StoreError):
            restore(path, path, NOW)
    assert values(home) == ["甲乡人民政府"]
    assert [file.name for file in home.iterdir() if "恢复前" in file.name] == []


def test_salvage_takes_the_answers_out_of_a_store_with_a_trigger(home: Path) -> None:
    path = store_with(home, "甲乡人民政府", "乙镇人民政府")
    run(path, TRIGGER)
    assert salvage(path, NOW).reports[0].entries == 2
    assert values(home) == ["甲乡人民政府", "乙镇人民政府"]


# ---------------------------------------------------------------- copies


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind exist on POSIX only")
def test_only_the_owner_can_read_any_copy(home: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = store_with(home, "甲乡人民政府")
        copy = back_up(path, tmp_path / "备份" / "甲.sqlite3")
        daily = daily_backup(path, TODAY)
        kept = restore(copy, path, NOW)
        path.write_bytes(b"damaged")
        damaged = restore(copy, path, NOW)
        run(path, TRIGGER)
        salvaged = salvage(path, NOW).kept
    finally:
        os.umask(before)
    for file in (path, copy, daily, kept, damaged, salvaged):
        assert file is not None
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_backup_of_a_damaged_store_is_made_and_called_damaged(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(home))
    path = store_with(home, "甲乡人民政府")
    run(path, "UPDATE entry SET value = '1'")
    assert main(["backup", "-o", str(tmp_path / "甲.sqlite3")]) == 2
    said = capsys.readouterr()
    assert "已备份" in said.out
    assert "存放答案的文件损坏了" in said.err
    path.write_bytes(b"damaged")
    assert main(["backup", "-o", str(tmp_path / "乙.sqlite3")]) == 2
    assert "存放答案的文件损坏了" in capsys.readouterr().err
    assert not (tmp_path / "乙.sqlite3").exists()


def test_two_windows_that_start_at_once_make_one_whole_copy(home: Path) -> None:
    import threading

    path = store_with(home, *map(str, range(200)))
    threads = [threading.Thread(target=daily_backup, args=(path, TODAY)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (made,) = backups(path)
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    restore(made, path, NOW)
    assert len(values(home)) == 200


def test_what_a_copy_that_was_cut_short_left_is_removed_a_day_later(home: Path) -> None:
    path = store_with(home, "甲乡人民政府")
    daily_backup(path, TODAY)
    folder = home / "backups"
    old, fresh = folder / ".~2026-01-07.sqlite3.tmp", folder / ".~fresh_12.tmp"
    for file in (old, fresh):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    daily_backup(path, TODAY.replace(day=9))
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.parametrize("step", ["copy2", "replace"])
def test_a_restore_that_fails_half_way_leaves_the_damaged_store_where_it_is(
    copy: Path, home: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = home / "reports.sqlite3"
    path.write_bytes(b"damaged")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if step == "copy2":
            patch.setattr("os.link", full)
            patch.setattr("shutil.copy2", full)
        else:
            original = Path.replace
            patch.setattr(
                Path,
                "replace",
                lambda new, to: full() if Path(to) == path else original(new, to),
            )
        with pytest.raises(StoreError, match="没有恢复成"):
            restore(copy, path, NOW)
    assert path.read_bytes() == b"damaged"
    restore(copy, path, NOW)
    assert values(home) == ["甲乡人民政府"]


def test_a_row_is_stored_as_before(home: Path) -> None:
    """The file's format is that of earlier programs, which can open it."""
    path = store_with(home, "甲乡人民政府")
    with Store(home) as store:
        assert [row.kind for row in store.rows(1)] == [Row("answer", "", "", "").kind]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,) == (4,)
        (columns,) = connection.execute(
            "SELECT group_concat(name) FROM pragma_table_info('entry')"
        ).fetchone()
    assert columns == "id,report,at,kind,name,value,source,joined,who,place,seal"
