"""Plain text and Markdown as blocks: headings, paragraphs, and tables that became rows of text.

A table's cells are separated by tabs, by upright strokes, or by blanks behind a statutory label.
Merged cells are lost in all of them, so these tables are never exact.
"""

import re
from collections.abc import Iterator

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
from report_assistant.reading.numbers import is_blank, printed_cell
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
    rows: list[Row] = []
    for line in map(_without_lone_pipe, words.splitlines()):
        if rows and "|" in line and _PIPE_RULE.fullmatch(line):
            continue
        row = _row(line)
        if row is not None:
            rows.append(row)
            continue
        if rows:
            yield GridBlock(tuple(rows[:MOST_ROWS]), is_exact=False)
            rows = []
        if line.strip() and not _is_rule(line):
            yield _paragraph(line)
    if rows:
        yield GridBlock(tuple(rows[:MOST_ROWS]), is_exact=False)


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
    return _spaced_row(line)


def _spaced_row(line: str) -> Row | None:
    """Return a statutory label and numbers behind it, separated by blanks only."""
    pieces = line.split()
    if len(pieces) < 2 or len(pieces) > MOST_COLUMNS or not _is_value(pieces[-1]):
        return None
    begin = next(
        at for at in range(len(pieces), -1, -1) if at == 0 or not _is_value(pieces[at - 1])
    )
    values = pieces[begin:]
    if begin == 0:
        return _cells(values) if len(values) == _WHOLE_CASES else None
    if labels.exact_row_of("".join(pieces[:begin])) is not None:
        return _cells(["".join(pieces[:begin]), *values])
    if labels.exact_row_of(pieces[begin - 1]) is not None:
        return _cells([*pieces[:begin], *values])
    return None


_WHOLE_CASES = len(labels.CASE_PATHS)


def _is_value(piece: str) -> bool:
    return is_blank(piece) or printed_cell(piece).value is not None


def _cells(texts: list[str]) -> Row:
    return tuple(
        GridCell(_EMPHASIS.sub(r"\2", text).replace("<br>", "\n").strip(), column)
        for column, text in enumerate(texts[:MOST_COLUMNS])
    )
