"""Last year's 汇总.xlsx as the reports on the year before: the figures of each body in 总表."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from report_assistant.county.body_report import BodyReport
from report_assistant.county.result_names import SUMMARY
from report_assistant.county.roster_file import COLUMNS
from report_assistant.county.workbook import total
from report_assistant.county.workbook.cell_ids import cell_ids, shown_words
from report_assistant.county.workbook.streamed import Cells, StreamedBook
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.report.tables import Number

_YEAR = re.compile("(20[0-9]{2})年")
_HEADS_WITHIN = 20
_NO_TOTAL = (
    f"“{{}}”不是汇总出来的工作簿，里面没有“{{}}”，请选去年的“{SUMMARY}”，或者去年年报的文件夹。"
)


def former_reports(data: bytes, name: str) -> Iterator[BodyReport]:
    """Yield the bodies with their figures. Raises ClerkProblem where the file is no 汇总.xlsx."""
    book = StreamedBook(data, name)
    if total.NAME not in book.names:
        raise ClerkProblem(_NO_TOTAL.format(name, total.NAME))
    rows = book.rows(total.NAME)
    above = list(islice(rows, _HEADS_WITHIN))
    at = next((n for n, row in enumerate(above) if COLUMNS["name"] in map(shown_words, row)), None)
    if at is None or at + 1 < total.HEAD_ROWS:
        raise ClerkProblem(_NO_TOTAL.format(name, total.NAME))
    year = year_told(above[:at])
    heads = above[at]
    places = {head: place for place, head in enumerate(cell_ids(above[: at + 1]))}
    named = [shown_words(cell) for cell in heads].index(COLUMNS["name"])
    for row in chain(above[at + 1 :], rows):
        body = shown_words(row[named]) if named < len(row) else ""
        if body and body != total.SUM:
            cells = tuple(_cells(row, places))
            if any(cell is not None for cell in cells):
                yield BodyReport(name=body, year=year, is_report=True, cells=cells)


def year_told(rows: Iterable[Cells]) -> int | None:
    """Return the year that the rows above the heads tell."""
    found = _YEAR.search("".join(shown_words(cell) for row in rows for cell in row))
    return int(found[1]) if found else None


def _cells(row: Cells, places: Mapping[str, int]) -> Iterator[Number | None]:
    for head in total.HEADS:
        place = places.get(head)
        yield None if place is None or place >= len(row) else _number(row[place])


def _number(cell: Any) -> Number | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return int(cell) if cell == int(cell) else Decimal(repr(cell))
