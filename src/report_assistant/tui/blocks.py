"""Blocks of a draft as they are shown: missing answers marked, tables in short lines."""

import re
from collections.abc import Iterator

from textual.content import Content

from report_assistant.drafting.draft import (
    MISSING_OPEN,
    Block,
    Draft,
    Heading,
    Paragraph,
    TableBlock,
    Title,
)
from report_assistant.report.tables import Table
from report_assistant.tui.shown import ShownBlock

_MISSING = re.compile(f"{MISSING_OPEN}[^】]*】")
_MISSING_STYLE = "bold $text-warning reverse"


def shown_blocks(draft: Draft, about: str = "") -> tuple[ShownBlock, ...]:
    """Return the blocks; those that use the answer `about` are current."""
    using = {block.id for block in draft.using(about)} if about else set()
    return tuple(
        ShownBlock(block.id, type(block).__name__.lower(), _content(block), block.id in using)
        for block in draft.blocks
    )


def _content(block: Block) -> Content:
    match block:
        case Title(lines=lines):
            content = Content.styled("\n".join(lines), "bold")
        case Heading():
            content = Content.styled(block.text, "bold")
        case Paragraph(lead=lead, body=body):
            content = Content.assemble("　　", (lead, "bold"), body)
        case TableBlock():
            content = Content("\n".join(_table_lines(block)))
        case _:
            content = Content(block.text)
    return content.highlight_regex(_MISSING, style=_MISSING_STYLE)


def _table_lines(block: TableBlock) -> Iterator[str]:
    """A table in lines: the rows that say something, and how many are zero."""
    rows = _row_cells(block.table)
    told = 0
    for label, paths in rows.items():
        texts = [block.cells[path] for path in paths]
        if all(text == "0" for text in texts):
            continue
        told += 1
        if any(_MISSING.search(text) for text in texts):
            yield f"{label}　{MISSING_OPEN}】"
        else:
            yield f"{label}　{' '.join(texts)}"
    if told < len(rows):
        yield f"（{'其余 ' if told else '全部 '}{len(rows) - told} 行都是 0）"


def _row_cells(table: Table) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for path in table.paths:
        rows.setdefault(table.labels[path][0], []).append(path)
    return rows
