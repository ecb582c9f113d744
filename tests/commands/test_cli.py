"""The commands: what they write, what they say, their exit codes."""

import json
from io import StringIO
from pathlib import Path

import docx
import pytest

from report_assistant.cli import main
from report_assistant.drafting.assembly import assemble
from report_assistant.report.fields import all_paths, field_at, value_at
from report_assistant.store.answers_file import dump_answers
from report_assistant.store.store import Row, Store
from report_assistant.word.writer import write_docx
from tests.conftest import ROOT, example

EXAMPLE = ROOT / "examples" / "aigang-2021.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "数据"
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(place))
    monkeypatch.chdir(tmp_path)
    return place


def test_draft_writes_again_what_nobody_edited(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["draft", str(EXAMPLE), "-o", "年报 稿.docx"]
    assert main(arguments) == 0
    first = Path("年报 稿.docx").read_bytes()
    assert main(arguments) == 0
    assert Path("年报 稿.docx").read_bytes() == first
    assert "已生成" in capsys.readouterr().out


def test_draft_leaves_an_edited_file_alone(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["draft", str(EXAMPLE), "-o", "稿.docx"]
    assert main(arguments) == 0
    document = docx.Document("稿.docx")
    document.paragraphs[1].add_run("领导改的一句。")
    document.save("稿.docx")
    edited = Path("稿.docx").read_bytes()
    assert main(arguments) == 2
    assert Path("稿.docx").read_bytes() == edited
    assert "没有动它" in capsys.readouterr().err


def test_draft_leaves_a_stranger_alone() -> None:
    Path("稿.docx").write_bytes(b"somebody's")
    assert main(["draft", str(EXAMPLE), "-o", "稿.docx"]) == 2
    assert Path("稿.docx").read_bytes() == b"somebody's"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["draft", "没有.yaml", "-o", "a.docx"], "找不到"),
        (["draft", str(EXAMPLE), "-o", "."], "是一个文件夹"),
        (["draft", str(EXAMPLE)], "少写了 -o"),
        (["draft", str(EXAMPLE), "-o", "a.docx", "--form", str(EXAMPLE)], "Word 模板不能用"),
        (["export"], "还没有填过报告"),
        (["export", "7"], "没有编号是 7"),
        (["chat", "--plain", "--report", "9"], "没有编号是 9"),
        (["form", "--check", "没有.docx"], "找不到"),
        (["serve", "--report", "9"], "没有编号是 9"),
        (["--report", "9"], "没有编号是 9"),
        (["serve", "--report", "abc"], "--report 写的是“abc”，报告的编号是一个数"),
        (["export", "0"], "编号 写的是“0”，报告的编号是一个数"),
        (["serve", "--port", "80000"], "--port 写的是“80000”，端口是 1 到 65535 的一个数"),
        (["serve", "--port", "abc"], "--port 写的是“abc”，端口是"),
        (["serve", "--port=-1"], "--port 写的是“-1”，端口是"),
        (["serve", "--port"], "--port 后面少写了内容"),
        (["serve", "--folder", str(EXAMPLE)], "是一个文件，放不了别的文件"),
        (["chat", "--plain", "--folder", f"{EXAMPLE}/里面"], "是一个文件，放不了别的文件"),
        (["chat", "--json", "--folder", str(EXAMPLE)], "是一个文件，放不了别的文件"),
        (["--folder", str(EXAMPLE)], "是一个文件，放不了别的文件"),
        (["nonsense"], "没看懂"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        assert main(arguments) == 2
    except SystemExit as left:
        assert left.code == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("year: 2021\norganisatoin: {}\n", "第 2 行"),
        ("year: [\n", "行"),
        ("year: 2021\nyear: 2022\n", "第 2 行"),
        ("year: 十\n", "第 1 行"),
    ],
)
def test_a_mistake_in_an_answers_file_names_the_line(
    content: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("答案.yaml").write_text(content, encoding="utf-8")
    assert main(["draft", "答案.yaml", "-o", "a.docx"]) == 2
    assert sentence in capsys.readouterr().err
    assert not Path("a.docx").exists()


def test_findings_of_severity_error_are_told_by_the_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = example("aigang-2021")
    report.applications.received.natural_person = 1
    assert main(["draft", str(EXAMPLE), "-o", "a.docx"]) == 0
    Path("答案.yaml").write_text(dump_answers(report), encoding="utf-8")
    assert main(["draft", "答案.yaml", "-o", "b.docx"]) == 1
    assert "必须改：" in capsys.readouterr().out
    assert Path("b.docx").exists()


def test_export_is_the_inverse_of_draft(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("青河镇人民政府\n\n2021\n"))
    assert main(["chat", "--plain"]) == 0
    assert main(["list"]) == 0
    assert "青河镇人民政府" in capsys.readouterr().out
    assert main(["export", "-o", "答案.yaml"]) == 0
    assert main(["export"]) == 0
    assert Path("答案.yaml").read_text(encoding="utf-8") in capsys.readouterr().out
    assert main(["draft", "答案.yaml", "-o", "a.docx"]) in (0, 1)
    assert "【待填】" in capsys.readouterr().out


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["chat", "--help"], ["draft", "--help"], ["form", "--help"]):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 0
    said = capsys.readouterr().out
    assert "用法：" in said
    for english in ("usage", "options", "positional", "show this help"):
        assert english not in said


def test_the_office_puts_its_own_form_to_use(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["form"]) == 0
    assert "自带的模板" in capsys.readouterr().out
    assert main(["form", "-o", "模板.docx"]) == 0
    form = docx.Document("模板.docx")
    form.paragraphs[0].insert_paragraph_before("艾岗乡人民政府文件")
    form.save("模板.docx")
    assert main(["form", "--check", "模板.docx"]) == 0
    assert main(["form", "--use", "模板.docx"]) == 0
    assert main(["draft", str(EXAMPLE), "-o", "a.docx"]) == 0
    assert "艾岗乡人民政府文件" in [p.text for p in docx.Document("a.docx").paragraphs]
    assert main(["form", "--reset"]) == 0
    assert main(["draft", str(EXAMPLE), "-o", "b.docx"]) == 0
    assert "艾岗乡人民政府文件" not in [p.text for p in docx.Document("b.docx").paragraphs]
    assert list(home.iterdir()) == [home / "reports.sqlite3"]


def test_a_broken_form_is_not_put_to_use(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = docx.Document()
    form.save("模板.docx")
    assert main(["form", "--use", "模板.docx"]) == 2
    assert "必须改：" in capsys.readouterr().out
    assert not (home / "公文模板.docx").exists()


def test_import_is_the_inverse_of_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(EXAMPLE), "-o", "a.docx"]) == 0
    assert main(["import", "a.docx", "-o", "b.yaml"]) == 0
    assert main(["draft", "b.yaml", "-o", "b.docx"]) == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("读到的：艾岗乡人民政府 2021 年度（读到 ")
    assert not any(line.startswith("没读到：") for line in told)
    assert main(["import", "没有.docx"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_check_tells_files_apart_by_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    report = example("busy-town-2025")
    Path("好.yaml").write_text(dump_answers(report), encoding="utf-8")
    report.applications.received.natural_person = 25
    Path("错.yaml").write_text(dump_answers(report), encoding="utf-8")
    assert main(["draft", "好.yaml", "-o", "好.docx"]) == 0
    assert main(["draft", "错.yaml", "-o", "错.docx"]) == 1
    assert main(["check", "好.docx"]) == 0
    assert main(["check", "好.docx", "错.docx"]) == 1
    assert "T03" in capsys.readouterr().out
    assert main(["check", "错.yaml"]) == 1
    assert main(["check", "好.docx", "没有.docx"]) == 2
    assert main(["check", "没有*.docx"]) == 2


def test_check_of_a_folder_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("年报").mkdir()
    report = example("busy-town-2025")
    report.review_litigation.reconsideration.upheld = 3
    report.applications.received.natural_person = 25
    for number in range(10):
        Path(f"年报/{number} 镇.docx").write_bytes(write_docx(assemble(report)))
    Path("年报/~$锁.docx").write_bytes(b"")
    assert main(["check", "年报", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {Path(row["file"]).name for row in rows} == {f"{n} 镇.docx" for n in range(10)}
    assert set(rows[0]) == {
        *("file", "code", "severity", "where", "message", "expected", "found"),
    }
    assert any(row["code"] == "T03" for row in rows)


def test_check_against_last_year(capsys: pytest.CaptureFixture[str]) -> None:
    last, now = example("busy-town-2025"), example("busy-town-2025")
    last.year = 2024
    Path("去年.docx").write_bytes(write_docx(assemble(last)))
    Path("今年.docx").write_bytes(write_docx(assemble(now)))
    main(["check", "今年.docx", "--last", "去年.docx", "--json"])
    codes = {row["code"] for row in json.loads(capsys.readouterr().out)}
    assert "Y02" in codes


def test_check_of_a_folder_compares_the_years_of_one_body(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("年报").mkdir()
    last, now, other = (example("busy-town-2025") for _ in range(3))
    last.year = 2024
    other.year, other.organisation.name = 2024, "松岭镇人民政府"
    last.organisation.name = (last.organisation.name or "").removesuffix("人民政府")
    for name, report in (("甲", last), ("乙", now), ("丙", other)):
        Path(f"年报/{name}.docx").write_bytes(write_docx(assemble(report)))
    main(["check", "年报", "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert {Path(r["file"]).stem for r in rows if r["code"] == "Y02"} == {"乙"}


def test_check_finds_last_year_in_the_store(capsys: pytest.CaptureFixture[str]) -> None:
    last, now = example("busy-town-2025"), example("busy-town-2025")
    last.year = 2024
    Path("去年.docx").write_bytes(write_docx(assemble(last)))
    Path("今年.docx").write_bytes(write_docx(assemble(now)))
    main(["check", "今年.docx", "--last", "去年.docx"])
    named = capsys.readouterr().out
    assert "Y02" in named
    with Store() as store:
        number = store.create_report()
        for path in all_paths():
            value = field_at(path).dump(value_at(last, path))
            store.append(number, Row("answer", path, value, "file"))
    main(["check", "今年.docx"])
    assert "Y02" in capsys.readouterr().out
