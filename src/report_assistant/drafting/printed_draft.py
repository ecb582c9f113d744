"""A draft seen as a printed report, so that the checks of printed text serve before printing."""

import re
from collections.abc import Mapping
from decimal import Decimal

from report_assistant.drafting.draft import (
    Block,
    Draft,
    Heading,
    Paragraph,
    TableBlock,
    TableNote,
)
from report_assistant.report.printed import Level, PrintedCell, PrintedParagraph, PrintedReport

_CELL = re.compile(r"(?P<number>[\d.]+)(?:（(?P<note>.*)）)?", re.DOTALL)


def printed_draft(draft: Draft) -> PrintedReport:
    """Return the draft as it will be printed."""
    tables = [block for block in draft.blocks if isinstance(block, TableBlock)]
    cells = {path: _cell(text) for block in tables for path, text in block.cells.items()}
    return PrintedReport(
        source=draft.title,
        title=draft.title,
        paragraphs=tuple(p for block in draft.blocks for p in _paragraphs(block)),
        cells=cells,
        footnotes=_footnotes(draft),
        found_tables=frozenset(block.table.key for block in tables),
        document_id=draft.document_id,
    )


def _paragraphs(block: Block) -> tuple[PrintedParagraph, ...]:
    if isinstance(block, Heading):
        level = Level.SECTION if block.level == 1 else Level.HEADING
        return (PrintedParagraph(block.text, block.section, level),)
    if isinstance(block, Paragraph):
        return (PrintedParagraph(block.text, block.section, anchor=block.id),)
    return ()


def _cell(text: str) -> PrintedCell:
    found = _CELL.fullmatch(text)
    if found is None:  # an answer is missing
        return PrintedCell(text)
    digits = found["number"]
    value = Decimal(digits) if "." in digits else int(digits)
    return PrintedCell(text, value, found["note"] or "")


def _footnotes(draft: Draft) -> Mapping[str, str]:
    """Return the notes under the tables: a note follows its table."""
    notes: dict[str, str] = {}
    key = ""
    for block in draft.blocks:
        if isinstance(block, TableBlock):
            key = block.table.key
        elif isinstance(block, TableNote):
            notes[key] = block.text
    return notes
