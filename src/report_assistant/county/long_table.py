"""明细.csv: each cell of each body's tables in a row of its own, for any database.

Rows are yielded one by one: ten thousand bodies are two million rows.
"""

import csv
import re
from collections.abc import Iterator
from typing import TextIO

from report_assistant.county.body_report import PATHS
from report_assistant.county.collecting import Collection
from report_assistant.county.result_names import DETAILS
from report_assistant.report.tables import TABLES, Number
from report_assistant.report.text import one_line

FILE_NAME = DETAILS
ENCODING = "utf-8-sig"
"""With this, Excel too takes the Chinese for what it is. The file is opened with `newline=""`."""
HEADS = ("单位", "年度", "表", "行", "列", "数", "文件")
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet takes for the beginning of a formula."""


def detail_rows(collection: Collection) -> Iterator[tuple[str, ...]]:
    """Yield the heads, then a row for each cell of each report that is taken, in the roster's order.

    A cell that was left blank has no number, which is another thing than 0.
    """
    yield HEADS
    labels = [(table.name, *table.labels[path]) for table in TABLES for path in table.paths]
    assert len(labels) == len(PATHS)
    for standing in collection.standings:
        used = standing.used
        if used is None:
            continue
        year = used.report.year or collection.year
        begin = (safe_text(standing.name), "" if year is None else str(year))
        file = safe_text(used.file)
        for label, cell in zip(labels, used.report.cells, strict=True):
            yield (*begin, *label, _number(cell), file)


def detail_csv(collection: Collection, file: TextIO) -> None:
    """Write the rows as RFC 4180 has it."""
    csv.writer(file, lineterminator="\r\n").writerows(detail_rows(collection))


def safe_text(words: str) -> str:
    """Return foreign words on one line, and so that no spreadsheet computes them."""
    line = one_line(words)
    return f"'{line}" if _FORMULA.match(line) else line


def _number(cell: Number | None) -> str:
    return "" if cell is None else f"{cell:f}" if not isinstance(cell, int) else str(cell)
