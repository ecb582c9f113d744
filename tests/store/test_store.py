"""The store: append-only, private, on disk when append returns."""

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from report_assistant.store.store import OtherWindowError, Row, Store, StoreError, WrittenDraft

ANSWER = Row("answer", "overview.disclosure.new_media", 114, "typed")


def test_what_is_appended_is_there_after_reopening(tmp_path: Path) -> None:
    rows = [ANSWER, Row("answer", "improvement.problems", ["渠道窄", "𠮷"], "typed")]
    with Store(tmp_path) as store:
        number = store.create_report()
        for row in rows:
            assert store.append(number, row)
    with Store(tmp_path) as store:
        assert [(r.kind, r.name, r.value, r.source) for r in store.rows(number)] == [
            (r.kind, r.name, r.value, r.source) for r in rows
        ]
        assert all(row.at.endswith("+00:00") for row in store.rows(number))


def test_what_is_appended_together_is_there_together_or_not_at_all(store: Store) -> None:
    number = store.create_report()
    store.append(number, ANSWER, after=0)
    with pytest.raises(OtherWindowError):
        store.append(number, ANSWER, ANSWER, after=0)
    assert len(store.rows(number)) == 1
    unstorable = Row("answer", "name", None, None)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.append(number, ANSWER, unstorable, after=1)
    assert len(store.rows(number)) == 1
    store.append(number, ANSWER, Row("answer", "name", 1, "typed", joined=True), after=1)
    assert [row.joined for row in store.rows(number)] == [False, False, True]


def test_an_entry_remembers_who_was_at_work(store: Store) -> None:
    number = store.create_report()
    for name in ("", "张三", "李四"):
        if name:
            store.name_clerk(name)
        store.append(number, ANSWER)
    assert [row.who for row in store.rows(number)] == ["", "张三", "李四"]


def test_reports_are_listed_last_changed_first_and_empty_ones_are_not(store: Store) -> None:
    first, second, third = (store.create_report() for _ in range(3))
    store.append(second, ANSWER)
    store.append(first, ANSWER)
    assert store.reports() == [first, second]
    assert store.exists(third) and not store.exists(99)


def test_drafts_are_remembered(store: Store) -> None:
    number = store.create_report()
    written = WrittenDraft("甲.docx", "id", b"content", entries=3)
    store.record_draft(number, written)
    (draft,) = store.drafts(number)
    assert (draft.path, draft.content, draft.entries) == ("甲.docx", b"content", 3)
    assert store.has_written(written.digest)
    assert not store.has_written("another")
    store.record_draft(None, WrittenDraft("乙.docx", "id", b"later"))
    found = store.written("id")
    assert found is not None
    assert found.content == b"later"
    assert store.written("unknown") is None


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind exist on POSIX only")
def test_only_the_owner_can_read_it(store: Store) -> None:
    number = store.create_report()
    store.append(number, ANSWER)
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    for file in store.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_it_is_durable(store: Store) -> None:
    connection = store._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,), "FULL"


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "reports.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="升级"):
        Store(tmp_path)


def test_a_damaged_store_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "reports.sqlite3").write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="损坏"):
        Store(tmp_path)


def test_a_place_that_cannot_be_used_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="文件夹"):
        Store(tmp_path / "file" / "below")


def test_another_window_that_is_saving_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report_assistant.store.connections.BUSY_SECONDS", 0.05)
    with Store(tmp_path) as store:
        number = store.create_report()
        other = sqlite3.connect(store.path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="另一个窗口"):
            store.append(number, ANSWER)
        other.close()
        store.append(number, ANSWER)
        assert len(store.rows(number)) == 1


_KILLS = 15
PLAIN = "import sys; from report_assistant.cli import main; sys.exit(main(['chat', '--plain']))"


@pytest.mark.slow
def test_kill_nine_right_after_an_echo_loses_nothing(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("kill -9 is a POSIX notion")
    chance = random.Random(20220110)
    lost = 0
    for round_number in range(_KILLS):
        home = tmp_path / str(round_number)
        script = ["青河镇人民政府", *(f"改单位 第{n}镇人民政府" for n in range(1, 200))]
        process = subprocess.Popen(
            [sys.executable, "-c", PLAIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"REPORT_ASSISTANT_HOME": str(home)},
        )
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("\n".join(script) + "\n")
        process.stdin.flush()
        wanted, seen = chance.randint(1, 40), 0
        while seen < wanted:
            line = process.stdout.readline()
            assert line, "the program has ended by itself"
            seen += "→" in line
        time.sleep(chance.random() * 0.004)
        process.send_signal(signal.SIGKILL)
        seen += sum("→" in line for line in process.stdout.read().splitlines()[:-1])
        process.communicate()
        with Store(home) as store:
            stored = [row.value for row in store.rows(store.reports()[0])]
        lost += stored[: seen + 1] != [
            typed.removeprefix("改单位 ") for typed in script[: seen + 1]
        ]
    print(f"\nkilled {_KILLS} times, lost {lost} echoed answers")
    assert lost == 0
