"""The lines of a table at every width: nothing cut, heads and numbers on the same right edge."""

from collections.abc import Iterator

import pytest

from report_assistant.foundation.cell_width import cells
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.table_words import head_words
from report_assistant.report.tables import TABLES
from report_assistant.sheets.balance import has_balances
from report_assistant.sheets.editing import TableEditor
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.lines.table_look import Line, TableLook, longest_number
from report_assistant.tui.lines.table_scroll import TableScroll
from report_assistant.tui.lines.table_widths import widths_for
from report_assistant.tui.palette import PAIRS

WIDTHS = (60, 72, 80, 81, 95, 96, 99, 100, 119, 120, 126, 130, 156, 160, 200)
KEYS = [table.key for table in TABLES]
APPLICATIONS = "applications"


def editor(key: str, *, full: int | None = None, last: int = 0) -> TableEditor:
    before = AnnualReport()
    before.applications.received.natural_person = last
    before.applications.received.business = 0
    table = TableEditor(key, load_questionnaire(), AnnualReport(), before if last else None)
    if full is not None:
        table.filled = table.filled.with_numbers(dict.fromkeys(table.grid.filled_in, full))
    return table


def drawn(
    table: TableEditor, width: int, height: int = 40, *, is_plain: bool = False
) -> list[Line]:
    widths = widths_for(table.grid, width, longest_number(table)).with_column(table.column)
    look = TableLook(table, widths, is_plain=is_plain)
    scroll = TableScroll(table.grid, has_foot=has_balances(table.grid.table))
    scroll.fit(look, height, table.row)
    return list(scroll.lines(look))


def text(line: Line) -> str:
    return "".join(piece for piece, _ in line)


def texts(lines: list[Line]) -> list[str]:
    return [text(line) for line in lines]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("is_plain", [False, True])
@pytest.mark.parametrize("full", [None, 7, 12345])
def test_lines_fit_and_cut_no_word(key: str, width: int, is_plain: bool, full: int | None) -> None:
    table = editor(key, full=full)
    lines = texts(drawn(table, width, is_plain=is_plain))
    assert all(cells(line) <= width for line in lines)
    assert all(safe(line) == line for line in lines)
    assert not any(".." in line for line in lines)
    for row in table.grid.rows:
        names = {safe(row.name.item), row.name.short}
        assert any(name in line for name in names for line in lines)
    words = [word for band in table.grid.bands for head in band.heads for word in head_words(head)]
    seen = "\n".join(lines)
    shown = [word for word in words if word in seen]
    assert len(shown) == len(words) or "左右还有" in seen


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("column", range(7))
def test_heads_and_numbers_end_in_the_same_place(width: int, column: int) -> None:
    table = editor(APPLICATIONS, full=7)
    table.column = column
    widths = widths_for(table.grid, width, longest_number(table)).with_column(column)
    edge = widths.left_of(column) + widths.column - 1
    assert column in widths.columns
    lines = texts(drawn(table, width))
    heads = next(at for at, line in enumerate(lines) if "办理情况" in line)
    for line in lines[heads:]:
        here = in_cells_of(line)
        assert here[edge - 1] != " " and here[edge] == " "
        assert here[widths.left_of(column) - 1] == " "


def in_cells_of(line: str) -> list[str]:
    """The sign in each cell; a wide one stands in two."""
    return [sign for sign in line for _ in range(cells(sign))]


def test_names_are_long_from_96_columns_on() -> None:
    assert "危及「三安全一稳定」" in "\n".join(texts(drawn(editor(APPLICATIONS), 96)))
    short = "\n".join(texts(drawn(editor(APPLICATIONS), 95)))
    assert "三安全一稳定" in short and "危及" not in short


def test_columns_that_do_not_fit_come_with_the_cursor() -> None:
    table = editor(APPLICATIONS)
    assert "自然人" in "\n".join(texts(drawn(table, 60)))
    table.column = 6
    seen = "\n".join(texts(drawn(table, 60)))
    assert "总计" in seen and "自然人" not in seen and "左右还有 2 列" in seen


def test_last_year_stands_at_the_left_of_wide_cells_only() -> None:
    table = editor(APPLICATIONS, full=7, last=345)
    wide = next(line for line in texts(drawn(table, 126)) if "本年新收" in line)
    assert wide.split()[:3] == ["本年新收", "345", "7"]
    narrow = next(line for line in texts(drawn(table, 96)) if "本年新收" in line)
    assert "345" not in narrow


@pytest.mark.parametrize("height", [2, 3, 5, 8, 12, 20, 30])
def test_the_cursor_is_in_sight_with_heads_and_foot(height: int) -> None:
    table = editor(APPLICATIONS)
    for row in (*range(25), *reversed(range(25))):
        table.row = row
        lines = drawn(table, 80, height, is_plain=True)
        assert len(lines) <= height
        here = [line for line in texts(lines) if ">" in line]
        assert len(here) == 1 and "[0]" in here[0]
        assert height < 8 or ("自然人" in texts(lines)[2] and "核对" in texts(lines)[-1])


def test_a_category_stands_once_and_in_the_first_row_that_is_seen() -> None:
    table = editor(APPLICATIONS)
    assert sum("不予公开" in line for line in texts(drawn(table, 80))) == 1
    table.row = 10
    seen = texts(drawn(table, 80, 8))
    assert "不予公开" in seen[3] and sum("不予公开" in line for line in seen) == 1


@pytest.mark.parametrize("is_plain", [False, True])
def test_every_colour_stands_on_a_ground_it_can_be_read_on(is_plain: bool) -> None:
    pairs = set(PAIRS) | {("ink", "rule")}  # the sign of a rule, nothing to be read
    for lines in all_states(is_plain=is_plain):
        for line in lines:
            for piece, paint in line:
                if piece.strip():
                    assert (paint.ink, paint.ground) in pairs, piece


def all_states(*, is_plain: bool) -> Iterator[list[Line]]:
    for table in (editor(APPLICATIONS, last=9), editor(APPLICATIONS, full=3, last=9)):
        for row, column in ((0, 0), (23, 2), (24, 6)):
            table.go_to(row, column)
            yield drawn(table, 130, is_plain=is_plain)
        table.go_to(0, 1)
        table.type("约3")
        yield drawn(table, 130, is_plain=is_plain)
        table.commit()
        yield drawn(table, 130, is_plain=is_plain)
        table.cancel()
        table.paste("\t自然人\t商业企业\n本年新收\t41\t2\n予以公开\t5\t9\n")
        assert table.offered
        yield drawn(table, 130, is_plain=is_plain)
    disclosure = editor("proactive_disclosure", full=1)
    yield drawn(disclosure, 100, is_plain=is_plain)


def test_without_colours_signs_tell_the_states() -> None:
    table = editor(APPLICATIONS)
    table.paste("\t自然人\t商业企业\n本年新收\t41\t2\n")
    offered = next(line for line in texts(drawn(table, 100, is_plain=True)) if "本年新收" in line)
    assert "+2" in offered and "|" in offered
    table.take_offered()
    taken = texts(drawn(table, 100, is_plain=True))
    assert "少 41" in taken[-1] and "少 43" in taken[-1]
