"""The parts of the shipped form that hold no look of their own: settings, fonts, relationships.

Word's own default template is not used: it brings 164 styles, Letter paper, Japanese theme fonts,
somebody's name and the compatibility mode of 2010.
"""

from report_assistant.ooxml.properties import app_properties, core_properties

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"'

_PARTS = (
    ("word/document.xml", f"{_MAIN}.document.main+xml"),
    ("word/styles.xml", f"{_MAIN}.styles+xml"),
    ("word/settings.xml", f"{_MAIN}.settings+xml"),
    ("word/fontTable.xml", f"{_MAIN}.fontTable+xml"),
    ("word/footer1.xml", f"{_MAIN}.footer+xml"),
    ("word/footer2.xml", f"{_MAIN}.footer+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)
_DOCUMENT_RELATIONS = (
    (f"{_RELATIONS}/styles", "styles.xml"),
    (f"{_RELATIONS}/settings", "settings.xml"),
    (f"{_RELATIONS}/fontTable", "fontTable.xml"),
    (f"{_RELATIONS}/footer", "footer1.xml"),
    (f"{_RELATIONS}/footer", "footer2.xml"),
)
ODD_FOOTER, EVEN_FOOTER = "rId4", "rId5"
_PACKAGE_RELATIONS = (
    (f"{_RELATIONS}/officeDocument", "word/document.xml"),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{_RELATIONS}/extended-properties", "docProps/app.xml"),
)

# Name, what stands in where it is not installed, panose, family, pitch.
_CHINESE_FONTS = (
    ("仿宋_GB2312", "仿宋", "02010609030101010101", "modern", "fixed"),
    ("楷体_GB2312", "楷体", "02010609030101010101", "modern", "fixed"),
    ("黑体", "SimHei", "02010609060101010101", "modern", "fixed"),
    ("宋体", "SimSun", "02010600030101010101", "auto", "variable"),
    ("方正小标宋简体", "方正小标宋_GBK", "02010601030101010101", "auto", "variable"),
)
_COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)


def package_parts(title: str) -> dict[str, bytes]:
    """Return every part but document, styles and footers."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_PACKAGE_RELATIONS),
        "docProps/app.xml": app_properties(),
        "docProps/core.xml": core_properties(title, "", None),
        "word/_rels/document.xml.rels": _relationships(_DOCUMENT_RELATIONS),
        "word/fontTable.xml": _font_table(),
        "word/settings.xml": _settings(),
    }


def part(xml: str) -> bytes:
    """Return a part of `xml`, with its declaration."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS
    )
    return part(
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(entries: tuple[tuple[str, str], ...]) -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries, start=1)
    )
    return part(f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>')


def _font_table() -> bytes:
    chinese = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, panose, family, pitch in _CHINESE_FONTS
    )
    return part(
        f'<w:fonts {NAMESPACES}>{chinese}<w:font w:name="Times New Roman">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _settings() -> bytes:
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    return part(
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:removePersonalInformation/>'
        "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="156"/>'
        '<w:displayHorizontalDrawingGridEvery w:val="0"/>'
        '<w:displayVerticalDrawingGridEvery w:val="2"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
        "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
        f"<w:adjustLineHeightInTable/><w:useFELayout/>{modes}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
