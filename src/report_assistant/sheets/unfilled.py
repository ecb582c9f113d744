"""A statutory table in a file in which nothing is filled in yet, as it is exported for that."""

from collections.abc import Sequence

from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.report.tables import TABLES, Table
from report_assistant.sheets.clipboard import Block
from report_assistant.sheets.copying import placed_cells
from report_assistant.sheets.workbook import Sheet


def is_unfilled(block: Block, table: Table) -> bool:
    """Return whether a block is a table with all its words, and no number but sums of nothing."""
    found = {_plain(cell) for row in block for cell in row}
    words = {_plain(cell.text + cell.aside) for *_, cell in placed_cells(table) if not cell.path}
    return words <= found and not any(map(_is_filled, found - words))


def unfilled_tables(sheets: Sequence[Sheet]) -> list[str]:
    """Return the names of the tables in a file; none where anything else stands in it."""
    filled = [sheet for sheet in sheets if any(map(any, sheet.block))]
    found = [
        next((table.name for table in TABLES if is_unfilled(sheet.block, table)), "")
        for sheet in filled
    ]
    return found if all(found) else []


def _is_filled(words: str) -> bool:
    return not is_blank(words) and bool(printed_cell(words).value)


def _plain(words: str) -> str:
    return "".join(words.split())
