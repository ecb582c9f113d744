"""Edits of a report as an office makes them in Word."""

from collections.abc import Callable

from docx.document import Document
from docx.oxml import parse_xml
from lxml import etree

from tests.word.reading import opened, saved

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Edit = Callable[[Document], None]


def edited(data: bytes, *edits: Edit) -> bytes:
    """The file after some edits."""
    document = opened(data)
    for edit in edits:
        edit(document)
    *_, last, _ = document.element.body
    if last.tag.endswith("}tbl"):  # Word always has a paragraph there
        document.add_paragraph()
    return saved(document)


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def reword(document: Document) -> None:
    document.paragraphs[1].runs[0].text = "本单位认真落实条例，做好公开工作。"


def bold_a_word(document: Document) -> None:
    document.paragraphs[1].runs[0].bold = True
    document.paragraphs[1].add_run("\t附页\n另起一行。")


def add_paragraphs(document: Document) -> None:
    document.paragraphs[4].insert_paragraph_before("新的一段。", style="Heading 2")
    document.paragraphs[1].insert_paragraph_before("")


def add_at_the_end(document: Document) -> None:
    document.add_paragraph("附：联系方式。")
    document.add_paragraph("2022年1月10日")


def drop_paragraphs(document: Document) -> None:
    for number in (9, 4, 3):
        node = document.paragraphs[number]._p
        _drop(node)


def drop_the_end(document: Document) -> None:
    for node in [document.paragraphs[-1]._p, document.paragraphs[-2]._p]:
        _drop(node)


def move_a_paragraph(document: Document) -> None:
    document.paragraphs[7]._p.addnext(document.paragraphs[3]._p)


def change_cells(document: Document) -> None:
    for number, table in enumerate(document.tables):
        row = table._tbl.tr_lst[-1]
        row.tc_lst[-1].p_lst[0].r_lst[0].text = str(number + 7)


def add_to_a_cell(document: Document) -> None:
    cell = document.tables[0].rows[2].cells[1]
    cell.add_paragraph("另有二件")
    cell.add_paragraph("")


def add_a_row(document: Document) -> None:
    row = document.tables[0].rows[3]._tr
    row.addnext(parse_xml(_xml_of(row).replace(">0<", ">99<")))


def drop_a_row(document: Document) -> None:
    row = document.tables[0].rows[3]._tr
    _drop(row)


def drop_a_merged_row(document: Document) -> None:
    row = document.tables[1]._tbl.tr_lst[5]
    _drop(row)


def add_a_table(document: Document) -> None:
    table = document.add_table(2, 3)
    table.cell(0, 0).text, table.cell(1, 2).text = "甲", "乙"
    document.paragraphs[1]._p.addnext(table._tbl)


def add_a_table_at_the_end(document: Document) -> None:
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "甲"
    document.add_paragraph("完。")


def replace_a_table(document: Document) -> None:
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "简表"
    old = document.tables[2]._tbl
    old.addprevious(table._tbl)
    _drop(old)


def drop_tables(document: Document) -> None:
    for table in document.tables:
        _drop(table._tbl)


def nest_a_table(document: Document) -> None:
    inner = document.tables[0].rows[-1].cells[1].add_table(1, 2)
    inner.cell(0, 1).text = "内表"


def add_a_field(document: Document) -> None:
    field = (
        f'<w:p {_W}><w:r><w:t>共</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> NUMPAGES </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r></w:p>'
    )
    document.paragraphs[2]._p.addprevious(parse_xml(field))


def add_a_content_control(document: Document) -> None:
    paragraph = document.paragraphs[1]._p
    control = parse_xml(f"<w:sdt {_W}><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent/></w:sdt>")
    paragraph.addprevious(control)
    control[1].append(paragraph)
    paragraph.append(parse_xml(f"<w:r {_W}><w:t>控件里的话。</w:t></w:r>"))


def add_a_comment(document: Document) -> None:
    document.add_comment(document.paragraphs[1].runs, text="这里要改", author="某某")
    document.paragraphs[1].runs[0].text = "改过的开头。"


def _xml_of(node: object) -> str:
    return str(node.xml)  # type: ignore[attr-defined]


EDITS: tuple[Edit, ...] = (
    reword,
    bold_a_word,
    add_paragraphs,
    add_at_the_end,
    drop_paragraphs,
    drop_the_end,
    move_a_paragraph,
    change_cells,
    add_to_a_cell,
    add_a_row,
    drop_a_row,
    drop_a_merged_row,
    add_a_table,
    add_a_table_at_the_end,
    replace_a_table,
    drop_tables,
    nest_a_table,
    add_a_field,
    add_a_content_control,
    add_a_comment,
)
