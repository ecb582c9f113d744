"""The heads above the columns of a pasted block."""

from report_assistant.reading import labels
from report_assistant.reading.labels import CASE_PATHS, LITIGATION
from report_assistant.report.tables import CASE_BLOCK_LABELS
from report_assistant.sheets.block_rows import BlockRow, head_of
from report_assistant.sheets.grid import Grid, GridRow


class Heads:
    """The meaning of columns, by the heads that were seen last."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._named: dict[str, set[int]] = {}
        self._blocks: dict[int, str] = {}
        self._texts: dict[int, str] = {}

    def learn(self, row: BlockRow) -> None:
        """Take note of a row of heads."""
        has_cases = self._grid.table.key == LITIGATION
        for at, cell in enumerate(row.cells):
            if has_cases and (block := labels.case_block_of(cell)):
                self._blocks[at] = block
            elif name := head_of(cell, self._grid):
                self._named.setdefault(name, set()).add(at)
                self._texts[at] = cell

    @property
    def are_known(self) -> bool:
        """Whether any column is named."""
        return bool(self._named)

    @property
    def repeated(self) -> list[str]:
        """Columns that are named more than once, as a comparison of two years has them."""
        if self._blocks:
            return []
        return [name for name, columns in self._named.items() if len(columns) > 1]

    def columns_of(self, row: GridRow) -> dict[int, str]:
        """Map columns to cell paths, for the cells of a row whose heads are there once."""
        found: dict[int, str] = {}
        for path, head in zip(row.paths, row.heads, strict=True):
            columns = self._named.get(labels.normalised(head), set())
            if len(columns) == 1:
                found[next(iter(columns))] = path
        return found

    def case_columns(self) -> dict[int, str]:
        """Map columns to cell paths in a table four on one row, each head below its block's."""
        found: dict[int, str] = {}
        for name, columns in self._named.items():
            for column in columns:
                block = max((at for at in self._blocks if at <= column), default=None)
                path = "" if block is None else _case_path(self._blocks[block], name)
                if path in found.values():
                    return {}
                if path:
                    found[column] = path
        return found if len(set(self._blocks.values())) == len(CASE_BLOCK_LABELS) else {}

    def is_in_yuan(self, column: int) -> bool:
        """Return whether a column's head says 元 where the form asks for 万元."""
        return in_yuan(self._texts.get(column, ""))


def in_yuan(label: str) -> bool:
    """Return whether a label names 元 as the unit, not 万元."""
    return "元" in label and "万" not in label


def _case_path(block: str, head: str) -> str:
    at = labels.CASE_COLUMNS.index(head) if head in labels.CASE_COLUMNS else -1
    return f"{LITIGATION}.{block}.{CASE_PATHS[at].rpartition('.')[2]}" if at >= 0 else ""
