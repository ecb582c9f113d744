"""Edits of a generated file, as an office makes them in Word."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from report_assistant.drafting.draft import Block, Draft, Paragraph
from report_assistant.interview.events import Event
from report_assistant.language.wishes.commands import Command
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WrittenFile
from report_assistant.session.stored_interview import StoredInterview

EARLIER, GONE = "按照往年的口径，", "这一段是早先的版本才写的。"
"""Words of an earlier version: before a paragraph, and a paragraph of its own."""


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


def write_in(conversation: Conversation, folder: Path) -> WrittenFile:
    """Write the draft to a folder, whatever is there."""
    conversation.generating.folder = folder
    return conversation.generating.write()


def generate_in(conversation: Conversation, folder: Path) -> list[Event]:
    """生成 into a folder."""
    conversation.generating.folder = folder
    return conversation.generating.begin()


def file_in(conversation: Conversation, command: Command, folder: Path) -> Path:
    """The file that a command writes into a folder."""
    conversation.generating.folder = folder
    return conversation.write_file(command)


def earlier(draft: Draft) -> Draft:
    """Return the draft as an earlier version words it: two paragraphs otherwise, one more, one less."""
    prose = [block for block in draft.blocks if isinstance(block, Paragraph) and block.section == 1]
    first, second, *_, last = prose
    blocks: list[Block] = []
    for block in draft.blocks:
        if block is last:
            continue
        if block in (first, second):
            assert isinstance(block, Paragraph)
            blocks.append(replace(block, body=EARLIER + block.body))
        else:
            blocks.append(block)
        if block.id == second.id:
            blocks.append(Paragraph("s1_earlier", 1, GONE))
    return replace(draft, blocks=tuple(blocks))


@contextmanager
def earlier_version() -> Iterator[None]:
    """Let drafts be made as by an earlier version of the program."""
    today = StoredInterview.draft
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StoredInterview, "draft", lambda self: earlier(today(self)))
        yield
