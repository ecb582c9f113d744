"""Blocks of text and tables become a PrintedReport; what could not be read is listed."""

from collections.abc import Iterable, Iterator, Sequence

from report_assistant.reading import labels
from report_assistant.reading.blocks import Block, GridBlock, TextBlock
from report_assistant.reading.outline import Line, lines_of, outlined
from report_assistant.reading.table_cells import TableCells
from report_assistant.report import text
from report_assistant.report.edition import section_title
from report_assistant.report.printed import PrintedReport
from report_assistant.report.tables import TABLES, Table

_NOTE_BEGINS = ("注", "备注", "说明", "*", "※")
_MOST_LINES = 10_000
"""A long report has some hundred paragraphs."""
_NOTE_ANCHOR = "_note"


def read_blocks(
    blocks: Iterable[Block],
    source: str,
    *,
    document_id: str = "",
    title: str = "",
) -> PrintedReport:
    """Return the report that the blocks of a file print.

    `title` is what the file calls itself; it serves where no line of the text is a title.
    """
    tables = TableCells()
    footnotes: dict[str, str] = {}
    lines: list[Line] = []
    repealed: set[str] = set()
    under = ""
    for position, block in enumerate(blocks):
        if len(lines) > _MOST_LINES:
            tables.unread.append("文件太长，不像是一份报告，只读了前面的部分。")
            break
        if isinstance(block, GridBlock):
            under = tables.read(block)
            if not under and not block.is_exact:  # text with tabs in it is no table
                lines.extend(_as_text(block, position))
        elif block.text.strip():
            if under and _is_footnote(block):
                footnotes[under] = footnotes.get(under, "") + text.one_line(block.text)
            elif labels.is_repealed(block.text):
                repealed.add(block.text)
            elif not labels.is_table_text(block.text):
                lines.extend(lines_of(block, position))
                under = ""
    tables.note_repealed(repealed)
    told = outlined(lines)
    return PrintedReport(
        source,
        told.title or text.one_line(title),
        told.paragraphs,
        tables.cells,
        footnotes,
        frozenset(tables.found),
        tables.old_form,
        (*tables.unread, *_not_read(tables)),
        document_id,
    )


def _as_text(grid: GridBlock, position: int) -> Iterator[Line]:
    for row in grid.rows:
        words = " ".join(cell.text for cell in row if cell.text)
        if words and not labels.is_table_text(words):
            yield from lines_of(TextBlock(words), position)


def _is_footnote(block: TextBlock) -> bool:
    """Return whether the first text under a table is a note on it."""
    if block.anchor:
        return block.anchor.endswith(_NOTE_ANCHOR)
    return text.one_line(block.text).lstrip("（( ").startswith(_NOTE_BEGINS)


def _not_read(tables: TableCells) -> Iterator[str]:
    for table in TABLES:
        if table.key not in tables.found:
            yield f"没有找到{table.name}（{section_title(table.section)}）。"
        elif tables.old_form and table.key == labels.DISCLOSURE:
            yield f"{table.name}是 2019 年的旧格式，已经废止，里面的数没有读。"
        else:
            lost = [path for path in table.paths if path not in tables.cells]
            yield from _lost(table, lost)


def _lost(table: Table, lost: Sequence[str]) -> Iterator[str]:
    """Yield one sentence for each row in which cells were not read."""
    if len(lost) == len(table.paths):
        yield f"{table.name}有表头，里面的数没有读到。"
        return
    rows: dict[str, list[str]] = {}
    whole: dict[str, int] = {}
    for path in table.paths:
        whole[table.labels[path][0]] = whole.get(table.labels[path][0], 0) + 1
    for path in lost:
        row, column = table.labels[path]
        rows.setdefault(row, []).append(column)
    for row, columns in rows.items():
        if len(columns) == whole[row]:
            yield f"{table.name}没有读到“{row}”一行。"
        else:
            yield f"{table.name}“{row}”一行没有读到：{'、'.join(columns)}。"
