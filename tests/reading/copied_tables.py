"""COPIES: a statutory table as the text that a copy of it leaves, in the layouts that clerks have.

    text = COPIES["browser"](TABLE_OF["applications"], figures)

What each program puts on the clipboard is told in design and findings: a browser has no cell for
one that was merged away, Word has an empty one where a cell reaches down, Excel has all of them.
"""

from collections.abc import Callable, Iterator, Mapping

from report_assistant.report.tables import TABLES, Table
from tests.reading.figures import CaseFigures
from tests.reading.grids import Drawn, drawn_rows

Copy = Callable[[Table, CaseFigures], str]


def _own(row: list[Drawn]) -> list[Drawn]:
    return [cell for cell in row if cell.begins]


def browser(table: Table, figures: CaseFigures) -> str:
    """Chromium's own copy: tabs, nothing for merged cells."""
    rows = drawn_rows(table, figures)
    return "\n".join("\t".join(cell.text for cell in _own(row)) for row in rows)


def word(table: Table, figures: CaseFigures) -> str:
    """Copied from Word or WPS: an empty cell where one reaches down."""
    rows = drawn_rows(table, figures)
    return "\n".join("\t".join(cell.text if cell.begins else "" for cell in row) for row in rows)


def _wide(row: list[Drawn]) -> Iterator[str]:
    for cell in row:
        yield cell.text if cell.begins else ""
        yield from [""] * (cell.colspan - 1)


def excel(table: Table, figures: CaseFigures) -> str:
    """Copied from Excel: every cell at its column."""
    return "\r\n".join("\t".join(_wide(row)) for row in drawn_rows(table, figures)) + "\r\n"


def _cells(table: Table, figures: CaseFigures) -> Iterator[str]:
    for row in drawn_rows(table, figures):
        yield from (cell.text for cell in _own(row))


def one_a_line(table: Table, figures: CaseFigures) -> str:
    """Chromium's copy of a page whose cells hold paragraphs: one cell, and a blank line."""
    return "\n\n".join(_cells(table, figures))


def one_a_line_tight(table: Table, figures: CaseFigures) -> str:
    """LibreOffice's text: one cell a line, no line between."""
    return "\n".join(_cells(table, figures))


def one_a_line_stroked(table: Table, figures: CaseFigures) -> str:
    """One cell a line with a stroke behind it."""
    return "\n".join(f"{text} |" for text in _cells(table, figures))


def strokes_behind(table: Table, figures: CaseFigures) -> str:
    """Rows with strokes behind the cells, none in front, merged cells gone to the end."""
    lines = []
    for row in drawn_rows(table, figures):
        texts = [cell.text for cell in _own(row)]
        lines.append(" | ".join(texts) + " |" + "|" * (table.columns - len(texts)))
    return "\n".join(lines)


def piped(table: Table, figures: CaseFigures) -> str:
    """Markdown with every column."""
    lines = [f"| {' | '.join(_wide(row))} |" for row in drawn_rows(table, figures)]
    return "\n".join([lines[0], f"|{' --- |' * table.columns}", *lines[1:]])


def piped_ragged(table: Table, figures: CaseFigures) -> str:
    """Rows with strokes around, nothing for merged cells."""
    rows = drawn_rows(table, figures)
    return "\n".join(f"| {' | '.join(cell.text for cell in _own(row))} |" for row in rows)


def spaced(table: Table, figures: CaseFigures) -> str:
    """Copied from a PDF viewer: blanks between the cells."""
    rows = drawn_rows(table, figures)
    return "\n".join(" ".join(cell.text for cell in _own(row) if cell.text) for row in rows)


_LABEL_WIDTH, _HEAD_WIDTH = 14, 2


def wrapped(table: Table, figures: CaseFigures) -> str:
    """As pdftotext -raw has it: labels and heads broken, the numbers on the last line or alone."""
    lines: list[str] = []
    for row in drawn_rows(table, figures):
        values = [cell.text for cell in row if cell.is_value]
        for cell in _own(row):
            if not cell.is_value:
                width = _HEAD_WIDTH if cell.is_head and len(cell.text) < 8 else _LABEL_WIDTH
                lines += [cell.text[at : at + width] for at in range(0, len(cell.text), width)]
        if values:
            if len(lines[-1]) == _LABEL_WIDTH:
                lines.append(" ".join(values))
            else:
                lines[-1] += f" {' '.join(values)}"
    return "\n".join(lines)


def laid_out(table: Table, figures: CaseFigures) -> str:
    """As pdftotext -layout has it: a broken label with its numbers on the middle line."""
    lines: list[str] = []
    for row in drawn_rows(table, figures):
        values = [cell.text for cell in row if cell.is_value]
        words = [cell.text for cell in _own(row) if not cell.is_value]
        *before, last = words or [""]
        lines.append("  ".join(before))
        pieces = [last[at : at + _LABEL_WIDTH] for at in range(0, len(last), _LABEL_WIDTH)] or [""]
        middle = (len(pieces) - 1) // 2
        for number, piece in enumerate(pieces):
            behind = f"      {'    '.join(values)}" if values and number == middle else ""
            lines.append(f"        {piece}{behind}")
    return "\n".join(line for line in lines if line.strip())


COPIES: Mapping[str, Copy] = {
    each.__name__: each
    for each in (
        *(browser, word, excel, one_a_line, one_a_line_tight, one_a_line_stroked),
        *(strokes_behind, piped, piped_ragged, spaced, wrapped, laid_out),
    )
}


def report_text(figures: CaseFigures, copy: Copy) -> str:
    """A whole report as text, its tables copied in one of the layouts."""
    tables = {table.section: table for table in TABLES}
    lines = [figures.title]
    for section in range(7):
        if section:
            lines.append(figures.heading(section))
        if table := tables.get(section):
            lines.append(copy(table, figures))
            if note := figures.footnotes.get(table.key):
                lines.append(note)
        lines += figures.paragraphs.get(section, ())
    return "\n".join(lines)
