"""图: how far the reports have come in, who got most applications, which faults there are most of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report_assistant.checks import CHECKS
from report_assistant.county.collecting import Collection
from report_assistant.county.standing import Status
from report_assistant.county.workbook.book import Book, Formula, Page, Place
from report_assistant.county.workbook.list_sheet import HEAD, NUMBER, TEXT
from report_assistant.county.workbook.progress import NAME as PROGRESS
from report_assistant.report.tables import TABLE_OF
from report_assistant.sheets.form_layout import FONT, name_of

NAME = "图"
_NEW = "applications.received.total"
_MOST_BODIES, _MOST_KINDS = 30, 15
_DATA_AT = 14
"""The column in which the figures of the charts begin, beside them."""
_WIDTH = 860
_ROW_HEIGHT = 20
_ROWS_A_CHART, _ROWS_A_TALL_CHART = 22, 34
_COLORS = ("#2E75B6", "#70AD47", "#C55A11")

Data = Sequence[tuple[str, Formula | int | float]]


def chart_sheet(book: Book, collection: Collection, counts: Mapping[Status, Place]) -> None:
    """Write the charts, and beside them what they show."""
    page = book.free_sheet(NAME)
    label = TABLE_OF["applications"].labels[_NEW][0]
    charts = (
        ("交报进度（家）", _progress(collection, counts), "column"),
        (f"{label}申请（件，最多的 {_MOST_BODIES} 家）", _received(collection), "bar"),
        ("差错（处，按种类）", _faults(collection), "bar"),
    )
    top = 0
    for number, (title, data, kind) in enumerate(charts):
        at = _DATA_AT + 3 * number
        _write_data(page, at, title, data)
        rows = _ROWS_A_CHART if len(data) <= _MOST_KINDS else _ROWS_A_TALL_CHART
        if data:
            chart = _chart(page, _Series(title, at, len(data), _COLORS[number]), kind)
            chart.set_size({"width": _WIDTH, "height": _ROW_HEIGHT * rows})
            page.sheet.insert_chart(top, 0, chart)
        top += rows + 2
    page.sheet.print_area(0, 0, top, _DATA_AT - 1)
    page.sheet.fit_to_pages(1, 0)


def _progress(collection: Collection, counts: Mapping[Status, Place]) -> Data:
    return [
        (
            status.value,
            Formula(f"={PROGRESS}!{name_of(place)}", len(collection.with_status(status))),
        )
        for status, place in counts.items()
    ]


def _received(collection: Collection) -> Data:
    figures = (
        (each.name, number)
        for each in collection.standings
        if (number := each.cell(_NEW)) is not None
    )
    largest = sorted(figures, key=lambda each: -each[1])[:_MOST_BODIES]
    return [(name, float(number)) for name, number in largest]


def _faults(collection: Collection) -> Data:
    titles = {check.code: check.title for check in CHECKS}
    found = Counter(
        finding.code
        for each in collection.standings
        if each.used and each.member
        for finding in each.used.report.findings
    )
    most = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_MOST_KINDS]
    return [(f"{titles.get(code, '')}（{code}）", times) for code, times in most]


def _write_data(page: Page, at: int, title: str, data: Data) -> None:
    page.sheet.set_column(at, at, 30)
    page.sheet.set_column(at + 1, at + 1, 9)
    page.put((0, at), title, HEAD)
    page.put((0, at + 1), "数", HEAD)
    for row, (name, content) in enumerate(data, start=1):
        page.put((row, at), name, TEXT)
        page.put((row, at + 1), content, NUMBER)


@dataclass(frozen=True)
class _Series:
    """What a chart shows, and where on the sheet it stands."""

    title: str
    at: int
    """The column of the names; the numbers are right of it."""
    count: int
    color: str


def _chart(page: Page, series: _Series, kind: str) -> Any:
    chart = page.book.chart(kind)
    font = {"name": FONT, "size": 9}
    chart.add_series(
        {
            "name": series.title,
            "categories": [page.name, 1, series.at, series.count, series.at],
            "values": [page.name, 1, series.at + 1, series.count, series.at + 1],
            "fill": {"color": series.color},
            "gap": 60,
            "data_labels": {"value": True, "font": font},
        }
    )
    chart.set_title({"name": series.title, "name_font": {"name": FONT, "size": 13}})
    chart.set_legend({"none": True})
    names = {"num_font": font, "major_gridlines": {"visible": False}}
    numbers = {"visible": False, "major_gridlines": {"visible": False}}
    if kind == "bar":  # lying, the first on top
        chart.set_y_axis(names | {"reverse": True})
        chart.set_x_axis(numbers)
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(numbers)
    return chart
