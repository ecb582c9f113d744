"""Points by body, by a scheme that the office can change on a sheet.

What a scheme takes points for is one of the faults that are counted here, or an item of the office's
own, whose number the office writes into the ranking by hand.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum

from report_assistant.checks import Severity
from report_assistant.county.alike import AlikePair
from report_assistant.county.collecting import Collection
from report_assistant.county.due import due_day
from report_assistant.county.standing import Standing, Status
from report_assistant.report.text import half_width, one_line


class Fault(Enum):
    """What can be counted of a body, in the words of the sheet."""

    MISSING = "没交"
    LATE = "迟交"
    WRONG_YEAR = "年份不对"
    UNREADABLE = "读不出"
    TABLES_LOST = "缺表格"
    NOT_MENDED = "退回后没有改"
    ALIKE = "与别家雷同"
    MUST_CHANGE = "必须改"
    REMINDER = "提醒"


_MEANING = {
    Fault.MISSING: "到现在没有收到文件",
    Fault.LATE: "收到日期晚于名册里的截止日期；没有写截止日期的不算",
    Fault.WRONG_YEAR: "交来的是别的年度的报告",
    Fault.UNREADABLE: "交来的文件打不开",
    Fault.TABLES_LOST: "三张表里少了几张",
    Fault.NOT_MENDED: "上一轮指出的“必须改”，这一轮还在的有几处",
    Fault.ALIKE: "自己写的话与别家相同，见“雷同”表",
    Fault.MUST_CHANGE: "见“差错”表",
    Fault.REMINDER: "见“差错”表，请核对过再决定扣不扣",
}
FULL_NAME = "满分"
ANYBODY = "全部"
_BY_HAND = "由您在“排名”表里填次数"


@dataclass(frozen=True)
class Item:
    """What points are taken for."""

    name: str
    each: Decimal
    most: Decimal
    kinds: tuple[str, ...] = ()
    """The kinds of bodies that it applies to, in the words of the roster; all if none."""
    told: str = ""

    @property
    def fault(self) -> Fault | None:
        """What is counted; `None` for an item of the office's own."""
        return next((fault for fault in Fault if fault.value == self.name), None)

    def applies_to(self, kind: str) -> bool:
        """Return whether a body of a kind can lose points here."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True)
class Scheme:
    """How points are given: so many in full, less what the items take."""

    full: Decimal
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Points:
    """The points of one body."""

    name: str
    kind: str
    counts: tuple[Decimal | None, ...]
    """How often for each item; `None` where it does not apply."""
    taken: tuple[Decimal, ...]
    score: Decimal


def default_scheme() -> Scheme:
    """Return a sample: ten points, as districts give for the annual report, five for a grave fault."""
    five, ten = Decimal(5), Decimal(10)
    taken = {
        Fault.MISSING: (ten, ten),
        Fault.LATE: (five, five),
        Fault.WRONG_YEAR: (five, five),
        Fault.UNREADABLE: (Decimal(2), Decimal(2)),
        Fault.TABLES_LOST: (five, five),
        Fault.NOT_MENDED: (five, five),
        Fault.ALIKE: (five, five),
        Fault.MUST_CHANGE: (Decimal("0.5"), five),
        Fault.REMINDER: (Decimal(0), Decimal(1)),
    }
    items = (Item(f.value, each, most, told=_MEANING[f]) for f, (each, most) in taken.items())
    return Scheme(ten, tuple(items))


HEADS = ("项目", "每次扣分", "最多扣分", "适用于", "说明")
"""The columns of the scheme's sheet."""


def scheme_rows(scheme: Scheme) -> Iterator[tuple[str | Decimal, ...]]:
    """Yield the rows below the heads."""
    yield FULL_NAME, scheme.full, "", "", "每个单位从这个分数扣起，扣完为止"
    for each in scheme.items:
        kinds = "、".join(each.kinds) or ANYBODY
        yield each.name, each.each, each.most, kinds, each.told


def read_scheme(rows: Sequence[Sequence[object]]) -> Scheme | None:
    """Return the scheme that the rows of its sheet are; `None` where there is none.

    An item without a number takes nothing; one without a most takes what its number says.
    """
    heads = _heads(rows)
    if heads is None:
        return None
    start, columns = heads
    full = default_scheme().full
    items: dict[str, Item] = {}
    for row in rows[start:]:
        cells = {
            head: row[at] if at < len(row) and row[at] is not None else ""
            for head, at in columns.items()
        }
        name = one_line(str(cells["项目"]))
        each = _number(cells.get("每次扣分", ""))
        if name == FULL_NAME:
            full = full if each is None else each
        elif name:
            most = _number(cells.get("最多扣分", ""))
            item = _item(name, each or Decimal(0), most, cells)
            items.setdefault(name, item)
    return Scheme(full, tuple(items.values())) if items else None


def points(
    collection: Collection,
    alike: Sequence[AlikePair],
    scheme: Scheme,
    by_hand: Mapping[tuple[str, str], Decimal] | None = None,
) -> tuple[Points, ...]:
    """Return the points of the roster's bodies, the best first.

    `by_hand` is what the office counted of its own items, by item and body.
    """
    like = Counter(name for pair in alike for name in (pair.first, pair.second))
    found = (
        _points(each, collection, like[each.name], scheme, by_hand or {})
        for each in collection.standings
        if each.member
    )
    return tuple(sorted(found, key=lambda each: -each.score))


def is_late(standing: Standing, year: int | None) -> bool:
    """Return whether what a body sent came after the day it was due."""
    due = due_day(standing.member, year) if standing.member else None
    return bool(due and standing.used and standing.used.modified > due)


def _points(
    standing: Standing,
    collection: Collection,
    alike: int,
    scheme: Scheme,
    by_hand: Mapping[tuple[str, str], Decimal],
) -> Points:
    assert standing.member is not None
    kind = standing.member.kind
    counts: list[Decimal | None] = []
    for item in scheme.items:
        if not item.applies_to(kind):
            counts.append(None)
        elif item.fault is Fault.ALIKE:
            counts.append(Decimal(min(alike, 1)))
        elif item.fault is None:
            counts.append(by_hand.get((item.name, standing.name), Decimal(0)))
        else:
            counts.append(Decimal(_COUNTED[item.fault](standing, collection)))
    taken = tuple(
        Decimal(0) if count is None else min(item.most, count * item.each)
        for item, count in zip(scheme.items, counts, strict=True)
    )
    score = max(Decimal(0), scheme.full - sum(taken))
    return Points(standing.name, kind, tuple(counts), taken, score)


def _not_mended(standing: Standing, collection: Collection) -> int:
    rounds = collection.rounds.get(standing.name, ())
    if len(rounds) < 2 or standing.used is None:
        return 0
    before = {(code, where) for code, where, _ in rounds[-2].findings}
    must = standing.used.report.findings_of(Severity.ERROR)
    return sum((each.code, each.where) in before for each in must)


_Counting = Callable[[Standing, Collection], int]
_COUNTED: Mapping[Fault, _Counting] = {
    Fault.MISSING: lambda each, _: each.status is Status.MISSING,
    Fault.LATE: lambda each, collection: is_late(each, collection.year),
    Fault.WRONG_YEAR: lambda each, _: each.status is Status.WRONG_YEAR,
    Fault.UNREADABLE: lambda each, _: each.status is Status.UNREADABLE,
    Fault.TABLES_LOST: lambda each, _: len(each.used.report.lost) if each.used else 0,
    Fault.NOT_MENDED: _not_mended,
    Fault.MUST_CHANGE: lambda each, _: each.count(Severity.ERROR),
    Fault.REMINDER: lambda each, _: each.count(Severity.WARNING),
}


def _heads(rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(rows):
        words = ["" if cell is None else "".join(str(cell).split()) for cell in row]
        if HEADS[0] in words and HEADS[1] in words:
            return number + 1, {head: words.index(head) for head in HEADS if head in words}
    return None


def _item(name: str, each: Decimal, most: Decimal | None, cells: Mapping[str, object]) -> Item:
    kinds = one_line(str(cells.get("适用于", ""))).replace("，", "、").replace(",", "、")
    of = tuple(kind for kind in (part.strip() for part in kinds.split("、")) if kind)
    told = one_line(str(cells.get("说明", "")))
    known = any(fault.value == name for fault in Fault)
    return Item(
        name,
        each,
        each if most is None else most,
        () if ANYBODY in of else of,
        told or ("" if known else _BY_HAND),
    )


def _number(cell: object) -> Decimal | None:
    """Return the points in a cell, whichever sign they are written with."""
    try:
        number = abs(Decimal(half_width(str(cell)).strip().removesuffix("分")))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number < 1_000_000 else None
