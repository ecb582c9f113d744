"""The Word form: what an office may change, and what the check says when something is broken."""

import io
import re
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from report_assistant.checks import Severity
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.word.form import shipped_form
from report_assistant.word.form_check import check_form
from report_assistant.word.form_layout import MARKER, StyleRole
from report_assistant.word.problems import FormError
from report_assistant.word.writer import write_docx
from tests.word.reading import (
    DOCUMENT,
    WORD,
    opened,
    paragraph_texts,
    replaced,
    saved,
    tree,
)
from tests.word.sample_drafts import ORGANISATION, full_draft
from tests.word.validity import validity_problems

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_the_shipped_form_is_what_the_script_builds() -> None:
    build = pytest.importorskip("scripts.build_form", reason="scripts/ is not shipped")
    assert read_package(build.build_form()) == read_package(shipped_form())


def test_the_shipped_form_is_sound_and_without_problems() -> None:
    assert validity_problems(shipped_form()) == []
    assert check_form(shipped_form()) == []


def test_the_form_shows_every_style_and_says_how_to_change_it() -> None:
    form = opened(shipped_form())
    used = {
        node.get(f"{WORD}val") for node in tree(shipped_form()).iter() if node.get(f"{WORD}val")
    }
    ids = {style.style_id for style in form.styles}
    words = "".join(node.text or "" for node in tree(shipped_form()).iter(f"{WORD}t"))
    for role in StyleRole:
        assert f"“{role.value.shown}”" in words, role
    assert len(used & ids) >= len(StyleRole)


def test_the_form_is_chinese_and_names_nobody() -> None:
    parts = read_package(shipped_form())
    assert b'w:eastAsia="zh-CN"' in parts["word/styles.xml"]
    assert b'<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>' in parts["word/settings.xml"]
    core = opened(shipped_form()).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")


# ---------------------------------------------------------------- what an office may change


@pytest.fixture(scope="module")
def restyled() -> bytes:
    """A form after an office has been at work in it: letterhead, fonts, margins."""
    form = opened(shipped_form())
    marker = next(p for p in form.paragraphs if p.text == MARKER)
    marker.insert_paragraph_before(f"{ORGANISATION}文件", style="Title")
    marker.insert_paragraph_before("柳政公开〔2024〕1号")
    form.styles["公文正文"].font.size = Pt(14)
    form.styles["表格居中"].font.size = Pt(9)
    section = form.sections[0]
    section.left_margin = section.right_margin = Mm(20)
    section.header.paragraphs[0].text = "内部页眉"
    return saved(form)


def test_a_restyled_form_is_honoured(restyled: bytes) -> None:
    assert not [found for found in check_form(restyled) if found.severity is Severity.ERROR]
    data = write_docx(full_draft(), restyled)
    assert validity_problems(data) == []
    texts = paragraph_texts(data)
    assert texts[:2] == [f"{ORGANISATION}文件", "柳政公开〔2024〕1号"]
    assert texts[2].startswith(f"{ORGANISATION}\n")
    written = opened(data)
    assert written.styles["公文正文"].font.size == Pt(14)
    assert written.sections[0].header.paragraphs[0].text == "内部页眉"
    width = 11906 - 2 * round(20 / 25.4 * 1440)
    for table in tree(data).iter(f"{WORD}tbl"):
        columns = [int(c.get(f"{WORD}w", "0")) for c in table.iter(f"{WORD}gridCol")]
        assert sum(columns) == pytest.approx(width, abs=2)


def test_smaller_table_type_leaves_more_room_for_numbers(restyled: bytes) -> None:
    draft = full_draft({"applications.handled.total": "12345"})
    sizes = f".//{WORD}tc//{WORD}rPr/{WORD}sz"
    assert [n.get(f"{WORD}val") for n in tree(write_docx(draft)).iterfind(sizes)] == ["18"]
    assert not list(tree(write_docx(draft, restyled)).iterfind(sizes))


def test_styles_are_found_when_another_program_renamed_their_ids() -> None:
    parts = read_package(shipped_form())
    for name in (DOCUMENT, "word/styles.xml"):
        text = parts[name].decode("utf-8")
        for tag in ("pStyle", "basedOn", "next", "link"):
            text = text.replace(f'<w:{tag} w:val="gw"/>', f'<w:{tag} w:val="Style13"/>')
        parts[name] = text.replace('w:styleId="gw"', 'w:styleId="Style13"').encode()
    data = write_docx(full_draft(), write_package(parts))
    assert validity_problems(data) == []
    style = opened(data).paragraphs[1].style
    assert style is not None and (style.style_id, style.name) == ("Style13", "公文正文")


def test_the_chinese_name_of_a_built_in_style_will_do() -> None:
    form = replaced(
        shipped_form(), "word/styles.xml", '<w:name w:val="Title"/>', '<w:name w:val="标题"/>'
    )
    assert check_form(form) == []
    assert validity_problems(write_docx(full_draft(), form)) == []


def test_what_the_form_knew_of_people_and_machines_is_left_out() -> None:
    form = opened(shipped_form())
    form.core_properties.author = "王小明"
    form.core_properties.comments = "第三稿"
    settings = form.part.part_related_by(f"{_R}/settings")
    kind = f"{_R}/attachedTemplate"
    number = settings.relate_to("file:///C:/Users/wangxm/gongwen.dotx", kind, is_external=True)
    reference = f'<w:attachedTemplate {_W} xmlns:r="{_R}" r:id="{number}"/>'
    zoom = form.settings.element.find(f"{WORD}bordersDoNotSurroundFooter")
    zoom.addnext(parse_xml(reference))
    data = saved(form)
    assert [found.severity for found in check_form(data)] == [Severity.WARNING]
    parts = read_package(write_docx(full_draft(), data))
    assert not [
        name
        for name, content in parts.items()
        if re.search("王小明|第三稿|wangxm".encode(), content)
    ]


def test_bookmarks_of_the_letterhead_keep_their_numbers() -> None:
    form = opened(shipped_form())
    marker = next(p for p in form.paragraphs if p.text == MARKER)
    head = marker.insert_paragraph_before("抬头")
    for node in (
        f'<w:bookmarkStart {_W} w:id="7" w:name="抬头"/>',
        f'<w:bookmarkEnd {_W} w:id="7"/>',
        f'<w:bookmarkStart {_W} w:id="8" w:name="_GoBack"/>',
        f'<w:bookmarkEnd {_W} w:id="8"/>',
        f'<w:bookmarkStart {_W} w:id="9" w:name="半个"/>',
    ):
        head._p.append(parse_xml(node))
    marker._p.append(parse_xml(f'<w:bookmarkEnd {_W} w:id="9"/>'))
    data = write_docx(full_draft(), saved(form))
    assert validity_problems(data) == []
    names = [node.get(f"{WORD}name") for node in tree(data).iter(f"{WORD}bookmarkStart")]
    assert names[:2] == ["抬头", "_ra_title"]


# ---------------------------------------------------------------- what an office may break


def _without_marker(form: Document) -> None:
    next(p for p in form.paragraphs if p.text == MARKER).text = "报告从这里开始"


def _with_two_markers(form: Document) -> None:
    form.add_paragraph(MARKER)


def _without_body_style(form: Document) -> None:
    form.styles["公文正文"].delete()


def _with_lead_as_paragraph_style(form: Document) -> None:
    form.styles["公文段首题"].element.set(f"{WORD}type", "paragraph")


def _on_letter_paper(form: Document) -> None:
    form.sections[0].page_width, form.sections[0].page_height = Mm(216), Mm(279)


def _with_wide_margins(form: Document) -> None:
    form.sections[0].left_margin = Mm(130)


def _without_sections(form: Document) -> None:
    form.element.body.remove(form.element.body.sectPr)


def _with_tracked_change(form: Document) -> None:
    change = f'<w:ins {_W} w:id="1" w:author="某某"><w:r><w:t>新</w:t></w:r></w:ins>'
    form.paragraphs[-1]._p.append(parse_xml(change))


def _with_tracked_change_in_the_footer(form: Document) -> None:
    change = f'<w:ins {_W} w:id="1" w:author="某某"><w:r><w:t>新</w:t></w:r></w:ins>'
    form.sections[0].footer.paragraphs[0]._p.append(parse_xml(change))


def _with_comment(form: Document) -> None:
    form.add_comment(form.paragraphs[-1].runs, text="这里要改", author="某某")


def _with_section_break_at_marker(form: Document) -> None:
    marker = next(p for p in form.paragraphs if p.text == MARKER)
    marker._p.get_or_add_pPr().append(parse_xml(f"<w:sectPr {_W}/>"))


def _with_linked_picture(form: Document) -> None:
    form.part.relate_to("file:///D:/logo.png", f"{_R}/image", is_external=True)


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (_without_marker, f"少了“{MARKER}”这一行"),
        (_with_two_markers, "有 2 处"),
        (_without_body_style, "少了样式“公文正文”"),
        (_with_lead_as_paragraph_style, "少了样式“公文段首题”"),
        (_on_letter_paper, "不是 A4"),
        (_with_wide_margins, "页边距太大"),
        (_without_sections, "没有页面设置"),
        (_with_tracked_change, "修订"),
        (_with_tracked_change_in_the_footer, "修订"),
        (_with_comment, "批注"),
        (_with_section_break_at_marker, "分节符"),
        (_with_linked_picture, "链接到别处的图片"),
    ],
)
def test_a_broken_form_is_named_and_refused(breaks: Callable[[Document], None], says: str) -> None:
    form = opened(shipped_form())
    breaks(form)
    data = saved(form)
    errors = [found for found in check_form(data) if found.severity is Severity.ERROR]
    assert [found for found in errors if says in found.message], errors
    assert all(found.remedy.endswith("。") for found in errors)
    with pytest.raises(FormError, match="Word 模板不能用") as refused:
        write_docx(full_draft(), data)
    assert says in str(refused.value)


def _landscape(form: Document) -> None:
    section = form.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _without_page_number(form: Document) -> None:
    form.sections[0].footer.paragraphs[0].text = ""
    form.sections[0].even_page_footer.paragraphs[0].text = ""


def _with_a_persons_name(form: Document) -> None:
    form.core_properties.last_modified_by = "王小明"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (_landscape, "横放"),
        (_without_page_number, "没有页码"),
        (_with_a_persons_name, "人名"),
    ],
)
def test_an_odd_form_is_named_and_used(changes: Callable[[Document], None], says: str) -> None:
    form = opened(shipped_form())
    changes(form)
    data = saved(form)
    found = check_form(data)
    assert [problem.severity for problem in found] == [Severity.WARNING]
    assert says in str(found[0])
    assert validity_problems(write_docx(full_draft(), data)) == []


def _strict(data: bytes) -> bytes:
    parts = read_package(data)
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts[DOCUMENT] = parts[DOCUMENT].replace(
        old, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    return write_package(parts)


def _with_macros(data: bytes) -> bytes:
    return write_package({**read_package(data), "word/vbaProject.bin": b"\0"})


def _of_macro_type(data: bytes) -> bytes:
    old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    new = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return replaced(data, "[Content_Types].xml", old, new)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda _: b"", "不是 Word 文档"),
        (lambda _: "年度报告".encode(), "不是 Word 文档"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "旧版 .doc"),
        (lambda data: data[:-300], "不是 Word 文档"),
        (lambda data: data[:2000] + b"\0\0\0\0" + data[2004:], "Word 文档"),
        (lambda data: write_package({**read_package(data), DOCUMENT: b"<w:document"}), "打不开"),
        (_strict, "格式比较特别"),
        (_with_macros, "宏"),
        (_of_macro_type, "宏"),
    ],
)
def test_a_file_that_is_no_form_is_refused_in_chinese(
    spoil: Callable[[bytes], bytes], says: str
) -> None:
    data = spoil(shipped_form())
    found = check_form(data)
    assert [problem.severity for problem in found] == [Severity.ERROR]
    assert says in str(found[0])
    with pytest.raises(FormError):
        write_docx(full_draft(), data)


def test_the_default_template_of_python_docx_is_refused_with_reasons() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    messages = "".join(map(str, check_form(target.getvalue())))
    for wanted in (MARKER, "公文正文", "公文表格", "A4"):
        assert wanted in messages
