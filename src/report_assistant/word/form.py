"""The Word form, opened once with python-docx and made ready for any number of reports.

Everything above the marker stays (a letterhead, say); the marker and everything below it, up to the
page setup, is sample text and is left out. What the form knew of people, other documents and other
machines is left out as well.
"""

import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.digits import whole_number
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.ooxml.properties import APP_NAME, CORE_NAME, CUSTOM_NAME
from report_assistant.ooxml.text_xml import BOOKMARK_PREFIX, escaped
from report_assistant.ooxml.trees import remove
from report_assistant.word.form_check import open_usable
from report_assistant.word.form_layout import (
    StyleRole,
    half_points,
    marker_paragraphs,
    style_ids,
)

_FORM_PATH = ("annual_report", "report.docx")
_SLOT = "report content"
_CUSTOM_PROPERTIES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_PROPERTIES = (
    (CORE_NAME, CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES),
    (APP_NAME, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
    (CUSTOM_NAME, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _CUSTOM_PROPERTIES),
)
# Word makes these bookmarks by itself; they say where somebody last stood in the form.
_WORDS_OWN = "_GoBack"


@dataclass(frozen=True, eq=False)
class Form:
    """A form that is ready to be written over. Nothing in it may be changed: it is shared.

    Each opened form is one of its own, so that what is made from it can be kept by it.
    """

    package: bytes
    """A zip of all parts but the document and the property parts, which are new in each report."""
    document_name: str
    before: str
    """The document part up to the place of the report's content."""
    after: str
    style_ids: Mapping[StyleRole, str]
    """Escaped, to be put into markup."""
    text_width: int
    """Twips between the margins."""
    table_half_points: int
    """Font size of the table cells."""
    next_bookmark: int
    """The first bookmark number that the form does not use."""


def shipped_form() -> bytes:
    """Return the form that belongs to this installation."""
    folder, name = _FORM_PATH
    return (asset_dir("templates") / folder / name).read_bytes()


@dataclass(frozen=True)
class BareForm:
    """A form without what it knew of people, other documents and other machines."""

    package: bytes
    """A zip of all parts but the document and the property parts."""
    document_name: str
    document: str
    """The document part."""


@lru_cache(maxsize=4)
def open_form(data: bytes) -> Form:
    """Open a form and take out samples and metadata. Raises FormError."""
    document = open_usable(data)
    _replace_samples(document)
    bare = bare_form(document, (CORE_NAME, APP_NAME, CUSTOM_NAME))
    taken = map(whole_number, _bookmark_numbers(document))
    before, _, after = bare.document.partition(f"<!--{_SLOT}-->")
    return Form(
        bare.package,
        bare.document_name,
        before,
        after,
        MappingProxyType({role: escaped(name) for role, name in style_ids(document).items()}),
        _text_width(document),
        half_points(document, StyleRole.TABLE_CENTRE),
        1 + max((number for number in taken if number is not None), default=0),
    )


def bare_form(document: Document, properties: Collection[str]) -> BareForm:
    """Take metadata out of an opened form; whoever fills it adds the named property parts."""
    _drop_loose_bookmarks(document)
    _drop_unused_relations(document)
    _drop_foreign_settings(document)
    _renew_properties(document, properties)
    saved = io.BytesIO()
    document.save(saved)
    parts = read_package(saved.getvalue())
    name = PackURI(document.part.partname).membername
    own = parts.pop(name).decode("utf-8")
    kept = {part: parts[part] for part in parts if part not in properties}
    return BareForm(write_package(kept), name, own)


def _replace_samples(document: Document) -> None:
    """Put one comment node in the place of the marker and everything below it."""
    etree.strip_tags(document.element, etree.Comment)
    marker = marker_paragraphs(document)[0]
    for sibling in list(marker.itersiblings()):
        if not sibling.tag.endswith("}sectPr"):
            remove(sibling)
    marker.addprevious(etree.Comment(_SLOT))
    remove(marker)


def _drop_loose_bookmarks(document: Document) -> None:
    """Remove half bookmarks, Word's own, and any that would be taken for the report's anchors."""
    starts = {node.get(_ID): node for node in document.element.xpath("//w:bookmarkStart")}
    ends = {node.get(_ID): node for node in document.element.xpath("//w:bookmarkEnd")}
    for number in starts.keys() | ends.keys():
        both = [group[number] for group in (starts, ends) if number in group]
        name = starts[number].get(_NAME, "") if number in starts else ""
        if len(both) < 2 or name == _WORDS_OWN or name.startswith(BOOKMARK_PREFIX):
            for node in both:
                remove(node)


def _drop_unused_relations(document: Document) -> None:
    """Drop what only the samples referred to: their pictures and links."""
    used = {str(value) for value in document.element.xpath("//@r:*")}
    referred = (
        RELATIONSHIP_TYPE.IMAGE,
        RELATIONSHIP_TYPE.HYPERLINK,
        RELATIONSHIP_TYPE.HEADER,
        RELATIONSHIP_TYPE.FOOTER,
    )
    for relation in list(document.part.rels.values()):
        if relation.reltype in referred and relation.rId not in used:
            del document.part.rels[relation.rId]


def _drop_foreign_settings(document: Document) -> None:
    """Drop the path of the template that the form was made from, and data sources."""
    for node in document.settings.element.xpath("w:attachedTemplate | w:mailMerge"):
        remove(node)
    relations = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for relation in [relation for relation in relations.values() if relation.is_external]:
        del relations[relation.rId]


def _renew_properties(document: Document, names: Collection[str]) -> None:
    package = document.part.package
    assert isinstance(package, Package)
    # Everything else at the top is metadata: properties, thumbnail, signatures, ribbons.
    document_relation = RELATIONSHIP_TYPE.OFFICE_DOCUMENT
    for relation in [rel for rel in package.rels.values() if rel.reltype != document_relation]:
        del package.rels[relation.rId]
    for name, content_type, relation_type in _PROPERTIES:
        if name not in names:
            continue
        part = Part(PackURI(f"/{name}"), content_type, b"", package)
        package.relate_to(part, relation_type)


def _text_width(document: Document) -> int:
    section = document.sections[-1]
    lengths = (section.page_width, section.left_margin, section.right_margin, section.gutter)
    page, *taken = (0 if length is None else length.twips for length in lengths)
    return page - sum(taken)


def _bookmark_numbers(document: Document) -> list[str]:
    found: list[str] = document.element.xpath("//w:bookmarkStart/@w:id")
    return found


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID, _NAME = f"{_WORD}id", f"{_WORD}name"
