"""Build templates/annual_report/report.docx, the Word form that reports are written over.

    python -m scripts.build_form [TARGET]

Page, type and line pitch follow GB/T 9704-2012: 28 characters by 22 lines, 2号小标宋 for the title,
黑体 and 楷体 for headings, 仿宋 for text, page numbers outside. The samples below the marker show an
office what each style does; reports replace them. The same input gives the same bytes.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

from report_assistant.word.form import LEAD_STYLE, MARKER, STYLE_NAMES, TABLE_STYLE, StyleRole
from report_assistant.word.package import write_package

TARGET = Path(__file__).resolve().parents[1] / "templates" / "annual_report" / "report.docx"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_ROOTS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Measures in twips (1/20 pt): 37 mm, 28 mm, 35 mm and 26 mm margins leave 156 x 225 mm of text.
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
_MARGINS = (
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" '
    'w:header="850" w:footer="1423" w:gutter="0"/>'
)
_PITCH = 579  # 28.95 pt: 22 lines in 225 mm; 29 pt would risk 21 (word.md, measured traps)
_TITLE_LINE = 640
_TABLE_LINE = 260
_CONDENSED = '<w:spacing w:val="-5"/>'  # a quarter point closer: 28 characters in 156 mm
_TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def build_form() -> bytes:
    """Return the form as a .docx package."""
    return write_package(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _package_relationships(),
            "docProps/app.xml": _app_properties(),
            "docProps/core.xml": _core_properties(),
            "word/_rels/document.xml.rels": _document_relationships(),
            "word/document.xml": _document(),
            "word/fontTable.xml": _font_table(),
            "word/footer1.xml": _footer("right", "right"),
            "word/footer2.xml": _footer("left", "left"),
            "word/settings.xml": _settings(),
            "word/styles.xml": _styles(),
        }
    )


# ---------------------------------------------------------------- text and samples

_SAMPLES = (
    (StyleRole.TITLE, "报告标题的样子"),
    (StyleRole.HEADING, "一、部分标题的样子：要改字体字号，请改样式“heading 1”"),
    (StyleRole.SUBHEADING, "（一）单独成行的小标题：样式“heading 2”"),
    (StyleRole.BODY, "正文的样子：要改字体、字号、行距和首行缩进，请改样式“公文正文”，不要一段一段地改。"),
    (StyleRole.TABLE_NOTE, "表格下面说明的样子：样式“表格说明”"),
)
_HELP = (
    "本文件是报告的 Word 模板。页边距、页眉页脚和各种样式都可以在这里改，改好保存即可。"
    "单位的题头加在下面这一行标记的前面；标记后面的内容只是样子，生成报告时会换成正文。"
)


def _document() -> bytes:
    samples = "".join(_paragraph(role, words) for role, words in _SAMPLES)
    lead = (
        f'<w:p><w:pPr><w:pStyle w:val="{_ID[StyleRole.BODY]}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{_LEAD_ID}"/></w:rPr><w:t>（一）段首小标题。</w:t></w:r>'
        "<w:r><w:t>段首小标题的字体请改字符样式“公文段首题”。</w:t></w:r></w:p>"
    )
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f"{_PAGE}{_MARGINS}"
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{_PITCH}"/></w:sectPr>'
    )
    body = f"{_paragraph(StyleRole.BODY, MARKER)}{_paragraph(StyleRole.BODY, _HELP)}"
    return _part(f"<w:document {_ROOTS}><w:body>{body}{_sample_table()}{samples}{lead}{section}</w:body></w:document>")


def _paragraph(role: StyleRole, words: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{_ID[role]}"/></w:pPr>'
        f"<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"
    )


def _sample_table() -> str:
    cells = ((StyleRole.TABLE_LEFT, "表格左齐"), (StyleRole.TABLE_CENTRE, "表格居中"))
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="4422" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(role, words)}</w:tc>"
        for role, words in cells
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{_TABLE_ID}"/><w:tblW w:w="8844" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="4422"/><w:gridCol w:w="4422"/></w:tblGrid>'
        f"<w:tr>{row}</w:tr></w:tbl>"
    )


def _footer(side: str, justified: str) -> bytes:
    """— 1 — on the outer side, one character in."""
    runs = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    inner = "".join(f"<w:r>{run}</w:r>" for run in runs)
    return _part(
        f'<w:ftr {_ROOTS}><w:p><w:pPr><w:pStyle w:val="{_FOOTER_ID}"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{justified}"/></w:pPr>'
        f"{inner}</w:p></w:ftr>"
    )


# ---------------------------------------------------------------- styles

_ID = {
    StyleRole.TITLE: "title",
    StyleRole.HEADING: "heading1",
    StyleRole.SUBHEADING: "heading2",
    StyleRole.BODY: "gwbody",
    StyleRole.TABLE_CENTRE: "tablecentre",
    StyleRole.TABLE_LEFT: "tableleft",
    StyleRole.TABLE_NOTE: "tablenote",
}
_LEAD_ID, _TABLE_ID, _FOOTER_ID, _NORMAL_ID = "gwlead", "gwtable", "footer", "normal"


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="Times New Roman"/>'


def _mixed_fonts(name: str) -> str:
    """Chinese in `name`, digits and letters in Times New Roman."""
    return (
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="{name}" w:cs="Times New Roman"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(
    style_id: str, name: str, ppr: str = "", rpr: str = "", *, based_on: str = _NORMAL_ID, own: bool
) -> str:
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/>'
        f"{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}</w:style>"
    )


def _paragraph_style(role: StyleRole, ppr: str, rpr: str, based_on: str = _NORMAL_ID) -> str:
    name = STYLE_NAMES[role]
    return _style(_ID[role], name, ppr, rpr, based_on=based_on, own=not name.isascii())


def _styles() -> bytes:
    exact = 'w:lineRule="exact"'
    heading = f"<w:keepNext/><w:keepLines/>{_TWO_CHARACTERS}"
    parts = (
        '<w:docDefaults><w:rPrDefault><w:rPr>'
        f"{_mixed_fonts('仿宋_GB2312')}"
        f'<w:kern w:val="2"/>{_size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{_NORMAL_ID}"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:spacing w:line="{_PITCH}" {exact}/>'
        f'<w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/>{_size(32)}</w:rPr></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="defaultfont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>",
        '<w:style w:type="table" w:default="1" w:styleId="normaltable"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="nolist"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        _paragraph_style(
            StyleRole.TITLE,
            '<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/>'
            f'<w:spacing w:before="0" w:after="{_PITCH}" w:line="{_TITLE_LINE}" {exact}/>'
            '<w:jc w:val="center"/>',
            f"{_mixed_fonts('方正小标宋简体')}{_size(44)}",
        ),
        _paragraph_style(
            StyleRole.HEADING,
            f'{heading}<w:outlineLvl w:val="0"/>',
            f"{_mixed_fonts('黑体')}{_CONDENSED}",
        ),
        _paragraph_style(
            StyleRole.SUBHEADING,
            f'{heading}<w:outlineLvl w:val="1"/>',
            f"{_mixed_fonts('楷体_GB2312')}{_CONDENSED}",
        ),
        _paragraph_style(StyleRole.BODY, _TWO_CHARACTERS, _CONDENSED),
        '<w:style w:type="character" w:customStyle="1" w:styleId="'
        f'{_LEAD_ID}"><w:name w:val="{LEAD_STYLE}"/><w:basedOn w:val="defaultfont"/><w:qFormat/>'
        f"<w:rPr>{_mixed_fonts('楷体_GB2312')}</w:rPr></w:style>",
        _table_style(),
        _paragraph_style(
            StyleRole.TABLE_CENTRE,
            f'<w:widowControl/><w:snapToGrid w:val="0"/><w:spacing w:line="{_TABLE_LINE}" {exact}/>'
            '<w:jc w:val="center"/>',
            f'{_mixed_fonts("宋体")}<w:kern w:val="0"/>{_size(20)}',
        ),
        _paragraph_style(
            StyleRole.TABLE_LEFT, '<w:jc w:val="left"/>', "", based_on=_ID[StyleRole.TABLE_CENTRE]
        ),
        _paragraph_style(
            StyleRole.TABLE_NOTE,
            '<w:spacing w:before="60"/><w:jc w:val="left"/>',
            "",
            based_on=_ID[StyleRole.TABLE_CENTRE],
        ),
        _style(
            _FOOTER_ID,
            "footer",
            f'<w:snapToGrid w:val="0"/><w:spacing w:line="280" {exact}/><w:jc w:val="left"/>',
            f"{_fonts('宋体')}{_size(28)}",
            own=False,
        ),
        _style(
            "CommentText",
            "annotation text",
            f'<w:spacing w:line="300" {exact}/><w:jc w:val="left"/>',
            _size(21),
            own=False,
        ),
        '<w:style w:type="character" w:styleId="CommentReference">'
        '<w:name w:val="annotation reference"/><w:basedOn w:val="defaultfont"/>'
        f"<w:semiHidden/><w:unhideWhenUsed/><w:rPr>{_size(21)}</w:rPr></w:style>",
    )
    return _part(f"<w:styles {_ROOTS}>{''.join(parts)}</w:styles>")


def _table_style() -> str:
    def border(side: str, size: int) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'

    outer = "".join(border(side, 8) for side in ("top", "left", "bottom", "right"))
    inner = "".join(border(side, 4) for side in ("insideH", "insideV"))
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{_TABLE_ID}">'
        f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="normaltable"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{outer}{inner}</w:tblBorders></w:tblPr></w:style>"
    )


# ---------------------------------------------------------------- fonts and settings

_FONT_TABLE = (
    ("仿宋_GB2312", "仿宋", "02010609030101010101", "modern", "fixed"),
    ("楷体_GB2312", "楷体", "02010609030101010101", "modern", "fixed"),
    ("黑体", "SimHei", "02010609060101010101", "modern", "fixed"),
    ("宋体", "SimSun", "02010600030101010101", "auto", "variable"),
    ("方正小标宋简体", "方正小标宋_GBK", "02010601030101010101", "auto", "variable"),
)


def _font_table() -> bytes:
    """The fonts that offices have, and what stands in where one is not installed."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{alternative}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, alternative, panose, family, pitch in _FONT_TABLE
    )
    return _part(
        f'<w:fonts {_ROOTS}>{fonts}<w:font w:name="Times New Roman">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _settings() -> bytes:
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return _part(
        f'<w:settings {_ROOTS}><w:zoom w:percent="100"/><w:removePersonalInformation/>'
        "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="156"/><w:displayHorizontalDrawingGridEvery w:val="0"/>'
        '<w:displayVerticalDrawingGridEvery w:val="2"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f"{compatibility}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


# ---------------------------------------------------------------- package

_PARTS = (
    ("word/document.xml", f"{_MAIN}.document.main+xml"),
    ("word/styles.xml", f"{_MAIN}.styles+xml"),
    ("word/settings.xml", f"{_MAIN}.settings+xml"),
    ("word/fontTable.xml", f"{_MAIN}.fontTable+xml"),
    ("word/footer1.xml", f"{_MAIN}.footer+xml"),
    ("word/footer2.xml", f"{_MAIN}.footer+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    (
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
)


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS
    )
    return _part(
        f'<Types xmlns="{_PKG}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(entries: tuple[tuple[str, str], ...]) -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries, start=1)
    )
    return _part(f'<Relationships xmlns="{_PKG}/relationships">{inner}</Relationships>')


def _package_relationships() -> bytes:
    return _relationships(
        (
            (f"{_R}/officeDocument", "word/document.xml"),
            (f"{_PKG}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_R}/extended-properties", "docProps/app.xml"),
        )
    )


def _document_relationships() -> bytes:
    targets = ("styles", "settings", "fontTable", "footer", "footer")
    files = ("styles.xml", "settings.xml", "fontTable.xml", "footer1.xml", "footer2.xml")
    return _relationships(
        tuple((f"{_R}/{kind}", file) for kind, file in zip(targets, files, strict=True))
    )


def _core_properties() -> bytes:
    return _part(
        f'<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>政府信息公开工作年度报告模板</dc:title><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def _app_properties() -> bytes:
    return _part(
        f'<Properties xmlns="{_R.replace("relationships", "extended-properties")}">'
        "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>"
        "</Properties>"
    )


def _part(xml: str) -> bytes:
    return (_DECLARATION + xml).encode("utf-8")


def main() -> None:
    """Write the form."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(build_form())
    print(target)


if __name__ == "__main__":
    main()
