"""Table four: one row of values under two rows of heads, no labels at its side."""

from collections.abc import Mapping, Sequence

from report_assistant.reading import labels
from report_assistant.reading.blocks import GridBlock, GridCell, Row
from report_assistant.reading.labels import CASE_COLUMNS, CASE_PATHS, LITIGATION
from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.report.tables import CASE_BLOCK_LABELS

_WIDTH = len(CASE_COLUMNS)
_FIELD_OF = dict(
    zip(CASE_COLUMNS, (path.rpartition(".")[2] for path in CASE_PATHS[:_WIDTH]), strict=True)
)


class CaseTable:
    """Follows the heads of table four; from them the order of its values is known."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._heads: list[str] = []
        self._columns: list[int] = []
        """The columns of the heads, where columns are true."""
        self._is_filled = False

    def continues(self, grid: GridBlock) -> bool:
        """Return whether a grid without heads is the row of values that was cut off from them."""
        if self._is_filled or not self._heads:
            return False
        rows = [row for row in grid.rows if len(row) >= len(self._paths())]
        return len(rows) == 1 and all(_can_be_value(cell) for cell in rows[0])

    def read(self, row: Row, *, is_exact: bool) -> Mapping[str, str] | None:
        """Return the values in a row, none for a row of heads; `None` if it is another table's."""
        if self._learn(row):
            return {}
        if self._is_filled or not self._heads:
            return None
        paths = self._paths()
        texts = self._below_heads(row) if is_exact else None
        texts = texts or _values(row, len(paths), is_exact=is_exact)
        if texts is None:
            return None
        self._is_filled = True
        # A blank in text may be a cell that the conversion lost.
        return {
            path: text
            for path, text in zip(paths, texts, strict=True)
            if is_exact or not is_blank(text)
        }

    def _learn(self, row: Row) -> bool:
        """Take note of a row of heads. They stand in reading order, as the values do."""
        blocks = [name for cell in row if cell.begins and (name := labels.case_block_of(cell.text))]
        named = [
            (name, cell.column)
            for cell in row
            if cell.begins and (name := labels.column_of(cell.text)) in CASE_COLUMNS
        ]
        heads = [name for name, _ in named]
        if not blocks and set(heads) <= {CASE_COLUMNS[-1]}:
            return False
        if set(blocks) & set(self._blocks):  # the heads of a page that continues the table
            self._blocks, self._heads, self._columns = [], [], []
        self._blocks += blocks
        self._heads += heads
        self._columns += (column for _, column in named)
        return True

    def _below_heads(self, row: Row) -> list[str] | None:
        """Return the texts that stand below the heads, where nothing else stands in the row."""
        columns = self._columns
        at = {cell.column: cell.text for cell in row if cell.begins and cell.colspan == 1}
        if not len(columns) == len(set(columns)) == len(CASE_PATHS):
            return None
        if not set(columns) <= at.keys():
            return None
        if any(cell.text.strip() for cell in row if cell.column not in columns):
            return None
        return [at[column] for column in columns]

    def _paths(self) -> tuple[str, ...]:
        """Return the paths of the values in the order of the heads."""
        blocks = self._blocks
        if len(self._heads) == _WIDTH * len(CASE_BLOCK_LABELS) != _WIDTH * len(blocks):
            blocks = [*CASE_BLOCK_LABELS]
        groups = [self._heads[at : at + _WIDTH] for at in range(0, len(self._heads), _WIDTH)]
        if len(groups) != len(blocks) or any(set(group) != set(CASE_COLUMNS) for group in groups):
            return CASE_PATHS
        return tuple(
            f"{LITIGATION}.{block}.{_FIELD_OF[head]}"
            for block, group in zip(blocks, groups, strict=True)
            for head in group
        )


def _values(row: Sequence[GridCell], wanted: int, *, is_exact: bool) -> list[str] | None:
    """Return the texts of the values, one for each path; `None` if they are not certain."""
    if len(row) == wanted + 1 and not _can_be_value(row[0]):
        row = row[1:]
    if not all(_can_be_value(cell) for cell in row):
        return None
    texts = [cell.text for cell in row]
    if len(row) == wanted and all(cell.begins for cell in row):
        return texts
    filled = [text for text in texts if text.strip()]
    return filled if not is_exact and len(filled) == wanted else None


def _can_be_value(cell: GridCell) -> bool:
    return is_blank(cell.text) or printed_cell(cell.text).value is not None or len(cell.text) < 8
