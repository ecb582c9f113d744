"""Whether tables three and four add up: where they do, every figure in them was read right."""

from report_assistant.reading.numbers import is_blank
from report_assistant.report.printed import PrintedReport
from report_assistant.report.tables import TABLES, Identity, Table


def doubt_about(printed: PrintedReport) -> str:
    """Return why the figures of a report may be misread, as half a sentence; nothing if they fit."""
    tables = [table for table in TABLES if table.identities]
    doubts = [doubt for table in tables if (doubt := _doubt(printed, table))]
    if doubts:
        return doubts[0]
    values = (printed.values[path] for table in tables for path in table.paths)
    return "表三、表四里的数没有读到" if all(value is None for value in values) else ""


def _doubt(printed: PrintedReport, table: Table) -> str:
    if table.key not in printed.found_tables:
        return f"没有找到{table.name}"
    for path in table.paths:
        cell = printed.cells.get(path)
        if cell is None or (cell.value is None and not is_blank(cell.text)):
            return f"{table.place(path)}没有读到数"
    broken = next((each for each in table.identities if not _holds(printed, each)), None)
    if broken is None:
        return ""
    return f"{table.place(broken.right[-1])}加不平（{broken.rule}）"


def _holds(printed: PrintedReport, identity: Identity) -> bool:
    left, right = (
        sum(printed.values[path] or 0 for path in side) for side in (identity.left, identity.right)
    )
    return left == right
