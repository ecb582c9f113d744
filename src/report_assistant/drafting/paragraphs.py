"""The paragraphs of a section: rendered, split, and their run-in headings numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from report_assistant.drafting.absent import Absent
from report_assistant.drafting.chinese import bare
from report_assistant.drafting.draft import Block, Paragraph
from report_assistant.drafting.narrative import Narrative
from report_assistant.drafting.outline import OutlineItem
from report_assistant.drafting.table_blocks import table_blocks
from report_assistant.report.chinese_numbers import numeral
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLE_OF, Values, cell_values


@dataclass(frozen=True)
class _Piece:
    """A paragraph before its run-in heading is numbered."""

    id: str
    section: int
    body: str
    uses: frozenset[str]
    heading: str = ""
    setting: type[Paragraph] = Paragraph


@dataclass(frozen=True)
class _Made:
    """The blocks that one entry of the outline made."""

    pieces: tuple[_Piece, ...]
    presence: frozenset[str]
    """The answers that decide how many paragraphs there are, and so the numbers of later ones."""


@dataclass(frozen=True)
class SectionWriter:
    """Writes the blocks of one section of a report."""

    report: AnnualReport
    narrative: Narrative
    _conditions: dict[str, tuple[Any, frozenset[str]]] = field(default_factory=dict, init=False)

    def blocks(self, items: Sequence[OutlineItem]) -> Iterator[Block]:
        """Yield the blocks of the section's entries. Raises TemplateProblem."""
        pieces: list[_Piece | Block] = []
        numbering: frozenset[str] = frozenset()
        for item in items:
            if item.table:
                pieces.extend(self._table(item))
                continue
            made = self._made(item)
            pieces.extend(made.pieces)
            if item.lead:
                numbering |= made.presence
        return _numbered(pieces, numbering)

    @cached_property
    def _cells(self) -> Values:
        return cell_values(self.report)

    def _table(self, item: OutlineItem) -> Iterator[Block]:
        return table_blocks(item.id, TABLE_OF[item.table], self.report, self._cells)

    def _made(self, item: OutlineItem) -> _Made:
        presence: frozenset[str] = frozenset()
        if item.relevant:
            applies, presence = self._condition(item.relevant)
            if isinstance(applies, Absent):
                return _Made((_Piece(item.id, item.section, str(applies), presence),), presence)
            if not applies:
                return _Made((), presence)
        if item.each:
            return self._repeated(item, presence)
        made = self._paragraph(item, item.id, None, presence)
        return made if item.optional else _Made(made.pieces, presence)

    def _condition(self, relevant: str) -> tuple[Any, frozenset[str]]:
        """Return a condition's value and the answers it read. Entries share it: computed once."""
        if relevant not in self._conditions:
            self._conditions[relevant] = self.narrative.value(relevant, self.report)
        return self._conditions[relevant]

    def _repeated(self, item: OutlineItem, presence: frozenset[str]) -> _Made:
        things, reads = self.narrative.value(item.each, self.report)
        presence |= reads
        if isinstance(things, Absent):
            return _Made((_Piece(f"{item.id}_1", item.section, str(things), presence),), presence)
        made = (
            self._paragraph(item, f"{item.id}_{number}", thing, presence)
            for number, thing in enumerate(things, start=1)
        )
        return _Made(tuple(piece for one in made for piece in one.pieces), presence)

    def _paragraph(
        self, item: OutlineItem, block_id: str, thing: Any, uses: frozenset[str]
    ) -> _Made:
        """Return a paragraph, or several where the text has several."""
        text = ""
        for template in item.templates:
            rendered = self.narrative.render(template, self.report, thing)
            uses |= rendered.uses
            if not (rendered.is_missing and rendered.text in text):  # one mark says it
                text += rendered.text
        heading = ""
        if item.lead:
            words = self.narrative.render_words(item.lead, self.report, thing)
            heading, uses = bare(words.text), uses | words.uses
        lines = lines_of(text)
        if heading and not item.optional:
            lines = lines or [""]
        pieces = [
            _Piece(f"{block_id}_{number}", item.section, line, uses, setting=item.setting)
            for number, line in enumerate(lines, start=1)
        ]
        if pieces:
            pieces[0] = replace(pieces[0], id=block_id, heading=heading)
        return _Made(tuple(pieces), uses)


def lines_of(text: str) -> list[str]:
    """Return the lines of rendered text: the paragraphs, without empty ones."""
    stripped = (line.strip(" \t") for line in text.split("\n"))
    return [line for line in stripped if line]


def _numbered(pieces: Sequence[_Piece | Block], numbering: frozenset[str]) -> Iterator[Block]:
    """Yield the blocks of a section; a run-in heading that is alone has no number."""
    headed = sum(isinstance(piece, _Piece) and bool(piece.heading) for piece in pieces)
    number = 0
    for piece in pieces:
        if isinstance(piece, Block):
            yield piece
        elif piece.heading:
            number += 1
            ordinal = f"（{numeral(number)}）" if headed > 1 else ""
            lead, uses = f"{ordinal}{piece.heading}。", piece.uses | numbering
            yield Paragraph(piece.id, piece.section, piece.body, lead, uses=uses)
        else:
            yield piece.setting(piece.id, piece.section, piece.body, uses=piece.uses)
