"""The Word form: an office restyles it in Word, and reports are written over it.

Everything above the marker line stays (a letterhead, say); everything below it up to the end is
sample text and is replaced. Styles are found by name, because other programs rename their ids.
"""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from report_assistant.assets import asset_dir
from report_assistant.word.package import read_package

if TYPE_CHECKING:
    from docx.document import Document

MARKER = "〔报告正文从这里开始〕"
FORM_PATH = ("annual_report", "report.docx")


class StyleRole(Enum):
    """What a paragraph style of the form is used for."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    TABLE_CENTRE = "table centre"
    TABLE_LEFT = "table left"
    TABLE_NOTE = "table note"


STYLE_NAMES = {
    StyleRole.TITLE: "Title",
    StyleRole.HEADING: "heading 1",
    StyleRole.SUBHEADING: "heading 2",
    StyleRole.BODY: "公文正文",
    StyleRole.TABLE_CENTRE: "表格居中",
    StyleRole.TABLE_LEFT: "表格左齐",
    StyleRole.TABLE_NOTE: "表格说明",
}
"""The names by which the form's paragraph styles are found."""
LEAD_STYLE = "公文段首题"
TABLE_STYLE = "公文表格"

CONTENT_SLOT = "REPORT-CONTENT-GOES-HERE"
TITLE_SLOT, AUTHOR_SLOT = "REPORT-TITLE-GOES-HERE", "REPORT-AUTHOR-GOES-HERE"
DATE_SLOT = datetime(2000, 1, 1, tzinfo=UTC)
CUSTOM_PART = "docProps/custom.xml"
_APP_PART = "docProps/app.xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_NEUTRAL_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)


@dataclass(frozen=True)
class Form:
    """A form that was opened and is ready to be written over."""

    parts: dict[str, bytes]
    """All parts of the package; the document and the properties have slots in them."""
    document_name: str
    before: str
    """document.xml up to the place of the report's content."""
    after: str
    style_ids: dict[StyleRole, str]
    lead_style_id: str
    table_style_id: str
    text_width: int
    """Twips between the page margins."""


def shipped_form() -> bytes:
    """The form that belongs to this installation."""
    folder, name = FORM_PATH
    return (asset_dir("templates") / folder / name).read_bytes()


@lru_cache(maxsize=4)
def open_form(data: bytes) -> Form:
    """Open a form with python-docx and lay the slots. Raises FormError."""
    from report_assistant.word.form_check import require_usable

    require_usable(data)
    import docx
    from docx.opc.packuri import PackURI

    document = docx.Document(io.BytesIO(data))
    _lay_content_slot(document)
    _lay_property_slots(document)
    document_name = PackURI(document.part.partname).membername
    saved = io.BytesIO()
    document.save(saved)
    parts = read_package(saved.getvalue())
    if _APP_PART in parts:
        parts[_APP_PART] = _NEUTRAL_APP
    before, after = _split_at_slot(parts[document_name].decode("utf-8"))
    ids = _style_ids(document)
    section = document.sections[-1]
    assert section.page_width and section.left_margin is not None
    assert section.right_margin is not None
    width = section.page_width - section.left_margin - section.right_margin
    return Form(
        parts,
        document_name,
        before,
        after,
        {role: ids[name.lower()] for role, name in STYLE_NAMES.items()},
        ids[LEAD_STYLE],
        ids[TABLE_STYLE],
        width // 635,
    )


def _lay_content_slot(document: "Document") -> None:
    """Replace marker and samples by one paragraph that marks the place of the content."""
    body = document.element.body
    children = list(body)
    at = next(i for i, child in enumerate(children) if MARKER in "".join(child.itertext()))
    for child in children[at:]:
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    document.add_paragraph(CONTENT_SLOT)


def _lay_property_slots(document: "Document") -> None:
    """Clear the metadata of everything personal, and leave slots for what is ours."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    core = document.core_properties
    for name in ("category", "comments", "content_status", "identifier", "keywords", "subject"):
        setattr(core, name, "")
    core.title, core.author, core.last_modified_by = TITLE_SLOT, AUTHOR_SLOT, AUTHOR_SLOT
    core.created = core.modified = DATE_SLOT.replace(tzinfo=None)
    core.language, core.revision, core.version = "zh-CN", 1, ""
    package = document.part.package
    assert package is not None
    for relation in list(package.rels.values()):
        if relation.reltype == _CUSTOM_RELATION:
            del package.rels[relation.rId]
    custom = Part(PackURI(f"/{CUSTOM_PART}"), _CUSTOM_TYPE, b"", package)
    package.relate_to(custom, _CUSTOM_RELATION)


def _split_at_slot(xml: str) -> tuple[str, str]:
    """Split the document around the slot's paragraph."""
    at = xml.index(CONTENT_SLOT)
    start = max(xml.rindex("<w:p>", 0, at), xml.rfind("<w:p ", 0, at))
    end = xml.index("</w:p>", at) + len("</w:p>")
    return xml[:start], xml[end:]


def _style_ids(document: "Document") -> dict[str, str]:
    """Style name in lower case -> id."""
    found: dict[str, str] = {}
    for style in document.styles.element.style_lst:
        if style.name_val is not None:
            found.setdefault(str(style.name_val).lower(), str(style.styleId))
    return found
