"""The files of a county as people send them: layouts, names, and what cannot be read."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping

from report_assistant.ooxml.package import read_package, write_package
from tests.county.honest import Written
from tests.reading.figures import CaseFigures
from tests.reading.layouts import LAYOUTS as ALL_LAYOUTS
from tests.reading.pdf_files import pdf_report

_TAKEN = {
    **{"own_writer.docx": 30, "merged_by_python_docx.docx": 8, "cut_in_two.docx": 8},
    **{"cut_without_heads.docx": 8, "labels_varied.docx": 8, "nested.docx": 8, "strict.docx": 8},
    **{"web_from_word.html": 5, "web_plain.html": 5, "pasted_text.txt": 7, "web_plain.doc": 3},
    **{"text.pdf": 3},
}
"""The layouts, and how often each."""
LAYOUTS: Mapping[str, Callable[[CaseFigures], bytes]] = {
    **ALL_LAYOUTS,
    "web_plain.doc": ALL_LAYOUTS["web_plain.html"],  # a page that was saved by Word
    "text.pdf": pdf_report,
}


def some_layout(chance: random.Random) -> str:
    """A layout, the usual ones more often."""
    return chance.choices(list(_TAKEN), list(_TAKEN.values()))[0]


def name_of(report: Written, ending: str, chance: random.Random, number: int) -> str:
    """A file's path as people send it."""
    body, year = report.body, report.year
    folder = "乡镇街道" if body.is_local else "县直部门"
    forms = (
        f"{body.short}{year}年年报（定稿）",
        f"{body.name}{year}年政府信息公开工作年度报告",
        f"{folder}/{body.short}年度报告最终版",
        f"{folder}/{number:05}-{body.short}",
        f"{body.short}/年报",
        f"{body.name}/{year}政务公开年报",
        f"附件{number}",
        f"{folder}/新建文档{number}",
    )
    return f"{chance.choice(forms)}.{ending}"


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """An archive as Windows makes them: names in GBK."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return saved.getvalue()


def damaged(word: bytes) -> bytes:
    """A document of which the half arrived."""
    return word[: len(word) // 2]


def encrypted() -> bytes:
    """A document with a password, as far as anyone can see."""
    return b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def picture() -> bytes:
    """A picture that was called a document."""
    return b"\x89PNG\r\n\x1a\n" + bytes(50)


def without_table(word: bytes, number: int) -> bytes:
    """A document without one of its tables."""
    parts = dict(read_package(word))
    tables = re.compile(rb"<w:tbl>.*?</w:tbl>", re.DOTALL)
    found = list(tables.finditer(parts["word/document.xml"]))[number]
    document = parts["word/document.xml"]
    parts["word/document.xml"] = document[: found.start()] + document[found.end() :]
    return write_package(parts)
