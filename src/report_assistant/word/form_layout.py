"""Required content of a Word form: the marker and nine styles, found by name and never by id.

Word numbers its style ids, WPS and LibreOffice rename them; the names stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.text.paragraph import CT_P
from docx.styles.style import BaseStyle, CharacterStyle

from report_assistant.foundation.digits import whole_number

MARKER = "〔报告正文从这里开始〕"
"""The paragraph that the report replaces, together with everything below it."""

_WORDS_OWN_SIZE = 20


@dataclass(frozen=True)
class FormStyle:
    """One style: its stored name, what Word's Chinese menus call it, its type, what it prints."""

    name: str
    shown: str
    type: WD_STYLE_TYPE
    prints: str


def _paragraph(name: str, prints: str, shown: str = "") -> FormStyle:
    return FormStyle(name, shown or name, WD_STYLE_TYPE.PARAGRAPH, prints)


class StyleRole(Enum):
    """A purpose for which the report needs a style."""

    TITLE = _paragraph("Title", "大标题", shown="标题")
    HEADING = _paragraph("heading 1", "“一、”级标题", shown="标题 1")
    SUBHEADING = _paragraph("heading 2", "“（一）”级标题", shown="标题 2")
    BODY = _paragraph("公文正文", "正文")
    TABLE_CENTRE = _paragraph("表格居中", "表中居中的字")
    TABLE_LEFT = _paragraph("表格左齐", "表中靠左的字")
    TABLE_NOTE = _paragraph("表格说明", "表格下面的说明")
    LEAD = FormStyle("公文段首题", "公文段首题", WD_STYLE_TYPE.CHARACTER, "段首的小标题")
    TABLE = FormStyle("公文表格", "公文表格", WD_STYLE_TYPE.TABLE, "三张表的边框")


def marker_paragraphs(document: Document) -> list[CT_P]:
    """Return the paragraphs of the body that are the marker and nothing else."""
    return [child for child in document.element.body if isinstance(child, CT_P) and _marks(child)]


def find_style(document: Document, role: StyleRole) -> BaseStyle | None:
    """Return the form's style for `role`, or `None` if it is gone or of another type."""
    wanted = role.value
    names = {wanted.name.casefold(), wanted.shown.casefold()}
    for style in document.styles:
        # The stored name: python-docx's own `name` turns "heading 1" into "Heading 1".
        stored = style.element.name_val or ""
        if style.type == wanted.type and stored.casefold() in names:
            assert isinstance(style, BaseStyle)
            return style
    return None


def style_ids(document: Document) -> dict[StyleRole, str]:
    """Return the ids of the form's styles. Every style must be there."""
    return dict(_found(document))


def half_points(document: Document, role: StyleRole) -> int:
    """Return the font size of a paragraph style, its own or inherited."""
    style = find_style(document, role)
    while isinstance(style, CharacterStyle):
        if style.font.size is not None:
            return int(style.font.size.pt * 2)
        style = style.base_style
    default: list[str] = document.styles.element.xpath(
        "w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val"
    )
    return (whole_number(default[0]) if default else None) or _WORDS_OWN_SIZE


def _marks(paragraph: CT_P) -> bool:
    return "".join(paragraph.xpath("w:r/w:t/text()")).strip() == MARKER


def _found(document: Document) -> Iterator[tuple[StyleRole, str]]:
    for role in StyleRole:
        style = find_style(document, role)
        if style is not None and style.style_id:
            yield role, style.style_id
