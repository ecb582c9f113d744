"""final: the copy for publication, with the same text and without internal data.

It strips our anchors and the document id, authors and dates, comments, data that programs hide in a
file, printers and templates of the office's machines. What cannot be removed without a decision is
refused instead: open tracked changes, hidden text, and answers that are still missing.
"""

import re
from collections.abc import Iterator

from lxml import etree

from report_assistant.ooxml.opened import OpenedDocx, W, open_docx
from report_assistant.ooxml.text_xml import BOOKMARK_PREFIX
from report_assistant.ooxml.trees import remove, serialized
from report_assistant.versions.final_checks import refuse_unfinished
from report_assistant.versions.passages import read_version
from report_assistant.versions.publishable import keep_published_parts

FILE = "这个文件"
_PROGRAMS_OWN = "_GoBack"
_PARTS = (
    "document",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "styles",
    "numbering",
    "settings",
)
_BOOKMARK, _BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_OF_WORD = (
    "commentRangeStart commentRangeEnd proofErr permStart permEnd dataBinding rsids rsid docVars "
    "attachedTemplate mailMerge trackRevisions printerSettings saveThroughXslt"
)
_EXTENSIONS = (2010, 2012)
_NOT_PUBLISHED = (
    *(f"{W}{name}" for name in _OF_WORD.split()),
    *(f"{{http://schemas.microsoft.com/office/word/{year}/wordml}}docId" for year in _EXTENSIONS),
)
_LOCAL_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/]|file:")
_PICTURE_NAMES = ("name", "descr", "title")
_COMMENT = f"{W}commentReference"
_RUN = f"{W}r"


def final(data: bytes) -> bytes:
    """Return the copy for publication. Raises VersionError; the same bytes give the same bytes."""
    opened = open_docx(data, FILE)
    roots = dict(_word_parts(opened))
    refuse_unfinished(read_version(data, FILE), roots)
    for name, root in roots.items():
        _clean(root)
        if name != opened.name:
            opened.parts[name] = serialized(root)
    keep_published_parts(opened)
    return opened.written()


def _word_parts(opened: OpenedDocx) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts that hold text or settings of this document, as trees."""
    yield opened.name, opened.root
    for name in opened.parts:
        file_name = name.rpartition("/")[2]
        is_ours = file_name.startswith(_PARTS) and file_name.endswith(".xml")
        if is_ours and name == opened.part_beside(file_name) != opened.name:
            yield name, opened.tree(name)


def _clean(root: etree._Element) -> None:
    for reference in list(root.iter(_COMMENT)):
        run = next(reference.iterancestors(_RUN), None)
        remove(reference)
        if run is not None and all(child.tag == f"{W}rPr" for child in run):
            remove(run)
    for node in list(root.iter(*_NOT_PUBLISHED)):
        remove(node)
    _drop_anchors(root)
    for node in root.iter("*"):
        for name in [name for name in node.attrib if str(name).startswith(f"{W}rsid")]:
            del node.attrib[name]
    for picture in root.iter("{*}docPr", "{*}cNvPr"):
        for name in _PICTURE_NAMES:  # Word notes there where a picture was taken from
            if _LOCAL_PATH.match(picture.get(name, "")):
                picture.set(name, "")


def _drop_anchors(root: etree._Element) -> None:
    ours = [mark for mark in root.iter(_BOOKMARK) if _is_ours(mark.get(f"{W}name", ""))]
    numbers = {mark.get(f"{W}id") for mark in ours}
    ends = [mark for mark in root.iter(_BOOKMARK_END) if mark.get(f"{W}id") in numbers]
    for mark in (*ours, *ends):
        remove(mark)


def _is_ours(name: str) -> bool:
    return name.startswith(BOOKMARK_PREFIX) or name == _PROGRAMS_OWN
