"""汇总.xlsx adds up: what formulas show is what they add, cell by cell."""

import io
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from report_assistant.county.body_report import PATHS
from report_assistant.county.scoring import default_scheme, points
from report_assistant.county.workbook.own import OwnColumns
from report_assistant.county.workbook.summary import SHEETS, summary_workbook
from report_assistant.report.tables import TABLES, Table
from report_assistant.sheets.form_layout import name_of as cell_name
from report_assistant.sheets.form_layout import places
from tests.county.gathered import PAIRS, collection, county, name_of, standing

_SUM_ROW, _FIRST_CELL = 6, 5


@cache
def _book() -> bytes:
    return summary_workbook(county(), PAIRS, default_scheme(), OwnColumns())


@cache
def _sheets(*, results: bool) -> Any:
    return load_workbook(io.BytesIO(_book()), data_only=results)


def _rows(name: str) -> list[tuple[Any, ...]]:
    return list(_sheets(results=True)[name].iter_rows(values_only=True))


def test_the_sheets_stand_in_their_order() -> None:
    assert (
        tuple(_sheets(results=True).sheetnames)
        == SHEETS
        == (
            *(
                "进度",
                "总表",
                "表二",
                "表三",
                "表四",
                "差错",
                "对上年",
                "雷同",
                "排名",
                "评分办法",
                "图",
            ),
        )
    )


def test_each_sum_shows_the_sum_over_the_bodies_that_are_counted() -> None:
    row = _rows("总表")[_SUM_ROW - 1]
    sums = county().sums()
    assert row[2] == len(county().counted) == 3
    for place, path in enumerate(PATHS):
        assert row[_FIRST_CELL - 1 + place] == pytest.approx(float(sums[path])), path


def test_each_sum_adds_its_own_column_of_all_bodies_that_say_yes() -> None:
    sheet = _sheets(results=False)["总表"]
    results = _sheets(results=True)["总表"]
    bodies = range(_SUM_ROW + 1, _SUM_ROW + 1 + len(county().standings))
    for place in range(len(PATHS)):
        column = _FIRST_CELL + place
        words = sheet.cell(_SUM_ROW, column).value
        letters = sheet.cell(_SUM_ROW, column).column_letter
        whose = f"$C${bodies[0]}:$C${bodies[-1]}"
        assert words == f'=SUMIF({whose},"是",{letters}{bodies[0]}:{letters}{bodies[-1]})'
        added = sum(
            results.cell(row, column).value or 0
            for row in bodies
            if results.cell(row, 3).value == "是"
        )
        assert added == pytest.approx(results.cell(_SUM_ROW, column).value)


def test_a_body_that_is_not_added_stands_below_with_the_reason() -> None:
    rows = _rows("总表")[_SUM_ROW:]
    assert [row[2] for row in rows] == ["是"] * 3 + ["否"] * 5
    reasons = {row[0]: row[3] for row in rows}
    assert reasons[name_of(0)] is None
    assert reasons[name_of(1)] == "垂直管理的单位向上级报送"
    assert reasons[name_of(4)] == "没交"
    assert reasons[name_of(6)] == "收到 2 份，内容不同"
    left_out = next(row for row in rows if row[0] == name_of(1))
    assert left_out[_FIRST_CELL - 1] is not None  # 是 in its row would add these


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_county_s_tables_show_the_sums_where_the_form_has_them(table: Table) -> None:
    sheet, words = _sheets(results=True)[table.name], _sheets(results=False)[table.name]
    total = _sheets(results=True)["总表"]
    sums = county().sums()
    for path, place in places(table).items():
        assert sheet[cell_name(place)].value == pytest.approx(float(sums[path])), path
        found = re.fullmatch(r"=总表!([A-Z]+\d+)", words[cell_name(place)].value)
        assert found is not None
        assert total[found[1]].value == sheet[cell_name(place)].value
    assert "3 家之和" in str(sheet.cell(len(table.rows) + 1, 1).value)


def test_the_heads_of_the_cells_are_the_form_s() -> None:
    tables, rows, columns = _rows("总表")[2:5]
    assert (tables[4], rows[4], columns[4]) == ("表二", "规章", "本年制发件数")
    at = _FIRST_CELL - 1 + PATHS.index("applications.received.natural_person")
    assert (tables[at], rows[at], columns[at]) == ("表三", "本年新收", "自然人")


def test_the_counts_on_top_are_of_the_rows_below() -> None:
    rows = _rows("进度")
    counts = dict(zip(rows[2][:6], rows[3][:6], strict=True))
    states = [row[3] for row in rows[6:]]
    assert counts == {state: states.count(state) for state in counts}
    assert counts["交了"] == 4
    assert _sheets(results=False)["进度"]["A4"].value == '=COUNTIF($D$7:$D$14,"交了")'


def test_what_was_not_looked_at_is_told_on_top() -> None:
    left_out = "没有检查（图片，读不出字）：甲.jpg。"
    gathered = replace(county(), left_out=(left_out,))
    data = summary_workbook(gathered, PAIRS, default_scheme(), OwnColumns())
    sheet = load_workbook(io.BytesIO(data), data_only=True)["进度"]
    assert sheet["A3"].value == left_out
    assert sheet["A5"].value == 4
    assert load_workbook(io.BytesIO(data))["图"]["P2"].value == "=进度!A5"


def test_the_chain_to_last_year_is_a_formula_with_its_result() -> None:
    rows = _rows("对上年")
    heads = rows[3]
    body = next(row for row in rows if row[0] == name_of(0))
    cells = dict(zip(heads, body, strict=True))
    assert cells["结转相差"] == cells["上年结转"] - cells["上年报告的结转下年度"]
    expected = (
        cells["上年报告的规章现行有效件数"] + cells["规章本年制发件数"] - cells["规章本年废止件数"]
    )
    assert cells["规章相差"] == cells["规章现行有效件数"] - expected
    sums = dict(zip(heads, rows[2], strict=True))
    listed = [dict(zip(heads, row, strict=True)) for row in rows[4:]]
    compared = [row for row in listed if (row["计入汇总"], row["上年报告"]) == ("是", "有")]
    assert [row["单位"] for row in compared] == [name_of(0), name_of(2)]
    for head in heads[3:-1]:
        assert sums[head] == pytest.approx(sum(row[head] for row in compared)), head
    assert sums["结转相差"] == sums["上年结转"] - sums["上年报告的结转下年度"] != 0
    without = next(row for row in rows if row[0] == name_of(3))
    assert without[2] == "没有"
    assert without[-1] == "没有上年的报告，没有比"


def test_the_ranking_shows_the_points_and_formulas_that_give_them() -> None:
    rows = _rows("排名")
    heads, *bodies = rows[2:]
    ranked = points(county(), PAIRS, default_scheme())
    assert [row[1] for row in bodies] == [each.name for each in ranked]
    assert [row[3] for row in bodies] == [float(each.score) for each in ranked]
    words = list(_sheets(results=False)["排名"].iter_rows(values_only=True))[3]
    scheme = _sheets(results=True)["评分办法"]
    full = scheme["B4"].value
    taken = [row for row, head in enumerate(heads) if head.endswith("（扣分）")]
    assert words[3].startswith("=MAX(0,评分办法!$B$4-")
    for row in bodies:
        assert row[3] == max(0, full - sum(row[at] for at in taken))
        for number, at in enumerate(taken):
            each, most = scheme.cell(5 + number, 2).value, scheme.cell(5 + number, 3).value
            assert row[at] == min(most, row[at - 1] * each)


def test_figures_beyond_what_a_sheet_keeps_are_shown_whole() -> None:
    body = standing(0)
    assert body.used is not None
    huge = (10**17 + 1, *body.used.report.cells[1:])
    used = replace(body.used, report=replace(body.used.report, cells=huge))
    data = summary_workbook(
        collection(replace(body, used=used)), (), default_scheme(), OwnColumns()
    )
    sheet = load_workbook(io.BytesIO(data))["总表"]
    assert sheet.cell(_SUM_ROW + 1, _FIRST_CELL).value == "100000000000000001"
    assert Decimal(sheet.cell(_SUM_ROW + 1, _FIRST_CELL).value) == 10**17 + 1
