"""Recognition of the statutory tables among the sheets of an Excel file."""

from collections.abc import Sequence

from report_assistant.interview.answers import Answers
from report_assistant.report.tables import TABLES
from report_assistant.sheets.clipboard import text_of
from report_assistant.sheets.filled import FilledTable, filled_from
from report_assistant.sheets.ledger import is_ledger
from report_assistant.sheets.paste_result import Pasted
from report_assistant.sheets.pasting import read_paste
from report_assistant.sheets.workbook import Sheet


def read_sheets(
    sheets: Sequence[Sheet], answers: Answers
) -> tuple[list[tuple[FilledTable, Pasted]], list[str]]:
    """Return what goes into which table, and sentences about sheets that are left alone.

    A sheet is a table by its labels, or by its name and its shape. Of two that are the same table
    neither is taken: one of them may be last year's.
    """
    found: dict[str, list[tuple[Sheet, FilledTable, Pasted]]] = {}
    told: list[str] = []
    for sheet in sheets:
        readings = list(_readings(sheet, answers))
        if readings:
            filled, pasted = max(readings, key=lambda reading: len(reading[1].numbers))
            found.setdefault(filled.grid.table.key, []).append((sheet, filled, pasted))
        elif any(map(any, sheet.block)) and not _is_empty_table(sheet):
            told.append(f"工作表“{sheet.name}”看不出是哪张表，没有读。")
    taken = []
    for alike in found.values():
        if len(alike) == 1:
            taken.append(alike[0][1:])
        else:
            names = "、".join(f"“{sheet.name}”" for sheet, *_ in alike)
            table = alike[0][1].grid.table.name
            told.append(f"工作表{names}都像是{table}，不知道用哪一张，没有读。请只留一张。")
    return taken, told


def hold_tables(sheets: Sequence[Sheet], answers: Answers) -> bool:
    """Return whether a file holds one of the tables, or a register of requests."""
    return bool(read_sheets(sheets, answers)[0]) or any(is_ledger(sheet.block) for sheet in sheets)


def _readings(sheet: Sheet, answers: Answers) -> list[tuple[FilledTable, Pasted]]:
    text = text_of(sheet.block)
    readings = []
    for table in TABLES:
        filled = filled_from(table.key, answers.report)
        pasted = read_paste(text, filled)
        if pasted.numbers and (pasted.is_labelled or table.name in sheet.name):
            readings.append((filled, pasted))
    return readings


def _is_empty_table(sheet: Sheet) -> bool:
    """Return whether a sheet is one of ours with nothing filled in yet."""
    return any(table.name == sheet.name for table in TABLES)
