"""`diff` and `final`: what they print and write, their exit codes."""

from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.drafting.assembly import assemble
from report_assistant.office import programs
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.report.fields import all_paths, field_at, value_at
from report_assistant.store.store import Row, Store
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.versions.judging import accepted, rejected, texts

OLD, NEW = Path("旧 稿.docx"), Path("新 稿.docx")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two drafts that differ in one answer, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path / "数据"))
    report = example("aigang-2021")
    OLD.write_bytes(write_docx(assemble(report)))
    report.proactive_disclosure.licences = 12
    NEW.write_bytes(write_docx(assemble(report)))


def test_diff_prints_a_line_for_each_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(OLD), str(NEW)]) == 0
    assert capsys.readouterr().out == "表二“行政许可”：“0”改成“12”\n"


def test_diff_of_equal_files_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(OLD), str(OLD)]) == 0
    assert capsys.readouterr().out == "两份报告的文字和表格都一样。\n"


def test_diff_writes_a_redline(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(OLD), str(NEW), "--redline", "给领导 看.docx"]) == 0
    assert "已生成修订稿" in capsys.readouterr().out
    data = Path("给领导 看.docx").read_bytes()
    assert rejected(data) == texts(OLD.read_bytes())
    assert accepted(data) == texts(NEW.read_bytes())


def test_final_writes_a_copy_and_leaves_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    before = NEW.read_bytes()
    assert main(["final", str(NEW), "-o", "公布/定稿.docx"]) == 0
    assert "已定稿" in capsys.readouterr().out
    assert NEW.read_bytes() == before
    assert texts(Path("公布/定稿.docx").read_bytes()) == texts(before)


def test_final_refuses_what_check_calls_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    report = example("busy-town-2025")
    report.applications.received.natural_person = 25
    OLD.write_bytes(write_docx(assemble(report)))
    assert main(["check", str(OLD)]) == 1
    assert main(["final", str(OLD), "-o", "定稿.docx"]) == 2
    said = capsys.readouterr().err
    assert "还有 1 处必须改，没有定稿：\n· 表三“自然人”一列不平" in said
    assert "--anyway" in said
    assert not Path("定稿.docx").exists()


@pytest.mark.parametrize("option", ["--anyway", "--still"])
def test_final_goes_on_anyway_and_keeps_a_record(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = example("busy-town-2025")
    report.applications.received.natural_person = 25
    OLD.write_bytes(write_docx(assemble(report)))
    assert main(["final", str(OLD), "-o", "定稿.docx", option]) == 0
    assert "还有 1 处必须改" in capsys.readouterr().out
    assert texts(Path("定稿.docx").read_bytes()) == texts(OLD.read_bytes())
    record = Path("定稿（照原样定稿的记录）.txt").read_text(encoding="utf-8")
    assert "“旧 稿.docx”照原样定稿" in record
    assert "· 表三“自然人”一列不平" in record


def test_final_compares_with_the_year_before_that_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    last, report = example("busy-town-2025"), example("busy-town-2025")
    last.year = 2024
    last.applications.carried_forward.natural_person = 3
    OLD.write_bytes(write_docx(assemble(report)))
    NEW.write_bytes(write_docx(assemble(last)))
    named = ["--last", str(NEW)]
    assert main(["check", str(OLD), *named]) == 1
    assert main(["final", str(OLD), "-o", "定稿.docx", *named]) == 2
    assert "去年报告的“结转下年度”是 3" in capsys.readouterr().err


def test_final_compares_with_the_stored_year_before(capsys: pytest.CaptureFixture[str]) -> None:
    last, report = example("busy-town-2025"), example("busy-town-2025")
    last.year = 2024
    last.applications.carried_forward.natural_person = 3
    OLD.write_bytes(write_docx(assemble(report)))
    with Store() as store:
        number = store.create_report()
        for path in all_paths():
            value = field_at(path).dump(value_at(last, path))
            store.append(number, Row("answer", path, value, "file"))
    assert main(["final", str(OLD), "-o", "定稿.docx"]) == 2
    assert "去年报告的“结转下年度”是 3" in capsys.readouterr().err


def test_final_writes_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report_assistant.commands.final.pdf_of", lambda _: b"%PDF-1.7")
    assert main(["final", str(NEW), "-o", "定稿.PDF"]) == 0
    assert Path("定稿.PDF").read_bytes() == b"%PDF-1.7"


def test_final_without_an_office_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)
    assert main(["final", str(NEW), "-o", "定稿.pdf"]) == 2
    assert "这台电脑上没有找到" in capsys.readouterr().err
    assert not Path("定稿.pdf").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["diff", "没有.docx", str(NEW)], "找不到"),
        (["diff", ".", str(NEW)], "是一个文件夹"),
        (["diff", "坏.docx", str(NEW)], "不是 Word 文档"),
        (["diff", str(NEW), "网页.html"], "不是 Word 文档"),
        (["diff", str(NEW), "炸弹.docx"], "展开后太大"),
        (["diff", str(OLD), str(NEW), "--redline", str(NEW)], "已经有了，没有动它"),
        (["diff", str(OLD), str(NEW), "--redline", str(OLD)], "已经有了，没有动它"),
        (["diff", str(OLD), str(NEW), "--redline", "."], "是一个文件夹"),
        (["diff", str(OLD)], "少写了 新稿.docx"),
        (["final", str(NEW), "-o", str(NEW)], "已经有了，没有动它"),
        (["final", str(NEW), "-o", "坏.docx"], "已经有了，没有动它"),
        (["final", str(NEW), "-o", "定稿.odt"], "要以 .docx 或 .pdf 结尾"),
        (["final", "没有.docx", "-o", "定稿.docx"], "找不到"),
        (["final", "炸弹.docx", "-o", "定稿.docx"], "展开后太大"),
        (["final", str(NEW)], "少写了 -o"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("坏.docx").write_bytes(b"somebody's")
    Path("网页.html").write_text("<html><p>报告</p></html>", encoding="utf-8")
    parts = read_package(NEW.read_bytes()) | {"word/document.xml": b"<a>" + b" " * (70 << 20)}
    Path("炸弹.docx").write_bytes(write_package(parts))
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    try:
        assert main(arguments) == 2
    except SystemExit as left:
        assert left.code == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before
