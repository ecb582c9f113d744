"""Every command that writes a file: what is there stays, whole, unless `--force` is given."""

import os
import shutil
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from report_assistant.cli import main
from tests.conftest import ROOT
from tests.store.faults import fill, needs_mounts, small_disk
from tests.updates import add_paragraph, text_of

EXAMPLE = str(ROOT / "examples" / "aigang-2021.yaml")
BUSY = str(ROOT / "examples" / "busy-town-2025.yaml")
posix = pytest.mark.skipif(os.name != "posix", reason="files and signals of POSIX")
WRITING = {
    "export": (["export", "-o"], ".yaml"),
    "import": (["import", "稿.docx", "-o"], ".yaml"),
    "tables": (["tables", "-o"], ".xlsx"),
    "record": (["record", "-o"], ".docx"),
    "form": (["form", "-o"], ".docx"),
    "backup": (["backup", "-o"], ".sqlite3"),
    "diff": (["diff", "稿.docx", "稿.docx", "--redline"], ".docx"),
    "final": (["final", "稿.docx", "-o"], ".docx"),
    "draft": (["draft", EXAMPLE, "-o"], ".docx"),
}
every_command = pytest.mark.parametrize("command", WRITING)

Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A computer with a stored report and a Word file."""
    folder = tmp_path_factory.mktemp("computer")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_ASSISTANT_HOME", str(folder / "数据"))
        patch.setattr("sys.stdin", StringIO("青山镇人民政府\n"))
        assert main(["chat", "--plain"]) == 0
        assert main(["draft", EXAMPLE, "-o", str(folder / "稿.docx")]) == 0
    return folder


@pytest.fixture(autouse=True)
def home(computer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The computer's data folder; the folder beside the Word file is where commands are given."""
    shutil.copytree(computer, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path / "数据"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "数据"


def written_by(command: str, stem: str) -> tuple[list[str], Path]:
    """Return the command that writes a file of that name, and the file."""
    arguments, ending = WRITING[command]
    return [*arguments, f"{stem}{ending}"], Path(f"{stem}{ending}")


def one_sentence(said: str) -> str:
    assert said.count("\n") == 1, said
    assert "Traceback" not in said
    return said


# ---------------------------------------------------------------- what is there


@every_command
def test_what_is_there_stays_and_the_ways_out_are_named(command: str, capsys: Said) -> None:
    arguments, file = written_by(command, "有了")
    file.write_bytes(b"somebody's")
    assert main(arguments) == 2
    said = one_sentence(capsys.readouterr().err)
    for words in ("没有动它", "换一个文件名", "--force"):
        assert words in said
    assert file.read_bytes() == b"somebody's"


@every_command
def test_force_writes_over_it(command: str) -> None:
    arguments, file = written_by(command, "有了")
    file.write_bytes(b"somebody's")
    assert main([*arguments, "--force"]) in (0, 1)
    assert file.read_bytes() != b"somebody's"


def test_a_draft_that_is_forced_keeps_the_edited_file_beside_it(capsys: Said) -> None:
    add_paragraph(Path("稿.docx"), "领导加的一段。")
    edited = Path("稿.docx").read_bytes()
    assert main(["draft", BUSY, "-o", "稿.docx", "--force"]) in (0, 1)
    assert "原来的留在" in capsys.readouterr().out
    assert "领导加的一段。" not in text_of(Path("稿.docx"))
    (kept,) = Path().glob("稿（*更新前）.docx")
    assert kept.read_bytes() == edited
    assert main(["draft", BUSY, "-o", "稿.docx"]) in (0, 1), "it is ours again"


@pytest.mark.parametrize("command", ["export", "import", "tables", "form"])
def test_the_same_content_is_no_reason_to_refuse(command: str) -> None:
    arguments, file = written_by(command, "有了")
    assert main(arguments) == 0
    before = file.read_bytes()
    assert main(arguments) == 0
    assert file.read_bytes() == before


def test_neither_of_two_files_is_written_where_one_has_to_stay(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdin", StringIO("生成\n"))
        assert main(["chat", "--plain", "--report", "1", "--folder", "报告"]) == 0
    Path("答案.drafts.zip").write_bytes(b"somebody's")
    assert main(["export", "-o", "答案.yaml", "--with-drafts"]) == 2
    assert "答案.drafts.zip”已经有了" in capsys.readouterr().err
    assert not Path("答案.yaml").exists()
    assert main(["export", "-o", "答案.yaml", "--with-drafts", "--force"]) == 0
    assert Path("答案.drafts.zip").read_bytes() != b"somebody's"


# ---------------------------------------------------------------- names


@every_command
@pytest.mark.parametrize("ending", [".pdf", ""])
def test_a_file_is_called_what_it_is(command: str, ending: str, capsys: Said) -> None:
    if command == "final" and ending == ".pdf":
        return
    arguments, _ = WRITING[command]
    before = set(Path().iterdir())
    assert main([*arguments, f"名字{ending}"]) == 2
    assert "结尾。" in one_sentence(capsys.readouterr().err)
    assert set(Path().iterdir()) == before


def test_a_report_does_not_become_its_own_answers() -> None:
    before = Path("稿.docx").read_bytes()
    assert main(["import", "稿.docx", "-o", "稿.docx", "--force"]) == 2
    assert Path("稿.docx").read_bytes() == before


@every_command
@pytest.mark.parametrize("stem", ["长" * 100, "长/" * 1500 + "a"], ids=["name", "path"])
def test_a_name_that_is_too_long_is_one_sentence(command: str, stem: str, capsys: Said) -> None:
    for force in ([], ["--force"]):
        arguments, _ = written_by(command, stem)
        assert main([*arguments, *force]) == 2
        assert "太长" in one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "长" * 5000],
        ["draft", "长" * 5000, "-o", "a.docx"],
        ["draft", EXAMPLE, "--update", "-o", "长" * 100 + ".docx"],
        ["import", "长" * 5000],
        ["restore", "长" * 5000],
        ["form", "--check", "长" * 5000],
        ["diff", "长" * 5000, "稿.docx"],
        ["tables", "--read", "长" * 5000],
    ],
)
def test_a_name_to_read_that_is_too_long_is_no_traceback(arguments: list[str]) -> None:
    assert main(arguments) == 2


@every_command
def test_a_folder_is_one_sentence(command: str, capsys: Said) -> None:
    arguments, _ = WRITING[command]
    for force in ([], ["--force"]):
        assert main([*arguments, ".", *force]) == 2
        assert "是一个文件夹，请在后面写上文件名" in one_sentence(capsys.readouterr().err)


@posix
@every_command
def test_a_link_is_followed(command: str) -> None:
    arguments, link = written_by(command, "链接")
    real = Path("共享") / link.name
    real.parent.mkdir()
    real.write_bytes(b"old")
    link.symlink_to(real.absolute())
    assert main(arguments) == 2
    assert main([*arguments, "--force"]) in (0, 1)
    assert link.is_symlink()
    assert real.read_bytes() not in (b"", b"old")


@posix
def test_an_untouched_draft_behind_a_link_is_written_again() -> None:
    Path("链接.docx").symlink_to(Path("稿.docx").absolute())
    before = Path("稿.docx").read_bytes()
    assert main(["draft", BUSY, "-o", "链接.docx"]) in (0, 1)
    assert Path("链接.docx").is_symlink()
    assert Path("稿.docx").read_bytes() != before


@posix
def test_a_read_only_draft_is_left_alone(capsys: Said) -> None:
    before = Path("稿.docx").read_bytes()
    Path("稿.docx").chmod(0o444)
    assert main(["draft", BUSY, "-o", "稿.docx"]) == 2
    assert "是只读文件" in one_sentence(capsys.readouterr().err)
    assert Path("稿.docx").read_bytes() == before


def test_a_file_that_cannot_be_read_is_said_to_be_that(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(self: Path, *arguments: str, **named: str) -> object:
        if self.name == "稿.docx":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    for more in ([], ["--update"], ["--force"]):
        assert main(["draft", EXAMPLE, "-o", "稿.docx", *more]) == 2
        assert "没有读它的权限" in one_sentence(capsys.readouterr().err)


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ["draft", "管道", "-o", "a.docx"],
        ["draft", EXAMPLE, "-o", "a.docx", "--form", "管道"],
        ["form", "--check", "管道"],
        ["form", "--use", "管道"],
        ["import", "管道"],
        ["check", "管道"],
        ["check", "稿.docx", "--last", "管道"],
        ["diff", "稿.docx", "管道"],
        ["final", "管道", "-o", "a.docx"],
        ["tables", "--read", "管道"],
        ["restore", "管道"],
        ["draft", EXAMPLE, "-o", "管道.docx"],
        ["draft", EXAMPLE, "-o", "管道.docx", "--update"],
        ["draft", EXAMPLE, "-o", "管道.docx", "--force"],
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_pipes_and_devices_are_refused_at_once(kind: str, arguments: list[str]) -> None:
    for name in ("管道", "管道.docx"):
        if kind == "pipe":
            os.mkfifo(name)
        else:
            Path(name).symlink_to("/dev/zero")
    assert main(arguments) == 2
    assert not Path("a.docx").exists()


# ---------------------------------------------------------------- whole or not at all

KILLED = """
import os, signal, sys
from report_assistant.cli import main

def killed(_):
    os.kill(os.getpid(), signal.SIGKILL)

os.fsync = killed
main(sys.argv[1:])
"""


@pytest.mark.slow
@posix
@pytest.mark.parametrize("command", [name for name in WRITING if name != "backup"])
def test_a_kill_while_it_is_written_leaves_the_old_file(command: str) -> None:
    arguments, file = written_by(command, "有了")
    file.write_bytes(b"old")
    killed = [sys.executable, "-c", KILLED, *arguments, "--force"]
    assert subprocess.run(killed, check=False).returncode == -signal.SIGKILL
    assert file.read_bytes() == b"old"


@posix
def test_a_kill_while_a_form_is_put_to_use_leaves_the_former_one(home: Path) -> None:
    assert main(["form", "-o", "模板.docx"]) == 0
    assert main(["form", "--use", "模板.docx"]) == 0
    former = (home / "公文模板.docx").read_bytes()
    add_paragraph(Path("模板.docx"), "青山镇人民政府文件")
    assert Path("模板.docx").read_bytes() != former
    killed = [sys.executable, "-c", KILLED, "form", "--use", "模板.docx"]
    assert subprocess.run(killed, check=False).returncode == -signal.SIGKILL
    assert (home / "公文模板.docx").read_bytes() == former
    assert main(["draft", EXAMPLE, "-o", "b.docx"]) == 0


@needs_mounts
@every_command
def test_a_full_disk_leaves_the_old_file(command: str, tmp_path: Path, capsys: Said) -> None:
    with small_disk(tmp_path / "disk", 256) as disk:
        arguments, file = written_by(command, str(disk / "有了"))
        file.write_bytes(b"old")
        filler = fill(disk)
        assert main([*arguments, "--force"]) == 2
        assert "磁盘" in one_sentence(capsys.readouterr().err)
        assert file.read_bytes() == b"old"
        assert {path.name for path in disk.iterdir()} == {file.name, filler.name}


@posix
def test_what_a_killed_program_left_is_swept_by_the_next_command() -> None:
    left = Path(".~abcd1234.tmp")
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert main(["export", "-o", "答案.yaml"]) == 0
    assert not left.exists()


@posix
def test_only_the_owner_can_read_a_backup() -> None:
    mask = os.umask(0o022)
    try:
        assert main(["backup", "-o", "备份.sqlite3"]) == 0
        Path("别的.sqlite3").write_bytes(b"old")
        assert main(["backup", "-o", "别的.sqlite3", "--force"]) == 0
    finally:
        os.umask(mask)
    for name in ("备份.sqlite3", "别的.sqlite3"):
        assert Path(name).stat().st_mode & 0o777 == 0o600
