"""The rows of a pasted block: heads, rows with a label, rows of numbers, other text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from report_assistant.reading import labels
from report_assistant.reading.heads import are_heads
from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.sheets.clipboard import Block
from report_assistant.sheets.grid import Grid, GridRow


class RowKind(Enum):
    """The kind of a row in a block."""

    EMPTY = "empty"
    HEADS = "heads"
    LABELLED = "labelled"
    NUMBERS = "numbers"
    """Numbers and empty cells only."""
    TEXT = "text"
    """Words of the form that say nothing of a place: a banner, a note, a title."""
    FOREIGN = "foreign"
    """Numbers beside words that name nothing in this table."""


@dataclass(frozen=True)
class BlockRow:
    """One row of a block."""

    number: int
    """Counted from 1, as the clerk counts."""
    cells: tuple[str, ...]
    kind: RowKind
    row: GridRow | None = None
    """The table's row that its label names."""
    label_at: int = -1
    words: str = ""
    """The label as it stands there, or the words that name nothing."""
    is_guess: bool = False
    """Whether the label is mistyped and only resembles the row's."""


def block_rows(block: Block, grid: Grid) -> tuple[BlockRow, ...]:
    """Return the rows of a block, each with what it is."""
    names = _row_names(grid)
    return tuple(
        _block_row(number, cells, grid, names) for number, cells in enumerate(block, start=1)
    )


def head_of(cell: str, grid: Grid) -> str:
    """Return the column of the grid that a cell names, normalised; empty if none."""
    words = labels.normalised(cell)
    return words if words and words in _heads(grid) else ""


def holds_number(cell: str) -> bool:
    """Return whether a cell has a number in it."""
    return printed_cell(cell).value is not None


def _block_row(
    number: int, cells: tuple[str, ...], grid: Grid, names: Mapping[str, GridRow]
) -> BlockRow:
    words = [(at, cell) for at, cell in enumerate(cells) if _is_words(cell)]
    numbers = [at for at, cell in enumerate(cells) if holds_number(cell)]
    if not words:
        filled = any(not is_blank(cell) or cell for cell in cells)
        return BlockRow(number, cells, RowKind.NUMBERS if filled else RowKind.EMPTY)
    if not numbers and _is_heads([cell for _, cell in words], grid):
        return BlockRow(number, cells, RowKind.HEADS)
    named = [(at, cell, found) for at, cell in words if (found := _row_of(cell, grid, names))]
    if len({found.label for _, _, (found, _) in named}) == 1:
        at, cell, (row, is_guess) = named[-1]
        return BlockRow(number, cells, RowKind.LABELLED, row, at, cell, is_guess)
    kind = RowKind.FOREIGN if numbers else RowKind.TEXT
    return BlockRow(number, cells, kind, label_at=words[-1][0], words=words[-1][1])


def _is_words(cell: str) -> bool:
    """Return whether a cell is words: neither a number nor a sign that stands for none."""
    return any(mark.isalpha() for mark in cell) and not is_blank(cell) and not holds_number(cell)


def _is_heads(words: list[str], grid: Grid) -> bool:
    if are_heads(words) or any(labels.normalised(cell) in _heads_only(grid) for cell in words):
        return True
    blocks = [cell for cell in words if labels.case_block_of(cell)]
    columns = [cell for cell in words if head_of(cell, grid)]
    return len(columns) > 1 or len(blocks) > 1


def _row_of(cell: str, grid: Grid, names: Mapping[str, GridRow]) -> tuple[GridRow, bool] | None:
    """Return the grid's row that a cell names, and whether that is a guess."""
    own = names.get(labels.normalised(cell))
    if own is not None:
        return own, False
    found = labels.row_of(cell)
    row = next((row for row in grid.rows if found and found.paths[0] in row.paths), None)
    return None if row is None else (row, labels.exact_row_of(cell) is not found)


def _row_names(grid: Grid) -> dict[str, GridRow]:
    return {labels.normalised(row.label): row for row in grid.rows}


def _heads(grid: Grid) -> frozenset[str]:
    return frozenset(labels.normalised(head) for band in grid.bands for head in band.heads)


def _heads_only(grid: Grid) -> frozenset[str]:
    """Return heads that are the label of no row."""
    return frozenset(head for head in _heads(grid) if labels.row_of(head) is None)
