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
    tables = _Tables()
    for line in map(_without_lone_pipe, lines):
        if line.strip():
            yield from tables.with_line(line)
        else:
            yield from tables.at_blank_line()
    yield from tables.ended()


class _Tables:
    """The table that the last lines may be: rows with cells in them, or lines that are cells."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._cells: list[CellLine] = []

    def with_line(self, line: str) -> Iterator[Block | str]:
        """Take a line; yield what ended before it, or the line itself where it is no cell."""
        if self._rows and "|" in line and _PIPE_RULE.fullmatch(line):
            return
        row = _row(line)
        cell = None if row is not None else cell_line(line)
        if row is None:
            yield from self._ended_rows()
        if cell is None:
            yield from self._ended_cells()
        if row is not None:
            self._rows.append(row)
        elif cell is not None and (self._cells or cell.is_certain):
            self._cells.append(cell)
        elif not _is_rule(line):
            is_heading = _HEADING.match(_QUOTE.sub("", line, count=1))
            yield _paragraph(line) if is_heading else line

    def at_blank_line(self) -> Iterator[Block | str]:
        """Yield the rows before a blank line: what rows show of each other holds up to there.

        A lone row stays: there may be a blank line between all of them.
        """
        if len(self._rows) > 1:
            yield from self._ended_rows()

    def ended(self) -> Iterator[Block | str]:
        """Yield what is left at the end of the text."""
        yield from self._ended_rows()
        yield from self._ended_cells()

    def _ended_rows(self) -> Iterator[Block | str]:
        if self._rows:
            kept = tuple(self._rows[:MOST_ROWS])
            self._rows = []
            yield GridBlock(kept, is_exact=have_true_columns(kept))

    def _ended_cells(self) -> Iterator[Block | str]:
        """Yield the table that the cells are, and as prose the lines behind it."""
        cells, self._cells = self._cells, []
        end = len(cells)
        while end and not (cells[end - 1].is_certain or cells[end - 1].values):
            end -= 1
        table = table_of(cells[:end])
        if table is not None:
            yield table
        yield from (cell.line for cell in cells[0 if table is None else end :])


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
