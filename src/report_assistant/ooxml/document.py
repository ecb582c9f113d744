"""A .docx opened for reading: its body and what it says of itself, hostile files refused.

Only the parts that are needed are unpacked, so that pictures and macros cost nothing and do
nothing; nothing outside of the file is ever fetched.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from report_assistant.ooxml.accepted import accept_changes
from report_assistant.ooxml.package import CONTENT_TYPES, BadPackageError, read_package
from report_assistant.ooxml.properties import CUSTOM_NAME, DOCUMENT_ID
from report_assistant.ooxml.text_xml import WORD_NAMESPACE
from report_assistant.ooxml.trees import (
    LARGEST_PART,
    RELATIONS_OF_PACKAGE,
    document_name,
    parsed,
)

_W = f"{{{WORD_NAMESPACE}}}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_NUMBERING, _STYLES = "numbering.xml", "styles.xml"
_NUMBERED = b"numPr"
_MACROS = (b"macroEnabled", b"vbaProject")


@dataclass(frozen=True)
class WordDocument:
    """The parts of a .docx that are read."""

    body: etree._Element
    """In the accepted view."""
    document_id: str
    numbering: etree._Element | None
    styles: etree._Element | None


def open_document(data: bytes) -> WordDocument:
    """Open a .docx. Raises BadPackageError, whose text is a Chinese sentence."""
    parts = read_package(data, wanted=_is_wanted, largest=LARGEST_PART)
    if any(mark in parts[CONTENT_TYPES] for mark in _MACROS):
        raise BadPackageError("这个文件带宏，请在 Word 或 WPS 中另存为不带宏的 .docx。")
    name = document_name(parts)
    if name not in parts:
        raise BadPackageError("这不是 Word 文档（.docx）。")
    root = parsed(parts[name].replace(_STRICT, WORD_NAMESPACE.encode()))
    body = root.find(f"{_W}body")
    if root.tag != f"{_W}document" or body is None:
        raise BadPackageError("这不是 Word 文档（.docx）。")
    accept_changes(root)
    numbering, styles = _numbering_parts(parts, name)
    return WordDocument(body, _document_id(parts), numbering, styles)


def _is_wanted(name: str) -> bool:
    is_document = name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1
    return is_document or name in (CONTENT_TYPES, RELATIONS_OF_PACKAGE, CUSTOM_NAME)


def _document_id(parts: Mapping[str, bytes]) -> str:
    properties = _optional(parts, CUSTOM_NAME)
    for node in () if properties is None else properties:
        if node.get("name") == DOCUMENT_ID:
            return "".join(str(words) for words in node.itertext()).strip()
    return ""


def _numbering_parts(
    parts: Mapping[str, bytes], document: str
) -> tuple[etree._Element | None, etree._Element | None]:
    """Return the parts that say how paragraphs are numbered, where any is: styles are large."""
    folder = document.rpartition("/")[0]
    numbering, styles = f"{folder}/{_NUMBERING}", f"{folder}/{_STYLES}"
    in_styles = _NUMBERED in parts.get(styles, b"")
    if not in_styles and _NUMBERED not in parts[document]:
        return None, None
    return _optional(parts, numbering), _optional(parts, styles) if in_styles else None


def _optional(parts: Mapping[str, bytes], name: str) -> etree._Element | None:
    """Return a part that the reading can do without."""
    try:
        return parsed(parts[name].replace(_STRICT, WORD_NAMESPACE.encode()))
    except (KeyError, BadPackageError):
        return None
