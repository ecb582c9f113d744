"""明细.csv: each cell in a row, nothing that a spreadsheet would compute, row by row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.county.body_report import PATHS
from report_assistant.county.long_table import (
    ENCODING,
    HEADS,
    detail_csv,
    detail_rows,
    safe_text,
)
from report_assistant.county.roster import Member
from report_assistant.report.tables import TABLES
from tests.county.bodies import BROKEN, BUREAU, TOWN, VILLAGE, collection, received, said


def test_each_cell_of_each_report_has_a_row() -> None:
    members = [Member(TOWN), Member(VILLAGE, is_counted=False), Member(BUREAU), Member("教育局")]
    report = said()
    files = [received(TOWN, report), received(VILLAGE, report), received(BUREAU, BROKEN)]
    heads, *rows = detail_rows(collection(members, files))
    assert heads == HEADS
    assert [row[0] for row in rows] == [TOWN] * len(PATHS) + [VILLAGE] * len(PATHS)
    labels = [(table.name, *table.labels[path]) for table in TABLES for path in table.paths]
    for row, label, path in zip(rows, labels, PATHS, strict=False):
        assert row[1] == "2024" and row[2:5] == label and row[6] == f"{TOWN}.docx"
        assert Decimal(row[5]) == report.values[path]


def test_a_blank_is_not_a_nought_and_money_has_its_digits() -> None:
    cells = (None, 0, -1, Decimal("18.8710"), Decimal("1E+3"), *said().cells[5:])
    found = collection([Member(TOWN)], [received(TOWN, replace(said(), cells=cells))])
    assert [row[5] for row in islice(detail_rows(found), 1, 6)] == [
        "",
        "0",
        "-1",
        "18.8710",
        "1000",
    ]


def test_the_file_is_as_rfc_4180_has_it() -> None:
    name = '青石镇"一",二'
    found = collection([Member(name)], [received(name, said(), file='=cmd|"x",1.docx')])
    data = io.BytesIO()
    with io.TextIOWrapper(data, encoding=ENCODING, newline="") as file:
        detail_csv(found, file)
        file.flush()
        content = data.getvalue()
    assert content.startswith(b"\xef\xbb\xbf\xe5\x8d\x95")
    text = content.decode(ENCODING)
    assert text.count("\n") == text.count("\r\n") == len(PATHS) + 1
    rows = [*csv.reader(io.StringIO(text, newline=""), strict=True)]
    assert rows[1][0] == name and rows[1][6] == '\'=cmd|"x",1.docx'


@pytest.mark.parametrize("words", ["=1+1", "+1", "-2", "@x", "＝1", "\t=1", "\n=1", "\u200b=1"])
def test_no_spreadsheet_computes_foreign_words(words: str) -> None:
    assert safe_text(words).startswith("'")


@given(st.text())
def test_foreign_words_stay_on_one_line(words: str) -> None:
    line = safe_text(words)
    assert "\n" not in line and "\r" not in line and line[:1] not in {*"=+-@＝＋－＠"}


def test_rows_are_made_one_by_one() -> None:
    rows = detail_rows(collection([Member(TOWN)], [received(TOWN, said())]))
    assert isinstance(rows, Iterator)
    assert next(rows) == HEADS
