"""The text that spreadsheets put on the clipboard: cells between tabs, rows between line ends."""

import re
from collections.abc import Iterator, Sequence

Block = tuple[tuple[str, ...], ...]
"""Rows of cells."""

MOST_ROWS = 500
MOST_COLUMNS = 60
_LINE_END = re.compile("\r\n|\r|\n")
_QUOTED = re.compile('"((?:[^"]|"")*)"(?=[\t\r\n]|$)')
_BARE = re.compile("[^\t\r\n]*")


def is_block(text: str) -> bool:
    """Return whether a message is cells of a spreadsheet, not words."""
    return "\t" in text.strip(" \r\n")


def rows_of(text: str) -> Block:
    """Return the rows of a copied block as long as they are. Quoted cells may hold line ends and tabs."""
    rows: list[list[str]] = [[]]
    for cell, end in _cells(text):
        rows[-1].append(cell)
        if end != "\t":
            rows.append([])
    while rows and not any(rows[-1]) and len(rows[-1]) <= 1:
        rows.pop()  # the end of the last line, not a row of empty cells
    return tuple(tuple(row[:MOST_COLUMNS]) for row in rows[:MOST_ROWS])


def filled_up(rows: Block) -> Block:
    """Return the rows with empty cells behind them, all as long as the longest."""
    width = max(map(len, rows), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def text_of(block: Sequence[Sequence[str]]) -> str:
    """Return a block as spreadsheets expect it."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in block)


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield every cell with its terminator: a tab, a line end, or nothing at the end."""
    position = 0
    while position <= len(text):
        quoted = _QUOTED.match(text, position)
        found = quoted or _BARE.match(text, position)
        assert found is not None  # _BARE matches everywhere
        cell = found[1].replace('""', '"') if quoted else found[0]
        end = _LINE_END.match(text, found.end())
        yield _cleaned(cell), "\n" if end else text[found.end() : found.end() + 1]
        position = end.end() if end else found.end() + 1


def _cleaned(cell: str) -> str:
    return "\n".join(line.strip(" \u3000\xa0\ufeff") for line in _LINE_END.split(cell)).strip("\n")


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if re.search('[\t\r\n"]', cell) else cell
