"""汇总.xlsx: the sheets in their order, with people's own between them."""

import re
from collections.abc import Callable, Sequence

from report_assistant.county.alike import AlikePair
from report_assistant.county.collecting import Collection
from report_assistant.county.result_names import SUMMARY
from report_assistant.county.scoring import Scheme
from report_assistant.county.workbook.alike_sheet import NAME as ALIKE
from report_assistant.county.workbook.alike_sheet import alike_sheet
from report_assistant.county.workbook.book import Book, Look, written
from report_assistant.county.workbook.charts import NAME as CHARTS
from report_assistant.county.workbook.charts import chart_sheet
from report_assistant.county.workbook.findings import NAME as FINDINGS
from report_assistant.county.workbook.findings import findings_sheet
from report_assistant.county.workbook.forms import form_sheet
from report_assistant.county.workbook.own import OwnColumns, OwnSheet
from report_assistant.county.workbook.progress import NAME as PROGRESS
from report_assistant.county.workbook.progress import progress_sheet
from report_assistant.county.workbook.ranking import NAME as RANKING
from report_assistant.county.workbook.ranking import SCHEME_NAME, ranking_sheet, scheme_sheet
from report_assistant.county.workbook.total import NAME as TOTAL
from report_assistant.county.workbook.total import total_sheet
from report_assistant.county.workbook.year_before_sheet import NAME as YEAR_BEFORE
from report_assistant.county.workbook.year_before_sheet import year_before_sheet
from report_assistant.report.tables import TABLES

FILE_NAME = SUMMARY
SHEETS = (
    PROGRESS,
    TOTAL,
    *(table.name for table in TABLES),
    FINDINGS,
    YEAR_BEFORE,
    ALIKE,
    RANKING,
    SCHEME_NAME,
    CHARTS,
)
"""The program's sheets, in order."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_PLAIN = Look(is_boxed=False, wraps=False)


def summary_workbook(
    collection: Collection,
    alike: Sequence[AlikePair],
    scheme: Scheme,
    kept_columns: OwnColumns,
) -> bytes:
    """Return 汇总.xlsx; the same content gives the same bytes."""

    def write(book: Book) -> None:
        own = kept_columns
        _own_sheets(book, own.sheets_after(""))
        counts = progress_sheet(book, collection, own)
        _own_sheets(book, own.sheets_after(PROGRESS))
        totals = total_sheet(book, collection, own)
        _own_sheets(book, own.sheets_after(TOTAL))
        for table in TABLES:
            form_sheet(book, table, totals)
            _own_sheets(book, own.sheets_after(table.name))
        lists: tuple[tuple[str, Callable[[], None]], ...] = (
            (FINDINGS, lambda: findings_sheet(book, collection, own)),
            (YEAR_BEFORE, lambda: year_before_sheet(book, collection, own)),
            (ALIKE, lambda: alike_sheet(book, alike, own)),
            (RANKING, lambda: ranking_sheet(book, collection, alike, scheme, own)),
            (SCHEME_NAME, lambda: scheme_sheet(book, scheme, own)),
            (CHARTS, lambda: chart_sheet(book, collection, counts)),
        )
        for name, made in lists:
            made()
            _own_sheets(book, own.sheets_after(name))

    return written(f"{collection.year or ''}年政府信息公开工作年度报告汇总", write)


def _own_sheets(book: Book, sheets: Sequence[OwnSheet]) -> None:
    """Write sheets of people's own as they were."""
    for each in sheets:
        name = _NOT_IN_NAMES.sub("", each.name).strip("'")[:_LONGEST_NAME]
        if not name or name in SHEETS or book.has(name):
            continue
        page = book.rows_sheet(name)
        for column, width in each.widths.items():
            page.sheet.set_column(column, column, width)
        for row, cells in enumerate(each.rows):
            for column, content in enumerate(cells):
                if content not in (None, ""):
                    page.put((row, column), content, _PLAIN)
