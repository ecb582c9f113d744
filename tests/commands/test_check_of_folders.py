"""`check` on folders and archives: what is checked, what is left out and why, last year's folder."""

import json
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.drafting.assembly import assemble
from report_assistant.office import programs
from report_assistant.reading import pdf_blocks
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.hostile import commands_terminal
from tests.reading.pdf_files import pdf_report
from tests.reading.test_archives import zipped
from tests.reading.test_pdf import FIGURES, notice

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder 年报 in the working folder, on a machine without office programs."""
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path / "数据"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)
    place = tmp_path / "年报"
    place.mkdir()
    return place


def report(year: int = 2025, name: str | None = None) -> bytes:
    made = example("busy-town-2025")
    made.year = year
    made.organisation.name = name or made.organisation.name
    return write_docx(assemble(made))


def said(capsys: Captured, *arguments: str) -> str:
    main(["check", *arguments])
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_a_folder_says_what_it_left_out_and_why(folder: Path, capsys: Captured) -> None:
    (folder / "甲.docx").write_bytes(report())
    (folder / "说明.txt").write_text("一、报送要求\n请各镇于1月10日前报送。", encoding="utf-8")
    (folder / "底册").mkdir()
    for name in (
        "底册/三张表.xlsx",
        "旧年报.doc",
        "旧年报.wps",
        "盖章.jpg",
        "公文.ofd",
        "包.rar",
        "x.exe",
    ):
        (folder / name).write_bytes(b"")
    (folder / "~$甲.docx").write_bytes(b"")
    (folder / ".DS_Store").write_bytes(b"")
    assert main(["check", "年报"]) == 0
    told = capsys.readouterr().out
    for sentence in (
        "没有检查（不像年报）：说明.txt。",
        "没有检查（工作表，请在对话里“导入表格”）：底册/三张表.xlsx。",
        "：旧年报.doc、旧年报.wps。",
        "没有检查（图片，读不出字）：盖章.jpg。",
        "没有检查（OFD（政府版式文件），请在 WPS 里另存成 .docx）：公文.ofd。",
        "没有检查（压缩包，请先解压）：包.rar。",
        "没有检查（不是年报的格式）：x.exe。",
        "检查了 1 份：0 份有必须改的问题",
    ):
        assert sentence in told
    assert "~$" not in told and ".DS_Store" not in told
    assert main(["check", "年报", "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out) == []
    assert "说明.txt" in captured.err and "旧年报.doc" in captured.err
    assert main(["check", "年报/说明.txt"]) == 1  # named itself, so it was meant


def test_a_file_that_is_named_gets_its_own_sentence(folder: Path, capsys: Captured) -> None:
    (folder / "盖章.jpg").write_bytes(b"\xff\xd8\xff")
    assert main(["check", "年报/盖章.jpg"]) == 2
    assert "是图片" in capsys.readouterr().out.replace("\n", "")


def test_many_names_are_cut(folder: Path, capsys: Captured) -> None:
    for number in range(30):
        (folder / f"{number:02}.jpg").write_bytes(b"")
    told = said(capsys, "年报")
    assert "19.jpg等 30 个。" in told and "20.jpg" not in told


def test_reports_in_an_archive_are_checked(folder: Path, capsys: Captured) -> None:
    made = example("busy-town-2025")
    made.applications.received.natural_person = 99
    wrong = write_docx(assemble(made))
    inside = {"甲.docx": report(), "乙镇/乙.docx": wrong, "图.jpg": b"x", "说明.txt": "好".encode()}
    (folder / "上报.zip").write_bytes(zipped(inside))
    (folder / "空.zip").write_bytes(zipped({"图.png": b"x"}))
    (folder / "外层.zip").write_bytes(zipped({"内层.zip": zipped(inside), "里面.rar": b"x"}))
    (folder / "坏.zip").write_bytes(b"PK\x03\x04")
    for paths in (["年报"], ["年报/上报.zip"]):
        assert main(["check", *paths]) == 1
        told = capsys.readouterr().out
        assert "检查了 2 份：1 份有必须改的问题" in told
        assert "上报.zip/乙镇/乙.docx" in told
        assert "没有检查（图片，读不出字）：上报.zip/图.jpg" in told
        assert "没有检查（不像年报）：说明.txt" in told
    told = said(capsys, "年报")
    assert "没有检查（压缩包，里面没有能读的年报）：空.zip。" in told
    assert "没有检查（压缩包，请先解压）：外层.zip/内层.zip、外层.zip/里面.rar。" in told
    assert "：坏.zip。" in told and "损坏" in told
    assert main(["check", "年报/空.zip"]) == 2
    assert "没有能读的年报" in capsys.readouterr().out.replace("\n", "")


def test_import_reads_the_one_report_of_an_archive(folder: Path, capsys: Captured) -> None:
    (folder / "一份.zip").write_bytes(zipped({"甲.docx": report(name="青山镇人民政府")}))
    (folder / "两份.zip").write_bytes(zipped({"甲.docx": report(), "乙.docx": report()}))
    assert main(["import", "年报/一份.zip"]) == 0
    assert "青山镇人民政府" in capsys.readouterr().out
    assert main(["import", "年报/两份.zip"]) == 2
    assert "有 2 个文件" in capsys.readouterr().err
    assert main(["import", "年报/两份.zip/乙.docx"]) == 0


def test_pdfs_of_other_things_are_strays(folder: Path, capsys: Captured) -> None:
    (folder / "甲.pdf").write_bytes(pdf_report(FIGURES))
    (folder / "扫描.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "通知.pdf").write_bytes(notice())
    told = said(capsys, "年报")
    assert "没有检查（不像年报）：通知.pdf。" in told
    assert "检查了 1 份" in told and "另有 1 份没能检查" in told


def test_without_the_library_pdfs_are_left_out(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_blocks, "find_spec", lambda _: None)
    (folder / "甲.pdf").write_bytes(pdf_report(FIGURES))
    assert "：甲.pdf。" in said(capsys, "年报")


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_tables_that_were_not_found_are_said(
    folder: Path, capsys: Captured, arguments: list[str]
) -> None:
    text = "青山镇2025年政府信息公开工作年度报告\n一、总体情况\n好。"
    (folder / "甲.txt").write_text(text, encoding="utf-8")
    (folder / "乙.docx").write_bytes(report())
    told = said(capsys, "年报", *arguments)
    assert told.count("没有找到表二、表三、表四，里面的数没有检查。") == 1


# ---------------------------------------------------------------- last year's folder


def test_two_reports_of_one_body_and_year_are_named_and_not_used(
    folder: Path, capsys: Captured
) -> None:
    last = folder.parent / "去年"
    last.mkdir()
    (folder / "松岭镇.docx").write_bytes(report(2025, "松岭镇人民政府"))
    for name in ("1.docx", "又一份.docx"):
        (last / name).write_bytes(report(2024, "松岭镇"))
    main(["check", "年报", "--last", "去年", "--json"])
    captured = capsys.readouterr()
    assert "Y02" not in {row["code"] for row in json.loads(captured.out)}
    assert "松岭镇2024年的年报有 2 份（1.docx、又一份.docx）" in captured.err


def test_each_is_put_beside_last_years_of_the_same_body(folder: Path, capsys: Captured) -> None:
    last = folder.parent / "去年"
    last.mkdir()
    for name in ("松岭镇", "青山镇", "河口镇"):
        (folder / f"{name}.docx").write_bytes(report(2025, f"{name}人民政府"))
    (last / "1.docx").write_bytes(report(2024, "松岭镇"))
    (last / "更早.docx").write_bytes(report(2023, "青山镇人民政府"))
    (last / "上报.zip").write_bytes(zipped({"河口.docx": report(2024, "河口镇人民政府")}))
    (last / "坏.docx").write_bytes(b"PK")
    main(["check", "年报", "--last", "去年", "--json"])
    captured = capsys.readouterr()
    rows = json.loads(captured.out)
    assert {Path(r["file"]).stem for r in rows if r["code"] == "Y02"} == {"松岭镇", "河口镇"}
    assert "没有找到去年的年报，没有和去年对照：青山镇2025年。" in captured.err
    assert "没有读出来，没有对照：坏.docx。" in captured.err


def test_a_folder_of_last_year_serves_many_files(folder: Path, capsys: Captured) -> None:
    last = folder.parent / "去年"
    last.mkdir()
    for number in range(12):
        (folder / f"{number}.docx").write_bytes(report(2025, f"松岭{number}镇人民政府"))
        (last / f"{number}.docx").write_bytes(report(2024, f"松岭{number}镇人民政府"))
    main(["check", "年报", "--last", "去年", "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert len({r["file"] for r in rows if r["code"] == "Y02"}) == 12


def test_names_in_archives_command_no_terminal(folder: Path, capsys: Captured) -> None:
    (folder / "上报.zip").write_bytes(
        zipped({"e\x1b]0;HACK\x07.docx": report(), "逆\u202etxt.exe": b"x"})
    )
    assert not commands_terminal(said(capsys, "年报"))
