"""The form of a memo: shipped, changed by an office, damaged."""

import pytest
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from report_assistant.county.sent_back.memo_form import (
    END,
    Place,
    check_memo_form,
    open_memo_form,
    shipped_memo_form,
)
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.ooxml.package import read_package
from tests.word.reading import WORD, opened, paragraph_texts, replaced, saved
from tests.word.soundness import unsound
from tests.word.validity import validity_problems

_FINDINGS = "<w:p><w:r><w:t>1．意见</w:t></w:r></w:p>"
_WORDS = dict.fromkeys(Place, "") | {
    Place.BODY: "青石镇人民政府",
    Place.YEAR: "2024年",
    Place.OPENING: "收悉。",
    Place.OFFICE: "安和县人民政府办公室",
    Place.DAY: "2025年1月10日",
}


def _filled(form: bytes) -> list[str]:
    data = open_memo_form(form).filled(_WORDS, _FINDINGS)
    assert unsound(data) == []
    return paragraph_texts(data)


def _paragraph(form: Document, words: str) -> Paragraph:
    return next(each for each in form.paragraphs if words in each.text)


def test_the_shipped_form_is_what_the_script_builds() -> None:
    build = pytest.importorskip("scripts.build_memo_form", reason="scripts/ is not shipped")
    assert read_package(build.build_memo_form()) == read_package(shipped_memo_form())


def test_the_shipped_form_is_sound_and_explains_each_place() -> None:
    assert validity_problems(shipped_memo_form()) == []
    check_memo_form(shipped_memo_form())
    words = "\n".join(paragraph_texts(shipped_memo_form())).partition(END)[2]
    assert all(f"{place.value}：" in words for place in Place)


def test_it_is_filled_and_what_is_not_known_is_left_out() -> None:
    assert _filled(shipped_memo_form()) == [
        "2024年政府信息公开工作年度报告\n退回意见",
        "青石镇人民政府：",
        "收悉。",
        "1．意见",
        "安和县人民政府办公室",
        "2025年1月10日",
    ]


def test_what_an_office_changes_is_kept() -> None:
    form = opened(shipped_memo_form())
    form.paragraphs[0].insert_paragraph_before("安政公开〔2025〕3号")
    contact = _paragraph(form, Place.CONTACT.value)
    contact.text = "联系人：王芳，电话：0373-5550126"
    form.styles["公文正文"].font.size = Pt(14)
    table = form.add_table(1, 1)
    _paragraph(form, Place.DAY.value)._p.addprevious(table._tbl)
    table.cell(0, 0).text = f"退给：{Place.BODY.value}"
    data = open_memo_form(saved(form)).filled(_WORDS, _FINDINGS)
    lines = paragraph_texts(data)
    assert lines[0] == "安政公开〔2025〕3号"
    assert "联系人：王芳，电话：0373-5550126" in lines
    assert opened(data).tables[0].cell(0, 0).text == "退给：青石镇人民政府"
    assert opened(data).styles["公文正文"].font.size == Pt(14)
    assert unsound(data) == []


@pytest.mark.parametrize("below", [END, Place.CLOSING.value])
def test_a_table_is_never_the_last_thing(below: str) -> None:
    form = opened(shipped_memo_form())
    table = form.add_table(1, 1)
    _paragraph(form, below)._p.addprevious(table._tbl)
    for each in [*table._tbl.itersiblings(f"{WORD}p")][1:]:
        each.getparent().remove(each)
    data = open_memo_form(saved(form)).filled(_WORDS, _FINDINGS)
    assert unsound(data) == []


def test_a_place_that_word_has_cut_up_is_found() -> None:
    form = opened(shipped_memo_form())
    paragraph = _paragraph(form, Place.BODY.value)
    paragraph.text = ""
    for piece in ("致", "〔单", "", "位", "〕：〔年", "度〕", "的"):
        paragraph.add_run(piece)
    assert "致青石镇人民政府：2024年的" in _filled(saved(form))


def test_a_line_with_words_of_its_own_stays() -> None:
    form = opened(shipped_memo_form())
    _paragraph(form, Place.CLOSING.value).text = Place.CLOSING.value + Place.BODY.value
    assert _filled(saved(form))[4] == "青石镇人民政府"


def _without(place: Place) -> bytes:
    form = opened(shipped_memo_form())
    _paragraph(form, place.value).text = "别的"
    return saved(form)


def _with(words: str) -> bytes:
    form = opened(shipped_memo_form())
    form.paragraphs[0].insert_paragraph_before(words)
    return saved(form)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (lambda: b"no form", "这不是 Word 文档（.docx），或者文件已经损坏。"),
        (lambda: shipped_memo_form()[:3000], "这不是 Word 文档（.docx），或者文件已经损坏。"),
        (lambda: _without(Place.BODY), "里面少了“〔单位〕”。"),
        (lambda: _without(Place.FINDINGS), "里面少了“〔意见〕”。"),
        (lambda: _with("见〔意见〕"), "“〔意见〕”要单独写一行，只能有一处。"),
        (lambda: _with("〔意见〕"), "“〔意见〕”要单独写一行，只能有一处。"),
        (lambda: _with("限〔截止时间〕"), "不认识里面的“〔截止时间〕”。"),
        (
            lambda: replaced(shipped_memo_form(), "word/styles.xml", "公文正文", "正文2"),
            "模板里少了样式“公文正文”",
        ),
    ],
)
def test_a_wrong_form_is_told_with_its_remedy(form: object, told: str) -> None:
    with pytest.raises(ClerkProblem) as problem:
        check_memo_form(form())  # type: ignore[operator]
    message = str(problem.value)
    assert message.startswith("“退回意见样式.docx”不能用：")
    assert told in message and "\n" not in message
    assert message.endswith("删掉它，就用自带的样式。")
