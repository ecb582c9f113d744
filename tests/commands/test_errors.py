"""Whatever goes wrong in a command: one plain sentence, exit code 2, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from report_assistant.checks import Facts
from report_assistant.cli import main
from report_assistant.commands import checked_files
from report_assistant.foundation.error_log import FILE_NAME
from tests.conftest import ROOT
from tests.hostile import commands_terminal

COMMANDS = (
    *("draft a.yaml -o b.docx", "backup", "restore x", "export", "import a.txt", "check a.txt"),
    *("diff a.docx b.docx", "final a.docx -o b.docx", "record", "next", "tables -o b.xlsx"),
    *("list", "form", "serve", "chat --plain"),
)
SECRET = "青山镇人民政府"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "数据"
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(place))
    monkeypatch.chdir(tmp_path)
    return place


def raising(error: BaseException) -> Any:
    def run(*_: object, **__: object) -> int:
        raise error

    return run


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("error", [ZeroDivisionError(SECRET), RecursionError(), MemoryError()])
def test_an_unexpected_error_is_one_sentence(
    command: str,
    error: Exception,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = command.split()[0]
    module = {"import": "import_report"}.get(name, name)
    monkeypatch.setattr(f"report_assistant.commands.{module}.run", raising(error))
    assert main(command.split()) == 2
    told = capsys.readouterr()
    assert told.err.startswith("程序出了差错") and told.err.count("\n") == 1
    assert "Traceback" not in told.err + told.out and SECRET not in told.err
    assert SECRET not in (home / FILE_NAME).read_text()


def test_ctrl_c_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("report_assistant.commands.list.run", raising(KeyboardInterrupt()))
    assert main(["list"]) == 2
    assert "已停止" in capsys.readouterr().err


as_before = checked_files.facts_in


def facts(file: Path) -> Facts:
    """Read a file, of which one has a fault of ours waiting in it."""
    if file.name == "1.txt":
        raise ZeroDivisionError
    return as_before(file)


def check_in_process(file: Path) -> checked_files.Checked:
    """Check in another process, which knows nothing of what a test put in place of ours."""
    checked_files.facts_in = facts
    return checked_files.check_file(file, {})


@pytest.mark.parametrize("many", [3, 12])
def test_one_bad_file_of_a_folder_leaves_the_others_their_results(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "一批"
    folder.mkdir()
    for number in range(many):
        (folder / f"{number}.txt").write_text(
            "青山镇2025年政府信息公开工作年度报告\n一、总体情况\n好。"
        )
    monkeypatch.setattr(checked_files, "facts_in", facts)
    monkeypatch.setattr(checked_files, "_check_in_process", check_in_process)
    assert main(["check", str(folder)]) == 2
    told = capsys.readouterr().out
    assert f"检查了 {many - 1} 份" in told and "另有 1 份没能检查" in told
    assert "程序出了差错" in told.replace("\n", "")


def test_words_in_brackets_are_no_markup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "年报.txt"
    file.write_text(
        "青山镇2025年政府信息公开工作年度报告\n一、总体情况\n收到申请[/b]2件，[red]占90%。存在[/x]问题"
    )
    assert main(["check", str(file)]) in (0, 1)
    assert "检查了 1 份" in capsys.readouterr().out


NAMES = ("e\x1b]0;HACK\x07.txt", "逆\u202etxt.exe.txt", "c1\x9b31m.txt", "行\r尾.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_hostile_file_name_commands_no_terminal(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "一批"
    folder.mkdir()
    (folder / name).write_text("青山镇2025年政府信息公开工作年度报告\n一、总体情况\n好。")
    (folder / f"{name}.docx").write_text("no document")
    path = str(folder / name)
    for arguments in (
        *(["check", str(folder)], ["check", "--json", str(folder)], ["import", path + "没有"]),
        *(["import", path, "-o", path + ".yaml"], ["draft", path, "-o", "b.docx"]),
        *(["diff", path, path], ["final", path, "-o", path + ".docx"], ["restore", path]),
        *(
            ["form", "--check", path],
            ["form", "-o", path + ".docx"],
            [name],
            ["tables", "--read", path],
        ),
        *(
            ["draft", "没有", "-o", "b", "--form", path],
            ["export", "-o", path],
            ["check", path + "*"],
        ),
    ):
        try:
            main(arguments)
        except SystemExit as left:
            assert left.code == 2
        told = "".join(capsys.readouterr())
        assert not commands_terminal(told), arguments


def test_the_names_of_files_stay_whole_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "c1\x9b31m.txt"
    file.write_text("青山镇2025年政府信息公开工作年度报告\n一、总体情况\n好。")
    main(["check", "--json", str(file)])
    assert {row["file"] for row in json.loads(capsys.readouterr().out)} == {str(file)}


def test_a_key_of_an_answers_file_commands_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "答案.yaml"
    file.write_text('"k\\e[31m\\u202e\\0": 1\n"y\\x9b": 2\n')
    assert main(["draft", str(file), "-o", "a.docx"]) == 2
    told = capsys.readouterr().err
    assert "k[31m" in told
    assert not commands_terminal(told)


def test_a_pipe_that_is_closed_is_no_error(home: Path) -> None:
    environment = os.environ | {"REPORT_ASSISTANT_HOME": str(home)}
    command = f"{sys.executable} -m report_assistant chat --plain | head -c 3"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; yes 预览 | head -300 | {command}"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert not (home / FILE_NAME).exists()


@pytest.mark.parametrize("command", ["record", "export", "next", "chat --plain --report"])
@pytest.mark.parametrize("number", ["9" * 20, "9" * 5000, "-1", "²"])
def test_a_number_that_no_report_has_is_no_damage(
    command: str, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([*command.split(), number])
    assert "报告的编号是一个数" in capsys.readouterr().err
