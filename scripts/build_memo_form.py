"""Build templates/county/退回意见.docx, the Word form of what a county sends back to a body.

    python -m scripts.build_memo_form [TARGET]

The same input gives the same bytes. Its look is that of the report's form.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from report_assistant.county.sent_back.memo_form import END, Place
from report_assistant.ooxml.text_xml import paragraph, runs
from report_assistant.word.form_layout import StyleRole
from scripts.form_look import STYLE_IDS, section, word_form
from scripts.form_package import NAMESPACES, part

TARGET = Path(__file__).resolve().parents[1] / "templates" / "county" / "退回意见.docx"
TITLE = "退回意见（Word 样式）"
_ADDRESSEE = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_SIGNATURE = '<w:keepLines/>{}<w:ind w:right="640" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="right"/>'
_ABOVE = '<w:spacing w:before="579"/>'
_PRINTED = (
    (
        StyleRole.TITLE,
        f"{Place.YEAR.value}政府信息公开工作年度报告\n退回意见{Place.WHICH.value}",
        "",
    ),
    (StyleRole.BODY, f"{Place.BODY.value}：", _ADDRESSEE),
    (StyleRole.BODY, Place.OPENING.value, ""),
    (StyleRole.BODY, Place.FINDINGS.value, ""),
    (StyleRole.BODY, Place.CLOSING.value, ""),
    (StyleRole.BODY, Place.CONTACT.value, ""),
    (StyleRole.BODY, Place.OFFICE.value, _SIGNATURE.format(_ABOVE)),
    (StyleRole.BODY, Place.DAY.value, _SIGNATURE.format("")),
)
_EXPLAINED = {
    Place.BODY: "退给哪个单位",
    Place.YEAR: "报告的年度",
    Place.WHICH: "第二次起写“（第二次）”",
    Place.OPENING: "收到了什么，有几处要改",
    Place.FINDINGS: "一条一条的意见，单独占一行",
    Place.CLOSING: "什么时候以前报回来",
    Place.CONTACT: "联系人和电话，没有就不印这一行",
    Place.OFFICE: "本单位名称",
    Place.DAY: "日期",
}
_NOTES = (
    "这个文件是退回意见的样式。改好以后另存在放结果的文件夹里，名字叫“退回意见样式.docx”，"
    "以后的退回意见都照它印；删掉它，就照自带的样式印。",
    "可以改字体、字号、页边距、页眉页脚，可以加红头、加话、换位置。"
    "本单位的名称和电话是固定的，直接写上去就行，例如把“〔落款〕”换成“安和县人民政府办公室”。",
    f"方括号里的是由程序填的，用不着的可以删，“{Place.BODY.value}”“{Place.FINDINGS.value}”要留：",
    *(f"{place.value}：{words}。" for place, words in _EXPLAINED.items()),
    "意见里的小标题用样式“标题 1”，意见用样式“公文正文”，每条开头的位置用字符样式“公文段首题”，"
    "要改样子请改这几个样式，样式的名字请不要改。",
)


def build_memo_form() -> bytes:
    """Return the form as a .docx file."""
    return word_form(TITLE, _document())


def _document() -> bytes:
    notes = ((StyleRole.BODY, words, "") for words in (END, *_NOTES))
    body = _paragraphs(_PRINTED) + _paragraphs(notes) + section()
    return part(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")


def _paragraphs(lines: Iterable[tuple[StyleRole, str, str]]) -> str:
    return "".join(paragraph(STYLE_IDS[role], runs(words), look) for role, words, look in lines)


def main() -> None:
    """Write the form."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(build_memo_form())
    print(target)


if __name__ == "__main__":
    main()
