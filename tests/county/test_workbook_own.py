"""What people add to 汇总.xlsx stands in the next one, at the same place."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from report_assistant.county.collecting import Collection
from report_assistant.county.scoring import Item, Scheme, default_scheme
from report_assistant.county.workbook import streamed
from report_assistant.county.workbook.own import OwnColumns
from report_assistant.county.workbook.own_columns import own_columns
from report_assistant.county.workbook.summary import summary_workbook
from report_assistant.foundation.problems import ClerkProblem
from tests.county.gathered import ERROR, PAIRS, collection, county, name_of, standing

Change = Callable[[Any], None]


@cache
def _first() -> bytes:
    return summary_workbook(county(), PAIRS, default_scheme(), OwnColumns())


def _changed(change: Change, data: bytes | None = None) -> bytes:
    book = load_workbook(io.BytesIO(data or _first()))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _again(data: bytes, gathered: Collection | None = None) -> Any:
    own = own_columns(data, "汇总.xlsx")
    scheme = own.scheme or default_scheme()
    made = summary_workbook(gathered or county(), PAIRS, scheme, own)
    return load_workbook(io.BytesIO(made), data_only=True)


def _row_of(sheet: Any, head: str, body: str) -> tuple[int, int]:
    """Return the row of a body and the column of a head."""
    row_of_heads, column = _head(sheet, head)
    whose = _head(sheet, "单位")[1]
    rows = range(row_of_heads + 1, sheet.max_row + 1)
    return next(row for row in rows if sheet.cell(row, whose).value == body), column


def _head(sheet: Any, head: str) -> tuple[int, int]:
    return next(
        (cell.row, cell.column)
        for row in sheet.iter_rows(max_row=10)
        for cell in row
        if cell.value == head
    )


def _value(sheet: Any, head: str, body: str) -> Any:
    row, column = _row_of(sheet, head, body)
    return sheet.cell(row, column).value


@pytest.mark.parametrize("name", ["进度", "总表", "差错", "对上年", "排名"])
def test_a_column_at_the_end_stays_with_its_body(name: str) -> None:
    def change(book: Any) -> None:
        sheet = book[name]
        row = _head(sheet, "单位")[0]
        column = sheet.max_column + 1
        sheet.cell(row, column).value = "电话里说"
        at, _ = _row_of(sheet, "电话里说", name_of(0))
        sheet.cell(at, column).value = "下周补交"

    sheet = _again(_changed(change))[name]
    assert _value(sheet, "电话里说", name_of(0)) == "下周补交"
    assert _head(sheet, "电话里说")[1] == sheet.max_column


@pytest.mark.parametrize(("name", "before"), [("进度", "情况"), ("差错", "位置"), ("总表", "类型")])
def test_a_column_between_stays_between(name: str, before: str) -> None:
    def change(book: Any) -> None:
        sheet = book[name]
        row, column = _head(sheet, before)
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_cols(column)
        sheet.cell(row, column).value = "经 办"
        at, _ = _row_of(sheet, "经 办", name_of(0))
        sheet.cell(at, column).value = 7

    book = _again(_changed(change))
    sheet = book[name]
    assert _head(sheet, "经 办")[1] == _head(sheet, before)[1] - 1
    assert _value(sheet, "经 办", name_of(0)) == 7
    assert book["总表"].cell(6, _head(book["总表"], "计入汇总")[1]).value == 3


def test_a_column_among_the_cells_of_the_tables_shifts_the_sums_with_it() -> None:
    def change(book: Any) -> None:
        sheet = book["总表"]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_cols(6)
        sheet.cell(5, 6).value = "核对"
        sheet.cell(7, 6).value = "对"

    data = _changed(change)
    own = own_columns(data, "汇总.xlsx")
    made = summary_workbook(county(), PAIRS, default_scheme(), own)
    shown, words = (load_workbook(io.BytesIO(made), data_only=each) for each in (True, False))
    assert shown["总表"].cell(5, 6).value == "核对"
    assert shown["总表"].cell(7, 6).value == "对"
    assert words["表二"]["C3"].value == "=总表!G6"
    sums = county().sums()
    assert shown["表二"]["C3"].value == sums["proactive_disclosure.regulations.repealed"]


def test_a_second_round_changes_nothing_more() -> None:
    def change(book: Any) -> None:
        book["进度"].cell(6, 16).value = "备注"
        book["进度"].cell(7, 16).value = "已电话核实"
        book.create_sheet("我的表", 2)["B2"] = "记事"

    def written(data: bytes) -> bytes:
        own = own_columns(data, "汇总.xlsx")
        return summary_workbook(county(), PAIRS, own.scheme or default_scheme(), own)

    once = written(_changed(change))
    assert written(once) == once


def test_the_chosen_file_is_read_and_stays() -> None:
    def change(book: Any) -> None:
        row, column = _row_of(book["进度"], "采用文件", name_of(6))
        book["进度"].cell(row, column).value = "第6镇.docx"

    data = _changed(change)
    assert own_columns(data, "汇总.xlsx").chosen == {name_of(6): "第6镇.docx"}
    assert _value(_again(data)["进度"], "采用文件", name_of(6)) == "第6镇.docx"


def test_what_was_written_beside_a_body_that_is_gone_stays_at_the_foot() -> None:
    def change(book: Any) -> None:
        sheet = book["差错"]
        sheet.cell(3, 8).value = "回复"
        at, column = _row_of(sheet, "回复", name_of(0))
        sheet.cell(at, column).value = "已说明"

    data = _changed(change)
    mended = collection(standing(0), standing(2))
    sheet = _again(data, mended)["差错"]
    assert _value(sheet, "回复", name_of(0)) == "已说明"
    assert sheet.max_row == 6
    back = _again(_changed(lambda _: None, _saved(data, mended)))["差错"]
    assert _value(back, "回复", name_of(0)) == "已说明"
    assert back.max_row == 7  # the findings of all bodies, nothing at the foot


def _saved(data: bytes, gathered: Collection) -> bytes:
    return summary_workbook(gathered, PAIRS, default_scheme(), own_columns(data, "汇总.xlsx"))


def test_two_findings_of_one_place_keep_their_own_remarks() -> None:
    def change(book: Any) -> None:
        sheet = book["差错"]
        sheet.cell(3, 8).value = "回复"
        rows = [row[0].row for row in sheet.iter_rows(min_row=4) if row[0].value == name_of(3)]
        for row, word in zip(rows, ("甲", "乙"), strict=True):
            sheet.cell(row, 8).value = word

    sheet = _again(_changed(change))["差错"]
    replies = [row[7] for row in sheet.iter_rows(values_only=True) if row[0] == name_of(3)]
    assert replies == ["甲", "乙"]


def test_the_scheme_is_the_office_s() -> None:
    def change(book: Any) -> None:
        sheet = book["评分办法"]
        sheet["B4"] = 100
        sheet["B5"], sheet["C5"], sheet["D5"] = -20, 30, "乡、 街道"
        sheet.delete_rows(6)
        sheet.cell(13, 1).value = "没有公开指南"
        sheet.cell(13, 2).value = "3 分"

    data = _changed(change)
    scheme = own_columns(data, "汇总.xlsx").scheme
    assert scheme is not None
    assert scheme.full == 100
    first = scheme.items[0]
    assert (first.name, first.each, first.most) == ("没交", Decimal(20), Decimal(30))
    assert first.kinds == ("乡", "街道")
    assert "迟交" not in [item.name for item in scheme.items]
    own = scheme.items[-1]
    assert (own.name, own.each, own.most) == ("没有公开指南", Decimal(3), Decimal(3))
    book = _again(data)
    assert "没有公开指南\n（次）" in [cell.value for cell in book["排名"][3]]
    assert book["评分办法"]["D5"].value == "乡、街道"
    again = own_columns(_changed(lambda _: None, _saved_with(data)), "汇总.xlsx").scheme
    assert again == scheme


def _saved_with(data: bytes) -> bytes:
    own = own_columns(data, "汇总.xlsx")
    return summary_workbook(county(), PAIRS, own.scheme or default_scheme(), own)


def test_what_is_counted_by_hand_takes_points_and_stays() -> None:
    scheme = Scheme(Decimal(10), (Item("没有公开指南", Decimal(3), Decimal(6)),))
    data = summary_workbook(county(), (), scheme, OwnColumns())

    def change(book: Any) -> None:
        row, _ = _row_of(book["排名"], "得分", name_of(3))
        book["排名"].cell(row, 5).value = 1

    own = own_columns(_changed(change, data), "汇总.xlsx")
    assert own.by_hand == {("没有公开指南", name_of(3)): Decimal(1)}
    assert not own.of("排名")
    made = load_workbook(io.BytesIO(summary_workbook(county(), (), scheme, own)), data_only=True)
    assert _value(made["排名"], "得分", name_of(3)) == 7
    assert _value(made["排名"], "得分", name_of(0)) == 10


def test_own_sheets_stay_between_the_program_s_with_their_formulas() -> None:
    def change(book: Any) -> None:
        sheet = book.create_sheet("我的表", 2)
        sheet["A1"], sheet["B3"], sheet["C1"] = "记事", 12.5, datetime(2026, 1, 26)
        sheet["A2"] = "=总表!C6*2"
        sheet["A3"] = "=cmd|' /C calc'!A0"
        sheet["A4"] = "=[别的.xlsx]Sheet1!A1"

    data = _changed(change)
    made = _saved_with(data)
    book = load_workbook(io.BytesIO(made))
    assert book.sheetnames[:4] == ["进度", "总表", "我的表", "表二"]
    sheet = book["我的表"]
    assert (sheet["A1"].value, sheet["B3"].value) == ("记事", 12.5)
    assert sheet["C1"].value == datetime(2026, 1, 26)
    assert sheet["A2"].value == "=总表!C6*2"
    assert sheet["A3"].data_type != "f"
    assert sheet["A4"].data_type != "f"


def test_what_the_program_wrote_itself_is_nobody_s_own() -> None:
    assert own_columns(_first(), "汇总.xlsx") == OwnColumns(scheme=default_scheme(), year=2025)


def test_a_sorted_sheet_with_lines_on_top_is_read_all_the_same() -> None:
    def change(book: Any) -> None:
        sheet = book["进度"]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.cell(6, 16).value = "备注"
        sheet.cell(7, 16).value = "给第0镇"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
        for number, row in enumerate(reversed(rows), 7):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        sheet.insert_rows(1, 2)

    assert _value(_again(_changed(change))["进度"], "备注", name_of(0)) == "给第0镇"


def _hostile() -> Iterator[tuple[str, bytes]]:
    import zipfile

    yield "nothing", b""
    yield "no zip", b"PK\x03\x04" + b"0" * 100
    parts = io.BytesIO()
    with (
        zipfile.ZipFile(parts, "w", zipfile.ZIP_DEFLATED) as changed,
        zipfile.ZipFile(io.BytesIO(_first())) as archive,
    ):
        for entry in archive.infolist():
            data = archive.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet', 1)
            changed.writestr(entry, data)
    yield "entities", parts.getvalue()


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in _hostile()])
def test_what_cannot_be_read_says_what_to_do(data: bytes) -> None:
    with pytest.raises(ClerkProblem, match=r"汇总\.xlsx.*另存为"):
        own_columns(data, "汇总.xlsx")


def test_one_that_unfolds_to_more_than_ours_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "_MOST_IN_PART", 10_000)
    with pytest.raises(ClerkProblem, match="另存为"):
        own_columns(_first(), "汇总.xlsx")


def test_another_workbook_has_nothing_of_ours() -> None:
    book = Workbook()
    book.active["A1"] = "别的"
    book.active.title = "进度"
    saved = io.BytesIO()
    book.save(saved)
    assert own_columns(saved.getvalue(), "汇总.xlsx") == OwnColumns()


def test_the_finding_is_in_the_words_of_the_form() -> None:
    sheet = load_workbook(io.BytesIO(_first()))["差错"]
    places = [row[3] for row in sheet.iter_rows(min_row=4, max_row=5, values_only=True)]
    assert places == ["表三“本年新收·总计”", "第一部分“未收到申请”"]
    assert sheet["E4"].value == ERROR.found
