"""A file that is given while a table is filled in: which table in it is meant, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.foundation.file_kinds import BACKUP, MAIL, OFD, PDF, PICTURES, WORKBOOKS
from report_assistant.foundation.loading import ReadError
from report_assistant.language.words.lexicon import lexicon_of
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.reading.blocks import GridBlock
from report_assistant.reading.labels import APPLICATIONS
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLES
from report_assistant.sheets.clipboard import MOST_ROWS, Block, rows_of, text_of
from report_assistant.sheets.files import sheets_in
from report_assistant.sheets.filled import FilledTable, filled_from
from report_assistant.sheets.ledger import is_ledger, read_ledger
from report_assistant.sheets.paste_result import Pasted, nothing
from report_assistant.sheets.pasting import is_table, read_paste
from report_assistant.sheets.unfilled import is_unfilled

_KINDS_ELSEWHERE = (PDF, MAIL, BACKUP, OFD, *PICTURES)
_NO_TABLE = "“{}”里没有表格，没有放进来。请给 Excel、WPS 表格，或者有表格的 Word、网页、文本。"
_NOT_HERE = (
    "“{}”不能放进表里：这里收 Excel、WPS 表格，或者有表格的 Word、网页、文本。"
    "请按 Esc 返回，在对话里再给一次。"
)
_UNFILLED = "“{}”里的{}还没有填数，没有什么可以放进来，这张表没有动。"
_ANOTHER = "“{}”里的表不像是{}，没有放进来。请按 Esc 返回，再给一次，会认出是哪张表。"
_SEVERAL = "“{}”里有几张表都像是{}（{}），不知道用哪一张，没有放进来。请只留一张。"


@dataclass(frozen=True)
class TableText:
    """One table of a file, as it would be copied out of it."""

    name: str
    """The sheet's name; of a document's table, which one it is."""
    text: str


@dataclass(frozen=True)
class TableFile:
    """A file that holds tables."""

    name: str
    tables: tuple[TableText, ...]


def tables_in(data: bytes, name: str) -> TableFile:
    """Return a file's tables. Raises ClerkProblem for one that cannot be read, or has none."""
    if name.lower().endswith(_KINDS_ELSEWHERE):
        raise ReadError(_NOT_HERE.format(name))
    found = tuple(_tables(data, name))
    if not found:
        raise ReadError(_NO_TABLE.format(name))
    return TableFile(name, found)


def placed(
    file: TableFile,
    current: FilledTable,
    cursor: str,
    questionnaire: Questionnaire,
    report: AnnualReport,
) -> Pasted:
    """Return what the one table that is meant comes to; where none is, why."""
    table, name = current.grid.table, file.name
    if table.key == APPLICATIONS:
        ledgers = [each for each in file.tables if is_ledger(rows_of(each.text))]
        if len(ledgers) == 1 and len(rows_of(ledgers[0].text)) < MOST_ROWS:
            block = rows_of(ledgers[0].text)
            return read_ledger(block, report.year, lexicon_of(questionnaire))
    readings = [(each, read_paste(each.text, current, cursor)) for each in file.tables]
    ours = [
        (each, pasted)
        for each, pasted in readings
        if pasted.numbers
        and (table.name in each.name or (pasted.is_labelled and _is_best(each, pasted, report)))
    ]
    if len(ours) > 1:
        names = "、".join(f"“{each.name}”" for each, _ in ours)
        return nothing(_SEVERAL.format(name, table.name, names))
    if ours:
        return ours[0][1]
    if len(readings) == 1 and not readings[0][1].is_labelled and readings[0][1].numbers:
        return readings[0][1]
    if any(is_unfilled(rows_of(each.text), table) for each in file.tables):
        return nothing(_UNFILLED.format(name, table.name))
    return nothing(_ANOTHER.format(name, table.name))


def _is_best(table: TableText, pasted: Pasted, report: AnnualReport) -> bool:
    """Whether none of the statutory tables takes more of it: some labels stand in two of them."""
    others = (read_paste(table.text, filled_from(each.key, report)) for each in TABLES)
    return all(len(other.numbers) <= len(pasted.numbers) for other in others if other.is_labelled)


def _tables(data: bytes, name: str) -> Iterator[TableText]:
    from report_assistant.word.reader import open_bytes

    if name.lower().endswith(WORKBOOKS):
        for sheet in sheets_in(data, name):
            if any(map(any, sheet.block)):
                yield TableText(sheet.name, text_of(sheet.block))
        return
    file = open_bytes(data, name)
    if file.words is not None:
        if is_table(file.words):
            yield TableText(name, file.words)
        return
    grids = [block for block in file.blocks if isinstance(block, GridBlock)]
    for number, grid in enumerate(() if file.is_drawn else grids, start=1):
        yield TableText(f"第 {number} 张表", text_of(_rows(grid)))


def _rows(grid: GridBlock) -> Block:
    """Return a table's rows, each cell at its column."""
    rows = []
    for row in grid.rows:
        cells = [""] * max((cell.column + 1 for cell in row), default=0)
        for cell in row:
            cells[cell.column] = cell.text if cell.begins else ""
        rows.append(tuple(cells))
    return tuple(rows)
