"""The record as a Word file, to be handed over or kept in the file of the report."""

import io
import re
from typing import TYPE_CHECKING, Any

from report_assistant.history import words
from report_assistant.history.handover import Handover
from report_assistant.history.record import Change

if TYPE_CHECKING:
    from docx.document import Document

_COLUMNS = (
    ("时间", 3.5),
    ("经办人", 2.0),
    ("事项", 4.8),
    ("原来", 4.6),
    ("改为", 4.6),
    ("来源", 2.2),
    ("理由", 3.6),
)
"""Heads and widths in centimetres: an A4 page, lying."""
_FONT = "宋体"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def record_docx(record: Handover) -> bytes:
    """Return the record as a .docx."""
    import docx

    document = docx.Document()
    _lay_out(document)
    document.core_properties.author = document.core_properties.comments = ""
    document.add_heading("填报交接记录", level=1)
    document.add_paragraph(_clean(words.summary(record)))
    document.add_heading("一、现在的情况", level=2)
    for line in words.standing_lines(record):
        document.add_paragraph(_clean(line))
    document.add_heading("二、填报和改动", level=2)
    _add_table(document, record)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _lay_out(document: "Document") -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name in ("Normal", "Heading 1", "Heading 2"):
        style: Any = document.styles[name]
        style.font.name = _FONT
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(3)


def _add_table(document: "Document", record: Handover) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, (head, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Cm(width)
    for change in record.changes:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(row.cells, _cells(change), strict=True):
            cell.text = _clean(text)
    for row in table.rows:
        for cell, (_, width) in zip(row.cells, _COLUMNS, strict=True):
            cell.width = Cm(width)


def _cells(change: Change) -> tuple[str, ...]:
    return (
        f"{words.local_time(change):%Y-%m-%d %H:%M}",
        change.who or words.NAMELESS,
        words.change_words(change),
        words.before_words(change),
        words.after_words(change),
        words.source_words(change),
        change.reason,
    )


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
