"""差错: what was found in each report, a row each."""

from collections import Counter
from collections.abc import Iterator

from report_assistant.checks import Severity
from report_assistant.checks.place_words import place_and_words
from report_assistant.county.collecting import Collection
from report_assistant.county.roster_file import COLUMNS
from report_assistant.county.workbook.book import Book
from report_assistant.county.workbook.list_sheet import CENTRE, Column, Row, list_sheet
from report_assistant.county.workbook.own import OwnColumns

NAME = "差错"
COLUMNS_HERE = (
    Column(COLUMNS["name"], 24),
    Column("轻重", 8, CENTRE),
    Column("编号", 7, CENTRE),
    Column("位置", 32),
    Column("写的是", 14, CENTRE),
    Column("应当是", 14, CENTRE),
    Column("说明", 70),
)
_TOLD = (
    f"点“轻重”的小箭头，可以只看“{Severity.ERROR.label}”。{Severity.ERROR.label}的退回去改，"
    f"{Severity.WARNING.label}的请对方核对后再定。"
)
_SHADES = {Severity.ERROR: "FCE4D6", Severity.WARNING: "", Severity.INFO: ""}


def findings_sheet(book: Book, collection: Collection, kept: OwnColumns) -> None:
    """Write the sheet."""
    sheet = list_sheet(book, NAME, COLUMNS_HERE, kept.of(NAME))
    sheet.top("各单位报告里的差错", _TOLD)
    sheet.heads()
    sheet.rows(_rows(collection))


def _rows(collection: Collection) -> Iterator[Row]:
    for standing in collection.standings:
        if standing.used is None or standing.member is None:
            continue
        seen: Counter[tuple[str, str]] = Counter()
        for each in standing.used.report.findings:
            place = place_and_words(each.where)
            seen[each.code, place] += 1
            key = (standing.name, each.code, place, str(seen[each.code, place]))
            cells = (
                standing.name,
                each.severity.label,
                each.code,
                place,
                each.found,
                each.expected,
                each.message,
            )
            yield Row(key, cells, _SHADES[each.severity])
