"""The result of pasting: numbers in their cells, and sentences about everything else."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.report.fields import field_at
from report_assistant.report.tables import Number
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import is_computed, is_money

_OPEN = "待填"


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

    @property
    def blanks(self) -> int:
        """The number of empty cells in the block."""
        return sum(number is None for number in self.numbers.values())


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
        for path, text in certain.items():
            if is_blank(text):
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
