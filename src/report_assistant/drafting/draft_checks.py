"""The checks of a draft: of its answers at any time, of its text once nothing is missing in it."""

from collections.abc import Iterator
from dataclasses import replace

from report_assistant.checks import Facts, Finding, check_facts
from report_assistant.checks.place_words import told_in_text
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Block
from report_assistant.drafting.printed_draft import printed_draft
from report_assistant.report.fields import Kind, field_at, is_answered, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLE_OF, cell_values

_ASKED_FOR = "S20"
"""Whom to ask stands in the draft or not as the clerk chose; no need to speak of it again."""
_WORDS = frozenset({Kind.LINE, Kind.PROSE, Kind.LINES, Kind.FIGURES, Kind.MEASURES})


def check_draft(report: AnnualReport, last: AnnualReport | None = None) -> list[Finding]:
    """Return the findings about a report and the text that is made of it; `last` is last year's.

    A finding about the text names the answer that the words come from, so that it can be mended.
    """
    draft = assemble(report)
    printed = None if draft.missing() else printed_draft(draft)
    before = None if last is None else Facts(last, cell_values(last))
    found = check_facts(Facts(report, cell_values(report), printed, before))
    return [
        _at_its_answer(finding, draft.blocks, report)
        for finding in found
        if finding.code != _ASKED_FOR
    ]


def _at_its_answer(finding: Finding, blocks: tuple[Block, ...], report: AnnualReport) -> Finding:
    if (told := told_in_text(finding.where)) is None:
        return finding
    section, words = told
    for block in blocks:
        if block.section == section and words and words in block.text:
            paths = [*_saying(words, block, report), *sorted(block.uses)]
            return replace(finding, where=paths[0]) if paths else finding
    return finding


def _saying(words: str, block: Block, report: AnnualReport) -> Iterator[str]:
    """Yield the answers in words that share most with the quoted text, best first."""
    said = {
        path: str(value_at(report, path))
        for path in block.uses
        if path.partition(".")[0] not in TABLE_OF and field_at(path).kind in _WORDS
    }
    shared = {path: _shared(words, text) for path, text in said.items() if is_answered(text)}
    yield from sorted((p for p in shared if shared[p]), key=lambda path: -shared[path])


def _shared(words: str, text: str) -> int:
    """Return the length of the longest piece of the words that stands in the text."""
    longest = 0
    for start in range(len(words)):
        while words[start : start + longest + 1] in text and start + longest < len(words):
            longest += 1
    return longest if longest > 1 else 0
