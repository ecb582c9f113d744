"""What goes wrong around the store: a sentence for each, and nothing that was echoed is lost."""

import errno
import io
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePath, PureWindowsPath

import pytest

from report_assistant.cli import main
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import Asked, Rejected
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.stored_reports import summaries
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.backups import backups, daily_backup
from report_assistant.store.errors import StoreError, explained
from report_assistant.store.schema import SCHEMA_VERSION
from report_assistant.store.store import Row, Store
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.store.faults import fill, needs_mounts, read_only, small_disk
from tests.tui.piloting import conversation_screen, press, running, tell, texts
from tests.updates import generate_in

NAME = "青河镇人民政府"
CHAT = [sys.executable, "-m", "report_assistant", "chat", "--plain"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 1024) as folder:
        yield folder


def stored(home: Path) -> list[object]:
    with Store(home) as store:
        return [row.value for number in store.reports() for row in store.rows(number)]


# ---------------------------------------------------------------- a full disk


@pytest.mark.parametrize(
    ("store", "disk"),
    [(PureWindowsPath("D:/答案/reports.sqlite3"), "磁盘（D:）满了"), (Path("/a/b"), "磁盘满了")],
)
def test_the_disk_that_is_full_is_named_where_it_has_a_name(store: PurePath, disk: str) -> None:
    told = f"^放答案的{disk}，请清出一些空间，再试一次。$"
    with pytest.raises(StoreError, match=told), explained(store):  # type: ignore[arg-type]
        raise OSError(errno.ENOSPC, "full")


@needs_mounts
def test_a_full_disk_in_the_line_mode(disk: Path, questionnaire: Questionnaire) -> None:
    with Store(disk) as store:
        conversation = Conversation(store, questionnaire, None, today=TODAY)
        output = io.StringIO()
        console = PlainConsole(conversation, disk, output)
        console.run([NAME])
        filler = fill(disk)
        told: list[str] = []
        for n in range(200):  # the log has some room left before the disk is full
            output.seek(0), output.truncate()
            console.run([f"改单位 第{n}镇人民政府"])
            if "没有保存" in output.getvalue():
                told = output.getvalue().splitlines()
                break
        assert "没有保存：放答案的磁盘满了，请清出一些空间，再试一次。" in told
        assert any(f"没存上的是“改单位 第{n}镇人民政府”" in line for line in told)
        before = stored(disk) if n else []
        assert len(before) in (0, n + 1)
        filler.unlink()
        console.run(["再试"])
    assert stored(disk) == [NAME, *(f"第{each}镇人民政府" for each in range(n + 1))]


@pytest.mark.slow
@needs_mounts
async def test_a_full_disk_on_the_screen(disk: Path, tmp_path: Path) -> None:
    with Store(disk) as store:
        async with running(store, tmp_path, size=(80, 24)) as pilot:
            await tell(pilot, [NAME])
            filler = fill(disk)
            for n in range(200):
                words = f"改单位 第{n}镇人民政府"
                await tell(pilot, [words])
                if conversation_screen(pilot).prompt.text:
                    break
            assert conversation_screen(pilot).prompt.text == words
            assert any(text.startswith("放答案的磁盘满了") for text in texts(pilot))
            filler.unlink()
            await press(pilot, "enter")
            assert conversation_screen(pilot).prompt.text == ""
    assert stored(disk) == [NAME, *(f"第{each}镇人民政府" for each in range(n + 1))]


@needs_mounts
def test_a_disk_that_is_full_from_the_start(
    disk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(disk / "home"))
    filler = fill(disk)
    assert main(["chat", "--plain"]) == 2
    assert "磁盘" in capsys.readouterr().err
    assert main(["list"]) == 0, "which creates nothing"
    assert "还没有填过报告" in capsys.readouterr().out
    filler.unlink()
    assert main(["next"]) == 2
    assert "还没有填过报告" in capsys.readouterr().err


@needs_mounts
def test_a_full_disk_where_word_files_go(
    disk: Path, store: Store, questionnaire: Questionnaire
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for words in SEED:
        conversation.say(words)
    filler = fill(disk)
    with pytest.raises(ClerkProblem, match="磁盘已满，文件没有写成，请清出一些空间"):
        generate_in(conversation, disk)
    assert [file.name for file in disk.iterdir()] == [filler.name], "no half file is left"
    filler.unlink()
    generate_in(conversation, disk)
    assert len(list(disk.glob("*.docx"))) == 1


@needs_mounts
def test_a_full_disk_while_the_day_is_copied(disk: Path) -> None:
    with Store(disk) as store:
        number = store.create_report()
        store.append(number, Row("answer", "year", 2025, "typed"))
        fill(disk)
        with pytest.raises(ClerkProblem, match="没有备份成：磁盘已满"):
            daily_backup(store.path, TODAY)
        assert backups(store.path) == []
        assert len(store.rows(number)) == 1


# ---------------------------------------------------------------- read-only


@needs_mounts
@pytest.mark.parametrize("command", [["chat", "--plain"], ["next"], ["tables", "--read", "x.xlsx"]])
def test_a_read_only_folder_for_the_store(
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(home))
    with Store(home) as store:
        store.append(store.create_report(), Row("answer", "organisation.name", NAME, "typed"))
    with read_only(home):
        assert main(command) == 2
        assert "请检查磁盘是否已满、文件夹是否可写" in capsys.readouterr().err
    assert stored(home) == [NAME]


async def test_a_store_that_cannot_be_written_for_a_while(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Store(home) as store:
        async with running(store, tmp_path, size=(80, 24)) as pilot:
            await tell(pilot, [NAME])
            workspace = pilot.app._workspace  # type: ignore[attr-defined]
            workspace._store._connection.execute("PRAGMA query_only = ON")
            await tell(pilot, ["2021"])
            assert conversation_screen(pilot).prompt.text == "2021"
            assert any(text.startswith("不能读写") for text in texts(pilot))
            workspace._store._connection.execute("PRAGMA query_only = OFF")
            await press(pilot, "enter")
    assert stored(home)[-1] == 2021


@needs_mounts
def test_a_read_only_folder_for_word_files(
    tmp_path: Path, store: Store, questionnaire: Questionnaire
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for words in SEED:
        conversation.say(words)
    folder = tmp_path / "word"
    folder.mkdir()
    with read_only(folder), pytest.raises(ClerkProblem, match="请换一个文件夹保存"):
        generate_in(conversation, folder)
    generate_in(conversation, folder)
    assert len(list(folder.glob("*.docx"))) == 1


# ---------------------------------------------------------------- clocks


def test_a_clock_that_jumps_a_year_forth_and_back(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    year = timedelta(days=365)
    now = datetime(2026, 1, 8, 9, 30, tzinfo=UTC)
    clock = iter([now + (n % 3 - 1) * year + timedelta(seconds=n) for n in range(1000)])
    with Store(tmp_path, now=lambda: next(clock)) as store:
        first = Conversation(store, questionnaire, None, today=TODAY)
        for n in range(9):
            first.say(NAME if n == 0 else f"改单位 第{n}镇人民政府")
            assert first.stored.last_saved == store.rows(first.stored.number or 0)[-1].at
        second = Conversation(store, questionnaire, None, today=TODAY)
        second.say("白云乡人民政府")
        assert [each.number for each in summaries(store, questionnaire, TODAY)] == [2, 1]
        again = Conversation(store, questionnaire, first.stored.number, today=TODAY)
        assert again.interview.answers.report.organisation.name == "第8镇人民政府"
        again.say("撤销")
        assert again.interview.answers.report.organisation.name == "第7镇人民政府"
        assert [line for line in str(again.record()).split() if "第8镇" in line]


def test_copies_made_while_the_clock_was_ahead_push_nothing_out(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.append(store.create_report(), Row("answer", "year", 2025, "typed"))
        today = date(2026, 1, 8)
        for n in range(30):
            daily_backup(store.path, today + timedelta(days=365 + n))
        for n in range(20):
            daily_backup(store.path, today + timedelta(days=n))
        names = {copy.stem for copy in backups(store.path)}
    assert {f"2026-01-{day:02}" for day in range(14, 28)} <= names
    assert "2026-01-08" in names, "the first of its month"


# ---------------------------------------------------------------- newer programs


@pytest.mark.parametrize("command", [["list"], ["chat", "--plain"], ["export"], ["next"]])
def test_a_store_of_a_newer_program(
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
    with Store(tmp_path) as store:
        store.append(store.create_report(), Row("answer", "organisation.name", NAME, "typed"))
        path = store.path
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    assert main(command) == 2
    assert "请先升级本程序再打开。答案都还在，没有改动。" in capsys.readouterr().err
    assert path.read_bytes() == before


# ---------------------------------------------------------------- two windows, and none


@pytest.mark.slow
def test_two_windows_answer_in_turns(tmp_path: Path, questionnaire: Questionnaire) -> None:
    """Whoever was not first is told, gets the words back, and sees the other's answer."""
    with Store(tmp_path) as one, Store(tmp_path) as two:
        windows = [Conversation(one, questionnaire, None, today=TODAY)]
        windows[0].say(NAME)
        windows.append(Conversation(two, questionnaire, windows[0].stored.number, today=TODAY))
        said, told = [NAME], 0
        for n in range(40):
            window, words = windows[n * 7 % 3 % 2], f"改单位 第{n}镇人民政府"
            events = window.say(words)
            refused = [event for event in events if isinstance(event, Rejected)]
            if refused:
                told += 1
                assert "另一个窗口刚改过" in refused[0].reason
                assert refused[0].typed == words
                assert any(isinstance(event, Asked) for event in events)
                assert window.interview.answers.report.organisation.name == said[-1]
                window.say(words)
            said.append(f"第{n}镇人民政府")
    assert told > 5
    assert stored(tmp_path) == said


@pytest.mark.slow
def test_two_processes_write_at_once(tmp_path: Path) -> None:
    """Two line modes on one report: every answer that was echoed is stored, in one order."""
    environment = os.environ | {"REPORT_ASSISTANT_HOME": str(tmp_path)}
    with Store(tmp_path) as store:
        store.append(store.create_report(), Row("answer", "organisation.name", NAME, "typed"))
    scripts = [[f"改单位 第{n}{mark}人民政府" for n in range(60)] for mark in "乡镇"]
    running = [
        subprocess.Popen(
            [*CHAT, "--report", "1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
        )
        for _ in scripts
    ]
    for process, script in zip(running, scripts, strict=True):
        assert process.stdin is not None
        process.stdin.write("\n".join(script) + "\n")
        process.stdin.close()
    answers = stored(tmp_path)
    echoed, refused = 0, 0
    for process in running:
        assert process.stdout is not None
        with process:
            said = process.stdout.read()
        echoed += said.count("已改“单位全称”")
        refused += said.count("另一个窗口刚改过") + said.count("没有保存")
        answers = stored(tmp_path)
        for line in said.splitlines():
            if "已改“单位全称”" in line:
                assert line.split("→")[1].split("。")[0].strip() in answers
    print(f"\ntwo processes: {echoed} taken, {refused} told of the other window, 0 lost")
    assert echoed + refused == 120
    assert len(answers) == echoed + 1


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX notion")
def test_kill_nine_in_the_middle_of_two_hundred_answers(tmp_path: Path) -> None:
    process = subprocess.Popen(
        CHAT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"REPORT_ASSISTANT_HOME": str(tmp_path)},
    )
    assert process.stdin is not None and process.stdout is not None
    script = [NAME, *(f"改单位 第{n}镇人民政府" for n in range(199))]
    process.stdin.write("\n".join(script) + "\n")
    process.stdin.flush()
    seen = 0
    while seen < 100:
        seen += "→" in process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert stored(tmp_path)[: seen + 1] == [
        words.removeprefix("改单位 ") for words in script[: seen + 1]
    ]
