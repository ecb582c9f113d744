"""The three statutory tables as blocks of the draft."""

from collections.abc import Iterator
from functools import lru_cache

from report_assistant.drafting.chinese import printed
from report_assistant.drafting.draft import MISSING_OPEN, Block, TableBlock, TableNote
from report_assistant.report.fields import all_paths
from report_assistant.report.model import AnnualReport
from report_assistant.report.table_notes import cell_note
from report_assistant.report.tables import Number, Table, Values

_CELL_MISSING = f"{MISSING_OPEN}】"


def table_blocks(
    block_id: str, table: Table, report: AnnualReport, values: Values
) -> Iterator[Block]:
    """Yield a table with its cells printed, and its footnote if there is one."""
    cells = {path: _cell_text(report, path, values[path]) for path in table.paths}
    yield TableBlock(block_id, table.section, table, cells, uses=_uses(table.key))
    footnote: str = getattr(report, table.key).footnote
    if footnote:
        uses = frozenset({f"{table.key}.footnote"})
        yield TableNote(f"{block_id}_note", table.section, footnote, uses=uses)


def _cell_text(report: AnnualReport, path: str, value: Number | None) -> str:
    if value is None:
        return _CELL_MISSING
    note = cell_note(report, path).removeprefix("（").removesuffix("）")
    return f"{printed(value)}（{note}）" if note else str(printed(value))


@lru_cache(maxsize=8)
def _uses(key: str) -> frozenset[str]:
    """Return the paths of the answers in a table: whole rows, single cells, the cells' notes."""
    cells = (path for path in all_paths() if path.startswith(f"{key}."))
    answers = {path for path in cells if path != f"{key}.footnote"}
    return frozenset({*answers, f"{key}.notes"})
