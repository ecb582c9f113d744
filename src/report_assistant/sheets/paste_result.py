"""The result of pasting: numbers in their cells, and sentences about everything else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from report_assistant.foundation.lists import shortened
from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.report.fields import field_at
from report_assistant.report.tables import Number
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import Grid, GridRow, is_computed, is_money

_OPEN = "待填"
_MOST = 5
NOT_WORKED_OUT = "公式"
"""Stands in a cell whose formula was never calculated: saved by a converter, say."""


@dataclass(frozen=True)
class Pasted:
    """A block that was understood; nothing is taken until the clerk has seen it."""

    numbers: Mapping[str, Number | None]
    """Cell path -> number, `None` for an empty cell; cells that can be filled in only."""
    how: str
    """By what the cells were found, as a sentence; empty when nothing could be placed."""
    told: tuple[str, ...]
    """Numbers that could not be placed, and totals that differ, as sentences."""
    disputed: frozenset[str] = frozenset()
    """Cells that stand in the block and were not taken, totals left out."""
    is_labelled: bool = False
    """Whether labels of rows, or heads that are enough, say where the numbers belong."""

    def empty_words(self, grid: Grid, is_left: Callable[[GridRow], bool]) -> list[str]:
        """Return what becomes of the empty cells: 0, or nothing where `is_left` says so of a row."""
        zeros, left = 0, list[str]()
        for row in grid.rows:
            empty = sum(self.numbers.get(path, 0) is None for path in row.filled_in)
            if empty and is_left(row):
                left.append(f"“{row.label}”")
            else:
                zeros += empty
        lines = [f"空着的 {zeros} 格按 0 算。"] if zeros else []
        if left:
            lines.append(f"整行空着的先不填：{'、'.join(shortened(left, _MOST, '还有 {} 行'))}。")
        return lines


def nothing(reason: str) -> Pasted:
    """Return what a block comes to of which nothing could be placed."""
    return Pasted({}, "", (reason,))


class Placing:
    """Collects the texts that stand in cells; `result` reads them all as numbers."""

    def __init__(self, current: FilledTable) -> None:
        self._current = current
        self._texts: dict[str, str] = {}
        self._clashing: set[str] = set()
        self._told: list[str] = []

    def put(self, path: str, text: str) -> None:
        """Note what stands in a cell. A second, other text for it makes both uncertain."""
        if self._texts.setdefault(path, text) != text:
            self._clashing.add(path)

    def tell(self, sentence: str) -> None:
        """Add a sentence about what could not be placed."""
        if sentence not in self._told:
            self._told.append(sentence)

    def result(self, how: str) -> Pasted:
        """Return the numbers, totals held against those that follow from the numbers."""
        certain = {p: text for p, text in self._texts.items() if p not in self._clashing}
        numbers: dict[str, Number | None] = {}
        totals: dict[str, Number] = {}
        uncertain = [path for path, text in certain.items() if text == NOT_WORKED_OUT]
        self._tell_formulas(uncertain)
        for path, text in certain.items():
            if is_blank(text) or path in uncertain:
                continue
            number = self._number(path, text)
            if number is not None:
                (totals if is_computed(path) else numbers)[path] = number
        if not numbers:
            told = [*self._clashes(), *self._told]
            return Pasted({}, "", tuple(told or ["这块内容里没有能放进表里的数。"]))
        blanks = [p for p, text in certain.items() if _is_empty(text) and not is_computed(p)]
        numbers |= dict.fromkeys(blanks)
        told = [*self._clashes(), *self._told, *self._wrong_totals(numbers, totals)]
        disputed = frozenset(path for path in self._texts if path not in numbers)
        return Pasted(numbers, how, tuple(told), disputed - set(totals))

    def _number(self, path: str, text: str) -> Number | None:
        place = self._current.grid.table.place(path)
        cell = printed_cell(text, is_money=is_money(path))
        value = cell.value
        if value is None:
            self.tell(f"{place}处是“{cell.text[:20]}”，看不出是多少，没有放。")
            return None
        if cell.note:
            self.tell(f"{place}的附注“{cell.note[:20]}”没有放进来，数放了。")
        if not is_money(path) and value == int(value):
            value = int(value)
        if not _fits(path, value):
            self.tell(f"{place}处是“{cell.text[:20]}”，不是能填的数，没有放。")
            return None
        return value

    def _tell_formulas(self, paths: Sequence[str]) -> None:
        """Tell of cells without a result; totals are worked out here anyway."""
        place = self._current.grid.table.place
        open_cells = [place(path) for path in paths if not is_computed(path)]
        if open_cells:
            named = "、".join(shortened(open_cells, _MOST, "还有 {} 格"))
            self.tell(
                f"{named}是没算出数的公式，没有放。请用 Excel 或 WPS 打开、保存一次，再导入。"
            )

    def _clashes(self) -> list[str]:
        place = self._current.grid.table.place
        return [f"{place(path)}有两个不同的数，没有放。" for path in sorted(self._clashing)]

    def _wrong_totals(
        self, numbers: Mapping[str, Number | None], totals: Mapping[str, Number]
    ) -> list[str]:
        """Return a sentence for each pasted total that differs from the computed one."""
        counted = self._current.with_numbers(numbers).counted
        place = self._current.grid.table.place
        return [
            f"{place(path)}粘贴的是 {total}，按各格相加是 {counted[path]}，请核对。"
            for path, total in totals.items()
            if counted[path] != total
        ]


def _is_empty(text: str) -> bool:
    return is_blank(text) and _OPEN not in text


def _fits(path: str, value: Number) -> bool:
    if is_computed(path):
        return value >= 0
    try:
        field_at(path).load(value if isinstance(value, int) else str(value))
    except ValidationError:
        return False
    return True
