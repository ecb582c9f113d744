"""The report's paragraphs as the clerk rewrites them: what they say, last year's, linked figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from report_assistant.drafting.assembly import assemble, generated
from report_assistant.drafting.draft import MISSING_OPEN, Draft, Paragraph
from report_assistant.drafting.own_wording import text_of
from report_assistant.foundation.digits import whole_number
from report_assistant.report.fields import UnknownField, value_at
from report_assistant.report.labels import cell_place, field_label
from report_assistant.report.last_text import NO_TEXT, LastText
from report_assistant.report.model import AnnualReport
from report_assistant.report.places import part_name
from report_assistant.report.wording import Link, Words, pieces_of, written
from report_assistant.session.last_paragraphs import last_paragraphs
from report_assistant.session.last_start import figures_in
from report_assistant.session.named_figures import FigureName, named_figures

_TOKEN = re.compile(rf"{MISSING_OPEN}[^】]*】|\d+(?:\.\d+)?|.", re.DOTALL)
_SHOWN = 14


@dataclass(frozen=True)
class LinkedFigure:
    """A figure in a paragraph that follows its answer."""

    path: str
    title: str
    text: str
    """As it is printed."""


@dataclass(frozen=True)
class OwnParagraph:
    """One paragraph of the draft, to be reworded."""

    block: str
    section: int
    lead: str
    """Its run-in heading, which is not reworded here."""
    wording: str
    """As it stands, figures linked."""
    generated: str
    """As it is generated, figures linked."""
    text: str
    """As it is printed."""
    last: str | None
    """Last year's own text for the same place; empty where there is none, `None` without a report."""

    @property
    def is_reworded(self) -> bool:
        """Whether it is in the clerk's own words."""
        return self.wording != self.generated

    @property
    def title(self) -> str:
        """The place of the paragraph: 第一部分（一）主动公开情况."""
        words = self.lead.rstrip("。") or f"“{self.text[:_SHOWN]}……”"
        return f"{part_name(self.section)}{words}"


def own_paragraphs(
    report: AnnualReport, last: AnnualReport | None, text: LastText = NO_TEXT
) -> tuple[OwnParagraph, ...]:
    """Return the paragraphs of the draft, in order; `text` is that of last year's report.

    Raises TemplateProblem.
    """
    wordings = generated(report)
    before = {} if last is None or text.paragraphs else _bodies(assemble(last))
    found = []
    for block in assemble(report).blocks:
        if isinstance(block, Paragraph) and block.id in wordings:
            made = wordings[block.id]
            wording = report.wording.get(block.id, made)
            told = last_paragraphs(block.id, block.section, block.lead, text)
            beside = None if last is None else told or before.get(block.id, "")
            found.append(
                OwnParagraph(
                    *(block.id, block.section, block.lead, wording, made),
                    *(text_of(wording, report), beside),
                )
            )
    return tuple(found)


def old_figures(paragraph: OwnParagraph, wording: str, report: AnnualReport) -> tuple[str, ...]:
    """Return the figures of last year's text that still stand in a wording, and follow no answer."""
    words = "".join(piece.text for piece in pieces_of(wording) if isinstance(piece, Words))
    printed_now = figures_in(text_of(paragraph.generated, report))
    old = set(figures_in(paragraph.last or "")) - set(printed_now)
    return tuple(figure for figure in figures_in(words) if figure in old)


def reworded(
    paragraph: OwnParagraph,
    edited: str,
    report: AnnualReport,
    figures: Sequence[FigureName] = (),
) -> str | None:
    """Return the wording of a paragraph that was edited; `None` if it is the generated one.

    A figure that was left where it stood stays linked. A number that is one of the `figures`, by
    its name and value, is linked too.
    """
    lines = (line.strip(" \t　") for line in edited.splitlines())
    text = "\n".join(line for line in lines if line)
    if not text or text == text_of(paragraph.generated, report):
        return None
    wording = _relinked(paragraph.wording, text, report, figures)
    return None if wording == paragraph.generated else wording


def linked_figures(wording: str, report: AnnualReport) -> tuple[LinkedFigure, ...]:
    """Return the figures of a wording that follow their answers, each once."""
    links = dict.fromkeys(piece.path for piece in pieces_of(wording) if isinstance(piece, Link))
    return tuple(
        LinkedFigure(path, _title(path, report), text_of(f"{{{path}}}", report)) for path in links
    )


def named(paragraphs: Sequence[OwnParagraph], words: str) -> Sequence[OwnParagraph]:
    """Return the paragraphs that a number in the list, or a part of the heading, names."""
    if words.isdecimal():
        number = whole_number(words) or 0
        return paragraphs[number - 1 : number] if number else ()
    return [each for each in paragraphs if words and words in each.title]


def _relinked(
    wording: str, edited: str, report: AnnualReport, figures: Sequence[FigureName]
) -> str:
    before, links = _tokens_of(wording, report)
    after = _TOKEN.findall(edited)
    stayed: dict[int, str] = {}
    for a, b, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        stayed |= {b + at: links[a + at] for at in range(size) if a + at in links}
    return written(_pieces(after, named_figures(after, figures, report) | stayed))


def _pieces(tokens: Sequence[str], links: dict[int, str]) -> Iterator[Words | Link]:
    for at, token in enumerate(tokens):
        yield Link(links[at]) if at in links else Words(token)


def _tokens_of(wording: str, report: AnnualReport) -> tuple[list[str], dict[int, str]]:
    """Return the printed text in numbers and characters, and which are linked figures."""
    tokens: list[str] = []
    links: dict[int, str] = {}
    for piece in pieces_of(wording):
        if isinstance(piece, Link):
            links[len(tokens)] = piece.path
            tokens.append(text_of(f"{{{piece.path}}}", report))
        else:
            tokens += _TOKEN.findall(piece.text)
    return tokens, links


def _title(path: str, report: AnnualReport) -> str:
    """Return the name of a figure; an item of a list by its own name."""
    listed, _, item = path.removesuffix(".number").rpartition(".")
    if (place := whole_number(item)) is not None:
        figures = value_at(report, listed) or []
        return figures[place].name if place < len(figures) else field_label(listed)
    if cell := cell_place(path):
        return cell
    while path:
        try:
            return field_label(path)
        except UnknownField:
            path = path.rpartition(".")[0]
    return "合计"


def _bodies(draft: Draft) -> dict[str, str]:
    """Return the bodies of a draft's paragraphs, each with the lines that the clerk added.

    For a report whose text was not kept, by an earlier version: only where no answer is missing is its
    draft what was printed.
    """
    if draft.missing():
        return {}
    found: dict[str, str] = {}
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            first = re.sub(r"_w\d+$", "", block.id)
            found[first] = f"{found[first]}\n{block.body}" if first in found else block.body
    return found
