"""The statutory tables: as in the official form, cell by cell."""

import json
from collections import Counter
from pathlib import Path

import pytest

from report_assistant.report.fields import field_at
from report_assistant.report.model import APPLICANTS, OUTCOMES, AnnualReport
from report_assistant.report.tables import TABLES, Table, cell_values, row_label

FORM = Path(__file__).parent / "official_form.json"
"""The three tables of the form annexed to 国办公开办函〔2021〕30号: text and columns of each cell."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_the_cells_tile_the_grid(table: Table) -> None:
    covered: Counter[tuple[int, int]] = Counter()
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while covered[number, column]:
                column += 1
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    covered[number + down, column + right] += 1
    assert set(covered.values()) == {0, 1} or set(covered.values()) == {1}
    assert sum(covered.values()) == len(table.rows) * table.columns


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_value_cell_has_a_place_and_a_field_or_a_total(table: Table) -> None:
    assert set(table.paths) == set(table.labels)
    assert len(set(table.paths)) == len(table.paths)
    for path in table.paths:
        if not path.endswith(".total") and ".handled." not in path:
            assert field_at(path)
        assert table.place(path).startswith(table.name)


def test_sizes_are_those_of_the_form() -> None:
    assert [(len(t.rows), t.columns, len(t.paths)) for t in TABLES] == [
        (14, 4, 10),
        (28, 10, 175),
        (4, 15, 15),
    ]
    assert (len(OUTCOMES), len(APPLICANTS)) == (21, 6)


def test_labels_and_merged_cells_are_those_of_the_official_form() -> None:
    official = json.loads(FORM.read_text(encoding="utf-8"))
    ours = [
        [[[_plain(cell.text + cell.aside), cell.colspan] for cell in row] for row in table.rows]
        for table in TABLES
    ]
    assert official == ours


def _plain(text: str) -> str:
    return "".join(text.split()).replace("，", ",").replace("：", ":")


def test_totals_are_computed_and_unknown_while_a_part_is() -> None:
    report = AnnualReport()
    assert set(cell_values(report).values()) == {None}
    received = report.applications.received
    for number, name in enumerate(APPLICANTS):
        assert cell_values(report)["applications.received.total"] is None
        setattr(received, name, number)
    assert cell_values(report)["applications.received.total"] == 15


def test_rows_are_named() -> None:
    assert row_label("applications.state_secret") == "不予公开：属于国家秘密"
    assert row_label("applications.received.business") == "本年新收·商业企业"
    assert row_label("overview.lead") is None
