"""New figures in the clerk's version of a statutory table, cell by cell.

A cell is found by its row's label and its place in the row. What the clerk wrote into a cell is
never replaced unasked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from report_assistant.annotations.lines import written_text
from report_assistant.drafting.draft import TableBlock
from report_assistant.merging import sentences
from report_assistant.merging.edited_copy import EditedCopy
from report_assistant.merging.flow import looks, rewrite, text_of
from report_assistant.merging.merged import Outcome, ReadBack
from report_assistant.merging.replacing import replace_content
from report_assistant.merging.three_way import Clash, combine
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.pieces import cells, rows
from report_assistant.reading.numbers import printed_cell
from report_assistant.report.tables import Table
from report_assistant.versions.alignment import align
from report_assistant.word.table_xml import cell_paths

_P = f"{W}p"


@dataclass(frozen=True)
class _Row:
    """A row of one version; rows are paired by their labels."""

    cells: tuple[etree._Element, ...]
    texts: tuple[str, ...]
    kind: str = "row"
    anchor: str = ""

    @property
    def text(self) -> str:
        """The labels and figures."""
        return " ".join(self.texts)

    @property
    def labels(self) -> tuple[str, ...]:
        """The words in the row without its figures."""
        return tuple(text for text in self.texts if any(mark.isalpha() for mark in text))


@dataclass(frozen=True)
class TableVersions:
    """A table as it was written, as it is in the clerk's file, and as it would be written now."""

    base: etree._Element
    mine: etree._Element
    fresh: etree._Element
    block: TableBlock


def merge_table(copy: EditedCopy, versions: TableVersions) -> None:
    """Bring what changed in a table into the clerk's."""
    table = versions.block.table
    paths = cell_paths(table.key)
    base, mine = _rows(versions.base), _rows(versions.mine)
    fresh = [cells(row) for row in rows(versions.fresh)]
    if [len(row.cells) for row in base] != [len(row) for row in paths]:
        return  # drawn by an edition of the form that has other rows
    for number, found in enumerate(_found_rows(base, mine)):
        row = base[number]
        for place, path in enumerate(paths[number]):
            if not path:
                continue
            new = versions.block.cells[path]
            cell = _Cell(table, path, row.texts[place], new, fresh[number][place])
            if found is not None and len(found.cells) == len(row.cells):
                cell.bring(copy, found.cells[place], row.cells[place], found.texts[place])
            elif cell.base != cell.new:
                _tell_lost(copy, cell, found)


def _rows(table: etree._Element) -> list[_Row]:
    found = (tuple(cells(row)) for row in rows(table))
    return [_Row(row, tuple(map(_cell_text, row))) for row in found]


def _cell_text(cell: etree._Element) -> str:
    return text_of(list(cell.iter(_P)))


def _found_rows(base: Sequence[_Row], mine: Sequence[_Row]) -> Iterator[_Row | None]:
    """Yield the clerk's row for each row of the base."""
    if [row.labels for row in base] == [row.labels for row in mine]:
        yield from mine
        return
    labelled = [
        [
            _Labelled(" ".join(row.labels) or f"{number - len(rows_)}")
            for number, row in enumerate(rows_)
        ]
        for rows_ in (base, mine)
    ]
    alignment = align(*labelled)
    pairs = {step.old: step.new for step in alignment.steps if step.old is not None}
    pairs |= dict(alignment.moved)
    for number in range(len(base)):
        place = pairs.get(number)
        yield None if place is None else mine[place]


@dataclass(frozen=True)
class _Labelled:
    """A row as its labels."""

    text: str
    kind: str = "row"
    anchor: str = ""


@dataclass(frozen=True)
class _Cell:
    """One value cell."""

    table: Table
    path: str
    base: str
    new: str
    fresh: etree._Element

    @property
    def place(self) -> str:
        return self.table.place(self.path)

    def bring(self, copy: EditedCopy, mine: etree._Element, base: etree._Element, now: str) -> None:
        """Bring the new figure into the clerk's cell, whose text is `now`."""
        if now == self.base:
            if self.new != self.base:
                self._replace(copy, mine, base)
        elif now != self.new:
            self._keep(copy, mine, now)

    def _replace(self, copy: EditedCopy, mine: etree._Element, base: etree._Element) -> None:
        paragraphs = list(mine.iter(_P))
        if copy.is_protected(paragraphs):
            copy.comment(paragraphs[0], sentences.comment_instead(self.new))
            copy.tell(Outcome.COMMENTED, self.path, sentences.commented(self.place))
            return
        written, fresh = next(base.iter(_P)), next(self.fresh.iter(_P))
        is_as_written = len(paragraphs) == 1 and looks(paragraphs[0]) == looks(written)
        if is_as_written and not copy.must_stay(paragraphs):
            replace_content(paragraphs[0], fresh)
        else:
            rewrite(paragraphs, combine(self.base, self.base, self.new).edits)
        sentence = sentences.cell_replaced(self.place, self.base, self.new)
        copy.tell(Outcome.REPLACED, self.path, sentence)

    def _keep(self, copy: EditedCopy, mine: etree._Element, now: str) -> None:
        """Keep a cell that the clerk changed, whatever the answers say."""
        edits = []
        if self.new != self.base:
            paragraphs = list(mine.iter(_P))
            clash = Clash(0, len(now), now, self.new)
            edits = copy.clash(self.path, self.place, paragraphs, clash)
            rewrite(paragraphs, edits)
        value = printed_cell(now.strip()).value
        is_decided = "".join(map(written_text, mine.iter(_P))) != self.base
        if not edits and value is not None and is_decided:
            copy.figures.append(ReadBack(self.place, self.base, str(value), path=self.path))


def _tell_lost(copy: EditedCopy, cell: _Cell, row: _Row | None) -> None:
    """Report a changed cell whose row is gone from the clerk's table, or has other cells."""
    if row is not None and row.cells:
        paragraph = next(row.cells[0].iter(_P))
        copy.comment(paragraph, sentences.comment_on_clash(f"{cell.place}：{cell.new}"))
    outcome = Outcome.STAYS_DELETED if row is None else Outcome.COMMENTED
    copy.tell(outcome, cell.path, sentences.cell_not_found(cell.place, cell.new))
