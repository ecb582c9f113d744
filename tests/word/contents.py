"""Reading our own Word files back in tests, with python-docx's plain API."""

import re
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn

_HEADING = re.compile("^([一二三四五六])、")


def section_texts(document: Document) -> list[str]:
    """The text of title and opening, then of sections one to six; tables left out."""
    texts = [""]
    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name == "Heading 1":
            assert _HEADING.match(paragraph.text), paragraph.text
            texts.append("")
        texts[-1] += paragraph.text + "\n"
    return texts


def cell_texts(document: Document) -> list[list[str]]:
    """The texts of each table's value cells in reading order: numbers, marks, notes."""
    return [
        [
            text
            for row in table._tbl.tr_lst
            for cell in row.tc_lst
            if _is_value(text := "".join(t.text or "" for t in cell.iter(qn("w:t"))))
        ]
        for table in document.tables
    ]


def _is_value(text: str) -> bool:
    return bool(re.match(r"\d+(\.\d+)?($|（)|【", text))


__all__ = ["cell_texts", "pairwise", "section_texts"]
