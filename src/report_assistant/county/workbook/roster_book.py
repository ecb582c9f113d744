"""名册.xlsx: the roster to be mended, with what its columns mean above the heads."""

from report_assistant.county.roster import Roster
from report_assistant.county.roster_file import COLUMNS, NO, YES, roster_rows
from report_assistant.county.workbook.book import Book, written
from report_assistant.county.workbook.list_sheet import (
    CENTRE,
    TEXT,
    Arranged,
    Column,
    ListSheet,
    Row,
)

NAME = "名册"
_WIDTHS = {"name": 28, "is_counted": 9, "parent": 24, "phone": 15, "due": 13, "aliases": 26}
_WIDTH, _WIDEST = 11, 54
_TOLD = (
    f"“{COLUMNS['is_counted']}”写“{YES}”的，数字加进全县的三张表；写“{NO}”的照样要交、照样检查，只是不加。",
    "一般写“否”的有三种：① 下属单位，数字已经算在主管部门的报告里；② 税务、气象、海关等垂直管理的单位，"
    "向上级报送；③ 县政府全县汇总的报告（它本身就是各单位之和），县政府办自己的报告写“是”。",
    f"“{COLUMNS['due']}”写成 2026-01-26 或 1月26日。报告里的名称和名册不一样、对不上的，把那个名称写进"
    f"“{COLUMNS['aliases']}”，几个名称用顿号隔开。加单位就在下面加一行。改好存盘，再汇总一次。",
)
_GUESSED = "这份名册是按收到的报告猜的，请逐行核对：漏了的单位补上，没交的才催得到。"
_ROOM = 500
"""Rows below the list in which the drop-down stands too."""


def roster_workbook(roster: Roster) -> bytes:
    """Return 名册.xlsx; `roster_file.read_roster` reads it back."""
    return written("报送政府信息公开工作年度报告的单位名册", lambda book: _write(book, roster))


def _write(book: Book, roster: Roster) -> None:
    page = book.rows_sheet(NAME)
    sheet = ListSheet(page, Arranged(_columns()))
    told = (_GUESSED, *_TOLD) if roster.is_guessed else _TOLD
    doubts = ["\n".join(roster.problems)] if roster.problems else []
    sheet.top("报送年度报告的单位名册", *told, *doubts)  # few lines: the heads are looked for below
    sheet.heads()
    _, *rows = roster_rows(roster)
    span = sheet.rows(Row((row[0],), row) for row in rows)
    column = sheet.arranged.place[COLUMNS["is_counted"]]
    choice = {"validate": "list", "source": [YES, NO]}
    page.sheet.data_validation(span.first, column, span.last + _ROOM, column, choice)


def _columns() -> tuple[Column, ...]:
    return tuple(
        Column(
            head,
            _WIDEST if field == "remark" else _WIDTHS.get(field, _WIDTH),
            CENTRE if field in ("kind", "is_counted", "due") else TEXT,
        )
        for field, head in COLUMNS.items()
    )
