"""Build templates/annual_report/report.docx, the Word form that reports are written over.

    python -m scripts.build_form [TARGET]

What stands below the marker shows an office what each style does; reports replace it. The same
input gives the same bytes.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.ooxml.text_xml import character_style, paragraph, runs
from report_assistant.word.form_layout import MARKER, StyleRole
from scripts.form_look import STYLE_IDS, TEXT_WIDTH, section, word_form
from scripts.form_package import NAMESPACES, part

TARGET = Path(__file__).resolve().parents[1] / "templates" / "annual_report" / "report.docx"
TITLE = "政府信息公开工作年度报告（Word 模板）"

_INSTRUCTIONS = (
    "这个文件是年度报告的 Word 模板。改好样式、页边距、页眉页脚以后保存，"
    "以后生成的报告都照这个样子排。",
    f"上面“{MARKER}”这一行请不要删，也不要改：报告从那里开始。"
    "要加单位抬头、红线之类，请加在那一行的上面，会印在每份报告里。那一行下面的内容（包括这段话）只是样子，生成报告时会整个换掉。",
)
_SAMPLES = (
    (StyleRole.TITLE, "大标题是这个样子\n要改请改样式“标题”"),
    (StyleRole.HEADING, "一、部分标题是这个样子，要改请改样式“标题 1”"),
    (StyleRole.SUBHEADING, "（一）单独成行的小标题，要改请改样式“标题 2”"),
    (
        StyleRole.BODY,
        "这一行是正文的样子，改字体、字号、行距和首行缩进请改样式“公文正文”，不要一段一段地改。",
    ),
    (StyleRole.BODY, f"还没有答的地方会这样标出来：{MISSING_OPEN}：公开条数】，答完就没有了。"),
)
_TABLE = (
    ((StyleRole.TABLE_LEFT, "表格左齐"), (StyleRole.TABLE_CENTRE, "表格居中")),
    (
        (StyleRole.TABLE_LEFT, "表中靠左的字，改样式“表格左齐”"),
        (StyleRole.TABLE_CENTRE, "表中居中的字和数，改样式“表格居中”"),
    ),
)
_AFTER_TABLE = (
    (
        StyleRole.TABLE_NOTE,
        "注：表格下面的说明是这个样子，要改请改样式“表格说明”。表格的边框请改表样式“公文表格”。",
    ),
    (
        StyleRole.BODY,
        "样式的名字请不要改；三张表的行、列和合并单元格是规定的格式，由程序画出来，不在这里改。",
    ),
)


def build_form() -> bytes:
    """Return the form as a .docx file."""
    return word_form(TITLE, _document())


def _document() -> bytes:
    instructions = ((StyleRole.BODY, words) for words in (MARKER, *_INSTRUCTIONS))
    body = (
        _paragraphs(instructions)
        + _paragraphs(_SAMPLES)
        + _run_in_heading()
        + _sample_table()
        + _paragraphs(_AFTER_TABLE)
        + section()
    )
    return part(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")


def _run_in_heading() -> str:
    lead = runs("（一）段首小标题是这个样子。", character_style(STYLE_IDS[StyleRole.LEAD]))
    words = runs("它和正文在同一段里，要改字体请改字符样式“公文段首题”。")
    return paragraph(STYLE_IDS[StyleRole.BODY], lead + words)


def _sample_table() -> str:
    width = TEXT_WIDTH // 2
    rows = "".join(
        "<w:tr>" + "".join(_cell(role, words, width) for role, words in row) + "</w:tr>"
        for row in _TABLE
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{STYLE_IDS[StyleRole.TABLE]}"/>'
        f'<w:tblW w:w="{2 * width}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="{width}"/><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _cell(role: StyleRole, words: str, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(STYLE_IDS[role], runs(words))}</w:tc>"
    )


def _paragraphs(lines: Iterable[tuple[StyleRole, str]]) -> str:
    return "".join(paragraph(STYLE_IDS[role], runs(words)) for role, words in lines)


def main() -> None:
    """Write the form."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(build_form())
    print(target)


if __name__ == "__main__":
    main()
