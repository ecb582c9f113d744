"""assemble: a report becomes a draft. Deterministic: nothing is added that is not an answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from report_assistant.drafting.absent import missing_mark
from report_assistant.drafting.chinese import (
    LEAD_CLOSE,
    LEAD_OPEN,
    PARAGRAPH,
    numeral,
    plain_number,
    trimmed,
)
from report_assistant.drafting.draft import (
    MISSING_OPEN,
    Block,
    Draft,
    Heading,
    Paragraph,
    TableBlock,
    TableNote,
    Title,
)
from report_assistant.drafting.narrative import holds, render, render_words
from report_assistant.drafting.outline import OutlineItem, load_outline
from report_assistant.report.edition import section_heading
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLE_OF, Number, cell_note, cell_values

_SECTIONS = range(1, 7)
_LEAD = re.compile(f"{LEAD_OPEN}([^{LEAD_CLOSE}]*){LEAD_CLOSE}")
_CELL_MISSING = f"{MISSING_OPEN}】"


def assemble(report: AnnualReport) -> Draft:
    """Return the draft that the answers make. Raises TemplateProblem for a broken template."""
    outline = load_outline()
    blocks: list[Block] = [_title(report)]
    for section in (0, *_SECTIONS):
        if section:
            heading = section_heading(section, report.year)
            blocks.append(Heading(f"s{section}_heading", section, heading))
        blocks.extend(_section_blocks([i for i in outline if i.section == section], report))
    return Draft(report.organisation.name or "", report.year, tuple(blocks))


def _title(report: AnnualReport) -> Title:
    name = report.organisation.name or missing_mark("organisation.name")
    year = missing_mark("year") if report.year is None else str(report.year)
    return Title(
        "title",
        0,
        (name, f"{year}年政府信息公开工作年度报告"),
        uses=frozenset({"organisation.name", "year"}),
    )


@dataclass
class _Piece:
    """A paragraph before its run-in heading is numbered."""

    id: str
    section: int
    heading: str
    body: str
    uses: frozenset[str] = field(default_factory=frozenset)


def _section_blocks(items: list[OutlineItem], report: AnnualReport) -> Iterator[Block]:
    pieces: list[_Piece | Block] = []
    for item in items:
        pieces.extend(_table(item, report) if item.table else _pieces(item, report))
    headed = [piece for piece in pieces if isinstance(piece, _Piece) and piece.heading]
    for piece in pieces:
        if isinstance(piece, Block):
            yield piece
        else:
            yield Paragraph(
                piece.id, piece.section, piece.body, _numbered(piece, headed), uses=piece.uses
            )


def _numbered(piece: _Piece, headed: list[_Piece]) -> str:
    """The run-in heading with its number; a heading that is alone has none."""
    if not piece.heading:
        return ""
    if len(headed) == 1:
        return piece.heading
    number = next(at for at, other in enumerate(headed, start=1) if other is piece)
    return f"（{numeral(number)}）{piece.heading}"


def _pieces(item: OutlineItem, report: AnnualReport) -> Iterator[_Piece]:
    uses: frozenset[str] = frozenset()
    if item.when:
        applies, uses = holds(item.when, report)
        if not applies:
            return
    rendered = render(item.template, report)
    texts = [text for text in rendered.text.split(PARAGRAPH) if text]
    if not texts:
        return
    heading = ""
    if item.lead:
        words = render_words(item.lead, report)
        heading, uses = f"{trimmed(words.text)}。", uses | words.uses
    several = len(texts) > 1 or PARAGRAPH in rendered.text
    for number, text in enumerate(texts, start=1):
        own = _LEAD.search(text)
        yield _Piece(
            f"{item.id}_{number}" if several else item.id,
            item.section,
            own[1] if own else heading if number == 1 else "",
            _LEAD.sub("", text),
            uses | rendered.uses,
        )


def _table(item: OutlineItem, report: AnnualReport) -> Iterator[Block]:
    table = TABLE_OF[item.table]
    values = cell_values(report)
    cells = {path: _cell_text(report, path, values[path]) for path in table.paths}
    uses = frozenset({table.key})
    yield TableBlock(item.id, item.section, table, cells, uses=uses)
    footnote: str = getattr(report, table.key).footnote
    if footnote:
        yield TableNote(f"{item.id}_note", item.section, footnote, uses=uses)


def _cell_text(report: AnnualReport, path: str, value: Number | None) -> str:
    if value is None:
        return _CELL_MISSING
    note = cell_note(report, path)
    return f"{plain_number(value)}（{note}）" if note else plain_number(value)
