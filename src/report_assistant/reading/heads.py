"""The heads above the columns of a table: which column holds which cell of a row.

Where a sheet has columns for parts of the year beside one for all of it (上半年, 下半年, 合计), only the
columns of the whole year count.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from report_assistant.reading import labels
from report_assistant.reading.blocks import GridCell

_PART = re.compile(
    "[上下]半年度?|第?[一二三四1-4]季度?|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:[-—至到~](?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]))?月份?"
)
_WHOLE = re.compile("(?:全年|本年度?|年度|总)?(?:合计|总计|累计|小计)?(?:数|件数)?")
_LONGEST_PART = 12


class Heads:
    """The meaning of columns, by the rows of heads that were seen last."""

    def __init__(self) -> None:
        self._named: dict[str, set[int]] = {}
        self._blocks: dict[int, str] = {}
        self._texts: dict[int, str] = {}
        self._periods: dict[int, bool] = {}
        """First column of a part of the year, or of all of it -> whether it is all of it."""

    def learn(self, row: Iterable[GridCell]) -> None:
        """Take note of a row of heads."""
        cells = [cell for cell in row if cell.begins and cell.text.strip()]
        periods = _periods(cells)
        self._periods |= periods
        for cell in cells:
            if block := labels.case_block_of(cell.text):
                self._blocks[cell.column] = block
            name = labels.head_named(cell.text)
            if name:
                self._named.setdefault(name, set()).add(cell.column)
            self._texts[cell.column] = cell.text

    @property
    def are_known(self) -> bool:
        """Whether any column is named."""
        return bool(self._named)

    @property
    def are_repeated(self) -> bool:
        """Whether columns are named more than once, as a comparison of two years has them."""
        return not self._blocks and any(
            len(self._of_the_year(columns)) > 1 for columns in self._named.values()
        )

    def columns_of(self, names: Sequence[str], paths: Sequence[str]) -> dict[int, str]:
        """Map columns to cell paths, for the cells of a row whose heads are there once.

        `names` are the heads of the cells, normalised. Nothing where two of them stand in one
        column: then columns are not what they were.
        """
        found = {
            path: next(iter(columns))
            for path, name in zip(paths, names, strict=True)
            if len(columns := self._of_the_year(self._named.get(name, set()))) == 1
        }
        by_column = {column: path for path, column in found.items()}
        return by_column if len(by_column) == len(found) else {}

    @property
    def have_true_columns(self) -> bool:
        """Whether no two columns of the form are named in one place."""
        at = [column for columns in self._named.values() for column in columns]
        return bool(self._blocks) or len(at) == len(set(at))

    def whole_year(self) -> int | None:
        """Return the column of a single value's whole year, where parts of it have columns too."""
        whole = [column for column, is_whole in self._periods.items() if is_whole]
        return whole[0] if len(whole) == 1 and len(self._periods) > 1 else None

    def year_among_parts(self) -> tuple[int, int] | None:
        """Return the position of the whole year among its parts, and how many there are."""
        at = self.whole_year()
        return None if at is None else (sorted(self._periods).index(at), len(self._periods))

    def is_foreign(self, column: int) -> bool:
        """Return whether a column's head names nothing of the form: 备注, 上年."""
        words = self._texts.get(column, "")
        is_ours = labels.head_named(words) or labels.is_table_text(words)
        return bool(words) and not is_ours and column not in self._periods

    def is_in_yuan(self, column: int) -> bool:
        """Return whether a column's head says 元 where the form asks for 万元."""
        return in_yuan(self._texts.get(column, ""))

    def _of_the_year(self, columns: set[int]) -> set[int]:
        """Return those of some columns that stand below the whole year, if parts of it are told."""
        begin = self.whole_year()
        if begin is None or len(columns) < 2:
            return columns
        later = [column for column in self._periods if column > begin]
        end = min(later, default=max(columns) + 1)
        return {column for column in columns if begin <= column < end}


def are_heads(texts: Iterable[str]) -> bool:
    """Return whether the cells of a row are heads of columns: the form's, or parts of the year."""
    return any(labels.is_head(text) or is_part_of_year(text) for text in texts)


def is_part_of_year(words: str) -> bool:
    """Return whether a head names a part of the year: 上半年, 二季度, 1-6月."""
    return len(words) <= _LONGEST_PART and bool(_PART.fullmatch(_squeezed(words)))


def is_period(words: str) -> bool:
    """Return whether a head names a part of the year, or all of it: 合计, 全年."""
    return is_part_of_year(words) or _is_whole_year(words)


def in_yuan(label: str) -> bool:
    """Return whether a label names 元 as the unit, not 万元."""
    return "元" in label and "万" not in label


def _periods(cells: Sequence[GridCell]) -> Mapping[int, bool]:
    """Return column -> whether it is the whole year; nothing for a row of other heads."""
    parts = {cell.column: False for cell in cells if is_part_of_year(cell.text)}
    if not parts:
        return {}
    return parts | {cell.column: True for cell in cells if _is_whole_year(cell.text)}


def _is_whole_year(words: str) -> bool:
    squeezed = _squeezed(words)
    return 0 < len(squeezed) <= _LONGEST_PART and bool(_WHOLE.fullmatch(squeezed))


def _squeezed(words: str) -> str:
    return "".join(words.split())
