"""排名 and 评分办法: points by body, by a scheme that the office can change beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_assistant.county.alike import AlikePair
from report_assistant.county.collecting import Collection
from report_assistant.county.roster_file import COLUMNS
from report_assistant.county.scoring import HEADS, Points, Scheme, points, scheme_rows
from report_assistant.county.workbook.book import Book, Content, Look
from report_assistant.county.workbook.list_sheet import (
    CENTRE,
    TEXT,
    Arranged,
    Column,
    InRow,
    Row,
    Span,
    list_sheet,
)
from report_assistant.county.workbook.own import OwnColumns
from report_assistant.sheets.form_layout import column_name

NAME, SCHEME_NAME = "排名", "评分办法"
TIMES, TAKEN = "（次）", "（扣分）"
_RANK, _SCORE = "名次", "得分"
_SHOWN_SCORE = Look(align="center", is_bold=True)
_SHOWN_COUNT = Look(align="right", wraps=False, number="General;-General;")
"""What is nothing is not shown."""
_TOLD = f"扣分按“{SCHEME_NAME}”表算，改了那张表，这里跟着变；再汇总一次，名次重新排。"
_SCHEME_TOLD = (
    "这是一个样子，分值请按您县里的考评办法改。可以改扣分、改适用的类型（如“镇、街道”）、删行，"
    "也可以加行：加的项目由您在“排名”表那一列里填次数。改好保存，再汇总一次就按新的算。"
)
SCHEME_COLUMNS = tuple(
    Column(head, width, look)
    for head, width, look in zip(
        HEADS, (20, 10, 10, 18, 60), (TEXT, CENTRE, CENTRE, CENTRE, TEXT), strict=True
    )
)
_FIRST_ROW = 3
"""The row of the scheme's sheet that says what is given in full: title, what is to be known, heads."""
_EACH, _MOST = HEADS[1], HEADS[2]


def fixed_columns() -> tuple[Column, ...]:
    """Return the columns that stand before the items'."""
    return (
        Column(_RANK, 6, CENTRE),
        Column(COLUMNS["name"], 26),
        Column(COLUMNS["kind"], 10, CENTRE),
        Column(_SCORE, 8, _SHOWN_SCORE),
    )


def columns_of(scheme: Scheme) -> tuple[Column, ...]:
    """Return the columns of the ranking."""
    items = (
        Column(f"{item.name}{what}", 9, _SHOWN_COUNT, f"{item.name}\n{what}")
        for item in scheme.items
        for what in (TIMES, TAKEN)
    )
    return (*fixed_columns(), *items)


def ranking_sheet(
    book: Book,
    collection: Collection,
    alike: Sequence[AlikePair],
    scheme: Scheme,
    kept: OwnColumns,
) -> None:
    """Write the ranking."""
    sheet = list_sheet(book, NAME, columns_of(scheme), kept.of(NAME))
    ranked = points(collection, alike, scheme, kept.by_hand)
    sheet.top("排名", _TOLD)
    sheet.heads(frozen=sheet.arranged.place[COLUMNS["name"]] + 1)
    first = sheet.below
    scores = Span(first, first + len(ranked) - 1).of(sheet.arranged.place[_SCORE])
    cells = _SchemeCells(scheme, Arranged(SCHEME_COLUMNS, kept.of(SCHEME_NAME)))
    sheet.rows(_rows(ranked, cells, scores))


def scheme_sheet(book: Book, scheme: Scheme, kept: OwnColumns) -> None:
    """Write the scheme."""
    sheet = list_sheet(book, SCHEME_NAME, SCHEME_COLUMNS, kept.of(SCHEME_NAME))
    sheet.top("评分办法", _SCHEME_TOLD)
    sheet.heads()
    assert sheet.below == _FIRST_ROW
    sheet.rows((Row((str(row[0]),), row) for row in scheme_rows(scheme)), filtered=False)


def _rows(ranked: Sequence[Points], cells: "_SchemeCells", scores: str) -> Iterator[Row]:
    ranks = _ranks(ranked)
    for each in ranked:
        taken: list[Content | InRow] = []
        for number in range(len(cells.scheme.items)):
            words = cells.taken(number)
            taken += [each.counts[number], InRow(words, each.taken[number])]
        rank = InRow(lambda at: f"=RANK({at(_SCORE)},{scores})", ranks[each.score])
        score = InRow(cells.score, each.score)
        yield Row((each.name,), (rank, each.name, each.kind, score, *taken))


def _ranks(ranked: Sequence[Points]) -> Mapping[Decimal, int]:
    """Map scores to ranks: those with the same one share the better."""
    ranks: dict[Decimal, int] = {}
    for number, each in enumerate(ranked, start=1):
        ranks.setdefault(each.score, number)
    return ranks


@dataclass(frozen=True)
class _SchemeCells:
    """Where the scheme's numbers stand on its sheet, as the ranking's formulas name them."""

    scheme: Scheme
    arranged: Arranged

    def taken(self, number: int) -> Callable[[Callable[[str], str]], str]:
        """Return the formula of what an item takes."""
        name = self.scheme.items[number].name
        each, most = self._name(number + 1, _EACH), self._name(number + 1, _MOST)
        return lambda at: f"=MIN({most},{at(name + TIMES)}*{each})"

    def score(self, at: Callable[[str], str]) -> str:
        """Return the formula of a score."""
        taken = "".join(f"-{at(item.name + TAKEN)}" for item in self.scheme.items)
        return f"=MAX(0,{self._name(0, _EACH)}{taken})"

    def _name(self, row: int, head: str) -> str:
        column = column_name(self.arranged.place[head])
        return f"{SCHEME_NAME}!${column}${_FIRST_ROW + row + 1}"
