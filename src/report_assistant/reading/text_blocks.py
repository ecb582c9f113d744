"""Plain text and Markdown as blocks: headings, paragraphs, and tables that became rows of text.

A table's cells are separated by tabs, by upright strokes, by blanks, or stand one on a line.
Merged cells are lost in all of them, so these tables are never exact.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from report_assistant.reading import labels
from report_assistant.reading.blocks import (
    MOST_COLUMNS,
    MOST_ROWS,
    Block,
    GridBlock,
    GridCell,
    Row,
    TextBlock,
)
from report_assistant.reading.text_lines import Joining, text_lines
from report_assistant.reading.text_tables import CellLine, cell_line, table_of
from report_assistant.reading.true_columns import have_true_columns
from report_assistant.reading.web_blocks import web_page

_HEADING = re.compile(r"\s{0,3}#{1,6}\s{1,9}")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_LONGEST_RULE = 400
_PIPES = re.compile(r"\s*(?:\|.*\||[^|。]*\|[^。]*\|)\s*")
_LONE_PIPE = re.compile(r"\s*\|\s*$")
_PIPE_RULE = re.compile(r"[\s|:\-+]+")
_PIPE = re.compile(r"(?<!\\)\|")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_WEB_TABLE = re.compile(r"(<table\b.*?</table\s*>)", re.IGNORECASE | re.DOTALL)


def text_blocks(words: str) -> Iterator[Block]:
    """Yield the blocks of a text; web tables inside of Markdown are read as such."""
    for piece in _WEB_TABLE.split(words):
        if piece[:6].lower() == "<table":
            yield from web_page(piece).blocks
        else:
            yield from _plain_blocks(piece)


def _plain_blocks(words: str) -> Iterator[Block]:
    pieces = list(_pieces(text_lines(words)))
    joining = Joining(piece for piece in pieces if isinstance(piece, str))
    for is_prose, run in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_prose:
            yield from map(_paragraph, joining.joined(map(str, run)))
        else:
            yield from (piece for piece in run if not isinstance(piece, str))


def _pieces(lines: Sequence[str]) -> Iterator[Block | str]:
    """Yield tables and headings, and between them the lines of prose."""
    rows: list[Row] = []
    cells: list[CellLine] = []
    for line in map(_without_lone_pipe, lines):
        if not line.strip():
            # What rows show of each other holds up to a blank line, unless there is one everywhere.
            if len(rows) > 1:
                yield _grid(rows)
                rows = []
            continue
        if rows and "|" in line and _PIPE_RULE.fullmatch(line):
            continue
        row = _row(line)
        cell = None if row is not None else cell_line(line)
        if rows and row is None:
            yield _grid(rows)
            rows = []
        if cells and cell is None:
            yield from _ended(cells)
            cells = []
        if row is not None:
            rows.append(row)
        elif cell is not None and (cells or cell.is_certain):
            cells.append(cell)
        elif not _is_rule(line):
            yield _paragraph(line) if _HEADING.match(_QUOTE.sub("", line, count=1)) else line
    if rows:
        yield _grid(rows)
    yield from _ended(cells)


def _grid(rows: Sequence[Row]) -> GridBlock:
    kept = tuple(rows[:MOST_ROWS])
    return GridBlock(kept, is_exact=have_true_columns(kept))


def _ended(cells: list[CellLine]) -> Iterator[GridBlock | str]:
    """Yield a table that ends here, and as prose the lines behind it that are not its own."""
    end = len(cells)
    while end and not (cells[end - 1].is_certain or cells[end - 1].values):
        end -= 1
    table = table_of(cells[:end])
    if table is None:
        end = 0
    else:
        yield table
    yield from (cell.line for cell in cells[end:])


def _without_lone_pipe(line: str) -> str:
    """Return a line of one cell without the stroke behind it."""
    return _LONE_PIPE.sub("", line) if line.count("|") == 1 else line


def _is_rule(line: str) -> bool:
    """Return whether a line only draws a line."""
    return len(line) < _LONGEST_RULE and bool(_RULE.fullmatch(line) or _PIPE_RULE.fullmatch(line))


def _paragraph(line: str) -> TextBlock:
    plain = _QUOTE.sub("", line, count=1)
    is_heading = bool(_HEADING.match(plain))
    plain = _EMPHASIS.sub(r"\2", _HEADING.sub("", plain, count=1))
    return TextBlock(plain, is_heading=is_heading)


def _row(line: str) -> Row | None:
    """Return the cells of a line; `None` if it is no row of a table."""
    if _PIPES.fullmatch(line) and not _PIPE_RULE.fullmatch(line):
        return _cells(_PIPE.split(line.strip().removeprefix("|").removesuffix("|")))
    if "\t" in line.lstrip():
        return _cells(line.split("\t"))
    if line.startswith("\t") and labels.exact_row_of(line) is not None:
        return _cells(line.split("\t"))
    return None


def _cells(texts: list[str]) -> Row:
    return tuple(
        GridCell(_EMPHASIS.sub(r"\2", text).replace("<br>", "\n").strip(), column)
        for column, text in enumerate(texts[:MOST_COLUMNS])
    )
