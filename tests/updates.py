"""Edits of a generated file, as an office makes them in Word."""

from pathlib import Path

import docx


def retype(path: Path, old: str, new: str) -> None:
    """Change words in a paragraph or a cell and save the file, as Word does."""
    document = docx.Document(str(path))
    cells = (p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs)
    for paragraph in (*document.paragraphs, *cells):
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
                document.save(str(path))
                return
    raise AssertionError(f"{old!r} is not in {path.name}")


def set_cell(path: Path, table: int, row: int, column: int, words: str) -> None:
    """Type over one cell of a table."""
    document = docx.Document(str(path))
    cell = document.tables[table].rows[row].cells[column]
    cell.paragraphs[0].runs[0].text = words
    document.save(str(path))


def add_paragraph(path: Path, words: str) -> None:
    """Add a paragraph at the end."""
    document = docx.Document(str(path))
    document.add_paragraph(words)
    document.save(str(path))


def text_of(path: Path) -> str:
    """All that is printed."""
    document = docx.Document(str(path))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def comments_of(path: Path) -> str:
    """What stands in the comments."""
    return "\n".join(comment.text for comment in docx.Document(str(path)).comments)
