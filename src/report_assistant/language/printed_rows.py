"""A row copied out of the printed table: 「本年新收政府信息公开申请数量 3 1 0 0 0 0 4」.

Between cells stand spaces. The row's own label, or the heads of its columns, may stand before the
numbers; a total may stand after them and must be right.
"""

import re
from collections.abc import Iterator, Mapping

from report_assistant.foundation.digits import whole_number
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.tables import TABLES, Role

_ROW = re.compile(r"(?P<lead>[^0-9]*?)(?P<numbers>[0-9]+(?:\s+[0-9]+)+)")
_SIGNS = re.compile(r"[\s:()、,.“”\"]+|^[（(]?[一二三四五六七](?=[、)）])")
_TOTALS = ("总计", "合计")
_TOTALLED = 4
"""Rows of fewer columns have no total in the form."""


def printed_row(question: Question, typed: str, labels: Mapping[str, str]) -> dict[str, int] | None:
    """Return the counts of a row as the form prints it; `None` for other words."""
    found = _ROW.fullmatch(text.half_width(typed).strip(" 。."))
    if found is None:
        return None
    read = [whole_number(number) for number in found["numbers"].split()]
    numbers = [number for number in read if number is not None]
    if len(numbers) < len(read):
        return None
    has_total = len(numbers) == len(labels) + 1 and len(labels) >= _TOTALLED
    if has_total and sum(numbers[:-1]) != numbers[-1]:
        return None
    if len(numbers) != len(labels) + has_total or not _is_own(found["lead"], question, labels):
        return None
    return dict(zip(labels, numbers, strict=False))


def _is_own(lead: str, question: Question, labels: Mapping[str, str]) -> bool:
    """Return whether the words before the numbers are the row's label or its column heads."""
    words = _plain(lead)
    heads = "".join(map(_plain, labels.values()))
    if words in ("", heads, *(f"{heads}{total}" for total in _TOTALS)):
        return True
    return words in {_plain(name) for name in _names(question)}


def _names(question: Question) -> Iterator[str]:
    yield question.title
    yield from question.aliases
    for table in TABLES:
        for row in table.rows:
            if any(cell.path.startswith(f"{question.name}.") for cell in row):
                yield from (cell.text for cell in row if cell.role is Role.LABEL)


def _plain(words: str) -> str:
    return _SIGNS.sub("", text.half_width(words).strip())
