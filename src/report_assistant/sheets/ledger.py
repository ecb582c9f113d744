"""A register of requests (台账), one row a request, counted into table three.

Which columns hold when a request came, who made it, what became of it and when it was answered is
told by their heads. A request counts for the report's year by these two dates. Every row must be
certain: one that is not is named, and then nothing is taken, for the sums would be wrong.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from report_assistant.foundation.lists import shortened
from report_assistant.language.figures.one_case import (
    PENDING,
    applicant_of,
    is_void,
    result_of,
    result_so_far,
)
from report_assistant.language.words.lexicon import Lexicon
from report_assistant.reading.labels import APPLICATIONS
from report_assistant.reading.numbers import is_blank
from report_assistant.report.signature import date_in
from report_assistant.report.tables import Number
from report_assistant.sheets.clipboard import Block
from report_assistant.sheets.grid import grid_of
from report_assistant.sheets.paste_result import Pasted, nothing
from report_assistant.sheets.workbook import Sheet

_CAME = re.compile("(?:收到|受理|收件|来件|登记|申请|提交|接收|收文)(?:的?(?:日期|时间|年月日))")
_ANSWERED = re.compile("(?:答复|办结|回复|办理|处理|送达|完成)(?:的?(?:日期|时间|年月日))")
_RESULTS = (
    re.compile(".*(?:结果|处理决定|答复决定)(?:类型|类别|情形)?"),
    re.compile("(?:办理|答复|处理|办结|公开)(?:情况|类型|类别|情形|状态|意见|决定|方式)"),
    re.compile("状态|结论"),
)
"""Heads of the column with the results, the surest first."""
_WHO = re.compile(".*(?:申请人|姓名|申请单位|申请者|名称).*")
_KIND = re.compile("类型|类别|性质|身份|属性")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
_REMARK = re.compile(".*(?:备注|说明|状态|附注).*")
_SUMS = re.compile("(?:合计|总计|小计)")
_RECEIVED, _CARRIED_OVER = "applications.received", "applications.carried_over"
_FEWEST = 3
"""Heads of so many of its columns make a sheet a register."""
_MOST_TOLD = 5
_HOW_TO_MEND = "请在表里写明（申请人：自然人、商业企业……；结果：予以公开、部分公开……），再读一次。"


@dataclass(frozen=True)
class _Columns:
    """Where a register has what; -1 for a column that it does not have."""

    head: int
    """The row of the heads."""
    came: int
    answered: int
    result: int
    who: tuple[int, ...]
    """The kind of the applicant first, then the name."""
    remarks: tuple[int, ...]


@dataclass(frozen=True)
class _Case:
    """One request."""

    number: int
    """Of its row, from 1."""
    came: date | None
    answered: date | None
    result: str
    """Row of table three; empty if it is not certain."""
    who: str
    """Column of table three; empty if it is not certain."""
    is_day_unclear: bool = False
    """Whether a day of answer is given that says no year, or none that can be read."""

    def is_of(self, year: int) -> bool:
        """Whether the request counts for a year's report."""
        if self.came is None:
            return True
        is_over = self.answered is not None and self.answered.year < year
        return self.came.year <= year and not (self.came.year < year and is_over)

    def is_clear(self, year: int) -> bool:
        """Whether all that counts for a year is certain."""
        is_known = bool(self.came and self.result and self.who) and not self.is_day_unclear
        return is_known and not self.lacks_an_answer(year)

    def lacks_an_answer(self, year: int) -> bool:
        """Whether it came before the year and does not say in which year it was answered."""
        is_earlier = self.came is not None and self.came.year < year
        return is_earlier and self.answered is None and self.result != PENDING


def is_ledger(block: Block) -> bool:
    """Return whether a sheet is a register of requests."""
    return _columns_of(block) is not None


def ledger_among(sheets: Sequence[Sheet], year: int | None) -> Sheet | None:
    """Return the register among the sheets of a file; of several the one named after the year."""
    found = [sheet for sheet in sheets if is_ledger(sheet.block)]
    named = [sheet for sheet in found if year is not None and str(year) in sheet.name]
    return next(iter(named or found), None) if len(named or found) == 1 else None


def read_ledger(block: Block, year: int | None, lexicon: Lexicon) -> Pasted:
    """Return table three as a register counts it for a year's report."""
    columns = _columns_of(block)
    if columns is None:
        return nothing("看不出是申请登记台账，没有数。")
    if year is None:
        return nothing("这是申请登记台账。请先填好报告年份，再读这份台账，才知道数哪一年的。")
    cases = [case for case in _cases(block, columns, lexicon) if case.is_of(year)]
    unclear = [case for case in cases if not case.is_clear(year)]
    if unclear:
        return nothing(_told(unclear, block, columns, year))
    if not cases:
        return nothing(f"这份申请登记台账里没有 {year} 年的申请，没有数。")
    if not any(case.came is not None and case.came.year == year for case in cases):
        return nothing(
            f"这份申请登记台账里没有 {year} 年收到的申请，只有以前的，没有数。"
            f"请交 {year} 年的台账；{year} 年真的没有新收的，请在表三里填。"
        )
    counted = _counted(cases, year)
    zeros = dict.fromkeys(grid_of(APPLICATIONS).filled_in, 0)
    numbers: dict[str, Number | None] = {path: counted[path] for path in zeros}
    return Pasted(numbers, _how(cases, year), tuple(_open_words(cases)), is_labelled=True)


def _columns_of(block: Block) -> _Columns | None:
    for number, row in enumerate(block[:10]):
        heads = ["".join(cell.split()) for cell in row]
        came, answered = _first(_CAME, heads), _first(_ANSWERED, heads)
        result = next((at for each in _RESULTS if (at := _first(each, heads)) >= 0), -1)
        named = [at for at, head in enumerate(heads) if _WHO.fullmatch(head) and at != result]
        who = sorted(named, key=lambda at: not _KIND.search(heads[at]))
        kinds = [at for at in who if _KIND.search(heads[at])]
        found = [each for each in (came, answered, result, *who[:1]) if each >= 0]
        if came >= 0 and result >= 0 and who and len(found) >= _FEWEST:
            others = (at for at in who if at not in kinds)
            remarks = tuple(at for at, head in enumerate(heads) if _REMARK.fullmatch(head))
            return _Columns(number, came, answered, result, (*kinds, *others), remarks)
    return None


def _first(pattern: re.Pattern[str], heads: Sequence[str]) -> int:
    return next((at for at, head in enumerate(heads) if pattern.fullmatch(head)), -1)


def _cases(block: Block, columns: _Columns, lexicon: Lexicon) -> Iterator[_Case]:
    for at, row in enumerate(block[columns.head + 1 :], start=columns.head + 2):
        cells = [*row, *[""] * (len(block[columns.head]) - len(row))]
        is_sum = any(_SUMS.match(cell.strip()) for cell in cells[:2])
        if not cells[columns.came].strip() and not cells[columns.result].strip():
            continue
        if is_sum or any(is_void(cells[at]) for at in (columns.result, *columns.remarks)):
            continue
        day = cells[columns.answered] if columns.answered >= 0 else ""
        answered = _date(day)
        read = result_so_far if answered is None else result_of
        said = cells[columns.result].strip() or _said_beside(cells, columns)
        result = read(said, lexicon)
        who = (applicant_of(cells[place], lexicon) for place in columns.who)
        is_unclear = answered is None and not is_blank(day)
        came, column = _date(cells[columns.came]), next(filter(None, who), "")
        yield _Case(at, came, answered, result, column, is_unclear)


def _said_beside(cells: Sequence[str], columns: _Columns) -> str:
    """Return what the remarks say, where the column of the results says nothing."""
    return "，".join(cells[at] for at in columns.remarks if cells[at].strip())


def _date(words: str) -> date | None:
    """Return the day in a cell; a cell of Excel's holds the time of the day as well."""
    return date_in(_TIME.sub("", words.strip()))


def _counted(cases: Sequence[_Case], year: int) -> Counter[str]:
    counted: Counter[str] = Counter()
    for case in cases:
        assert case.came is not None
        counted[f"{_RECEIVED if case.came.year == year else _CARRIED_OVER}.{case.who}"] += 1
        is_later = case.answered is not None and case.answered.year > year
        counted[f"{PENDING if is_later else case.result}.{case.who}"] += 1
    return counted


def _how(cases: Sequence[_Case], year: int) -> str:
    new = sum(case.came is not None and case.came.year == year for case in cases)
    over = len(cases) - new
    earlier = f"、上年结转 {over} 件" if over else ""
    return f"照申请登记台账一件一件数的：{year} 年新收 {new} 件{earlier}。台账里没有的格都是 0。"


def _open_words(cases: Sequence[_Case]) -> Iterator[str]:
    """Yield which rows count as not yet answered."""
    rows = [f"第 {case.number} 行" for case in cases if case.result == PENDING]
    if rows:
        named = "、".join(shortened(rows, _MOST_TOLD, "还有 {} 行"))
        yield f"{named}没有写办理结果，按结转下年度算，请核对。"


def _told(unclear: Sequence[_Case], block: Block, columns: _Columns, year: int) -> str:
    """Return a sentence on the rows that are not certain."""
    lines = []
    for case in unclear:
        row = block[case.number - 1]
        if case.is_day_unclear:
            day = row[columns.answered][:12]
            lines.append(f"第 {case.number} 行的答复日期“{day}”看不出是哪年哪月哪日")
        elif case.came is None:
            lines.append(f"第 {case.number} 行的日期看不出是哪年哪月")
        elif case.lacks_an_answer(year):
            lines.append(f"第 {case.number} 行是以前收的，没有写哪一天答复的")
        elif not case.result:
            lines.append(f"第 {case.number} 行的“{row[columns.result][:20]}”看不出算哪种办理结果")
        else:
            named = "、".join(row[place][:12] for place in columns.who if row[place])
            lines.append(f"第 {case.number} 行的“{named}”看不出是哪一类申请人")
    told = "；".join(shortened(lines, _MOST_TOLD, "还有 {} 行"))
    return f"这是申请登记台账，有的行拿不准，所以都没有数：{told}。{_HOW_TO_MEND}"
