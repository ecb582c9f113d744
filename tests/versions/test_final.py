"""The copy for publication: the same text, and nothing that is nobody's business."""

import re

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from hypothesis import given
from lxml import etree

from report_assistant.drafting.assembly import assemble
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.ooxml.problems import VersionError
from report_assistant.report.model import AnnualReport
from report_assistant.versions.final import final
from report_assistant.versions.redline import redline
from report_assistant.word.writer import write_docx
from tests.checks.reports import reports
from tests.versions.editing import add_a_comment, edited
from tests.versions.judging import texts
from tests.versions.test_redline import MOMENT, assert_sound
from tests.word.reading import DOCUMENT, WORD, opened, replaced, saved, tree
from tests.word.sample_drafts import full_draft
from tests.word.validity import validity_problems

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PRIVATE = re.compile(
    "王小明|某某|wangxm|ReportDocumentId|_ra_|_GoBack|rsid|docId|1980|秘密备注".encode()
)
_COMMENTS = rb"comment(?:Reference|Range|s\.xml)|/comments"


def _complete() -> bytes:
    """A report in which nothing is missing."""
    data = write_docx(full_draft())
    return replaced(data, DOCUMENT, "【待填：其他事项】", "没有其他事项。")


def _lived_in(document: Document) -> None:
    """What months in an office leave in a file."""
    core = document.core_properties
    core.author, core.last_modified_by, core.comments = "王小明", "王小明", "秘密备注"
    document.paragraphs[3]._p.set(f"{WORD}rsidR", "00AB12CD")
    document.paragraphs[3]._p.append(
        parse_xml(f'<w:bookmarkStart {_W} w:id="800" w:name="_GoBack"/>')
    )
    document.paragraphs[3]._p.append(parse_xml(f'<w:bookmarkEnd {_W} w:id="800"/>'))
    document.paragraphs[4]._p.append(
        parse_xml(f'<w:bookmarkStart {_W} w:id="801" w:name="我的书签"/>')
    )
    document.paragraphs[4]._p.append(parse_xml(f'<w:bookmarkEnd {_W} w:id="801"/>'))
    settings = document.settings.element
    settings.append(parse_xml(f'<w:rsids {_W}><w:rsid w:val="00AB12CD"/></w:rsids>'))
    part = document.part.part_related_by(f"{_R}/settings")
    path = "file:///C:/Users/wangxm/gongwen.dotx"
    number = part.relate_to(path, f"{_R}/attachedTemplate", is_external=True)
    settings.insert(1, parse_xml(f'<w:attachedTemplate {_W} xmlns:r="{_R}" r:id="{number}"/>'))
    add_a_comment(document)


def _with_hidden_parts(data: bytes) -> bytes:
    parts = read_package(data)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    relation = f'<Relationship Id="rIdX" Type="{kind}" Target="../customXml/item1.xml"/>'
    thumbnail = (
        '<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/>'
    )
    for name, words in (("word/_rels/document.xml.rels", relation), ("_rels/.rels", thumbnail)):
        parts[name] = parts[name].replace(b"</Relationships>", f"{words}</Relationships>".encode())
    parts["customXml/item1.xml"] = "<答案>秘密备注</答案>".encode()
    parts["docProps/thumbnail.jpeg"] = b"\xff\xd8\xff"
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"<Override", b'<Default Extension="jpeg" ContentType="image/jpeg"/><Override', 1
    )
    return write_package(parts)


@pytest.fixture(scope="module")
def lived_in() -> bytes:
    return _with_hidden_parts(edited(_complete(), _lived_in))


def test_nothing_private_is_left(lived_in: bytes) -> None:
    assert all(_PRIVATE.search(content) for content in [b"".join(read_package(lived_in).values())])
    parts = read_package(final(lived_in))
    assert not [name for name, content in parts.items() if _PRIVATE.search(content)]
    assert not [name for name in parts if re.search("comments|custom|thumbnail|people", name)]
    assert b"commentReference" in read_package(lived_in)[DOCUMENT]
    assert not [name for name, content in parts.items() if re.search(_COMMENTS, content)]
    core = opened(final(lived_in)).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.title == full_draft().title


def test_the_text_and_the_looks_are_the_same(lived_in: bytes) -> None:
    data = final(lived_in)
    assert texts(data) == texts(lived_in)
    assert_sound(data)
    before, after = (
        [(p.style.name if p.style else "", p.text) for p in opened(file).paragraphs]
        for file in (lived_in, data)
    )
    assert before == after
    kept = {"word/styles.xml", "word/footer1.xml", "word/fontTable.xml"}
    assert kept <= read_package(data).keys()


def test_the_offices_own_bookmarks_stay(lived_in: bytes) -> None:
    names = [node.get(f"{WORD}name") for node in tree(final(lived_in)).iter(f"{WORD}bookmarkStart")]
    assert names == ["我的书签"]


def test_a_final_copy_is_final() -> None:
    data = final(_complete())
    assert final(data) == data
    assert final(_complete()) == data


def test_pictures_stay_without_the_path_that_they_came_from() -> None:
    document = opened(_complete())
    picture = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0"
        b"\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
    )
    import io

    document.add_picture(io.BytesIO(picture))
    note = next(document.element.body.iter("{*}docPr"))
    note.set("descr", r"C:\Users\wangxm\图.png")
    parts = read_package(final(saved(document)))
    assert [name for name in parts if name.startswith("word/media/")]
    assert b"wangxm" not in parts[DOCUMENT]


# ---------------------------------------------------------------- what is refused


def _refusal(data: bytes) -> str:
    with pytest.raises(VersionError) as refused:
        final(data)
    return str(refused.value)


def test_open_changes_are_refused() -> None:
    old = _complete()
    new = replaced(old, DOCUMENT, "没有其他事项。", "没有别的事项。")
    said = _refusal(redline(old, new, date=MOMENT))
    assert said == "文件里还有没处理的修订，请先在 Word 或 WPS 的“审阅”里接受或拒绝全部修订。"


def test_open_changes_of_looks_in_a_footer_are_refused() -> None:
    document = opened(_complete())
    mark = 'w:id="9" w:author="某某" w:date="2022-01-01T00:00:00Z"'
    look = f"<w:rPr {_W}><w:b/><w:rPrChange {mark}><w:rPr/></w:rPrChange></w:rPr>"
    run = document.sections[0].footer.paragraphs[0].runs[0]._r
    for node in run.findall(f"{WORD}rPr"):
        run.remove(node)
    run.insert(0, parse_xml(look))
    assert "没处理的修订" in _refusal(saved(document))


def test_missing_answers_are_listed() -> None:
    path = "applications.received.natural_person"
    said = _refusal(write_docx(full_draft({path: "【待填】"})))
    assert said == (
        "还有 2 处【待填】：第六部分的【待填：其他事项】、表三“本年新收·自然人”。填好以后再定稿。"
    )


def test_a_table_with_some_open_cells_counts_as_one() -> None:
    paths = [f"applications.received.{who}" for who in ("natural_person", "business")]
    said = _refusal(write_docx(full_draft(dict.fromkeys(paths, "【待填】"))))
    assert "还有 2 处【待填】：" in said
    assert "、表三“本年新收·自然人”和表三“本年新收·商业企业”。" in said


def test_many_missing_answers_are_counted() -> None:
    said = _refusal(write_docx(assemble(AnnualReport())))
    assert re.match(r"还有 \d+ 处【待填】：", said)
    assert said.endswith("等。填好以后再定稿。")
    assert len(said) < 400


def test_hidden_text_is_refused() -> None:
    def hide(document: Document) -> None:
        run = document.paragraphs[1].add_run("内部掌握")
        run.font.hidden = True

    assert "隐藏的文字“内部掌握”" in _refusal(edited(_complete(), hide))


@pytest.mark.parametrize("bad", [b"", b"PK\x05\x06", b"%PDF-1.7"])
def test_what_is_no_document_is_one_sentence(bad: bytes) -> None:
    assert _refusal(bad).startswith("读不了这个文件：")


@pytest.mark.slow
@given(reports(gaps=False))
def test_any_complete_report(report: AnnualReport) -> None:
    data = write_docx(assemble(report))
    if "【待填".encode() in read_package(data)[DOCUMENT]:
        return
    published = final(data)
    assert texts(published) == texts(data)
    assert validity_problems(published) == []
    assert b"_ra_" not in etree.tostring(tree(published))
