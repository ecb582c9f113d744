"""对上年: what was carried over, what is in force, and how much there was, against last year's reports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from report_assistant.county.collecting import Collection
from report_assistant.county.roster_file import COLUMNS, NO, YES
from report_assistant.county.standing import Standing
from report_assistant.county.workbook.book import Book, Content, Formula, Look
from report_assistant.county.workbook.list_sheet import (
    CENTRE,
    NUMBER,
    Column,
    InRow,
    ListSheet,
    Row,
    Span,
    list_sheet,
)
from report_assistant.county.workbook.own import OwnColumns
from report_assistant.report.tables import TABLE_OF, Number, Values

NAME = "对上年"
_COUNTED, _HAS_LAST, _TOLD_OF = COLUMNS["is_counted"], "上年报告", "说明"
_APPLICATIONS, _DOCUMENTS = TABLE_OF["applications"], TABLE_OF["proactive_disclosure"]
_LAST = "上年报告的"
_SUM = f"合计（{_COUNTED}、有{_HAS_LAST}的单位）"
_HAS, _HAS_NOT, _HAS_OTHER = "有", "没有", "口径不同"


@dataclass(frozen=True)
class Compared:
    """Figures side by side, and what is expected of the last one."""

    heads: tuple[str, ...]
    """Of the figures."""
    difference: str
    """The head of the difference."""
    figures: Callable[[Values, Values], tuple[Number | None, ...]]
    """This year's and last year's cells -> the figures."""
    signs: tuple[int, ...]
    """What the difference takes of each figure."""
    must_be_zero: bool


def _in_row(table: str, row: str) -> str:
    return TABLE_OF[table].labels[f"{table}.{row}"][0]


def _change(row: str) -> Compared:
    label, path = _in_row("applications", f"{row}.total"), f"applications.{row}.total"
    heads = (f"{_LAST}{label}", label)
    return Compared(
        heads, f"{label}增减", lambda now, last: (last.get(path), now.get(path)), (-1, 1), False
    )


def _carried() -> Compared:
    before, after = "applications.carried_forward.total", "applications.carried_over.total"
    heads = (
        f"{_LAST}{_APPLICATIONS.labels[before][0]}",
        _APPLICATIONS.labels[after][0],
    )
    return Compared(
        heads, "结转相差", lambda now, last: (last.get(before), now.get(after)), (-1, 1), True
    )


def _in_force(row: str) -> Compared:
    base = f"proactive_disclosure.{row}"
    name, column = _DOCUMENTS.labels[f"{base}.in_force"]
    paths = tuple(f"{base}.{each}" for each in ("issued", "repealed", "in_force"))
    heads = (f"{_LAST}{name}{column}", *(f"{name}{_DOCUMENTS.labels[path][1]}" for path in paths))
    return Compared(
        heads,
        f"{name}相差",
        lambda now, last: (last.get(f"{base}.in_force"), *(now.get(path) for path in paths)),
        (-1, -1, 1, 1),
        True,
    )


COMPARED = (
    _carried(),
    _in_force("regulations"),
    _in_force("normative_documents"),
    _change("received"),
    _change("handled"),
)
_FIGURE_WIDTH = 9
COLUMNS_HERE = (
    Column(COLUMNS["name"], 24),
    Column(_COUNTED, 7, CENTRE),
    Column(_HAS_LAST, 8, CENTRE),
    *(
        Column(head, _FIGURE_WIDTH, NUMBER)
        for each in COMPARED
        for head in (*each.heads, each.difference)
    ),
    Column(_TOLD_OF, 40),
)
_TOLD = (
    "“结转相差”应当是 0：今年的上年结转就是去年报告的结转下年度。文件的“相差”应当是 0："
    "本年现行有效等于上年现行有效加本年制发减本年废止。不是 0 的请对方核对，有更正的在表里加注。"
)
_NO_LAST = "没有上年的报告，没有比"
_OTHER_SCOPE = "上年与本年的统计范围不同，没有比"
_NOT_ZERO = "{}是 {}"
_SHADE = "FCE4D6"
_SUM_LOOK = Look(is_bold=True, shade="E2EFDA", align="right", wraps=False)


def year_before_sheet(book: Book, collection: Collection, kept: OwnColumns) -> None:
    """Write the sheet."""
    sheet = list_sheet(book, NAME, COLUMNS_HERE, kept.of(NAME))
    bodies = [each for each in collection.standings if each.member]
    rows = [_row(each, collection) for each in bodies]
    without = sum(each.used is not None and each.name not in collection.last for each in bodies)
    told = f"有 {without} 家没有上年的报告，没有比。" if without else ""
    sheet.top("与上年报告对照", _TOLD + told)
    _sums(sheet, rows)
    sheet.heads(frozen=sheet.arranged.place[COLUMNS["name"]] + 1)
    sheet.rows(rows)


def _sums(sheet: ListSheet, rows: Sequence[Row]) -> None:
    """Write the whole chain: the sums over those that are added up."""
    place = sheet.arranged.place
    first = sheet.below + 2
    span = Span(first, first + len(rows) - 1)
    counted, compared = span.of(place[_COUNTED]), span.of(place[_HAS_LAST])
    line: list[tuple[Content, Look]] = [(None, _SUM_LOOK)] * (sheet.arranged.last + 1)
    line[place[COLUMNS["name"]]] = (_SUM, _SUM_LOOK)
    for number, column in enumerate(COLUMNS_HERE):
        if column.look is NUMBER:
            total = sum(_value(row.cells[number]) for row in rows if row.cells[1:3] == (YES, _HAS))
            whose = f'{counted},"{YES}",{compared},"{_HAS}"'
            words = f"=SUMIFS({span.of(place[column.head])},{whose})"
            line[place[column.head]] = (Formula(words, total), _SUM_LOOK)
    sheet.row(line)


def _value(content: Content | InRow) -> Number:
    value = content.value if isinstance(content, InRow) else content
    return 0 if value is None else value  # type: ignore[return-value]


def _row(standing: Standing, collection: Collection) -> Row:
    last = collection.last.get(standing.name)
    used = standing.used
    is_comparable = (
        used is not None
        and last is not None
        and len({used.report.scope, last.report.scope} - {None}) < 2
    )
    before = last.report.values if last is not None and is_comparable else {}
    told, cells = [], []
    now = used.report.values if used is not None else {}
    for each in COMPARED:
        figures = each.figures(now, before)
        difference = _difference(each, figures)
        cells += [*figures, _formula(each, difference)]
        if difference and each.must_be_zero:
            told.append(_NOT_ZERO.format(each.difference, difference))
    if used is not None and not is_comparable:
        told.append(_NO_LAST if last is None else _OTHER_SCOPE)
    content = (
        standing.name,
        YES if standing.is_counted else NO,
        "" if used is None else _HAS_NOT if last is None else _HAS if is_comparable else _HAS_OTHER,
        *cells,
        "；".join(told) or ("" if used else standing.status.value),
    )
    return Row((standing.name,), content, _SHADE if is_comparable and told else "")


def _difference(compared: Compared, figures: Sequence[Number | None]) -> Number | None:
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures):
        return None
    return sum(compared.signs[at] * figure for at, figure in enumerate(known))


def _formula(compared: Compared, difference: Number | None) -> InRow:
    def words(at: Callable[[str], str]) -> str:
        terms = zip(compared.signs, compared.heads, strict=True)
        return "=" + "".join(f"{'+' if sign > 0 else '-'}{at(head)}" for sign, head in terms)

    return InRow(words, difference)
