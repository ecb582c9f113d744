"""The project's own check finds what makes Word offer to repair a file."""

import io
import zipfile

import pytest

from report_assistant.ooxml.package import read_package, write_package
from report_assistant.word.writer import write_docx
from tests.word.reading import DOCUMENT, replaced
from tests.word.sample_drafts import full_draft
from tests.word.validity import validity_problems

_STYLES = "word/styles.xml"
_FOOTER = "word/footer1.xml"
_CORE = "docProps/core.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"


@pytest.fixture(scope="module")
def report() -> bytes:
    return write_docx(full_draft())


@pytest.mark.parametrize(
    ("part", "old", "new", "says"),
    [
        (DOCUMENT, "</w:body>", "", "not well-formed"),
        (DOCUMENT, "<w:t xml:space", "<w:t x:space", "not well-formed"),
        (DOCUMENT, '<w:gridCol w:w="2211"/>', "", "does not fill the grid"),
        (DOCUMENT, '<w:gridSpan w:val="4"/>', '<w:gridSpan w:val="3"/>', "does not fill the grid"),
        (DOCUMENT, '<w:vMerge w:val="restart"/>', "", "merge that never began"),
        (DOCUMENT, '<w:tcW w:w="8845"', '<w:tcW w:w="8000"', "another width"),
        (DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "not end in a paragraph"),
        (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', "", "no end"),
        (DOCUMENT, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"', "stands twice"),
        (DOCUMENT, '"_ra_opening"', '"_ra_title"', "stands twice"),
        (DOCUMENT, '"_ra_opening"', f'"{"x" * 41}"', "cannot be the name"),
        (DOCUMENT, '"_ra_opening"', '"a b"', "cannot be the name"),
        (DOCUMENT, "<w:cantSplit/>", "<w:cantSplit/></w:trPr><w:trPr>", "holds trPr twice"),
        (DOCUMENT, '<w:pStyle w:val="a3"/>', "<w:pStyle/>", "pStyle without val"),
        (DOCUMENT, '<w:pStyle w:val="a3"/>', '<w:pStyle w:val="a99"/>', "style a99 is not defined"),
        (
            DOCUMENT,
            '<w:pStyle w:val="a3"/>',
            '<w:jc w:val="left"/><w:pStyle w:val="a3"/>',
            "out of",
        ),
        (DOCUMENT, "<w:sectPr>", "<w:sectPr/><w:sectPr>", "end in its page setup"),
        (DOCUMENT, "<w:sectPr>", "<w:tbl/><w:sectPr>", "must be a paragraph"),
        (DOCUMENT, 'r:id="rId4"', 'r:id="rId99"', "rId99 leads nowhere"),
        (_STYLES, "<w:qFormat/><w:pPr>", "<w:pPr/><w:qFormat/><w:pPr>", "out of order"),
        (_STYLES, '<w:basedOn w:val="a"/>', '<w:basedOn w:val="b"/>', "style b is not defined"),
        (_FOOTER, '<w:fldChar w:fldCharType="end"/>', "", "a field is not"),
        (_CORE, "-01-01T00:00:00Z", "-01-01", "not a date"),
        (_CORE, "<dc:title>", "<dc:title/><dc:title>", "title stands twice"),
        (_RELATIONS, "styles.xml", "stile.xml", "word/stile.xml is missing"),
        (_RELATIONS, 'Id="rId2"', 'Id="rId1"', "rId1 stands twice"),
        ("_rels/.rels", "relationships/officeDocument", "relationships/other", "must be one"),
        (_TYPES, "/word/styles.xml", "/word/other.xml", "which is missing"),
        (_TYPES, "document.main+xml", "template.main+xml", "one main document"),
    ],
)
def test_a_planted_defect_is_found(report: bytes, part: str, old: str, new: str, says: str) -> None:
    assert validity_problems(report) == []
    problems = validity_problems(replaced(report, part, old, new))
    assert [problem for problem in problems if says in problem], problems


def test_a_part_without_a_content_type_is_found(report: bytes) -> None:
    data = write_package({**read_package(report), "word/media/a.png": b""})
    assert validity_problems(data) == ["[Content_Types].xml: no content type for word/media/a.png"]


def test_a_zip_with_a_part_twice_is_found(report: bytes) -> None:
    target = io.BytesIO(report)
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(DOCUMENT, b"<x/>")
    assert "重复" in validity_problems(target.getvalue())[0]


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0" + bytes(100)])
def test_what_is_no_package_is_said_so(data: bytes) -> None:
    assert validity_problems(data)[0].startswith("package: ")


def test_what_unpacks_to_a_huge_size_is_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_TYPES, bytes(129 << 20))
    assert "太大" in validity_problems(target.getvalue())[0]
