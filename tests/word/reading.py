"""Reading written files back, and spoiling them, for tests."""

import io
from pathlib import Path

import docx
from docx.document import Document
from lxml import etree

from report_assistant.ooxml.package import read_package, write_package

REPOSITORY = Path(__file__).resolve().parents[2]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"


def opened(data: bytes) -> Document:
    """Open a file with python-docx."""
    return docx.Document(io.BytesIO(data))


def saved(document: Document) -> bytes:
    """Save with python-docx, as an office's Word would save."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def paragraph_texts(data: bytes) -> list[str]:
    """The texts of the paragraphs outside of tables."""
    return [paragraph.text for paragraph in opened(data).paragraphs]


def tree(data: bytes, part: str = DOCUMENT) -> etree._Element:
    """One part, parsed."""
    return etree.fromstring(read_package(data)[part])


def words(node: etree._Element) -> str:
    """The text below a node."""
    return "".join(str(text) for text in node.itertext())


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with `old` replaced once by `new` in one part."""
    parts = read_package(data)
    text = parts[part].decode("utf-8")
    assert old in text, old
    parts[part] = text.replace(old, new, 1).encode("utf-8")
    return write_package(parts)


def cell_texts(data: bytes, number: int) -> list[list[str]]:
    """The texts of a table's cells, row by row, without the cells that a merge covers."""
    table = tree(data).findall(f".//{WORD}tbl")[number]
    return [
        [words(cell) for cell in row.iterfind(f"{WORD}tc") if not _covered(cell)]
        for row in table.iterfind(f"{WORD}tr")
    ]


def _covered(cell: etree._Element) -> bool:
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merge is not None and merge.get(f"{WORD}val") != "restart"
