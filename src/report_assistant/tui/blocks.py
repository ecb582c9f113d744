"""Blocks of a draft as they are shown: missing answers marked, tables in short lines."""

import re

from textual.content import Content
from textual.style import Style

from report_assistant.drafting.draft import (
    MISSING_OPEN,
    Block,
    Draft,
    Heading,
    Paragraph,
    SignatureLine,
    TableBlock,
    Title,
)
from report_assistant.drafting.sentences import sentences_of
from report_assistant.report.tables import Table
from report_assistant.tui.shown import ShownBlock, Spot

_MISSING = re.compile(f"{MISSING_OPEN}[^】]*】")
_INDENT = "　　"
SPOT = "spot"
"""Under this name a spot's number goes with its characters, for the mouse."""
_NO_ANSWER = f"{MISSING_OPEN}】"
_MISSING_STYLE = "bold $text-warning reverse"


def shown_blocks(draft: Draft, about: str = "") -> tuple[ShownBlock, ...]:
    """Return the blocks; those that use the answer `about` are current."""
    using = {block.id for block in draft.using(about)} if about else set()
    return tuple(_shown(block, block.id in using) for block in draft.blocks)


def _shown(block: Block, is_current: bool) -> ShownBlock:
    content, spots = _table(block) if isinstance(block, TableBlock) else _text(block)
    content = content.highlight_regex(_MISSING, style=_MISSING_STYLE)
    for number, spot in enumerate(spots):
        content = content.stylize(Style.from_meta({SPOT: number}), spot.begin, spot.end)
    return ShownBlock(block.id, type(block).__name__.lower(), content, spots, is_current)


def _text(block: Block) -> tuple[Content, tuple[Spot, ...]]:
    """Return a block of words; what is put before its text moves its sentences."""
    indent = ""
    match block:
        case Title(lines=lines):
            content = Content.styled("\n".join(lines), "bold")
        case Heading():
            content = Content.styled(block.text, "bold")
        case SignatureLine():
            content = Content(block.text)
        case Paragraph(lead=lead, body=body):
            indent = _INDENT
            content = Content.assemble(indent, (lead, "bold"), body)
        case _:
            content = Content(block.text)
    if isinstance(block, Title):
        return content, (Spot(0, len(content.plain), 0, at=0),)
    moved = len(indent)
    return content, tuple(
        Spot(each.begin + moved, each.end + moved, line, at=each.begin)
        for line, each in enumerate(sentences_of(block))
    )


def _table(block: TableBlock) -> tuple[Content, tuple[Spot, ...]]:
    """Return a table in lines: the rows that say something, and how many are zero."""
    words, spots = "", list[Spot]()
    rows = _row_cells(block.table)
    zero = [paths for paths in rows.values() if all(block.cells[path] == "0" for path in paths)]
    for line, (label, paths) in enumerate((n, p) for n, p in rows.items() if p not in zero):
        words += f"{label}　"
        if any(_MISSING.search(block.cells[path]) for path in paths):
            spots.append(Spot(len(words), len(words) + len(_NO_ANSWER), line, cells=tuple(paths)))
            words += f"{_NO_ANSWER}\n"
            continue
        for path in paths:
            begin = len(words)
            words += block.cells[path]
            spots.append(Spot(begin, len(words), line, cells=(path,)))
            words += " "
        words = f"{words.rstrip(' ')}\n"
    if zero:
        begin = len(words)
        words += f"（{'其余 ' if len(zero) < len(rows) else '全部 '}{len(zero)} 行都是 0）"
        cells = tuple(path for paths in zero for path in paths)
        spots.append(Spot(begin, len(words), len(rows), cells=cells))
    return Content(words.rstrip("\n")), tuple(spots)


def _row_cells(table: Table) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for path in table.paths:
        rows.setdefault(table.labels[path][0], []).append(path)
    return rows
