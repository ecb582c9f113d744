"""The cells of the three tables as answers. Totals are not taken: the report computes its own."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from report_assistant.report.fields import Kind, all_paths, field_at, set_value
from report_assistant.report.labels import cell_place
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedCell, PrintedReport
from report_assistant.report.tables import TABLES, Table


def fill_tables(report: AnnualReport, printed: PrintedReport) -> Iterator[str]:
    """Fill the report's tables in place; yield what could not be taken, as sentences."""
    for path in all_paths():
        if path.partition(".")[0] in {table.key for table in TABLES}:
            yield from _fill(report, printed, path)
    for table in TABLES:
        _fill_notes(report, printed, table)


def _fill(report: AnnualReport, printed: PrintedReport, path: str) -> Iterator[str]:
    field = field_at(path)
    paths = [f"{path}.{name}" for name in field.columns] if field.kind is Kind.COUNTS else [path]
    cells = {each: printed.cells[each] for each in paths if each in printed.cells}
    filled = {each: cell for each, cell in cells.items() if cell.value is not None}
    if field.kind is Kind.COUNTS and len(filled) == len(paths):
        row = {each.rpartition(".")[2]: _plain(cell) for each, cell in filled.items()}
        try:  # at once, which is much faster than cell by cell
            set_value(report, path, field.load(row))
            return
        except ValidationError:
            pass
    for cell_path, cell in filled.items():
        try:
            set_value(report, cell_path, field_at(cell_path).load(_plain(cell)))
        except ValidationError:
            yield f"{cell_place(cell_path)}的“{cell.text}”不是能填的数，没有读进来。"


def _plain(cell: PrintedCell) -> Any:
    value = cell.value
    if isinstance(value, Decimal) and value == value.to_integral_value() and "." not in cell.text:
        return int(value)
    return str(value) if isinstance(value, Decimal) else value


def _fill_notes(report: AnnualReport, printed: PrintedReport, table: Table) -> None:
    part = getattr(report, table.key)
    part.footnote = printed.footnotes.get(table.key, "")
    part.notes = {
        path.partition(".")[2]: cell.note
        for path, cell in printed.cells.items()
        if cell.note and path in table.labels
    }
