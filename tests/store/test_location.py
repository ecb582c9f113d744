"""Where answers and Word files are kept: in the user's folders, elsewhere, or beside the program."""

import shutil
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.session.workspace import Workspace
from report_assistant.store import location
from report_assistant.store.errors import StoreError
from report_assistant.store.left_at_home import left_at_home
from report_assistant.store.location import documents, found_again, home
from report_assistant.store.store import Row, Store
from tests.store.faults import needs_mounts, read_only

TODAY = date(2026, 1, 10)


@pytest.fixture(autouse=True)
def _no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(location.HOME_VARIABLE, raising=False)
    monkeypatch.delenv(location.PROGRAM_VARIABLE, raising=False)


def stick(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is carried about, with blanks in its path."""
    program = folder / "U 盘" / "年报助手"
    program.mkdir(parents=True)
    (program / "便携.txt").touch()
    monkeypatch.setenv(location.PROGRAM_VARIABLE, str(program))
    return program


def test_a_program_that_is_carried_keeps_everything_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stick(tmp_path, monkeypatch)
    assert home() == program / "数据"
    assert documents() == program / "数据" / "年报"


def test_without_the_sign_the_usual_folders_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = home(), documents()
    program = stick(tmp_path, monkeypatch)
    (program / "便携.txt").unlink()
    assert (home(), documents()) == usual


def test_a_home_that_is_named_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = documents()
    stick(tmp_path, monkeypatch)
    monkeypatch.setenv(location.HOME_VARIABLE, str(tmp_path / "别处"))
    assert home() == tmp_path / "别处"
    assert documents() == usual


@pytest.mark.parametrize(
    "recorded",
    [
        r"E:\年报助手\数据\年报\报告.docx",
        r"\\共享\数据\年报助手\数据\年报\报告.docx",
        "/mnt/u/数据/年报/报告.docx",
    ],
)
def test_a_path_on_another_drive_is_found_on_this_one(
    recorded: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stick(tmp_path, monkeypatch)
    assert found_again(recorded) == program / "数据" / "年报" / "报告.docx"


def test_other_paths_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = "/mnt/数据/报告.docx"
    assert found_again(elsewhere) == Path(elsewhere)
    stick(tmp_path, monkeypatch)
    assert found_again("/mnt/桌面/报告.docx") == Path("/mnt/桌面/报告.docx")
    here = tmp_path / "数据" / "报告.docx"
    here.parent.mkdir()
    here.touch()
    assert found_again(str(here)) == here


def test_a_stick_in_another_computer_has_its_answers_and_word_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stick(tmp_path, monkeypatch)
    with Workspace(TODAY) as workspace:
        conversation = workspace.conversation(None)
        conversation.say("青山镇人民政府")
        conversation.say("2025")
        conversation.generating.begin()
        [written] = documents().glob("*.docx")
        assert conversation.newest_file() == written
    moved = tmp_path / "另一台 电脑" / "程序"
    moved.parent.mkdir()
    shutil.move(program, moved)
    monkeypatch.setenv(location.PROGRAM_VARIABLE, str(moved))
    with Workspace(TODAY) as workspace:
        conversation = workspace.conversation(workspace.latest())
        assert conversation.newest_file() == moved / "数据" / "年报" / written.name


def test_a_second_start_on_a_stick_says_where_the_report_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stick(tmp_path, monkeypatch)
    with Workspace(TODAY) as workspace:
        workspace.conversation(None).say("青山镇人民政府")
    assert main(["list"]) == 0
    assert "青山镇人民政府" in capsys.readouterr().out


@needs_mounts
def test_a_stick_that_cannot_be_written_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stick(tmp_path, monkeypatch)
    (program / "数据").mkdir()
    with read_only(program), pytest.raises(StoreError, match=r"写保护.*复制到桌面"):
        Store()


@pytest.mark.parametrize("interpreter", ["python.exe", "bin/python3.13"])
def test_an_interpreter_alone_knows_the_program_it_belongs_to(
    interpreter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stick(tmp_path, monkeypatch)
    monkeypatch.delenv(location.PROGRAM_VARIABLE)
    assert home() != program / "数据"
    monkeypatch.setattr(sys, "executable", str(program / "python" / interpreter))
    assert home() == program / "数据"
    (program / "便携.txt").unlink()
    assert home() != program / "数据"


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this computer, with answers that were given before the program was carried."""
    folder = tmp_path / "本机"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(folder))
    with Workspace(TODAY) as workspace:
        workspace.conversation(None).say("青山镇人民政府")
    return folder


def test_answers_left_on_this_computer_are_offered_to_be_copied(
    at_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program, left = stick(tmp_path, monkeypatch), (at_home / location.FILE_NAME).read_bytes()
    monkeypatch.setattr(sys, "stdin", StringIO("拿回来\n"))
    assert main(["chat", "--plain"]) == 0
    said = capsys.readouterr().out
    assert f"以前填的在“{at_home}”里" in said and "青山镇人民政府" in said
    with Store(program / "数据") as store:
        assert len(store.reports()) == 1
    assert (at_home / location.FILE_NAME).read_bytes() == left
    assert left_at_home() is None, "they are here now"


def test_nothing_is_copied_unasked(
    at_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert left_at_home() is None, "the program is not carried about"
    program = stick(tmp_path, monkeypatch)
    assert left_at_home() == at_home / location.FILE_NAME
    monkeypatch.setattr(sys, "stdin", StringIO("不拿\n"))
    assert main(["chat", "--plain"]) == 0
    with Store(program / "数据") as store:
        assert store.reports() == []
        store.take_over(([Row("answer", "year", 2025, "typed")], []))
    assert left_at_home() is None, "work has begun here"
