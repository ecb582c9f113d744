"""Every head and row of the tables has its words; none is broken or shortened away."""

import pytest

from report_assistant.foundation.cell_width import cells
from report_assistant.report.table_words import head_words, row_names
from report_assistant.report.tables import TABLES, Table
from report_assistant.sheets.grid import grid_of

_SIX_CHARACTERS, _FOURTEEN_CHARACTERS = 12, 28


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
class TestWords:
    def test_the_words_of_a_head_are_the_head(self, table: Table) -> None:
        for head in {head for row in grid_of(table.key).rows for head in row.heads}:
            assert "".join(head_words(head)) == head
            assert len(head_words(head)) > 1 or len(head) <= 3

    def test_every_row_has_names_that_fit(self, table: Table) -> None:
        names = row_names(table)
        assert set(names) == {row for row, _ in table.labels.values()}
        for name in names.values():
            assert cells(name.item.replace("“", "「").replace("”", "」")) <= _FOURTEEN_CHARACTERS
            assert cells(name.short) <= _SIX_CHARACTERS

    def test_short_names_are_told_apart(self, table: Table) -> None:
        names = row_names(table).values()
        assert len({(name.group, name.short) for name in names}) == len(names)


def test_categories_stand_apart_from_items() -> None:
    disclosure, applications, cases = map(row_names, TABLES)
    assert disclosure["行政强制"].group == "第（六）项"
    assert applications["不予公开：属于国家秘密"].group == "不予公开"
    assert not applications["予以公开"].group
    assert cases["复议后起诉"].group == "行政诉讼" and not cases["行政复议"].group
