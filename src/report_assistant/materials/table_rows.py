"""Rows of figures told as sentences: 项目、单位、合计; of columns by period the whole year's.

What names a quarter, a half-year, a month or another year is no column of the year. A table with a
row for each body gives the row of the report's own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from report_assistant.language.words.lexicon import measure_words
from report_assistant.materials.passages import MOST_COLUMNS, MOST_ROWS, Grid, Passage
from report_assistant.materials.whose import Own
from report_assistant.reading.numbers import cell_words, printed_cell
from report_assistant.report.bodies import ends_as_body
from report_assistant.sheets.clipboard import Block, filled_up

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SUM = re.compile(
    "合计|全年|总计|数量|数据|数值|累计|本年|总数|件数|条数|次数|年度数|小计|统计数|完成数|实际|今年|年"
)
_PERIOD = re.compile(
    "季度|半年|[0-9一二三四五六七八九十]+月|[上下]半|季$|截至|1-|同比|增|比|占|目标|任务|计划|去年|上年|排名|得分|序号|备注|单位"
)
_NUMBER_AND_UNIT = re.compile(r"(-?[0-9][0-9, ]{0,14}(?:\.[0-9]{1,9})?) ?([\u4e00-\u9fff]{0,2})")
_ONLY_SUM = re.compile(
    "(?:全年|年度|本年|[12]?[0-9]{0,3}年)?(?:合计|总计|小计|共计|累计|全年|总数|汇总)"
)
_NO_FIGURES = re.compile("序号|编号|排名|名次|得分|分值|权重|备注|电话|占比|比例|%|率")
_DATE_HEAD = re.compile("日期|时间|年月日")
_A_QUARTER = re.compile("[一二三四1-4]季度")
_A_MONTH = re.compile("(?<![0-9])(?:[1-9]|1[0-2])月(?![-~至到—–])")
_IS_PERIOD = re.compile(
    "(?:20[0-9]{2}年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月|第?[一二三四1-4]季度"
)
_WHOLE_YEAR = re.compile("1月?[-~至到—–]+12月")
_COUNTS = ("条数", "件数", "次数", "人次", "篇数", "个数", "数量", "总数")
_YEAR = re.compile("(20[0-9]{2})")
_LABEL = re.compile("月份|项目|指标|事项|内容|名称|类别|类型|分类|渠道|工作")
_UNIT_HEAD = re.compile("^(?:计量)?单位$")
_BODY_HEAD = re.compile(
    "^(?:单位|单位名称|乡镇|乡镇名称|镇街|乡镇街道|部门|乡镇（街道）|填报单位|报送单位)$"
)
_IN_BRACKETS = re.compile("[（(]([^（）()]{1,3})[)）]$")
_QUOTED = re.compile('[“"「][^”"」]{1,20}[”"」]')
_PART_OF = re.compile("^[\\s　]*其中")
_BRACKET = re.compile("[（(][^（）()]{0,12}[)）]")
_SHORTEST_REMARK = 6
_HEAD_ROWS = 12


def rows_told(grids: Iterable[Grid], own: Own, year: int) -> Iterator[Passage]:
    """Yield the rows of tables as passages."""
    for grid in grids:
        rows = filled_up(_words(grid))
        head = _head(rows)
        if head is None:
            yield from _without_head(rows, grid)
        elif any(_DATE_HEAD.search(cell) for cell in rows[head]):
            continue  # a row for each event; see counted_lists
        elif _is_of_bodies(rows, head):
            yield from _own_row(rows, head, grid, own)
        elif _is_of_periods(rows, head):
            yield from _sum_row(rows, head, grid)
        else:
            yield from _items(rows, head, grid, year)


def _words(grid: Grid) -> Block:
    """Return the cells of a table on one line each, as much of it as is read."""
    return tuple(tuple(map(cell_words, row[:MOST_COLUMNS])) for row in grid.rows[:MOST_ROWS])


def _head(rows: Sequence[tuple[str, ...]]) -> int | None:
    """Return the row with the heads of the columns: several texts, no number."""
    for place, row in enumerate(rows[:_HEAD_ROWS]):
        filled = [cell for cell in row if cell]
        distinct = set(filled)
        if len(distinct) < 2 or any(_is_figure(cell) for cell in filled):
            continue
        if any(
            _LABEL.search(cell) or _SUM.search(cell) or _BODY_HEAD.match(_bare(cell))
            for cell in filled
        ):
            return place
    return next((n for n in range(min(len(rows), _HEAD_ROWS)) if _heads_figures(rows, n)), None)


def _heads_figures(rows: Sequence[tuple[str, ...]], place: int) -> bool:
    """Whether a row of texts stands right above figures."""
    row = rows[place]
    filled = [cell for cell in row if cell]
    if len(set(filled)) < 2 or any(
        _is_figure(cell) or "：" in cell or ":" in cell for cell in filled
    ):
        return False
    below = rows[place + 1] if place + 1 < len(rows) else ()
    return any(n < len(row) and row[n] and _value(cell) for n, cell in enumerate(below) if n)


def _is_figure(cell: str) -> bool:
    """Whether a cell is a number that is no year."""
    return bool(_NUMBER.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _items(rows: Sequence[tuple[str, ...]], head: int, grid: Grid, year: int) -> Iterator[Passage]:
    """Yield a passage for each row of an item and its figure."""
    heads = rows[head]
    column = _year_column(heads, rows[head + 1 :], year)
    units = next((n for n, cell in enumerate(heads) if _UNIT_HEAD.match(_bare(cell))), None)
    if column is None:
        return
    label_columns = [n for n in range(column) if _is_label_column(n, heads, units)]
    waiting: list[str] = []
    above: tuple[str, ...] = ()
    place = category = ""
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if column >= len(row):
            continue
        labels = [
            row[n] for n in label_columns if n < len(row) and row[n] and not _is_index(row[n])
        ]
        value = _value(row[column])
        if value is not None and not _adds_up(heads, row, column, value[0]):
            continue
        if not labels or value is None or _ONLY_SUM.fullmatch(_bare(labels[-1])):
            continue
        category = labels[0] if len(labels) > 1 else category
        label, unit = _label_and_unit(labels[-1])
        unit = row[units] if units is not None and units < len(row) and row[units] else unit
        unit = value[1] or unit
        label = _BRACKET.sub("", label) if _PART_OF.match(label) else label
        words = f"{label}{value[0]}{unit}"
        if _PART_OF.match(label) and waiting:
            waiting.append(_PART_OF.sub("", words).lstrip("：:"))
            continue
        yield from _told(waiting, place, above)
        waiting, place, above = [words], f"{grid.place}第{number}行", (*grid.heads, category)
    yield from _told(waiting, place, above)


def _told(waiting: Sequence[str], place: str, above: Sequence[str]) -> Iterator[Passage]:
    if waiting:
        words = f"{waiting[0]}，其中{'、'.join(waiting[1:])}" if waiting[1:] else waiting[0]
        yield Passage(words, place, tuple(filter(None, above)), is_row=True)


def _is_label_column(place: int, heads: Sequence[str], units: int | None) -> bool:
    return place != units and not _YEAR.search(heads[place]) and "序号" not in heads[place]


def _is_index(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))


def _year_column(heads: Sequence[str], rows: Sequence[tuple[str, ...]], year: int) -> int | None:
    """Return the one column with the year's figures; `None` where that is not certain."""
    numbered = [n for n in range(len(heads)) if _holds_numbers(rows, n)]
    named = [n for n in numbered if _is_of_year(_bare(heads[n]), year)]
    if not named:
        others = [n for n in numbered if not _NO_FIGURES.search(heads[n]) and heads[n]]
        free = [n for n in others if not _PERIOD.search(heads[n]) and not _YEAR.search(heads[n])]
        named = free if len(free) == 1 and free == others else []
    if len(named) > 1:
        whole = [n for n in named if re.search("合计|全年|总计|累计", heads[n])]
        named = whole if len(whole) == 1 else []
    return named[0] if len(named) == 1 else None


def _is_of_year(head: str, year: int) -> bool:
    years = {int(found) for found in _YEAR.findall(head)}
    if _WHOLE_YEAR.search(head):
        return not years or years == {year}
    if (years and years != {year}) or _PERIOD.search(head):
        return False
    return bool(_SUM.search(head))


def _holds_numbers(rows: Sequence[tuple[str, ...]], column: int) -> bool:
    return any(column < len(row) and _value(row[column]) is not None for row in rows)


def _value(cell: str) -> tuple[str, str] | None:
    """Return the number of a cell and the unit behind it; `None` where it holds other words."""
    found = _NUMBER_AND_UNIT.fullmatch(cell)
    if found is None or (found[2] and found[2] not in (*measure_words(), "万元", "元")):
        return None
    number = printed_cell(found[1]).value
    return None if number is None else (str(number), found[2])


def _without_head(rows: Sequence[tuple[str, ...]], grid: Grid) -> Iterator[Passage]:
    """Yield rows of a name and one number."""
    for number, row in enumerate(rows, start=1):
        filled = [cell for cell in row if cell]
        if len(filled) == 2 and _NUMBER.fullmatch(filled[1]) and not _is_index(filled[0]):
            label, unit = _label_and_unit(filled[0])
            if not unit and not label.endswith(_COUNTS):
                continue  # it may be a score
            yield Passage(
                f"{label}{filled[1]}{unit}", f"{grid.place}第{number}行", grid.heads, is_row=True
            )


def _own_row(rows: Sequence[tuple[str, ...]], head: int, grid: Grid, own: Own) -> Iterator[Passage]:
    """Yield the figures of the own body's row; nothing where there is none, or several."""
    heads = rows[head]
    first = _first(heads)
    found = [
        (number, row)
        for number, row in enumerate(rows[head + 1 :], start=head + 2)
        if first < len(row) and own.is_called(row[first])
    ]
    if len(found) != 1 or not own.names:
        return
    number, row = found[0]
    for place, cell in enumerate(row):
        value = _value(cell)
        if place <= first or place >= len(heads) or value is None:
            continue
        if _PERIOD.search(heads[place]):
            continue
        label, unit = _label_and_unit(heads[place])
        words = f"{min(own.names, key=len)}{label}{value[0]}{value[1] or unit}"
        quote = f"{row[first]}　{heads[place]}　{cell}"
        place_of_row = f"{grid.place}第{number}行"
        yield Passage(words, place_of_row, grid.heads, is_row=True, quote=quote)


def _is_of_bodies(rows: Sequence[tuple[str, ...]], head: int) -> bool:
    """Whether the rows are of bodies, by the head of their names or by the names."""
    first = _first(rows[head])
    names = [_bare(row[first]) for row in rows[head + 1 :] if first < len(row) and row[first]]
    ends = sum(map(ends_as_body, names))
    return bool(_BODY_HEAD.match(_bare(rows[head][first]))) or (ends > 1 and 2 * ends > len(names))


def _is_of_periods(rows: Sequence[tuple[str, ...]], head: int) -> bool:
    """Whether the rows are of months or quarters."""
    first = _first(rows[head])
    names = [_bare(row[first]) for row in rows[head + 1 :] if first < len(row)]
    return sum(bool(_IS_PERIOD.match(name)) for name in names) > 1


def _adds_up(heads: Sequence[str], row: Sequence[str], column: int, total: str) -> bool:
    """Whether the quarters, or the months, of a row come to its total; where there are such."""
    if _SUM.search(_bare(heads[column])) is None:
        return True
    for head, count in ((_A_QUARTER, 4), (_A_MONTH, 12)):
        parts = [n for n in range(len(heads)) if n != column and head.search(_bare(heads[n]))]
        values = [_value(row[n]) for n in parts if n < len(row)]
        if len(parts) == count and len(values) == count and all(values):
            return sum(_amount(each[0]) for each in values if each) == _amount(total)
    return True


def _amount(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _sum_row(rows: Sequence[tuple[str, ...]], head: int, grid: Grid) -> Iterator[Passage]:
    """Yield the figures of the one row that adds the months up; nothing where there is none."""
    first = _first(rows[head])
    found = [
        (number, row)
        for number, row in enumerate(rows[head + 1 :], start=head + 2)
        if first < len(row) and _ONLY_SUM.fullmatch(_bare(row[first]))
    ]
    months = [row for row in rows[head + 1 :] if _IS_PERIOD.match(_bare(row[first]))]
    if len(found) != 1 or len(months) not in (4, 12):
        return
    number, row = found[0]
    is_remarked = any(map(_is_remark, (cell for each in rows[head + 1 :] for cell in each)))
    for place, cell in enumerate(row):
        value = _value(cell)
        if place <= first or place >= len(rows[head]) or value is None:
            continue
        parts = [_value(month[place]) for month in months if place < len(month)]
        if sum(_amount(part[0]) for part in parts if part) != _amount(value[0]):
            continue  # one of them is a slip, and nobody knows which
        label, unit = _label_and_unit(rows[head][place])
        if not label or _ONLY_SUM.fullmatch(_bare(label)) or _NO_FIGURES.search(label):
            continue
        quote = f"{row[first]}　{rows[head][place]}　{cell}"
        words = f"{label}{value[0]}{value[1] or unit}"
        yield Passage(
            words,
            f"{grid.place}第{number}行",
            grid.heads,
            is_row=True,
            is_doubtful=is_remarked,
            quote=quote,
        )


def _is_remark(cell: str) -> bool:
    """Whether a cell says something of the figures: 6月含补录2024年15条."""
    return len(cell) >= _SHORTEST_REMARK and any(map(str.isdigit, cell)) and _value(cell) is None


def _first(row: Sequence[str]) -> int:
    """Return the column of the names; the first where all are numbers of rows."""
    return next((n for n, cell in enumerate(row) if cell and "序号" not in cell), 0)


def _label_and_unit(label: str) -> tuple[str, str]:
    """Return a label without the account's name and its unit: 公开栏（条）."""
    bare = _QUOTED.sub("", label).strip()
    found = _IN_BRACKETS.search(bare)
    if found is not None and found[1] in measure_words():
        return bare[: found.start()], found[1]
    return bare, ""


def _bare(cell: str) -> str:
    return re.sub(r"\s+", "", cell)
