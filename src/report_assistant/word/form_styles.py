"""The styles that a Word form must have, and where they are found: by name, never by id.

Word numbers its ids, WPS and LibreOffice rename them; the names stay.
"""

from dataclasses import dataclass
from enum import Enum

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.styles.style import BaseStyle, CharacterStyle


@dataclass(frozen=True)
class FormStyle:
    """One style of the form: its stored name, what Word's Chinese menus call it, and its type."""

    name: str
    shown: str
    type: WD_STYLE_TYPE
    prints: str
    """What is printed in this style."""


class Look(Enum):
    """What the writer needs a style for."""

    TITLE = FormStyle("Title", "标题", WD_STYLE_TYPE.PARAGRAPH, "大标题")
    HEADING_1 = FormStyle("heading 1", "标题 1", WD_STYLE_TYPE.PARAGRAPH, "“一、”级标题")
    HEADING_2 = FormStyle("heading 2", "标题 2", WD_STYLE_TYPE.PARAGRAPH, "“（一）”级标题")
    BODY = FormStyle("公文正文", "公文正文", WD_STYLE_TYPE.PARAGRAPH, "正文")
    LEAD = FormStyle("公文段首题", "公文段首题", WD_STYLE_TYPE.CHARACTER, "段首的“（一）……。”")
    TABLE = FormStyle("公文表格", "公文表格", WD_STYLE_TYPE.TABLE, "三张表的边框")
    CELL_CENTRED = FormStyle("表格居中", "表格居中", WD_STYLE_TYPE.PARAGRAPH, "表中居中的字")
    CELL_LEFT = FormStyle("表格左齐", "表格左齐", WD_STYLE_TYPE.PARAGRAPH, "表中靠左的字")
    TABLE_NOTE = FormStyle("表格说明", "表格说明", WD_STYLE_TYPE.PARAGRAPH, "表下的说明")


def find_style(document: Document, look: Look) -> BaseStyle | None:
    """Return the form's style for `look`, or `None` if it is gone or of another type."""
    wanted = look.value
    names = {wanted.name.casefold(), wanted.shown.casefold()}
    # The stored name, because python-docx capitalises "heading 1".
    for style in document.styles:
        stored = style.element.name_val or ""
        if style.type == wanted.type and stored.casefold() in names:
            return style
    return None


def style_ids(document: Document) -> dict[Look, str]:
    """Return the style ids of a form that has all styles."""
    found = {look: find_style(document, look) for look in Look}
    return {look: style.style_id for look, style in found.items() if style is not None}


def half_points(document: Document, look: Look) -> int:
    """Return the font size of a style, inherited or its own."""
    style = find_style(document, look)
    while isinstance(style, CharacterStyle):
        if style.font.size is not None:
            return round(style.font.size.pt * 2)
        style = style.base_style
    default = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")
    return int(default[0]) if default else _WORDS_OWN_DEFAULT


_WORDS_OWN_DEFAULT = 20
