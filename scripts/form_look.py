"""The look of the shipped form: GB/T 9704-2012 as Word styles and page setup.

A4 with 156 x 225 mm of text, 28 characters by 22 lines; 2号小标宋 for the title, 3号黑体, 楷体 and
仿宋 below it; page numbers 4号, outside. Lengths are twips (1/20 pt), font sizes half-points.
"""

from report_assistant.ooxml.package import write_package
from report_assistant.word.form_layout import StyleRole
from scripts.form_package import EVEN_FOOTER, NAMESPACES, ODD_FOOTER, package_parts, part

STYLE_IDS = {
    StyleRole.TITLE: "a3",
    StyleRole.HEADING: "1",
    StyleRole.SUBHEADING: "2",
    StyleRole.BODY: "gw",
    StyleRole.LEAD: "gwlead",
    StyleRole.TABLE: "gwtable",
    StyleRole.TABLE_CENTRE: "tc",
    StyleRole.TABLE_LEFT: "tl",
    StyleRole.TABLE_NOTE: "tn",
}
_NORMAL, _DEFAULT_FONT, _NORMAL_TABLE, _FOOTER = "a", "a0", "a1", "a4"
# python-docx looks for this id when an office's form gets its first header.
_HEADER = "Header"

TEXT_WIDTH = 11906 - 1587 - 1474
# 28.95 pt: 22 lines in 225 mm by arithmetic as well as on paper; 29 pt would leave 21.99 of them.
_PITCH = 579
# Body text set a quarter of a point closer than 16 pt: 28 characters in 156 mm. Word's own way to
# the same end, a character grid, makes LibreOffice set 14 characters a line.
_CLOSER = '<w:spacing w:val="-5"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_FLUSH_LEFT = '<w:jc w:val="left"/>'
_HEADING = f"<w:keepNext/><w:keepLines/>{_INDENT}"
_SIZE_2, _SIZE_3, _SIZE_4, _SIZE_5, _SIZE_CELL = 44, 32, 28, 21, 20


def section() -> str:
    """Return the page setup: 天头 37, 订口 28, 地脚 35 and 26 mm on the right."""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{ODD_FOOTER}"/>'
        f'<w:footerReference w:type="even" r:id="{EVEN_FOOTER}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" '
        'w:header="850" w:footer="1423" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{_PITCH}"/></w:sectPr>'
    )


def footer(side: str) -> bytes:
    """Return a footer with `— 1 —` on its `side`, one character in.

    Each piece of the field is a run of its own, with a result: WPS shows no number otherwise.
    """
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
    return part(
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{_FOOTER}"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        f"{inner}</w:p></w:ftr>"
    )


def styles() -> bytes:
    """Return the styles part."""
    return part(
        f"<w:styles {NAMESPACES}>{_defaults()}"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
        'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        f"{_built_in()}{_of_the_report()}{_table()}{_for_comments()}</w:styles>"
    )


def _defaults() -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font('仿宋_GB2312')}"
        f'<w:kern w:val="2"/>{_size(_SIZE_3)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _built_in() -> str:
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 57), ("bottom", 0), ("right", 57))
    )
    # The size stands here again because LibreOffice computes grid and indents from this style.
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{_NORMAL}">'
        f'<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>{_exactly(_PITCH)}'
        f'<w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/>{_size(_SIZE_3)}</w:rPr></w:style>'
        f'<w:style w:type="character" w:default="1" w:styleId="{_DEFAULT_FONT}">'
        f'<w:name w:val="Default Paragraph Font"/>{hidden}</w:style>'
        f'<w:style w:type="table" w:default="1" w:styleId="{_NORMAL_TABLE}">'
        f'<w:name w:val="Normal Table"/>{hidden}<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="a2">'
        f'<w:name w:val="No List"/>{hidden}</w:style>'
        + _at_the_edge(_HEADER, "header")
        + _at_the_edge(_FOOTER, "footer")
    )


def _at_the_edge(style_id: str, name: str) -> str:
    """Headers and page numbers: 4号 宋体, digits too."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{_NORMAL}"/><w:qFormat/><w:pPr><w:snapToGrid w:val="0"/>'
        f"{_exactly(280)}{_FLUSH_LEFT}</w:pPr>"
        f"<w:rPr>{_font('宋体', latin='宋体')}{_size(_SIZE_4)}</w:rPr></w:style>"
    )


def _of_the_report() -> str:
    title_lines = f'<w:spacing w:before="0" w:after="{_PITCH}" w:line="640" w:lineRule="exact"/>'
    lead = _font("楷体_GB2312")
    return (
        # Without snapToGrid=0 the line grid doubles the title's line.
        _paragraph(
            StyleRole.TITLE,
            f'<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/>{title_lines}'
            '<w:jc w:val="center"/>',
            f"{_font('方正小标宋简体')}{_size(_SIZE_2)}",
        )
        + _paragraph(
            StyleRole.HEADING, f'{_HEADING}<w:outlineLvl w:val="0"/>', f"{_font('黑体')}{_CLOSER}"
        )
        + _paragraph(StyleRole.SUBHEADING, f'{_HEADING}<w:outlineLvl w:val="1"/>', lead + _CLOSER)
        + _paragraph(StyleRole.BODY, _INDENT, _CLOSER)
        + _style("character", StyleRole.LEAD, _DEFAULT_FONT, f"<w:rPr>{lead}</w:rPr>")
        + _paragraph(
            StyleRole.TABLE_CENTRE,
            f'<w:widowControl/><w:snapToGrid w:val="0"/>{_exactly(260)}<w:jc w:val="center"/>',
            f'{_font("宋体")}<w:kern w:val="0"/>{_size(_SIZE_CELL)}',
        )
        + _paragraph(StyleRole.TABLE_LEFT, _FLUSH_LEFT, "", like=StyleRole.TABLE_CENTRE)
        + _paragraph(
            StyleRole.TABLE_NOTE,
            f'<w:spacing w:before="80"/>{_FLUSH_LEFT}',
            "",
            like=StyleRole.TABLE_CENTRE,
        )
    )


def _table() -> str:
    sides = (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="auto"/>'
        for side, width in sides
    )
    look = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    return _style("table", StyleRole.TABLE, _NORMAL_TABLE, look)


def _for_comments() -> str:
    """Return the styles that comments need; python-docx refers to them and brings none."""
    return (
        '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
        f'<w:basedOn w:val="{_NORMAL}"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
        f"<w:pPr>{_exactly(300)}{_FLUSH_LEFT}</w:pPr><w:rPr>{_size(_SIZE_5)}</w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="CommentReference">'
        f'<w:name w:val="annotation reference"/><w:basedOn w:val="{_DEFAULT_FONT}"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f"<w:rPr>{_size(_SIZE_5)}</w:rPr></w:style>"
    )


def _paragraph(role: StyleRole, ppr: str, rpr: str, like: StyleRole | None = None) -> str:
    base = _NORMAL if like is None else STYLE_IDS[like]
    look = f"<w:pPr>{ppr}</w:pPr>" + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
    return _style("paragraph", role, base, look)


def _style(kind: str, role: StyleRole, base: str, look: str) -> str:
    name = role.value.name
    custom = "" if name.isascii() else ' w:customStyle="1"'  # names of Word's own are English
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{STYLE_IDS[role]}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:qFormat/>{look}</w:style>'
    )


def _font(chinese: str, latin: str = "Times New Roman") -> str:
    """Chinese in one font, digits and letters in the other."""
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" '
        'w:cs="Times New Roman"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _exactly(twips: int) -> str:
    return f'<w:spacing w:line="{twips}" w:lineRule="exact"/>'


def word_form(title: str, document: bytes) -> bytes:
    """Return a form of that look as a .docx file."""
    return write_package(
        {
            **package_parts(title),
            "word/document.xml": document,
            "word/footer1.xml": footer("right"),
            "word/footer2.xml": footer("left"),
            "word/styles.xml": styles(),
        }
    )
