"""雷同: pairs of bodies whose own words are alike."""

from collections.abc import Sequence

from report_assistant.county.alike import ALIKE, AlikePair
from report_assistant.county.roster_file import COLUMNS
from report_assistant.county.workbook.book import Book, Look
from report_assistant.county.workbook.list_sheet import Column, Row, list_sheet
from report_assistant.county.workbook.own import OwnColumns

NAME = "雷同"
COLUMNS_HERE = (
    Column(COLUMNS["name"], 24),
    Column("另一单位", 24),
    Column("相同比例", 9, Look(align="center", number="0%")),
    Column("相同的句子", 90),
)
_TOLD = (
    f"较短的一份里，自己写的话有 {ALIKE:.0%} 以上在另一份里也有的，列在这里。数字、单位名称、表格，大家都有的话"
    "和本程序模板里的话不算。谁抄谁要您来判断。"
)
_NONE = "没有发现雷同的单位。"
_SHOWN = "。"


def alike_sheet(book: Book, pairs: Sequence[AlikePair], kept: OwnColumns) -> None:
    """Write the sheet."""
    sheet = list_sheet(book, NAME, COLUMNS_HERE, kept.of(NAME))
    sheet.top("文字雷同的单位", _TOLD, *(() if pairs else (_NONE,)))
    sheet.heads()
    sheet.rows(_row(pair) for pair in pairs)


def _row(pair: AlikePair) -> Row:
    sentences = _SHOWN.join(pair.sentences)
    return Row((pair.first, pair.second), (pair.first, pair.second, pair.share, sentences))
