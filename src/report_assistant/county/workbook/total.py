"""总表: a row for each body, a column for each cell of the three tables, the sums on top.

The sums add up the rows that say 是 under 计入汇总, so that an office sees at once what changes when
it takes a body in or out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from report_assistant.county.body_report import PATHS
from report_assistant.county.collecting import Collection
from report_assistant.county.roster_file import COLUMNS, NO, YES
from report_assistant.county.standing import Standing
from report_assistant.county.workbook.book import Book, Content, Formula, Look, Page
from report_assistant.county.workbook.list_sheet import (
    CENTRE,
    HEAD,
    NUMBER,
    TITLE,
    TOLD,
    Arranged,
    Column,
    ListSheet,
    Row,
    Span,
)
from report_assistant.county.workbook.own import OwnColumn, OwnColumns
from report_assistant.report.tables import TABLES, Number, Values
from report_assistant.sheets.form_layout import SHADE, name_of

NAME = "总表"
SUM = "合计"
COUNTED, REASON = COLUMNS["is_counted"], "不计入的原因"
FIXED = (
    Column(COLUMNS["name"], 24),
    Column(COLUMNS["kind"], 9, CENTRE),
    Column(COUNTED, 7, CENTRE),
    Column(REASON, 26),
)
HEAD_ROWS = 3
TOP = 2
"""Rows above the heads."""
_TOLD = (
    f"“{SUM}”一行加的是“{COUNTED}”写着“{YES}”的单位，改成“{NO}”，{SUM}和后面三张表随着变。"
    "再汇总一次时以“名册”为准，要一直这样算，请在名册里改。"
)
_JOINED = "·"
_TOTAL_SHADE = "E2EFDA"


@dataclass(frozen=True)
class CellHead:
    """The three heads of a cell's column."""

    table: str
    row: str
    column: str

    @property
    def id(self) -> str:
        """What tells the column from all others."""
        return id_of(self.table, self.row, self.column)


def id_of(table: str, row: str, column: str) -> str:
    """Return what a cell's column is known by."""
    return _JOINED.join((table, row, column))


def cell_heads() -> tuple[CellHead, ...]:
    """Return the heads of the cells, in the order of `PATHS`."""
    return tuple(
        CellHead(table.name, row, column or row)
        for table in TABLES
        for row, column in (table.labels[path] for path in table.paths)
    )


HEADS = tuple(each.id for each in cell_heads())
_WIDE, _NARROW = 11, 7.5


def columns_here() -> tuple[Column, ...]:
    """Return the program's columns."""
    cells = (
        Column(each.id, _NARROW if each.column != each.row else _WIDE, NUMBER)
        for each in cell_heads()
    )
    return (*FIXED, *cells)


@dataclass(frozen=True)
class Totals:
    """Where the sums stand, and what they are."""

    page: Page
    row: int
    place: Mapping[str, int]
    values: Values
    bodies: int

    def formula(self, path: str) -> Formula:
        """Return a formula of another sheet for the sum of a cell."""
        place = (self.row, self.place[_HEAD_OF[path]])
        return Formula(f"={self.page.reference(place)}", self.values[path] or 0)

    @cached_property
    def told(self) -> Formula:
        """Return a formula that says of how many bodies the sums are."""
        counted = self.page.reference((self.row, self.place[COUNTED]))
        return Formula(
            f'="以上是 "&{counted}&" 家之和，取自“{NAME}”的{SUM}。"',
            f"以上是 {self.bodies} 家之和，取自“{NAME}”的{SUM}。",
        )


_HEAD_OF = dict(zip(PATHS, HEADS, strict=True))


def total_sheet(book: Book, collection: Collection, kept: OwnColumns) -> Totals:
    """Write the sheet; return where the sums stand."""
    page = book.rows_sheet(NAME)
    sheet = ListSheet(page, Arranged(columns_here(), kept.of(NAME)))
    place = sheet.arranged.place
    ordered = sorted(collection.standings, key=lambda each: not each.is_counted)
    page.line(0, f"{collection.year or ''}年三张表汇总", 0, TITLE, 24)
    page.put((1, 0), _TOLD, replace(TOLD, wraps=False))
    _write_heads(sheet)
    row = TOP + HEAD_ROWS
    span = Span(row + 1, row + len(ordered))
    sums = collection.sums()
    _write_sums(sheet, row, span, sums, len(collection.counted))
    sheet.go_on_below(row)
    page.sheet.freeze_panes(row + 1, place[COLUMNS["name"]] + 1)
    page.sheet.repeat_rows(TOP, row)
    page.sheet.repeat_columns(0, place[COLUMNS["name"]])
    page.sheet.set_landscape()
    page.sheet.set_paper(8)  # A3
    sheet.rows(map(_row, ordered), known=[(SUM,)], filtered=False)
    page.sheet.autofilter(TOP + HEAD_ROWS - 1, 0, max(span.last, row), place[REASON])
    choice = {"validate": "list", "source": [YES, NO]}
    column = place[COUNTED]
    page.sheet.data_validation(span.first, column, max(span.first, span.last), column, choice)
    return Totals(page, row, place, sums, len(collection.counted))


def _write_heads(sheet: ListSheet) -> None:
    """Write the heads; neighbours that have the same one share it."""
    page, arranged = sheet.page, sheet.arranged
    known = {each.id: each for each in cell_heads()}
    heads = [known.get(each.head) for each in arranged.columns]
    for level in range(HEAD_ROWS):
        row = TOP + level
        page.sheet.set_row(row, 18 if level == 0 else 34)
        words = [
            _head_at(level, head, each.head)
            for head, each in zip(heads, arranged.columns, strict=True)
        ]
        for key, group in groupby(range(len(words)), key=lambda at: words[at][1] or at):
            places = list(group)
            text = words[places[0]][0]
            if len(places) > 1:
                page.sheet.merge_range(row, places[0], row, places[-1], "", page.book.format(HEAD))
            page.put((row, places[0]), text, HEAD)
            del key


def _head_at(level: int, head: CellHead | None, own: str) -> tuple[str, tuple[str, ...]]:
    """Return a head, and what it has in common with its neighbours to be written once."""
    if head is None:
        return (own if level == HEAD_ROWS - 1 else ""), ()
    match level:
        case 0:
            return head.table, (head.table,)
        case 1:
            return head.row, (head.table, head.row)
        case _:
            return head.column, ()


def _write_sums(
    sheet: ListSheet, row: int, span: Span, sums: Mapping[str, Number], bodies: int
) -> None:
    page, place = sheet.page, sheet.arranged.place
    counted = span.of(place[COUNTED])
    look = Look(is_bold=True, shade=_TOTAL_SHADE, align="right", wraps=False)
    for column in range(sheet.arranged.last + 1):
        each = sheet.arranged.columns[column]
        own = each.cells.get((SUM,)) if isinstance(each, OwnColumn) else None
        page.put((row, column), own, look)
    page.put((row, place[COLUMNS["name"]]), SUM, Look(is_bold=True, shade=_TOTAL_SHADE))
    page.put((row, place[COUNTED]), Formula(f'=COUNTIF({counted},"{YES}")', bodies), look)
    page.put((row, place[REASON]), "家", Look(is_bold=True, shade=_TOTAL_SHADE))
    for path, head in _HEAD_OF.items():
        column = place[head]
        words = f'=SUMIF({counted},"{YES}",{_relative(span, column)})'
        page.put((row, column), Formula(words, sums[path]), look)


def _relative(span: Span, column: int) -> str:
    last = max(span.first, span.last)
    return f"{name_of((span.first, column))}:{name_of((last, column))}"


def _row(standing: Standing) -> Row:
    member = standing.member
    cells: Sequence[Number | None]
    cells = standing.used.report.cells if standing.used else ()
    figures: tuple[Content, ...] = tuple(cells) or (None,) * len(PATHS)
    return Row(
        (standing.name,),
        (
            standing.name,
            member.kind if member else "",
            YES if standing.is_counted else NO,
            "" if standing.is_counted else reason_against(standing),
            *figures,
        ),
        "" if standing.is_counted else SHADE,
    )


def reason_against(standing: Standing) -> str:
    """Return why a body is not added up."""
    member = standing.member
    if member is not None and not member.is_counted:
        return member.remark or f"名册里写着不{COUNTED}"
    return standing.told or standing.status.value
