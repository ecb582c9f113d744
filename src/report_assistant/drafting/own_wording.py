"""Paragraphs in the clerk's own words: put in place of the generated ones, figures kept up to date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from report_assistant.drafting.absent import missing_mark
from report_assistant.drafting.chinese import printed
from report_assistant.drafting.draft import Block, Paragraph
from report_assistant.report.model import AnnualReport
from report_assistant.report.wording import Link, linked_value, pieces_of


def worded(blocks: Iterable[Block], report: AnnualReport) -> Iterator[Block]:
    """Yield the blocks; a paragraph that the clerk reworded as they worded it.

    A wording of several lines gives as many paragraphs.
    """
    for block in blocks:
        wording = report.wording.get(block.id)
        if wording is None or not isinstance(block, Paragraph):
            yield block
        else:
            yield from _in_own_words(block, wording, report)


def text_of(wording: str, report: AnnualReport) -> str:
    """Return a wording as it is printed."""
    return "".join(
        _shown(piece.path, report) if isinstance(piece, Link) else piece.text
        for piece in pieces_of(wording)
    )


def links_of(wordings: Mapping[str, str]) -> frozenset[str]:
    """Return the paths of all linked figures."""
    return frozenset(
        piece.path
        for wording in wordings.values()
        for piece in pieces_of(wording)
        if isinstance(piece, Link)
    )


def _in_own_words(block: Paragraph, wording: str, report: AnnualReport) -> Iterator[Block]:
    first, *more = text_of(wording, report).split("\n")
    uses = block.uses | links_of({block.id: wording})
    yield replace(block, body=first, uses=uses)
    for number, line in enumerate(filter(None, more), start=2):
        yield Paragraph(f"{block.id}_w{number}", block.section, line, uses=uses)


def _shown(path: str, report: AnnualReport) -> str:
    value = linked_value(report, path)
    return missing_mark(path) if value is None else str(printed(value))
