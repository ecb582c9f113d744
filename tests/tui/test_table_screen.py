"""The grid of a statutory table, driven by keys as in a spreadsheet."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.pilot import Pilot

from report_assistant.report.tables import cell_values
from report_assistant.store.store import Store
from report_assistant.tui.screens.table import TableScreen
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.review_list import ReviewList
from report_assistant.tui.widgets.table_grid import TableGrid
from tests.scripts import BUSY
from tests.tui.piloting import (
    click,
    conversation_screen,
    on_screen,
    press,
    running,
    settled,
    tell,
    texts,
    type_text,
)

TO_TABLE_THREE = BUSY[: BUSY.index("2 0 5") + 5]
SIZES = [(80, 24), (130, 40)]


def grid(pilot: Pilot[None]) -> TableGrid:
    assert isinstance(pilot.app.screen, TableScreen)
    return pilot.app.screen.query_one(TableGrid)


def lines(pilot: Pilot[None]) -> list[str]:
    widget = grid(pilot)
    return [widget.render_line(y).text for y in range(widget.size.height)]


def row(pilot: Pilot[None], label: str) -> list[str]:
    """What stands in a row behind its label, last year's numbers too."""
    line = next((line for line in lines(pilot) if label in line), "")
    return line.partition(label)[2].replace("|", " ").split()


def status(pilot: Pilot[None]) -> str:
    """The words on the card below the table."""
    return str(pilot.app.screen.query_one("#status-words").render())


def report_values(pilot: Pilot[None]) -> dict[str, object]:
    presenter = conversation_screen(pilot)._presenter
    assert presenter is not None
    return dict(cell_values(presenter.conversation.interview.answers.report))


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.post_message(events.Paste(text))
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_table_is_filled_in_with_keys_and_kept_on_leaving(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await tell(pilot, TO_TABLE_THREE)
        assert "新收" in texts(pilot)[-1]
        await tell(pilot, ["表格"])
        await type_text(pilot, "５")
        await press(pilot, "tab")
        await type_text(pilot, "1")
        await press(pilot, "down", "home")
        await type_text(pilot, "0")
        await press(pilot, "enter")
        await type_text(pilot, "6")
        await press(pilot, "enter")
        assert all(cell_len(line) == grid(pilot).size.width for line in lines(pilot))
        assert row(pilot, "本年新收") == ["5", "1", "0", "0", "0", "0", "6"]
        assert "不平" in status(pilot) and "自然人" in status(pilot)
        await press(pilot, "escape")
        conversation_screen(pilot)
        now = report_values(pilot)
        assert now["applications.received.total"] == 6
        assert now["applications.granted.natural_person"] == 6
        assert any("予以公开" in text or "合计 6" in text for text in texts(pilot))


async def test_the_cursor_stays_in_sight_and_heads_stay_above(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表三"))
        await press(pilot, "ctrl+end")
        shown = lines(pilot)
        assert any("自然人" in line for line in shown[:3])
        assert row(pilot, "结转下年度") and not row(pilot, "本年新收")
        assert "核对" in shown[-1]


async def test_a_pasted_block_is_shown_before_it_is_taken(store: Store, tmp_path: Path) -> None:
    block = (
        "\t自然人\t商业企业\t总计\r\n本年新收\t3\t1\t5\r\n予以公开\t3\t\t3\r\n没有这行\t1\t1\t2\r\n"
    )
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "填表"))
        await paste(pilot, block)
        assert "没有这行" in status(pilot) and "粘贴的是 5" in status(pilot)
        await press(pilot, "escape")
        assert "3" not in row(pilot, "本年新收")
        await paste(pilot, block)
        await press(pilot, "enter")
        taken = row(pilot, "本年新收")
        assert taken[:2] == ["3", "1"] and taken[-1] == "4"
        await press(pilot, "ctrl+z")
        assert "3" not in row(pilot, "本年新收")


async def test_what_is_not_understood_stays_to_be_mended(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表二"))
        await type_text(pilot, "约3")
        await press(pilot, "enter")
        assert "准确的数" in status(pilot)
        await press(pilot, "backspace", "backspace")
        await type_text(pilot, "十二")
        await press(pilot, "enter", "enter", "escape")
        assert report_values(pilot)["proactive_disclosure.regulations.issued"] in (12, None, 0)


async def test_closing_the_program_keeps_the_table(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表三"))
        await type_text(pilot, "7")
        await press(pilot, "enter", "ctrl+q")
    rows = [row for row in store.rows(store.reports()[0]) if row.name == "applications.received"]
    assert rows and rows[0].value["natural_person"] == 7


async def test_the_table_is_copied_as_a_block(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表四"))
        await type_text(pilot, "2")
        await press(pilot, "enter", "ctrl+c")
        assert "\t" in pilot.app.clipboard and "2" in pilot.app.clipboard
        assert "已复制" in status(pilot)


async def test_nothing_is_said_while_the_table_is_empty(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表三"))
        for key in ("down", "pagedown", "right", "ctrl+end"):
            await press(pilot, key)
            assert "必须改" not in status(pilot) and "平" not in status(pilot)
        assert lines(pilot)[-1].split() == ["核对", "新收＋结转＝办理＋下年"]


async def test_the_foot_and_the_card_say_how_a_column_stands(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(100, 30)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表三"))
        await type_text(pilot, "5")
        await press(pilot, "down", "down")
        await type_text(pilot, "3")
        await press(pilot, "enter")
        assert "少 2" in lines(pilot)[-1] and "还差 2" in status(pilot)
        await press(pilot, "ctrl+end", "home")
        assert "还有 2 件" in status(pilot) and "?2" in lines(pilot)[-2]
        await press(pilot, "enter")
        assert row(pilot, "结转下年度")[0] == "2" and "平" in lines(pilot)[-1]
        assert "自然人：新收 5＋结转 0 ＝ 办理 3＋结转下年 2　对得上" in status(pilot)
        await press(pilot, "right")
        assert "商业企业：" not in status(pilot)


async def test_one_key_fills_the_rest_with_zeros(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表三"))
        await press(pilot, "f6")
        assert "其余的格都填了 0" in status(pilot)
        assert lines(pilot)[-1].count("平") == 8  # with 收办是否平
        await press(pilot, "escape")
        assert report_values(pilot)["applications.received.total"] == 0


async def test_a_click_goes_to_the_cell(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表三"))
        y = next(at for at, line in enumerate(lines(pilot)) if "部分公开" in line)
        widths = grid(pilot)._widths
        assert widths is not None
        await click(pilot, grid(pilot), (widths.left_of(1), y))
        assert grid(pilot)._editor.path == "applications.partially_granted.business"
        assert "部分公开，商业企业" in status(pilot)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (100, 30), (120, 36), (160, 45), (50, 12)])
@pytest.mark.parametrize("table", ["表二", "表三", "表四"])
async def test_every_cell_of_the_window_is_painted(
    store: Store, tmp_path: Path, size: tuple[int, int], table: str
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await tell(pilot, ("青河镇人民政府", table))
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
        for strip in strips:
            assert all(segment.style and segment.style.bgcolor for segment in strip if segment.text)
        assert grid(pilot).size.height > 2
        assert "Esc" in on_screen(pilot) or size[1] < 16


async def test_a_step_draws_two_rows_and_lays_nothing_out(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府", "表三"))
        drawn: list[Region] = []
        widget, refresh = grid(pilot), grid(pilot).refresh

        def noted(*regions: Region, layout: bool = False) -> object:
            drawn.extend(regions if regions and not layout else [Region(0, 0, 80, 24)])
            return refresh(*regions, layout=layout)

        widget.refresh = noted  # type: ignore[assignment,method-assign]
        await press(pilot, "down")
        assert sum(region.height for region in drawn) == 2
        drawn.clear()
        await press(pilot, "3")
        assert [region.height for region in drawn] == [1] and drawn[0].width <= 8
        drawn.clear()
        await press(pilot, "right")
        assert all(region.width < 80 for region in drawn)


async def test_a_chip_opens_the_table(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, TO_TABLE_THREE)
        chip = next(
            chip for chip in pilot.app.screen.query(Chip) if "在表里填" in str(chip.render())
        )
        await click(pilot, chip)
        assert isinstance(pilot.app.screen, TableScreen)


@pytest.mark.parametrize(
    ("changed", "row"),
    [("改收到申请 自然人26，企业2", "granted"), ("改予以公开 自然人19", "received")],
)
async def test_a_column_that_is_off_opens_the_grid_where_the_cause_can_be(
    store: Store, tmp_path: Path, changed: str, row: str
) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*BUSY, changed, "核对 提醒"))
        found = pilot.app.screen.query_one(ReviewList)
        off = next(at for at, line in enumerate(found.lines) if "一列不平" in line.cells[-1].words)
        assert found.lines[off].name == f"applications.{row}.natural_person"
        found.choose(off)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TableScreen)
        assert pilot.app.screen._editor.path == f"applications.{row}.natural_person"
