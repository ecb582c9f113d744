"""Tables whose cells became lines or words of a text: which words name a row, which are its values.

A copy of a page has one cell a line, a PDF blanks between cells and labels broken over lines. What
stands before some values names their row, as far as it can be pieced together; where the values of
several rows were torn from their labels, none of them is placed (findings: files.md F7, F8).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from report_assistant.reading import labels
from report_assistant.reading.blocks import MOST_COLUMNS, GridBlock, GridCell, Row
from report_assistant.reading.heads import are_heads, is_period
from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.reading.outline import section_of

_LONGEST_PIECE = 30
"""A longer line is no piece of a label."""
_MOST_PIECES = 6
"""A label is broken over so many lines at most."""
_TORN = 3
"""So many labels one after another, and values only then, were torn from their values."""
_ENOUGH_HEADS = 3
_NO_PIECE = re.compile("[。；！？]")
_ANNOTATED = re.compile(r"(?<=\d)\s*（([^（）]*)）")
_LONGEST_LINE = 400


@dataclass(frozen=True)
class CellLine:
    """A line of a text that may be cells of a table."""

    words: tuple[str, ...]
    values: tuple[str, ...]
    line: str

    @property
    def is_certain(self) -> bool:
        """Whether the line names something of a statutory table."""
        return any(map(_is_of_a_table, self.words)) or _is_of_a_table("".join(self.words))


def cell_line(line: str) -> CellLine | None:
    """Return a line as cells; `None` for one that is prose or a heading."""
    if len(line) > _LONGEST_LINE or _NO_PIECE.search(line) or section_of(line.strip()):
        return None
    pieces = _ANNOTATED.sub(_close_up, line).split()
    if not pieces or len(pieces) > MOST_COLUMNS:
        return None
    begin = len(pieces)
    while begin and _is_value(pieces[begin - 1]):
        begin -= 1
    found = CellLine(tuple(pieces[:begin]), tuple(pieces[begin:]), line)
    if not found.is_certain and sum(map(len, found.words)) > _LONGEST_PIECE:
        return None
    return found


def table_of(lines: Sequence[CellLine]) -> GridBlock | None:
    """Return the table that consecutive lines are; `None` if they are none."""
    groups = list(_groups(lines))
    named = [group for group in groups if group.values and group.label]
    has_cases = any(
        group.values and (group.heads_cases or group.is_broken_cases) for group in groups
    )
    rows_named = {labels.normalised(group.label) for group in named}
    if not has_cases and not any(_is_distinct(label) for label in rows_named):
        return None
    if any(group.is_torn for group in groups):
        groups = [_Group(group.words, []) for group in groups]
    return GridBlock(tuple(row for group in groups for row in group.rows()), is_exact=False)


@dataclass
class _Group:
    """The words before some values, and these values."""

    words: list[str]
    values: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The words that name the row; empty if none do."""
        return _label_of(tuple(self.words[-_MOST_PIECES:]))

    @property
    def heads_cases(self) -> bool:
        """Whether the words are the heads of table four."""
        heads = {labels.column_of(words) for words in self.words}
        return len(heads & set(labels.CASE_COLUMNS)) >= _ENOUGH_HEADS

    @cached_property
    def is_broken_cases(self) -> bool:
        """Whether the values are table four's, below heads that narrow cells broke to pieces.

        They are in the form's order then; that each part adds up shows it.
        """
        if len(self.values) != len(labels.CASE_PATHS) or self.heads_cases:
            return False
        whole = "".join(self.words)
        if not set("".join(labels.CASE_COLUMNS)) <= set(whole):
            return False
        return labels.cases_add_up([printed_cell(value).value for value in self.values])

    @property
    def is_torn(self) -> bool:
        """Whether the values of several rows stand behind the labels of all of them."""
        named = {
            labels.normalised(words)
            for words in self.words
            if labels.exact_row_of(words) is not None and not labels.is_head(words)
        }
        return bool(self.values) and sum(map(_is_distinct, named)) >= _TORN

    def rows(self) -> Iterator[Row]:
        """Yield the heads, if there are any, and the labelled row."""
        if self.is_broken_cases:
            yield from (_row(heads) for heads in labels.case_heads())
            yield _row(self.values)
            return
        label = "" if self.heads_cases else self.label
        heads = [words for words in self.words if words != label]
        if self.heads_cases or are_heads(heads) or not label:
            yield _row(heads)
        if self.values:
            yield _row([label, *self.values] if label else self.values)
        elif label:
            yield _row([label])


def _groups(lines: Sequence[CellLine]) -> Iterator[_Group]:
    group = _Group([])
    for line in lines:
        if line.words and group.values:
            yield group
            group = _Group([])
        group.words += line.words
        group.values += line.values
    yield group


@lru_cache(maxsize=2048)
def _label_of(words: tuple[str, ...]) -> str:
    """Return the last words, joined where a label was broken, that name a row; empty if none do."""
    whole = [piece for piece in words if not _is_fragment(piece)]
    endings = ["".join(whole[-number:]) for number in range(1, len(whole) + 1)]
    for named in (labels.exact_row_of, labels.row_of):
        for ending in endings:
            if named(ending) is not None:
                return ending
    return ""


def _is_fragment(piece: str) -> bool:
    """Return whether a piece is a part of a group's name or of a head, broken off by a narrow cell."""
    if labels.exact_row_of(piece) is not None or len(piece) > _LONGEST_FRAGMENT:
        return False
    return any(piece in name for name in labels.groups_and_heads())


_LONGEST_FRAGMENT = 5


def _is_of_a_table(words: str) -> bool:
    is_ours = labels.is_table_text(words) or labels.exact_row_of(words) is not None
    return is_ours or is_period(words)


def _is_distinct(label: str) -> bool:
    found = labels.exact_row_of(label)
    return found is not None and found.is_distinct


def _is_value(piece: str) -> bool:
    return is_blank(piece) or printed_cell(piece).value is not None


def _close_up(found: re.Match[str]) -> str:
    return f"（{''.join(found[1].split())}）"


def _row(texts: Sequence[str]) -> Row:
    return tuple(GridCell(words, column) for column, words in enumerate(texts[:MOST_COLUMNS]))
