"""Lists with a row for each training, counted: only where the list says what it is of, and is whole.

A ledger of applications is not read here: it becomes rows of a table (sheets/).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from report_assistant.materials.claims import Claim
from report_assistant.materials.material import Origin
from report_assistant.materials.passages import MOST_ROWS, Grid
from report_assistant.reading.numbers import cell_words
from report_assistant.report import text

_OF_DISCLOSURE = re.compile("政务公开|信息公开")
_IS_LIST = re.compile("登记|台账|一览|清单|记录|明细|统计表|情况表")
_SUBJECT = "培训"
_DATE_HEAD = re.compile("日期|时间")
_PEOPLE_HEAD = re.compile("人数|人次")
_KIND_HEAD = re.compile("类型|类别|种类|形式|性质|活动")
_OTHER_KINDS = re.compile("会议|例会|检查|督查|督导|调研|考核")
_ENDS = re.compile("合计|总计|小计|共计")
_DATE = re.compile(r"(20[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})")
_NUMBER = re.compile("[0-9]{1,5}")
_HEAD_ROWS = 6
_TRAININGS, _TRAINED = "overview.supervision.trainings", "overview.supervision.trained"


def counted(grid: Grid, name: str, year: int) -> Iterator[Claim]:
    """Yield how many trainings a list holds, and how many people; nothing where a row is unclear."""
    if grid.is_cut or len(grid.rows) > MOST_ROWS:
        return  # what is not whole is not counted
    rows = [tuple(map(cell_words, row)) for row in grid.rows]
    above = "".join((*grid.heads, *(cell for row in rows[:_HEAD_ROWS] for cell in row)))
    is_such = _SUBJECT in above and _IS_LIST.search("".join(grid.heads))
    head = next((n for n, row in enumerate(rows[:_HEAD_ROWS]) if _columns(row) is not None), None)
    if not is_such or not _OF_DISCLOSURE.search(above) or head is None:
        return
    columns = _columns(rows[head])
    assert columns is not None
    held = _held(rows[head + 1 :], columns, year)
    if held and not _is_mixed(rows[head], rows[head + 1 :]):
        place = f"{grid.place}第{head + 2}行起"
        days = [day for day, _ in held]
        said = f"{len(held)} 行，{min(days)} 到 {max(days)}"
        yield Claim(_TRAININGS, len(held), Origin(name, place, said))
        people = [number for _, number in held if number is not None]
        if len(people) == len(held):
            yield Claim(_TRAINED, sum(people), Origin(name, place, f"{said}，人数加起来"))


def _columns(row: Sequence[str]) -> tuple[int, int | None] | None:
    """Return the columns of the dates and of the people, where a row has these heads."""
    dates = [n for n, cell in enumerate(row) if _DATE_HEAD.search(cell)]
    people = [n for n, cell in enumerate(row) if _PEOPLE_HEAD.search(cell)]
    if len(dates) != 1 or len(people) > 1:
        return None
    return dates[0], people[0] if people else None


def _is_mixed(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column of kinds says that some rows are no trainings: 会议, 检查."""
    for column in (n for n, head in enumerate(heads) if _KIND_HEAD.search(head)):
        kinds = {row[column] for row in rows if column < len(row) and row[column]}
        if any(map(_OTHER_KINDS.search, kinds)) or len({_SUBJECT in kind for kind in kinds}) > 1:
            return True
    return False


def _held(
    rows: Sequence[Sequence[str]], columns: tuple[int, int | None], year: int
) -> list[tuple[date, int | None]]:
    """Return day and people of each row of the year; nothing where a row has no date."""
    held: list[tuple[date, int | None]] = []
    when, people = columns
    for row in rows:
        if not any(row) or any(_ENDS.search(cell) for cell in row):
            continue
        day = _day(row[when] if when < len(row) else "")
        if day is None:
            return []
        told = row[people] if people is not None and people < len(row) else ""
        number = _NUMBER.fullmatch(told.rstrip("人次 "))
        if day.year == year:
            held.append((day, int(number[0]) if number else None))
    return held


def _day(cell: str) -> date | None:
    found = _DATE.search(text.half_width_digits(cell))
    try:
        return None if found is None else date(*map(int, found.groups()))
    except ValueError:
        return None
