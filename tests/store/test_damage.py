"""A store with a damaged page: right answers or a clear sentence, and what can be read is saved."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.drafting.assembly import assemble
from report_assistant.session.workspace import Workspace
from report_assistant.store.backups import back_up, backups
from report_assistant.store.errors import DamagedStoreError
from report_assistant.store.salvage import salvage
from report_assistant.store.store import Row, Store, StoreError
from report_assistant.word_files.word_files import WordFiles
from tests.conftest import TODAY, example
from tests.scripts import BUSY

PAGE = 4096
NOW = datetime(2026, 1, 8, 9, 30)
ANSWERS = 200
KINDS = ("one bit", "a stretch", "zeros", "torn")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store as it is after some weeks: two reports, many changes, a Word file."""
    home = tmp_path_factory.mktemp("sound")
    with Store(home) as store:
        number = store.create_report()
        store.name_clerk("张三")
        for n in range(ANSWERS):
            name = "organisation.name" if n % 2 else "organisation.address"
            store.append(
                number, Row("answer", name, f"第{n}次填的内容，青河镇人民路 {n} 号", "typed")
            )
        other = store.create_report()
        for n, words in enumerate(BUSY):
            store.append(other, Row("answer", "organisation.phone", f"{n}{words}", "typed"))
        WordFiles(store).write(assemble(example("aigang-2021")), home / "甲.docx", number)
        path = store.path
    return path.read_bytes()


def _everything(home: Path) -> object:
    with Store(home) as store:
        numbers = store.reports()
        rows = {number: store.rows(number) for number in numbers}
        drafts = [draft.digest for number in numbers for draft in store.drafts(number)]
        return rows, drafts, store.clerk()


def _damaged(sound: bytes, page: int, kind: str) -> bytes:
    """One page spoilt in some way that differs from what was there."""
    data = bytearray(sound)
    begin, end = page * PAGE, (page + 1) * PAGE
    middle = begin + (page * 997) % PAGE
    match kind:
        case "one bit":
            data[middle] ^= 0x10
        case "a stretch":
            stretch = slice(middle, min(middle + 200, end))
            data[stretch] = bytes(byte ^ 0x55 for byte in data[stretch])
        case "zeros":
            data[begin:end] = bytes(PAGE)
        case "torn":
            data[begin + PAGE // 2 : end] = data[begin : begin + PAGE // 2]
    return bytes(data)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_in_turn(sound: bytes, kind: str, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / "reports.sqlite3").write_bytes(sound)
    truth = _everything(tmp_path / "whole")
    tally: Counter[str] = Counter()
    for page in range(len(sound) // PAGE):
        home = tmp_path / str(page)
        home.mkdir()
        file = home / "reports.sqlite3"
        file.write_bytes(_damaged(sound, page, kind))
        before = file.read_bytes()
        try:
            outcome = "right" if _everything(home) == truth else "WRONG WITHOUT A WORD"
        except StoreError as error:
            outcome = "told" if "report-assistant restore" in str(error) else f"unclear: {error}"
            assert file.read_bytes() == before, "a damaged file is left as it was"
        tally[outcome] += 1
    print(f"\n{kind}: {len(sound) // PAGE} pages: {dict(tally)}")
    assert set(tally) <= {"right", "told"}
    assert tally["told"] > 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_read_is_salvaged(sound: bytes, kind: str, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / "reports.sqlite3").write_bytes(sound)
    with Store(tmp_path / "whole") as store:
        truth = {row.value for number in store.reports() for row in store.rows(number)}
    least = len(truth)
    for page in range(len(sound) // PAGE):
        home = tmp_path / str(page)
        home.mkdir()
        file = home / "reports.sqlite3"
        spoilt = _damaged(sound, page, kind)
        file.write_bytes(spoilt)
        try:
            _everything(home)
            continue
        except StoreError:
            pass
        salvaged = salvage(file, NOW)
        assert salvaged.kept.read_bytes() == spoilt
        with Store(home) as store:
            found = {row.value for number in store.reports() for row in store.rows(number)}
        assert found <= truth, "nothing is made up"
        least = min(least, len(found))
        known = sum(report.missing for report in salvaged.reports)
        if len(found) < len(truth):  # told as a gap, or as what follows the last one
            assert known or any(report.entries for report in salvaged.reports)
    print(f"\n{kind}: of {len(truth)} answers at least {least} were saved from every damage")
    assert least > len(truth) * 0.8


def test_a_changed_letter_is_noticed(sound: bytes, tmp_path: Path) -> None:
    file = tmp_path / "reports.sqlite3"
    file.write_bytes(sound.replace("第41次".encode(), "第47次".encode()))
    with Store(tmp_path) as store, pytest.raises(DamagedStoreError, match="restore --salvage"):
        store.rows(1)
    salvaged = salvage(file, NOW)
    assert (salvaged.reports[0].entries, salvaged.reports[0].missing) == (ANSWERS - 1, 1)
    assert salvaged.reports[0].after == ("organisation.address",)


def test_a_word_file_that_is_damaged_in_the_store_is_noticed(sound: bytes, tmp_path: Path) -> None:
    file = tmp_path / "reports.sqlite3"
    place = sound.index(b"word/document.xml")
    file.write_bytes(sound[:place] + b"X" + sound[place + 1 :])
    with Store(tmp_path) as store, pytest.raises(DamagedStoreError):
        store.drafts(1)


def test_a_sound_store_and_a_hopeless_one_are_left_alone(sound: bytes, tmp_path: Path) -> None:
    file = tmp_path / "reports.sqlite3"
    with pytest.raises(StoreError, match="还没有存过"):
        salvage(file, NOW)
    file.write_bytes(sound)
    with pytest.raises(StoreError, match="没有损坏"):
        salvage(file, NOW)
    file.write_bytes(b"\xff" * len(sound))
    with pytest.raises(StoreError, match="选一份恢复"):
        salvage(file, NOW)
    assert file.read_bytes() == b"\xff" * len(sound)


def test_the_commands(
    sound: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
    file = tmp_path / "reports.sqlite3"
    file.write_bytes(sound)
    back_up(file, tmp_path / "backups" / "2026-01-07.sqlite3")
    file.write_bytes(sound.replace("第41次".encode(), "第47次".encode()))
    for command in (
        ["list"],
        ["export", "1"],
        ["record", "1"],
        ["chat", "--plain", "--report", "1"],
    ):
        assert main(command) == 2
        told = capsys.readouterr()
        assert "损坏了" in told.err and "report-assistant restore" in told.err
    assert [copy.stem for copy in backups(file)] == ["2026-01-07"], "no copy of what is damaged"
    assert main(["restore"]) == 2
    assert "2026-01-07.sqlite3" in capsys.readouterr().err
    assert main(["restore", "--salvage"]) == 0
    told = capsys.readouterr()
    assert "取出 199 条" in told.out
    assert "中间有 1 条没有读出来" in told.out
    assert "2026-01-07" in told.out
    assert main(["list"]) == 0
    with Workspace(TODAY) as workspace:
        assert len(workspace.summaries()) == 2
