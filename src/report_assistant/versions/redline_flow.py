"""The walk through both versions of a document that writes a redline, down into the tables' cells."""

from collections import deque

from lxml import etree

from report_assistant.ooxml.marks import DELETED, INSERTED, Marks
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.pieces import PARAGRAPH, TABLE, Piece, cells, pieces, rows
from report_assistant.ooxml.trees import copy_of, remove
from report_assistant.versions.alignment import align
from report_assistant.versions.redline_ends import Pair, Route, settle_end
from report_assistant.versions.redline_tables import deleted_row, deleted_table, row_pairs
from report_assistant.versions.redline_text import (
    Guests,
    deleted_paragraph,
    show_edits,
    show_inserted,
)

_P_PR, _TBL = f"{W}pPr", f"{W}tbl"


class RedlineFlow:
    """Writes the marks into the new version."""

    def __init__(self, marks: Marks, guests: Guests) -> None:
        self._marks = marks
        self._guests = guests

    def compare(self, old_holder: etree._Element, holder: etree._Element) -> None:
        """Mark what changed in a body or a cell."""
        old, new = pieces(old_holder), pieces(holder)
        steps = align(old, new).steps
        route = settle_end(
            [
                Pair(
                    None if step.old is None else old[step.old],
                    None if step.new is None else new[step.new],
                )
                for step in steps
            ]
        )
        last: etree._Element | None = None
        coming = deque(pair.new.node for pair in route.pairs if pair.new is not None)
        for pair in route.pairs:
            with_end = pair is not route.without_end
            if pair.old is not None and pair.new is not None:
                self._compare_pieces(pair.old, pair.new)
            elif pair.new is not None:
                self._insert(pair.new, with_end=with_end)
            elif pair.old is not None:
                gone = self._deleted(pair.old, with_end=with_end)
                _place(gone, coming, holder)
                last = gone
            if pair.new is not None:
                last = coming.popleft()
        self._hand_on_end(route, last)

    def _hand_on_end(self, route: Route, last: etree._Element | None) -> None:
        """Mark the end of the paragraph before the last ones in their stead."""
        if route.carries_end is None or route.without_end is None or last is None:
            return
        carrier = route.carries_end.node
        if route.without_end.new is None:
            # The text before takes over this paragraph when the changes are accepted.
            remove(last.find(_P_PR))
            properties = carrier.find(_P_PR)
            if properties is not None:
                last.insert(0, copy_of(properties))
        self._marks.paragraph_end(carrier, DELETED if route.without_end.new is None else INSERTED)

    def _compare_pieces(self, before: Piece, after: Piece) -> None:
        if after.kind == PARAGRAPH:
            show_edits(after.node, before.node, self._marks, self._guests)
        elif before.cell_texts != after.cell_texts:
            self._compare_tables(before.node, after.node)

    def _compare_tables(self, old: etree._Element, new: etree._Element) -> None:
        found = row_pairs(old, new)
        if not found:
            new.addprevious(deleted_table(old, self._marks, self._guests))
            self._insert_table(new)
            return
        last: etree._Element | None = None
        for before, after in found:
            if before is not None and after is not None:
                for old_cell, cell in zip(cells(before), cells(after), strict=True):
                    self.compare(old_cell, cell)
            elif after is not None:
                self._insert_row(after)
            elif before is not None:
                row = deleted_row(before, self._marks, self._guests, into=new)
                _place_row(row, last, new)
                last = row
            last = last if after is None else after

    def _deleted(self, piece: Piece, *, with_end: bool) -> etree._Element:
        if piece.kind == TABLE:
            return deleted_table(piece.node, self._marks, self._guests)
        return deleted_paragraph(piece.node, self._marks, self._guests, with_end=with_end)

    def _insert(self, piece: Piece, *, with_end: bool) -> None:
        if piece.kind == TABLE:
            self._insert_table(piece.node)
        else:
            show_inserted(piece.node, self._marks, with_end=with_end)

    def _insert_table(self, table: etree._Element) -> None:
        for row in rows(table):
            self._insert_row(row)
        self._part(table)

    def _insert_row(self, row: etree._Element) -> None:
        for cell in cells(row):
            inside = pieces(cell)
            for number, piece in enumerate(inside, start=1):
                self._insert(piece, with_end=number < len(inside))
        self._marks.row(row, INSERTED)

    def _part(self, table: etree._Element) -> None:
        """Set an inserted table apart from a table before it, which Word would join with it.

        The empty paragraph between them is there neither before nor after the changes.
        """
        before = table.getprevious()
        if before is not None and before.tag == _TBL:
            between = etree.Element(f"{W}p")
            self._marks.paragraph_end(between, INSERTED)
            self._marks.paragraph_end(between, DELETED)
            table.addprevious(between)


def _place(node: etree._Element, coming: deque[etree._Element], holder: etree._Element) -> None:
    """Put what is gone before what comes after it, or at the end."""
    if coming:
        coming[0].addprevious(node)
    elif len(holder) and holder[-1].tag == f"{W}sectPr":
        holder[-1].addprevious(node)
    else:
        holder.append(node)


def _place_row(row: etree._Element, last: etree._Element | None, table: etree._Element) -> None:
    first = rows(table)
    if last is not None:
        last.addnext(row)
    elif first:
        first[0].addprevious(row)
    else:
        table.append(row)
