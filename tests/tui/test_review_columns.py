"""Columns of the review as plain values: widths, heads, cells."""

import pytest

from report_assistant.foundation.cell_width import cells
from report_assistant.shells.review_words import HEADS
from report_assistant.tui.lines.review_columns import GAP, columns_for, heads
from report_assistant.tui.lines.review_lines import Cell, Look, ReviewLine


def line(*words: str) -> ReviewLine:
    return ReviewLine(tuple(map(Cell, words)), "name:")


SHORT = line("单位类型", "乡", "乡", "同去年")
LONG = line("公开专区（查阅点）个数", "加强组织领导" * 20, "规范建设" * 20, "相差太大" * 20)


@pytest.mark.parametrize("room", [56, 76, 95, 115, 155])
def test_the_columns_fill_the_room_and_each_cell_its_column(room: int) -> None:
    for lines in ([SHORT], [SHORT, LONG], []):
        columns = columns_for(lines, room)
        assert columns.whole == room
        for each in lines:
            assert sum(cells(cell.words) for cell in columns.laid_out(each.cells)) == room
        assert "".join(cell.words for cell in heads(columns)).split() == list(HEADS)


def test_what_fits_is_not_cut_and_the_rest_is_the_reminders() -> None:
    columns = columns_for([SHORT], 100)
    assert columns.widths[:3] == (8, 4, 4)
    placed = columns.laid_out(SHORT.cells)
    assert [cell.words.rstrip() for cell in placed] == ["单位类型", "乡", "乡", "同去年"]


def test_titles_stay_whole_and_long_cells_share_what_is_left() -> None:
    columns = columns_for([SHORT, LONG], 76)
    title, answer, last, remark = columns.widths
    assert title == cells(LONG.cells[0].words)
    assert answer > last and abs(last - remark) <= 2
    for cell in columns.laid_out(LONG.cells)[1:]:
        assert cell.words.rstrip().endswith("..")


def test_a_heading_longer_than_its_column_moves_what_follows() -> None:
    columns = columns_for([SHORT], 76)
    name, state = columns.laid_out(
        [Cell("三、收到和处理政府信息公开申请情况", Look.SECTION), Cell("未开始 0/2")]
    )
    assert name.words == "三、收到和处理政府信息公开申请情况" + " " * GAP
    assert state.words.rstrip() == "未开始 0/2"
    assert cells(name.words + state.words) == 76


def test_a_last_cell_goes_on_to_the_end() -> None:
    columns = columns_for([LONG], 76)
    [label, message] = columns.laid_out([Cell("必须改"), Cell("相差太大" * 20)])
    assert cells(message.words) > columns.widths[1]
    assert cells(label.words + message.words) == 76
    assert message.words.rstrip().endswith("..")
