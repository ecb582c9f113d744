"""进度: where each body stands, with the counts on top."""

from collections.abc import Iterator, Mapping

from report_assistant.checks import Severity
from report_assistant.county.collecting import Collection
from report_assistant.county.roster_file import COLUMNS, NO, YES
from report_assistant.county.standing import CHOSEN, Standing, Status
from report_assistant.county.workbook.book import Book, Formula, Place
from report_assistant.county.workbook.list_sheet import (
    CENTRE,
    HEAD,
    NUMBER,
    Column,
    Row,
    Span,
    list_sheet,
)
from report_assistant.county.workbook.own import OwnColumns
from report_assistant.report.signature import date_in

NAME = "进度"
STATUS = "情况"
COLUMNS_HERE = (
    Column(COLUMNS["name"], 26),
    Column(COLUMNS["kind"], 10, CENTRE),
    Column(COLUMNS["is_counted"], 7, CENTRE),
    Column(STATUS, 10, CENTRE),
    Column("文件", 42),
    Column("落款日期", 12, CENTRE),
    Column("收到日期", 12, CENTRE),
    Column(Severity.ERROR.label, 8, NUMBER),
    Column(Severity.WARNING.label, 8, NUMBER),
    Column("第几轮", 7, NUMBER),
    Column(COLUMNS["due"], 12, CENTRE),
    Column(COLUMNS["contact"], 9, CENTRE),
    Column(COLUMNS["phone"], 14, CENTRE),
    Column("说明", 44),
    Column(CHOSEN, 28),
)
_TOLD = (
    f"一个单位交了两份不同的报告时，在“{CHOSEN}”一栏写上用哪一份的文件名，再汇总一次就按它算。"
    "您可以在右边加自己的列，下次汇总会原样留着。"
)
_SHADES: Mapping[Status, str] = {
    Status.MISSING: "FCE4D6",
    Status.TWICE: "FFF2CC",
    Status.UNREADABLE: "FCE4D6",
    Status.UNKNOWN: "FFF2CC",
    Status.WRONG_YEAR: "FCE4D6",
}
_MOST_LISTED = 255
"""Characters that a drop-down takes."""


def progress_sheet(book: Book, collection: Collection, kept: OwnColumns) -> Mapping[Status, Place]:
    """Write the sheet; return where the count of each status stands."""
    sheet = list_sheet(book, NAME, COLUMNS_HERE, kept.of(NAME))
    year = f"{collection.year}年" if collection.year else ""
    members = len(collection.roster.members)
    sheet.top(f"{year}政府信息公开工作年度报告收集进度（名册上 {members} 家）", *_told(collection))
    sheet.row([(status.value, HEAD) for status in Status])
    first = sheet.below + 3
    span = Span(first, first + len(collection.standings) - 1)
    states = span.of(sheet.arranged.place[STATUS])
    counts = sheet.row([(_count(collection, status, states), CENTRE) for status in Status])
    sheet.gap()
    sheet.heads(frozen=sheet.arranged.place[COLUMNS["name"]] + 1)
    written = sheet.rows(_row(each, kept.chosen) for each in collection.standings)
    assert written.first == span.first
    column = sheet.arranged.place[CHOSEN]
    for number, each in enumerate(collection.standings, span.first):
        files = [file.file for file in each.files]
        if len(files) > 1 and len(",".join(files)) <= _MOST_LISTED and "," not in "".join(files):
            choice = {"validate": "list", "source": files, "error_type": "warning"}
            sheet.page.sheet.data_validation(number, column, number, column, choice)
    return {status: (counts, place) for place, status in enumerate(Status)}


def _told(collection: Collection) -> Iterator[str]:
    """Yield what is to be known: how to decide, what was not looked at, what is doubtful."""
    yield _TOLD
    if doubts := [*collection.left_out, *collection.roster.problems]:
        yield "\n".join(doubts)


def _count(collection: Collection, status: Status, states: str) -> Formula:
    return Formula(f'=COUNTIF({states},"{status.value}")', len(collection.with_status(status)))


def _row(standing: Standing, chosen: Mapping[str, str]) -> Row:
    member, used = standing.member, standing.used
    first = used or next(iter(standing.files), None)
    signed = used.report.signed_on if used else ""
    return Row(
        (standing.name,),
        (
            standing.name,
            member.kind if member else "",
            (YES if member.is_counted else NO) if member else "",
            standing.status.value,
            "\n".join(each.file for each in standing.files),
            date_in(signed) or signed,
            first.modified if first else None,
            standing.count(Severity.ERROR) if used else None,
            standing.count(Severity.WARNING) if used else None,
            standing.round or None,
            member.due.partition(" 00:")[0] if member else "",
            member.contact if member else "",
            member.phone if member else "",
            standing.told or (member.remark if member else ""),
            chosen.get(standing.name, ""),
        ),
        _SHADES.get(standing.status, ""),
    )
