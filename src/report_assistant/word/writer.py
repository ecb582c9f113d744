"""write_docx: a draft becomes a Word file, written over the office's form.

python-docx opens the form once (form.py); after that the report's blocks are written as one
string into the document part. At the head of each block stands a zero-length bookmark, and the file
carries the draft's id as a document property: by these a later version finds its way in a file that
was edited by hand. Nothing else is hidden in it.

Importing this module imports python-docx; import it where a file is written, not at start-up.
"""

from itertools import pairwise

from report_assistant.drafting.draft import (
    Block,
    Draft,
    Heading,
    Paragraph,
    SignatureLine,
    TableBlock,
    TableNote,
    Title,
)
from report_assistant.ooxml.package import write_package
from report_assistant.ooxml.properties import property_parts
from report_assistant.ooxml.text_xml import anchor, character_style, paragraph, runs
from report_assistant.word.form import Form, open_form, shipped_form
from report_assistant.word.form_layout import StyleRole
from report_assistant.word.table_xml import table_xml

_AT_THE_RIGHT = (
    '<w:keepLines/><w:ind w:right="640" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="right"/>'
)
"""Two characters from the margin, as GB/T 9704 has it."""


def write_docx(draft: Draft, form: bytes | None = None) -> bytes:
    """Return `draft` as a .docx over `form`, or over the form that is shipped. Raises FormError.

    The same draft and form give the same bytes, on any machine and at any time.
    """
    opened = open_form(shipped_form() if form is None else form)
    document = f"{opened.before}{_content(draft.blocks, opened)}{opened.after}"
    own = {**property_parts(draft), opened.document_name: document.encode()}
    return write_package(own, opened.package)


def _content(blocks: tuple[Block, ...], form: Form) -> str:
    printed = [
        _block(block, form, anchor(number, block.id))
        for number, block in enumerate(blocks, start=form.next_bookmark)
    ]
    following: tuple[Block | None, ...] = (*blocks, None)
    gaps = [_gap(block, after, form) for block, after in pairwise(following)]
    return "".join(text + gap for text, gap in zip(printed, gaps, strict=True))


def _block(block: Block, form: Form, mark: str) -> str:
    ids = form.style_ids
    match block:
        case TableBlock():
            return table_xml(block, form, mark)
        case Title(lines=lines):
            return paragraph(ids[StyleRole.TITLE], mark + runs("\n".join(lines)))
        case Heading(words=words, level=level):
            role = StyleRole.HEADING if level == 1 else StyleRole.SUBHEADING
            return paragraph(ids[role], mark + runs(words))
        case SignatureLine(body=body):
            return paragraph(ids[StyleRole.BODY], mark + runs(body), _AT_THE_RIGHT)
        case Paragraph(lead=lead, body=body):
            head = runs(lead, character_style(ids[StyleRole.LEAD]))
            return paragraph(ids[StyleRole.BODY], mark + head + runs(body))
        case TableNote(body=body):
            return paragraph(ids[StyleRole.TABLE_NOTE], mark + runs(body))
    raise TypeError(f"no way to print a {type(block).__name__}")


def _gap(block: Block | None, after: Block | None, form: Form) -> str:
    """Return an empty line where Word needs one: between tables, and after a table at the end."""
    if isinstance(block, TableBlock) and (after is None or isinstance(after, TableBlock)):
        return paragraph(form.style_ids[StyleRole.TABLE_NOTE], "")
    return ""
