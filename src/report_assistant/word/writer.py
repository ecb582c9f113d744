"""write_docx: a draft becomes a Word file, written over the office's form.

python-docx opens the form once (form.py); the report's blocks are then written as text into the
document part, about sixty times faster than building them element by element. At the head of each
block stands a zero-length bookmark, and the file carries the draft's id as a document property: by
these a later version can find its way in a file that was edited. Nothing else is hidden in it.
"""

from report_assistant.drafting.draft import (
    Block,
    Draft,
    Heading,
    Paragraph,
    TableBlock,
    TableNote,
    Title,
)
from report_assistant.word.form import (
    AUTHOR_SLOT,
    CUSTOM_PART,
    DATE_SLOT,
    TITLE_SLOT,
    Form,
    StyleRole,
    open_form,
    shipped_form,
)
from report_assistant.word.package import write_package
from report_assistant.word.table_xml import table_xml
from report_assistant.word.text_xml import attribute, escaped, runs

ANCHOR_PREFIX = "_ra_"
ID_PROPERTY = "ReportDocumentId"
_FIRST_ANCHOR = 9001  # above any bookmark that a letterhead may have
_UNDATED_YEAR = 2000


def write_docx(draft: Draft, form: bytes | None = None) -> bytes:
    """Return `draft` as a .docx over `form` (ours by default). Raises FormError.

    The same draft and form give the same bytes, on any machine and at any time.
    """
    opened = open_form(shipped_form() if form is None else form)
    parts = dict(opened.parts)
    content = "".join(
        _block_xml(block, opened, _anchor(block, number))
        for number, block in enumerate(draft.blocks, start=_FIRST_ANCHOR)
    )
    parts[opened.document_name] = f"{opened.before}{content}{opened.after}".encode()
    parts[CUSTOM_PART] = _custom_properties(draft.document_id)
    core = _core_part(parts)
    parts[core] = _core_properties(parts[core].decode("utf-8"), draft)
    return write_package(parts)


def _block_xml(block: Block, form: Form, anchor: str) -> str:
    match block:
        case TableBlock():
            return table_xml(block, form, anchor)
        case Title(lines=lines):
            return _paragraph(form.style_ids[StyleRole.TITLE], anchor + runs("\n".join(lines)))
        case Heading(level=level):
            role = StyleRole.HEADING if level == 1 else StyleRole.SUBHEADING
            return _paragraph(form.style_ids[role], anchor + runs(block.text))
        case Paragraph(lead=lead, body=body):
            head = runs(lead, style=form.lead_style_id) if lead else ""
            return _paragraph(form.style_ids[StyleRole.BODY], anchor + head + runs(body))
        case TableNote():
            return _paragraph(form.style_ids[StyleRole.TABLE_NOTE], anchor + runs(block.text))
    raise TypeError(f"no way to write a {type(block).__name__}")


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _anchor(block: Block, number: int) -> str:
    name = f"{ANCHOR_PREFIX}{block.id}"
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


# ---------------------------------------------------------------- properties


def _core_part(parts: dict[str, bytes]) -> str:
    return next(name for name, data in parts.items() if TITLE_SLOT.encode() in data)


def _core_properties(xml: str, draft: Draft) -> bytes:
    """Title, author and a date that depends on the report's year alone."""
    year = _UNDATED_YEAR if draft.year is None else draft.year + 1
    slot = f"{DATE_SLOT:%Y-%m-%dT%H:%M:%SZ}"
    filled = (
        xml.replace(TITLE_SLOT, escaped(draft.title)[:255])
        .replace(AUTHOR_SLOT, escaped(draft.organisation)[:255])
        .replace(slot, f"{year}-01-01T00:00:00Z")
    )
    return filled.encode("utf-8")


def _custom_properties(document_id: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{ID_PROPERTY}">'
        f"<vt:lpwstr>{attribute(document_id)}</vt:lpwstr></property></Properties>"
    ).encode()
