"""What files say is text in 汇总.xlsx, whatever it begins with and however long it is."""

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from report_assistant.checks import Finding, Severity
from report_assistant.county.roster import Member, Roster
from report_assistant.county.roster_file import read_roster
from report_assistant.county.scoring import default_scheme
from report_assistant.county.standing import Standing, Status
from report_assistant.county.workbook import book as book_module
from report_assistant.county.workbook.own import OwnColumn, OwnColumns
from report_assistant.county.workbook.roster_book import roster_workbook
from report_assistant.county.workbook.summary import summary_workbook
from tests.county.gathered import PAIRS, collection, county, standing

FOREIGN = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://localhost")',
    "{=A1}",
    "http://localhost/一",
    "\x00\x07控制\x1b[31m字符\ufffe",
    "长" * 40_000,
    "😀" * 20_000,
    "12",
)


def _book(words: str) -> Any:
    finding = Finding("T01", Severity.ERROR, f"section:1:{words}", words, words, words)
    body = standing(0, finding)
    stranger = Standing(words, Status.UNKNOWN, told=words)
    own = OwnColumns(columns={"差错": (OwnColumn(words, "位置"),)}, chosen={body.name: words})
    data = summary_workbook(collection(body, stranger), (), default_scheme(), own)
    return load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("words", FOREIGN, ids=range(len(FOREIGN)))
def test_foreign_words_are_text(words: str) -> None:
    book = _book(words)
    cells = [cell for row in book["差错"]["A4:H4"] for cell in row]
    cells += [cell for row in book["进度"]["A7:O8"] for cell in row]
    formulas = [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert formulas == []
    told = book["差错"]["H4"].value
    assert isinstance(told, str)
    assert len(told.encode("utf-16-le")) // 2 <= 32_767
    assert not set(told) & set("\x00\x07\x1b\ufffe")
    if len(words) < 100 and words.isprintable():
        assert told == words


def test_the_same_collection_gives_the_same_bytes() -> None:
    def made() -> bytes:
        return summary_workbook(county(), PAIRS, default_scheme(), OwnColumns())

    assert made() == made()


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[Path] = []
    put = book_module.Page.put

    def watched(page: Any, *arguments: Any) -> None:
        seen.extend(tmp_path.iterdir())
        if page.name == "雷同":
            raise OSError("no room")
        put(page, *arguments)

    monkeypatch.setattr(book_module.Page, "put", watched)
    with pytest.raises(OSError, match="no room"):
        summary_workbook(county(), PAIRS, default_scheme(), OwnColumns())
    assert len(set(seen)) == 1  # all of it in a folder of its own
    assert list(tmp_path.iterdir()) == []


def test_rows_do_not_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand bodies take no more than one: a sheet holds the row that it is at."""
    most: dict[str, int] = {}
    write = book_module.Page.write

    def watched(page: Any, *arguments: Any) -> None:
        write(page, *arguments)
        most[page.name] = max(most.get(page.name, 0), len(page.sheet.table))

    monkeypatch.setattr(book_module.Page, "write", watched)
    bodies = [standing(number) for number in range(60)]
    summary_workbook(collection(*bodies), PAIRS, default_scheme(), OwnColumns())
    lists = ("进度", "总表", "差错", "对上年", "雷同", "排名", "评分办法")
    assert {name: most[name] for name in lists} == dict.fromkeys(lists, 1)


def test_what_is_written_grows_with_the_bodies_and_not_faster(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = [0]
    write = book_module.Page.write

    def counted(page: Any, *arguments: Any) -> None:
        written[0] += 1
        write(page, *arguments)

    monkeypatch.setattr(book_module.Page, "write", counted)

    def cells_of(count: int) -> int:
        written[0] = 0
        bodies = [standing(number) for number in range(count)]
        summary_workbook(collection(*bodies), (), default_scheme(), OwnColumns())
        return written[0]

    ten, twenty, thirty = map(cells_of, (30, 60, 90))
    assert twenty - ten == thirty - twenty


def test_the_roster_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    members = (
        Member("=1+1镇", "镇", contact="张三", phone="013800000000", due="1月26日"),
        Member(
            "县税务局", "县直部门", is_counted=False, remark="垂直管理", aliases=("税务", "国税")
        ),
    )
    file = tmp_path / "名册.xlsx"
    doubts = tuple(f"名册里“第{number}镇”写了 2 次，只算一次。" for number in range(40))
    file.write_bytes(roster_workbook(Roster(members, is_guessed=True, problems=doubts)))
    assert read_roster(file).members == members
    sheet = load_workbook(file)["名册"]
    words = "".join(str(row[0].value) for row in sheet.iter_rows(max_row=6))
    assert "下属单位" in words
    assert "垂直管理" in words
    assert "全县汇总的报告" in words
    [choice] = sheet.data_validations.dataValidation
    assert choice.formula1 == '"是,否"'


def test_an_empty_county_is_written_too() -> None:
    data = summary_workbook(collection(), (), default_scheme(), OwnColumns())
    sheet = load_workbook(io.BytesIO(data), data_only=True)["总表"]
    assert sheet["C6"].value == 0


def test_a_body_without_a_day_or_figures_is_written() -> None:
    body = standing(0)
    assert body.used is not None
    used = replace(body.used, report=replace(body.used.report, cells=(), signed_on="不知道"))
    gathered = collection(replace(body, used=used))
    data = summary_workbook(gathered, (), default_scheme(), OwnColumns())
    assert load_workbook(io.BytesIO(data))["进度"]["F7"].value == "不知道"
