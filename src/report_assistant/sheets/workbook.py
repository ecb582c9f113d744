"""The three tables as an Excel file, laid out as the form prints them, and read back from one."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from lxml import etree

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.ooxml.package import read_zip, write_package
from report_assistant.ooxml.properties import (
    APP_NAME,
    CORE_NAME,
    app_properties,
    core_properties,
)
from report_assistant.ooxml.trees import parsed, serialized
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLES, Values
from report_assistant.sheets.clipboard import MOST_COLUMNS, MOST_ROWS, Block
from report_assistant.sheets.copying import number_text
from report_assistant.sheets.filled import FilledTable, filled_from
from report_assistant.sheets.form_layout import (
    FONT,
    SHADE,
    Laid,
    column_name,
    laid_out,
    name_of,
    places,
    ranges,
    sums,
    widths,
)
from report_assistant.sheets.paste_result import NOT_WORKED_OUT
from report_assistant.sheets.workbook_parts import TooMuchInsideError, refuse_hostile

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.worksheet.worksheet import Worksheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LOOKED_BELOW = 200
_UNREADABLE = "{}不是能读的 Excel 文件（.xlsx），请在 Excel 或 WPS 里打开，另存为 .xlsx 再试。"
_TOO_MUCH = "{}里的内容太多，没有读它，请在 Excel 或 WPS 里只留下要用的表，另存为 .xlsx 再试。"


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    block: Block
    is_cut: bool = False
    """Whether it goes on behind what is read."""


def write_workbook(report: AnnualReport) -> bytes:
    """Return an .xlsx with a sheet for each table; the same answers give the same bytes."""
    from openpyxl import Workbook

    from report_assistant.sheets.workbook_bytes import workbook_bytes

    book = Workbook()
    book.remove(book.worksheets[0])
    values: dict[str, Values] = {}
    for number, table in enumerate(TABLES, start=1):
        filled = filled_from(table.key, report)
        _lay_out(book.create_sheet(table.name), filled)
        values[f"xl/worksheets/sheet{number}.xml"] = _by_address(filled)
    parts = read_zip(workbook_bytes(book))
    for name, by_address in values.items():
        parts[name] = _with_results(parts[name], by_address)
    name = report.organisation.name or ""
    parts[CORE_NAME] = core_properties("政府信息公开工作年度报告表格", name, report.year)
    parts[APP_NAME] = app_properties()
    return write_package(parts)


def read_workbook(data: bytes, called: str = "这") -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx, `called` so in messages, as blocks of text.

    Raises ClerkProblem.
    """
    from openpyxl import load_workbook

    try:
        refuse_hostile(data)
        results = load_workbook(io.BytesIO(data), data_only=True)
        formulas = load_workbook(io.BytesIO(data))
        return tuple(
            Sheet(sheet.title, _block(sheet, formulas[sheet.title]), _goes_on(sheet))
            for sheet in results.worksheets
        )
    except TooMuchInsideError as error:
        raise ClerkProblem(_TOO_MUCH.format(called)) from error
    except Exception as error:  # openpyxl lets anything through when a part is not as it expects
        raise ClerkProblem(_UNREADABLE.format(called)) from error


# ---------------------------------------------------------------- writing


def _lay_out(sheet: "Worksheet", filled: FilledTable) -> None:
    table = filled.grid.table
    place_of, totals = places(table), sums(table)
    for each in laid_out(table):
        path = each.cell.path
        here = sheet.cell(each.top + 1, each.left + 1)
        _style(here, each)
        if each.is_merged:
            sheet.merge_cells(
                start_row=each.top + 1,
                start_column=each.left + 1,
                end_row=each.bottom + 1,
                end_column=each.right + 1,
            )
        if not path:
            here.value = each.text
        elif path in totals:
            here.value = f"=SUM({ranges([place_of[added] for added in totals[path]])})"
        else:
            _put(here, filled.values[path])
    for column, width in enumerate(widths(table)):
        sheet.column_dimensions[column_name(column)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.freeze_panes = sheet.cell(table.header_rows + 1, 1)


def _put(here: "ExcelCell", value: Any) -> None:
    if isinstance(value, Decimal):
        decimals = max(0, -int(value.as_tuple().exponent))
        here.number_format = f"0.{'0' * decimals}" if decimals else "0"
    here.value = value


def _style(here: "ExcelCell", laid: Laid) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    side = Side(style="thin")
    here.border = Border(left=side, right=side, top=side, bottom=side)
    here.alignment = Alignment(horizontal=laid.alignment, vertical="center", wrap_text=True)
    here.font = Font(name=FONT, bold=laid.is_bold)
    if laid.is_shaded:
        here.fill = PatternFill("solid", start_color=SHADE)


def _by_address(filled: FilledTable) -> dict[str, Any]:
    return {
        name_of(place): filled.values[path] for path, place in places(filled.grid.table).items()
    }


def _with_results(part: bytes, values: Mapping[str, Any]) -> bytes:
    """Return the sheet with its formulas' results, for programs that do not calculate."""
    root = parsed(part)
    for cell in root.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is not None:
            result = cell.find(f"{_MAIN}v")
            if result is None:
                result = etree.SubElement(cell, f"{_MAIN}v")
            result.text = number_text(values.get(str(cell.get("r")))) or "0"
    return serialized(root)


# ---------------------------------------------------------------- reading


def _block(results: "Worksheet", formulas: "Worksheet") -> Block:
    rows = list(_rows(results, formulas))
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(tuple(row[:width]) for row in rows)


def _goes_on(sheet: "Worksheet") -> bool:
    """Return whether something stands below the rows that are read; how far down is bounded."""
    last = min(sheet.max_row, MOST_ROWS + _LOOKED_BELOW)
    below = sheet.iter_rows(
        min_row=MOST_ROWS + 1, max_row=last, max_col=MOST_COLUMNS, values_only=True
    )
    return last > MOST_ROWS and any(cell is not None for row in below for cell in row)


def _rows(results: "Worksheet", formulas: "Worksheet") -> Iterator[list[str]]:
    height, width = min(results.max_row, MOST_ROWS), min(results.max_column, MOST_COLUMNS)
    for row in range(1, height + 1):
        yield [
            _text(results.cell(row, column), formulas.cell(row, column))
            for column in range(1, width + 1)
        ]


def _text(result: Any, formula: Any) -> str:
    """Return the text that a reader sees in a cell; a formula without a result says so."""
    value = result.value
    if value is None:
        return NOT_WORKED_OUT if formula.value is not None else ""
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        decimals = result.number_format.partition(".")[2].partition(";")[0]
        if decimals and set(decimals) == {"0"}:
            return f"{value:.{len(decimals)}f}"
        return str(int(value)) if value == int(value) else repr(value)
    return str(value).strip()
