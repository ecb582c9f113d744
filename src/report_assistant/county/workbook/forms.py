"""表二 表三 表四: the county's three tables as the form prints them, each figure a sum of 总表."""

from report_assistant.county.workbook.book import Book, Look
from report_assistant.county.workbook.list_sheet import TOLD, lines_of
from report_assistant.county.workbook.total import Totals
from report_assistant.report.tables import Table
from report_assistant.sheets.form_layout import SHADE, Laid, laid_out, widths

_LINE_HEIGHT = 15


def form_sheet(book: Book, table: Table, totals: Totals) -> None:
    """Write one table on a sheet of its own."""
    page = book.free_sheet(table.name)
    for row, lines in enumerate(_lines(table)):
        page.sheet.set_row(row, _LINE_HEIGHT * lines)
    for each in laid_out(table):
        look = _look(each)
        if each.is_merged:
            area = (each.top, each.left, each.bottom, each.right)
            page.sheet.merge_range(*area, "", book.format(look))
        path = each.cell.path
        page.put((each.top, each.left), totals.formula(path) if path else each.text, look)
    for column, width in enumerate(widths(table)):
        page.sheet.set_column(column, column, width)
    below = len(table.rows)
    page.sheet.merge_range(below, 0, below, table.columns - 1, "", book.format(TOLD))
    page.put((below, 0), totals.told, TOLD)
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 1)
    page.sheet.freeze_panes(table.header_rows, 0)


def _lines(table: Table) -> list[int]:
    """Return how many lines the labels of each row take: rows of merged cells do not grow by themselves."""
    lines, columns = [1] * len(table.rows), widths(table)
    for each in laid_out(table):
        width = sum(columns[each.left : each.right + 1])
        if each.cell.rowspan == 1:
            lines[each.top] = max(lines[each.top], lines_of(each.text, width))
    return lines


def _look(laid: Laid) -> Look:
    shade = SHADE if laid.is_shaded else ""
    return Look(is_bold=laid.is_bold, shade=shade, align=laid.alignment)
