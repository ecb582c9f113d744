"""Matching the labels of a printed table with those of tables.py, whatever way they are typed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.tables import (
    CASE_BLOCK_LABELS,
    REPEALED_LABELS,
    TABLE_OF,
    TABLES,
    Number,
    Role,
    Table,
)

_ORDINAL = re.compile(rf"\s*(?:\(?[{NUMERALS}]+\s*[)、.,:]|\(?\d{{1,2}}\s*[)、.,:]?)\s*")
_NO_LETTER = re.compile(r"[\W\d_]+")
_SAME = (("其它", "其他"), ("合计", "总计"))
_LONGEST = 80
_ALIKE = 0.8
_CLEARLY = 0.08
"""A mistyped label is taken for the one that it resembles by so much, and so much more than any
other."""
_SHORTEST_MISTYPED = 5

APPLICATIONS = "applications"
DISCLOSURE = "proactive_disclosure"
LITIGATION = "review_litigation"
FEES = f"{DISCLOSURE}.fees"


@dataclass(frozen=True, eq=False)
class StatutoryRow:
    """A row of a statutory table that has values of its own."""

    table: Table
    label: str
    paths: tuple[str, ...]
    columns: tuple[str, ...]
    """The heads above the values, normalised."""

    @property
    def is_distinct(self) -> bool:
        """Whether the label can be nothing else: not 其他 or 总计, which are columns too."""
        return self.label not in _COLUMN_LABELS


def normalised(label: str) -> str:
    """Return a label without its number, its spaces and punctuation, and remarks in brackets."""
    return _normalised(label[: 2 * _LONGEST])  # so that no long line is kept in memory


@lru_cache(maxsize=4096)
def _normalised(label: str) -> str:
    words = unicodedata.normalize("NFKC", label).replace("\n", "")
    for _ in range(2):
        words = _ORDINAL.sub("", words, count=1) if _ORDINAL.match(words) else words
    words = words.partition("(")[0] or words
    words = _NO_LETTER.sub("", words)
    for other, ours in _SAME:
        words = words.replace(other, ours)
    return words


def row_of(label: str) -> StatutoryRow | None:
    """Return the row that a cell names; `None` if it names none."""
    words = normalised(label)
    return _ROWS.get(words) or _shortened_row(words) or _mistyped_row(words)


def exact_row_of(label: str) -> StatutoryRow | None:
    """Return the row that a cell names, spelt as in the form."""
    return _ROWS.get(normalised(label))


def is_head(label: str) -> bool:
    """Return whether a cell is a column's head and nothing else."""
    return normalised(label) in _HEADS


def column_of(label: str) -> str:
    """Return the column that a cell names in tables two to four; empty if none."""
    words = normalised(label)
    return words if words in _COLUMN_LABELS else ""


def head_named(label: str) -> str:
    """Return the head of values that a cell is, normalised; empty if it is none.

    A head over several columns, as 申请人情况 is, is the head of no value.
    """
    words = normalised(label)
    return words if words in _VALUE_HEADS else ""


def case_block_of(label: str) -> str:
    """Return the block of table four that a cell names, its field; empty if none."""
    return _CASE_BLOCKS.get(normalised(label), "")


def is_repealed(label: str) -> bool:
    """Return whether a label stands in the repealed form of 2019 only."""
    return len(label) <= _LONGEST_REPEALED and normalised(label) in _REPEALED


def is_table_text(label: str) -> bool:
    """Return whether a line is a piece of a table without cells: a banner, a head, a group."""
    words = normalised(label)
    return len(label) <= _LONGEST and (words in _FIXED or words in _HEADS)


def head_of(table: Table, path: str) -> str:
    """Return the head above a cell: its column's label, or what is printed above all of its row."""
    head = ""
    for row in table.rows:
        head = next((cell.text for cell in reversed(row) if cell.role is Role.HEAD), head)
        if any(cell.path == path for cell in row):
            break
    return table.labels[path][1] or head


@lru_cache(maxsize=1)
def groups_and_heads() -> tuple[str, ...]:
    """Return the names of groups of rows and of columns as the form prints them, numbers included."""
    roles = (Role.GROUP, Role.HEAD, Role.BANNER)
    return tuple(
        cell.text for table in TABLES for row in table.rows for cell in row if cell.role in roles
    )


def case_heads() -> tuple[tuple[str, ...], ...]:
    """Return the rows of heads over the values of table four, as far as they tell these apart."""
    return tuple(CASE_BLOCK_LABELS.values()), CASE_COLUMNS * len(CASE_BLOCK_LABELS)


def cases_add_up(values: Sequence[Number | None]) -> bool:
    """Return whether the values of table four add up, in the order of the form."""
    known = dict(zip(CASE_PATHS, values, strict=True))
    return all(
        sum(known[path] or 0 for path in identity.left)
        == sum(known[path] or 0 for path in identity.right)
        for identity in TABLE_OF[LITIGATION].identities
    )


def _shortened_row(words: str) -> StatutoryRow | None:
    """Return the one row whose label begins so: 申请人无正当理由逾期不补正."""
    if len(words) < _SHORTEST_MISTYPED or words in _FIXED or words in _HEADS:
        return None
    begun = {id(row): row for label, row in _ROWS.items() if label.startswith(words)}
    return next(iter(begun.values())) if len(begun) == 1 else None


@lru_cache(maxsize=1024)
def _mistyped_row(words: str) -> StatutoryRow | None:
    if not _SHORTEST_MISTYPED <= len(words) <= _LONGEST or words in _FIXED or words in _HEADS:
        return None
    rated = sorted(
        ((SequenceMatcher(None, words, label).ratio(), label) for label in _ROWS), reverse=True
    )
    (best, label), (second, other) = rated[:2]
    is_clear = best - second >= _CLEARLY or _ROWS[label] is _ROWS[other]
    return _ROWS[label] if best >= _ALIKE and is_clear else None


def _statutory_rows() -> Iterator[tuple[str, StatutoryRow]]:
    """Yield every way to name a row: its own label, and its group's label before it."""
    for table in TABLES:
        group = ""
        for row in table.rows:
            paths = tuple(cell.path for cell in row if cell.path)
            groups = [cell.text for cell in row if cell.role is Role.GROUP]
            group = groups[-1] if groups else group
            labels = [cell.text for cell in row if cell.role is Role.LABEL]
            if not paths or not labels:
                continue
            label = normalised(labels[-1])
            columns = tuple(normalised(head_of(table, path)) for path in paths)
            found = StatutoryRow(table, label, paths, columns)
            yield label, found
            yield normalised(group) + label, found


def _texts(*roles: Role) -> Iterator[str]:
    for table in TABLES:
        for row in table.rows:
            for cell in row:
                if cell.role in roles:
                    yield normalised(cell.text)


_ROWS: Mapping[str, StatutoryRow] = dict(_statutory_rows())
_COLUMN_LABELS = frozenset(
    normalised(column) for table in TABLES for _, column in table.labels.values() if column
)
_VALUE_HEADS = frozenset(name for row in _ROWS.values() for name in row.columns) | _COLUMN_LABELS
_HEADS = (frozenset(_texts(Role.HEAD)) | _COLUMN_LABELS) - _ROWS.keys()
_FIXED = frozenset(_texts(Role.BANNER, Role.NOTE, Role.GROUP))
_CASE_BLOCKS = {normalised(label): field for field, label in CASE_BLOCK_LABELS.items()}
_REPEALED = frozenset(map(normalised, REPEALED_LABELS))
_LONGEST_REPEALED = 20
CASE_PATHS = TABLE_OF[LITIGATION].paths
"""The values of table four in the order of the form."""
CASE_COLUMNS = tuple(
    normalised(column)
    for path, (_, column) in TABLE_OF[LITIGATION].labels.items()
    if path.startswith(f"{LITIGATION}.{next(iter(CASE_BLOCK_LABELS))}.")
)
"""The heads of one block of table four."""
