"""Tables in plain text whose columns are kept apart by blanks only."""

import re
from collections.abc import Iterator, Sequence

from report_assistant.reading.blocks import Block, GridBlock, GridCell, TextBlock

_APART = re.compile(r"[ \t\u3000]{2,}")
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?%?|[-—－/]+")
_SPREAD_WORD = re.compile(r"(?<!\S)([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?!\S)")
"""A word of two characters that were set apart to fill its cell: 合    计."""
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2


def with_spaced_tables(blocks: Sequence[Block], words: str) -> tuple[Block, ...]:
    """Return the blocks of a text with runs of such lines as tables."""
    lines = {_without_blanks(line): line for line in words.splitlines()}
    found: list[Block] = []
    rows: list[TextBlock] = []
    for block in blocks:
        if isinstance(block, TextBlock) and _is_row(_raw(block, lines)):
            rows.append(block)
            continue
        found += _closed(rows, lines)
        rows = []
        found.append(block)
    return (*found, *_closed(rows, lines))


def _raw(block: TextBlock, lines: dict[str, str]) -> str:
    """Return a block's line with its blanks, some of which paragraphs lose."""
    return lines.get(_without_blanks(block.text), block.text)


def _without_blanks(line: str) -> str:
    return "".join(line.split())


def _is_row(line: str) -> bool:
    return len(_cells(line)) >= _FEWEST_COLUMNS


def _cells(line: str) -> list[str]:
    line = _SPREAD_WORD.sub(r"\1\2", line.strip())
    return [cell for cell in _APART.split(line) if cell]


def _closed(rows: Sequence[TextBlock], lines: dict[str, str]) -> Iterator[Block]:
    """Yield a run of rows as a table, where its rows agree and hold numbers; else as text."""
    cells = [_cells(_raw(row, lines)) for row in rows]
    width = max((len(row) for row in cells), default=0)
    whole = [row for row in cells if len(row) == width]
    numbered = [row for row in whole if sum(map(_is_number, row)) >= width - 2]
    if len(numbered) < _FEWEST_ROWS:
        yield from rows
        return
    yield GridBlock(tuple(tuple(GridCell(t, n) for n, t in enumerate(row)) for row in whole))


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None
