"""assemble: a report becomes a draft. Deterministic: nothing is added that is not an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from typing import Any

from report_assistant.assets import asset_dir
from report_assistant.drafting.absent import Absent
from report_assistant.drafting.chinese import bare, numeral
from report_assistant.drafting.draft import Block, Draft, Heading, Paragraph, Title
from report_assistant.drafting.narrative import Narrative
from report_assistant.drafting.outline import FILE, SECTIONS, OutlineItem, load_outline
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.drafting.table_blocks import table_blocks
from report_assistant.report.edition import section_heading
from report_assistant.report.model import AnnualReport


class Templates:
    """What a report is written with: an outline and the paragraphs that it names."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self.narrative = Narrative(folder / "narrative")

    @cached_property
    def outline(self) -> tuple[OutlineItem, ...]:
        """The entries of outline.yaml. Raises TemplateProblem or YamlProblem."""
        return load_outline(self._folder)


@lru_cache(maxsize=1)
def shipped_templates() -> Templates:
    """Return the templates of this installation, read once."""
    return Templates(asset_dir("templates") / "annual_report")


def assemble(report: AnnualReport, templates: Templates | None = None) -> Draft:
    """Return the draft that the answers make. Raises TemplateProblem for a broken template."""
    templates = templates or shipped_templates()
    blocks: list[Block] = [_title(report, templates)]
    for section in SECTIONS:
        if section:
            words = section_heading(section, report.year)
            uses = frozenset({"year"})
            blocks.append(Heading(f"s{section}_heading", section, words, uses=uses))
        items = [item for item in templates.outline if item.section == section]
        blocks.extend(_section_blocks(items, report, templates.narrative))
    ids = [block.id for block in blocks]
    for block_id in ids:
        if ids.count(block_id) > 1:
            raise TemplateProblem(FILE, None, f"编号“{block_id}”同时用在两段，请改 relevant 或换编号")
    return Draft(report.organisation.name or "", report.year, tuple(blocks))


def _title(report: AnnualReport, templates: Templates) -> Title:
    rendered = templates.narrative.render("title", report)
    return Title("title", 0, tuple(_lines(rendered.text)), uses=rendered.uses)


@dataclass(frozen=True)
class _Piece:
    """A paragraph before its run-in heading is numbered."""

    id: str
    section: int
    heading: str
    body: str
    uses: frozenset[str]


def _section_blocks(
    items: list[OutlineItem], report: AnnualReport, narrative: Narrative
) -> Iterator[Block]:
    pieces: list[_Piece | Block] = []
    numbering: frozenset[str] = frozenset()
    for item in items:
        if item.table:
            pieces.extend(table_blocks(item.id, item.section, item.table, report))
            continue
        made, presence = _pieces(item, report, narrative)
        pieces.extend(made)
        if item.lead:
            numbering |= presence
    headed = [piece for piece in pieces if isinstance(piece, _Piece) and piece.heading]
    for piece in pieces:
        if isinstance(piece, Block):
            yield piece
        elif piece.heading:
            lead = _numbered(piece.heading, headed.index(piece) + 1, len(headed))
            uses = piece.uses | numbering
            yield Paragraph(piece.id, piece.section, piece.body, lead, uses=uses)
        else:
            yield Paragraph(piece.id, piece.section, piece.body, uses=piece.uses)


def _numbered(heading: str, number: int, of: int) -> str:
    """The run-in heading with its number; a heading that is alone has none."""
    return f"{heading}。" if of == 1 else f"（{numeral(number)}）{heading}。"


def _pieces(
    item: OutlineItem, report: AnnualReport, narrative: Narrative
) -> tuple[list[_Piece], frozenset[str]]:
    """The paragraphs of one entry, and the answers that decide how many there are."""
    presence: frozenset[str] = frozenset()
    if item.relevant:
        applies, presence = narrative.value(item.relevant, report)
        if isinstance(applies, Absent):
            return [_Piece(item.id, item.section, "", str(applies), presence)], presence
        if not applies:
            return [], presence
    if not item.each:
        made = _paragraphs(item, item.id, report, narrative, None, presence)
        return made, presence.union(*(piece.uses for piece in made)) if item.optional else presence
    things, reads = narrative.value(item.each, report)
    presence |= reads
    if isinstance(things, Absent):
        return [_Piece(f"{item.id}_1", item.section, "", str(things), presence)], presence
    return [
        piece
        for number, thing in enumerate(things, start=1)
        for piece in _paragraphs(item, f"{item.id}_{number}", report, narrative, thing, presence)
    ], presence


def _paragraphs(
    item: OutlineItem,
    block_id: str,
    report: AnnualReport,
    narrative: Narrative,
    thing: Any,
    uses: frozenset[str],
) -> list[_Piece]:
    text = ""
    for template in item.templates:
        rendered = narrative.render(template, report, thing)
        uses |= rendered.uses
        if not (rendered.is_missing and rendered.text in text):  # one mark says it
            text += rendered.text
    heading = ""
    if item.lead:
        words = narrative.render_words(item.lead, report, thing)
        heading, uses = bare(words.text), uses | words.uses
    lines = list(_lines(text))
    if heading and not item.optional and not lines:
        lines = [""]
    return [
        _Piece(
            block_id if number == 1 else f"{block_id}_{number}",
            item.section,
            heading if number == 1 else "",
            line,
            uses,
        )
        for number, line in enumerate(lines, start=1)
    ]


def _lines(text: str) -> Iterator[str]:
    stripped = (line.strip(" \t") for line in text.split("\n"))
    return (line for line in stripped if line)
