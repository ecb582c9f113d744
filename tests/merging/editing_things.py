"""Edits that put something into the document: tables, pictures, comments, links, fields, tracking."""

import io
import struct
import zlib

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from tests.merging.claims import Claim
from tests.merging.claims_of_things import (
    AddedComment,
    AddedField,
    AddedLink,
    AddedPicture,
    AddedTable,
    Tracked,
)
from tests.merging.page import NAMESPACES, Page, cut, new_paragraph, run_like, runs_of, typed_text
from tests.merging.rendered import Node, W, text_of

_DATE = "2024-01-15T09:30:00Z"


def add_table(page: Page) -> Claim | None:
    """A small table between two paragraphs; Word keeps a paragraph behind it."""
    mark = page.mark()
    texts = (mark, "件数", "小计", str(page.number()))
    rows = "".join(
        f"<w:tr>{''.join(_cell(text) for text in texts[at : at + 2])}</w:tr>" for at in (0, 2)
    )
    grid = "<w:tblGrid><w:gridCol w:w='3000'/><w:gridCol w:w='3000'/></w:tblGrid>"
    width = "<w:tblPr><w:tblW w:w='6000' w:type='dxa'/></w:tblPr>"
    place = page.dice.choice(page.paragraphs)
    place.addnext(parse_xml(f"<w:p {NAMESPACES}/>"))
    place.addnext(parse_xml(f"<w:tbl {NAMESPACES}>{width}{grid}{rows}</w:tbl>"))
    return AddedTable("add a table", texts)


def _cell(text: str) -> str:
    width = "<w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>"
    return f"<w:tc>{width}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def add_picture(page: Page) -> Claim | None:
    """A picture in a paragraph of its own or within one that has words."""
    data = _png(page.number())
    place = page.dice.choice(page.paragraphs)
    if page.dice.random() < 0.5:
        made = new_paragraph(place, "")
        place.addnext(made)
        place = made
    page.as_paragraph(place).add_run().add_picture(io.BytesIO(data))
    return AddedPicture("add a picture", data)


def _png(number: int) -> bytes:
    """A picture of eight by eight dots in a colour that no other has."""
    row = b"\0" + number.to_bytes(3, "big") * 8
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(row * 8)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def add_comment(page: Page) -> Claim | None:
    """A comment on some words of a paragraph, as python-docx and Word write it."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    found = {id(run._r): run for run in page.as_paragraph(paragraph).runs}
    picked = runs_of(paragraph, *page.span(paragraph))
    runs = [run for run in page.as_paragraph(paragraph).runs if run._r in picked]
    if not runs or not found:
        return None
    mark = page.mark()
    page.document.add_comment(runs, text=mark, author="李主任", initials="李")
    return AddedComment("add a comment", mark)


def add_link(page: Page) -> Claim | None:
    """Words that lead to an address."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    mark, address = page.mark(), f"https://www.example.gov.cn/{page.number()}"
    name = page.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _put(page, paragraph, f"<w:hyperlink {NAMESPACES} r:id='{name}'/>", mark)
    return AddedLink("add a link", mark, address)


def _put(page: Page, paragraph: Node, wrapper: str, words: str) -> None:
    """Words within a wrapper, somewhere in a paragraph."""
    at = cut(paragraph, page.dice.randint(0, len(typed_text(paragraph))))
    made = parse_xml(wrapper)
    made.append(run_like(paragraph, at, words))
    paragraph.insert(at, made)


def add_field(page: Page) -> Claim | None:
    """A field, of the simple kind or begun and ended."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    mark = page.mark()
    instruction = f"DOCPROPERTY 编号{page.number()}"
    if page.dice.random() < 0.5:
        _put(page, paragraph, f"<w:fldSimple {NAMESPACES} w:instr=' {instruction} '/>", mark)
        return AddedField("add a field", instruction, mark)
    at = cut(paragraph, page.dice.randint(0, len(typed_text(paragraph))))
    pieces = (
        _field_mark("begin"),
        f"<w:instrText xml:space='preserve'> {instruction} </w:instrText>",
        _field_mark("separate"),
        f"<w:t>{mark}</w:t>",
        _field_mark("end"),
    )
    for offset, piece in enumerate(pieces):
        paragraph.insert(at + offset, parse_xml(f"<w:r {NAMESPACES}>{piece}</w:r>"))
    return AddedField("add a field", instruction, mark)


def _field_mark(kind: str) -> str:
    return f"<w:fldChar w:fldCharType='{kind}'/>"


def track_insertion(page: Page) -> Claim | None:
    """Words that somebody inserted with tracking on."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    mark, author = page.mark(), f"张干事{page.number()}"
    _put(page, paragraph, _change("ins", author, page.number()), mark)
    return Tracked("tracked insertion", author, inserted=mark)


def track_deletion(page: Page) -> Claim | None:
    """Words that somebody deleted with tracking on."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    begin, end = page.span(paragraph)
    runs = runs_of(paragraph, begin, end)
    words = "".join(text_of(run) for run in runs)
    if not runs or "\n" in words or "\t" in words:
        return None
    author = f"张干事{page.number()}"
    change = parse_xml(_change("del", author, page.number()))
    runs[0].addprevious(change)
    for run in runs:
        for text in run.findall(f"{W}t"):
            text.tag = f"{W}delText"
        change.append(run)
    return Tracked("tracked deletion", author, deleted=words)


def _change(kind: str, author: str, number: int) -> str:
    return f"<w:{kind} {NAMESPACES} w:id='{number}' w:author='{author}' w:date='{_DATE}'/>"
