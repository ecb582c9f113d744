"""Commands that need no stored answers work, whatever is wrong with the store."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.store import connections
from report_assistant.store.schema import SCHEMA_VERSION
from report_assistant.store.store import Row, Store
from tests.conftest import ROOT

ANSWERS = ROOT / "examples" / "all-zero-2025.yaml"
CONNECTIONS: list[sqlite3.Connection] = []


def filled(home: Path) -> Path:
    with Store(home) as store:
        number = store.create_report()
        for name, value in (("organisation.name", "青山镇人民政府"), ("year", 2024)):
            store.append(number, Row("answer", name, value, "typed"))
        return store.path


def damaged(home: Path) -> None:
    filled(home).write_bytes(b"\xfe\xdc" * 4096)


def damaged_inside(home: Path) -> None:
    path = filled(home)
    path.write_bytes(path.read_bytes().replace("青山镇".encode(), "青水镇".encode()))


def foreign(home: Path) -> None:
    home.mkdir(parents=True)
    with sqlite3.connect(home / "reports.sqlite3") as connection:
        connection.execute("CREATE TABLE bookmark (address TEXT)")
    connection.close()


def newer(home: Path) -> None:
    with sqlite3.connect(filled(home)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 995}")
    connection.close()


def unreachable(home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file where the folder should be", encoding="utf-8")


def locked(home: Path) -> None:
    connection = sqlite3.connect(filled(home))
    connection.execute("BEGIN IMMEDIATE")
    CONNECTIONS.append(connection)


KINDS = (damaged, damaged_inside, foreign, newer, unreachable, locked)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    home = tmp_path / "存放"
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(home))
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)
    yield home
    while CONNECTIONS:
        CONNECTIONS.pop().close()


def contents(home: Path) -> dict[str, bytes]:
    files = [home] if home.is_file() else sorted(home.rglob("*"))
    own = ("-wal", "-shm")  # SQLite's, which come and go
    return {f.name: f.read_bytes() for f in files if f.is_file() and not f.name.endswith(own)}


@pytest.mark.parametrize("spoil", KINDS)
def test_a_file_is_checked_and_one_sentence_says_what_was_left_out(
    spoil: Callable[[Path], None], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(ANSWERS)]) == 0
    expected = capsys.readouterr()
    spoil(home)
    before = contents(home)
    assert main(["check", str(ANSWERS)]) == 0
    said = capsys.readouterr()
    assert said.out == expected.out
    if spoil is locked:  # for reading the other window is not in the way
        assert said.err == ""
    else:
        assert said.err.endswith("，没有和存着的去年年报对照。\n")
        assert said.err.count("\n") == 1
    assert contents(home) == before


@pytest.mark.parametrize("spoil", KINDS)
def test_a_draft_is_written_and_one_sentence_says_that_it_cannot_be_updated(
    spoil: Callable[[Path], None],
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "报告.docx"
    spoil(home)
    before = contents(home)
    assert main(["draft", str(ANSWERS), "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert f"已生成：{target}" in said.out
    assert target.read_bytes()[:2] == b"PK"
    if spoil is damaged_inside:  # nothing was read of the answers, so nothing is noticed
        assert said.err == ""
        return
    assert said.err.endswith("，这个文件没有登记，以后不能用 --update 更新它。\n")
    assert said.err.count("\n") == 1
    assert contents(home) == before
    # It is not known any more that the file is untouched, so it is left alone, with or without
    # a store.
    assert main(["draft", str(ANSWERS), "-o", str(target)]) == 2


def test_a_draft_that_nobody_touched_is_written_again_while_the_store_is_locked(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "报告.docx"
    assert main(["draft", str(ANSWERS), "-o", str(target)]) == 0
    connection = sqlite3.connect(home / "reports.sqlite3")
    connection.execute("BEGIN IMMEDIATE")
    CONNECTIONS.append(connection)
    capsys.readouterr()
    assert main(["draft", str(ANSWERS), "-o", str(target)]) == 0
    assert "没有登记" in capsys.readouterr().err


def test_an_update_needs_no_store_where_the_drafts_lie_beside_the_answers(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from report_assistant.store.store import WrittenDraft
    from report_assistant.word_files.drafts_file import packed
    from tests.updates import retype, text_of

    answers, target = tmp_path / "答案.yaml", tmp_path / "报告.docx"
    shutil.copy(ANSWERS, answers)
    assert main(["draft", str(answers), "-o", str(target)]) == 0
    written = packed([WrittenDraft("报告.docx", "", target.read_bytes())])
    answers.with_suffix(".drafts.zip").write_bytes(written)
    retype(target, "政府信息公开", "政务信息公开")
    words = answers.read_text(encoding="utf-8").replace("year: 2025", "year: 2024")
    answers.write_text(words, encoding="utf-8")
    shutil.rmtree(home)
    newer(home)
    capsys.readouterr()
    assert main(["draft", str(answers), "-o", str(target), "--update"]) == 0
    assert "已更新" in capsys.readouterr().out
    assert "政务信息公开" in text_of(target) and "2024年" in text_of(target)


@pytest.mark.parametrize("spoil", KINDS)
def test_what_needs_no_store_works_without_it(
    spoil: Callable[[Path], None],
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = tmp_path / "报告.docx"
    full = ROOT / "examples" / "aigang-2021.yaml"
    assert main(["draft", str(full), "-o", str(report)]) == 0
    if home.exists():
        shutil.rmtree(home)
    spoil(home)
    before = contents(home)
    capsys.readouterr()
    assert main(["final", str(report), "-o", str(tmp_path / "定稿.docx")]) == 0
    assert "存放答案的文件损坏了：" not in capsys.readouterr().err, "it is no reason to stop"
    for command in (
        ["import", str(report), "-o", str(tmp_path / "读出来.yaml")],
        ["diff", str(report), str(report)],
        ["form"],
        ["form", "-o", str(tmp_path / "模板.docx")],
        ["form", "--check", str(tmp_path / "模板.docx")],
    ):
        assert main(command) == 0, command
        assert "存放答案" not in capsys.readouterr().err
    assert contents(home) == before


@pytest.mark.parametrize("spoil", [damaged, foreign, newer, locked])
def test_the_office_form_is_put_to_use_beside_a_store_that_cannot_be_opened(
    spoil: Callable[[Path], None], home: Path, tmp_path: Path
) -> None:
    form = tmp_path / "模板.docx"
    assert main(["form", "-o", str(form)]) == 0
    spoil(home)
    assert main(["form", "--use", str(form)]) == 0
    assert (home / "公文模板.docx").read_bytes() == form.read_bytes()
    assert main(["form", "--reset"]) == 0
    assert not (home / "公文模板.docx").exists()


def test_a_report_without_a_name_is_nobodys_last_year(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(path: Path) -> str:
        main(["check", str(path)])
        return capsys.readouterr().out

    nameless = tmp_path / "没有名称.yaml"
    words = ANSWERS.read_text(encoding="utf-8").splitlines()
    nameless.write_text(
        "\n".join(line for line in words if not line.startswith(("  name:", "year:"))),
        encoding="utf-8",
    )
    before = check(ANSWERS), check(nameless)
    with Store(home) as store:
        number = store.create_report()
        for name in ("organisation.name", "year"):
            store.append(number, Row("skip", name, None, "typed"))
        licences = Row("answer", "proactive_disclosure.licences", 900, "typed")
        store.append(number, licences)
        unnamed = store.create_report()
        store.append(unnamed, Row("answer", "year", 2024, "typed"))
        store.append(unnamed, licences)
    assert (check(ANSWERS), check(nameless)) == before
