"""Tables of a draft as they are shown: the rows and columns that say something, and a count of the rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from report_assistant.drafting.draft import MISSING_OPEN, TableBlock
from report_assistant.sheets.grid import Band, GridRow, grid_of, is_computed
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.presenting.marks import OPEN
from report_assistant.tui.shown_draft import (
    CellLook,
    ShownBand,
    ShownCell,
    ShownRow,
    ShownTable,
    Spot,
)

_MOST_ROWS = 8
"""A table of more rows shows those that say something."""
_HEADS = {
    "本年制发件数": ("本年制发", "制发"),
    "本年废止件数": ("本年废止", "废止"),
    "现行有效件数": ("现行有效", "有效"),
    "本年处理决定数量": ("处理决定", "处理决定"),
    "本年收费金额（单位：万元）": ("收费（万元）", "收费（万元）"),
    "结果维持": ("结果维持", "维持"),
    "结果纠正": ("结果纠正", "纠正"),
    "其他结果": ("其他结果", "其他"),
    "尚未审结": ("尚未审结", "未结"),
}
"""The heads of the form: as they stand over a wide column, and over a narrow one."""
_TITLES = {"表二": "信息内容"}
NOT_YET = "还没有问到这里"


def table_shown(
    block: TableBlock, question: str, is_begun: bool
) -> tuple[str, tuple[Spot, ...], ShownTable | None]:
    """Return a table in words, the places in it, and what is drawn of it.

    The row that `question` is about is always among the rows that are shown.
    """
    if not is_begun:
        words = f"{block.table.name}　{NOT_YET}"
        return words, (Spot(0, len(words), 0, cells=block.table.paths),), None
    writing = _Writing(block)
    bands = _kept(block, question)
    columns = _columns(block, bands)
    drawn = tuple(writing.band(band, columns) for band in bands)
    kept = [row for band in bands for row in band.rows]
    rest = tuple(writing.rest(kept, columns))
    return writing.words.rstrip("\n"), tuple(writing.spots), ShownTable(drawn, rest)


def _kept(block: TableBlock, question: str) -> tuple[Band, ...]:
    grid = grid_of(block.table.key)
    if len(grid.rows) <= _MOST_ROWS:
        return grid.bands
    bands = (
        Band(band.heads, tuple(row for row in band.rows if _says(block, row, question)))
        for band in grid.bands
    )
    return tuple(band for band in bands if band.rows)


def _says(block: TableBlock, row: GridRow, question: str) -> bool:
    texts = {block.cells[path] for path in row.paths}
    return question in (row.answer, *row.paths) or not (texts == {"0"} or all(map(_is_open, texts)))


def _columns(block: TableBlock, bands: Sequence[Band]) -> tuple[int, ...]:
    """Return the columns that say something; those of a small table all do."""
    rows = [row for band in bands for row in band.rows]
    every = tuple(range(max((len(row.paths) for row in rows), default=0)))
    if len(grid_of(block.table.key).rows) <= _MOST_ROWS:
        return every
    saying = tuple(
        column
        for column in every
        if is_computed(rows[0].paths[column])
        or any(block.cells[row.paths[column]] != "0" for row in rows)
    )
    return saying if len(saying) > 1 else every


@dataclass
class _Writing:
    """The words of a table while they are written, with the spots in them."""

    block: TableBlock
    words: str = ""
    spots: list[Spot] = field(default_factory=list)
    line: int = 0

    def band(self, band: Band, columns: Sequence[int]) -> ShownBand:
        """Write the rows of a band."""
        rows = tuple(self._row(row, columns) for row in band.rows)
        printed = [band.heads[at] for at in columns if at < len(band.heads)]
        heads, short = zip(*(_HEADS.get(head, (head, head)) for head in printed), strict=True)
        return ShownBand(_TITLES.get(self.block.table.name, ""), heads, short, rows)

    def rest(self, kept: Sequence[GridRow], columns: Sequence[int]) -> Iterator[ShownCell]:
        """Write a line for what is zero and left out, and one for what is open."""
        rows = grid_of(self.block.table.key).rows
        left = [row for row in rows if row not in kept]
        zero = [row for row in left if self.block.cells[row.paths[0]] == "0"]
        still = [row for row in left if row not in zero]
        hidden = [path for row in kept for at, path in enumerate(row.paths) if at not in columns]
        if zero or hidden:
            counts = [f"{len(zero)} 行"] if zero else []
            counts += [f"{len(rows[0].paths) - len(columns)} 列"] if hidden else []
            which = "全部" if len(zero) == len(rows) else "其余"
            cells = [*(path for row in zero for path in row.paths), *hidden]
            words = f"（{which} {'、'.join(counts)}都是 0）"
            yield self._cell(words, CellLook.ZERO, cells, "\n")
        if still:
            cells = [path for row in still for path in row.paths]
            words = f"{MISSING_OPEN} {len(still)} 行】"
            yield self._cell(words, CellLook.OPEN, cells, "\n")

    def _row(self, row: GridRow, columns: Sequence[int]) -> ShownRow:
        label = safe(row.label)
        self.words += f"{label}　"
        cells = []
        for at in columns:
            if at >= len(row.paths):
                continue
            path = row.paths[at]
            text = self.block.cells[path]
            cells.append(self._cell(*_as_shown(text, path), [path], " "))
        self.words = f"{self.words.rstrip(' ')}\n"
        self.line += 1
        return ShownRow(label, tuple(cells))

    def _cell(self, text: str, look: CellLook, cells: Iterable[str], after: str) -> ShownCell:
        begin = len(self.words)
        self.words += text
        self.spots.append(Spot(begin, len(self.words), self.line, cells=tuple(cells)))
        self.words += after
        if after == "\n":
            self.line += 1
        return ShownCell(text, look, len(self.spots) - 1)


def _as_shown(text: str, path: str) -> tuple[str, CellLook]:
    """Return a cell's text and look; a note in a cell is told where the cell comes from."""
    if _is_open(text):
        return OPEN.strip("【】"), CellLook.OPEN
    number, bracket, _ = text.partition("（")
    shown = f"{number}注" if bracket else number
    if shown == "0":
        return shown, CellLook.ZERO
    return safe(shown), CellLook.TOTAL if is_computed(path) else CellLook.NUMBER


def _is_open(text: str) -> bool:
    return text.startswith(MISSING_OPEN)
