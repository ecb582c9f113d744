"""A draft of ours, read back: the answers behind its paragraphs, found by their anchors."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from report_assistant.drafting.assembly import Templates, assemble
from report_assistant.drafting.outline import OutlineItem
from report_assistant.recognition.inverse import Inverse
from report_assistant.recognition.scope import SCOPE, scope_told, with_kind
from report_assistant.report.chinese_numbers import SUB_NUMBER
from report_assistant.report.choices import Outline
from report_assistant.report.fields import all_paths, is_answered, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import Measure

_OUTLINE, _HEADINGS, _MEASURES = "overview.outline", "overview.headings", "improvement.measures"
_ORDINAL = re.compile(SUB_NUMBER)


@dataclass(frozen=True)
class Recognised:
    """The answers that were read back."""

    report: AnnualReport
    unread: tuple[str, ...]
    """Ids of the blocks whose wording is not ours, or not of these answers."""


@dataclass(frozen=True)
class _Entry:
    """One entry of the outline with its printed text."""

    item: OutlineItem
    heading: str
    body: str
    is_printed: bool


def recognise(texts: Mapping[str, str], known: AnnualReport, templates: Templates) -> Recognised:
    """Return the answers behind the blocks `texts` (block id -> text as printed).

    `known` holds what was read from the title and the tables.
    """
    report = with_kind(known)
    inverse = Inverse(
        templates, report, [p for p in all_paths() if is_answered(value_at(report, p))]
    )
    inverse.settle({SCOPE: scope_told("\n".join(texts.values()), report, templates)})
    entries = _entries_of_outline(texts, inverse, templates)
    inverse.settle({_HEADINGS: _headings(entries, report, templates)})
    measures = [
        Measure(heading=e.heading, text=e.body) for e in entries if e.item.each == _MEASURES
    ]
    inverse.settle({_MEASURES: measures})
    for entry in entries:
        answers = None if entry.item.each else inverse.read(entry.item.templates, entry.body)
        if answers is not None:
            inverse.settle(answers)
    again = {block.id: block.text for block in assemble(report, templates).blocks}
    return Recognised(
        report, tuple(name for name, text in texts.items() if again.get(name) != text)
    )


def _entries_of_outline(
    texts: Mapping[str, str], inverse: Inverse, templates: Templates
) -> list[_Entry]:
    """Return the printed entries, by the outline of section one that has their headings."""
    for outline in Outline:
        inverse.settle({_OUTLINE: outline})
        entries = list(_entries(texts, inverse.report, templates))
        fixed = (e for e in entries if e.item.lead and "{{" not in e.item.lead and e.is_printed)
        if all(entry.heading == entry.item.lead for entry in fixed):
            break
    return entries


def _entries(
    texts: Mapping[str, str], report: AnnualReport, templates: Templates
) -> Iterable[_Entry]:
    """Yield the outline's entries, their paragraphs joined; one that is not printed has no text."""
    for item in templates.outline:
        if item.table or not _applies(item, report, templates):
            continue
        for names in _blocks_of(item, texts):
            words = "\n".join(texts[name] for name in names)
            heading, body = _parted(words) if item.lead else ("", words)
            yield _Entry(item, heading, body, bool(names))


def _applies(item: OutlineItem, report: AnnualReport, templates: Templates) -> bool:
    return not item.relevant or bool(templates.narrative.value(item.relevant, report)[0])


def _blocks_of(item: OutlineItem, texts: Mapping[str, str]) -> Iterable[Sequence[str]]:
    """Yield the ids of the paragraphs of one entry; of each repetition for a repeated one."""
    if not item.each:
        yield [name for name in texts if re.fullmatch(rf"{item.id}(_\d+)?", name)]
        return
    number = 1
    while names := [name for name in texts if re.fullmatch(rf"{item.id}_{number}(_\d+)?", name)]:
        yield names
        number += 1


def _parted(words: str) -> tuple[str, str]:
    """Return a paragraph's run-in heading, without its number, and the rest."""
    numbered = _ORDINAL.match(words)
    heading, _, body = words[numbered.end() if numbered else 0 :].partition("。")
    return heading, body


def _headings(entries: Sequence[_Entry], report: AnnualReport, templates: Templates) -> list[str]:
    """Return the office's own headings; none where all are the usual ones."""
    own = [entry for entry in entries if _HEADINGS in entry.item.lead]
    report = report.model_copy(deep=True)
    report.overview.headings = []
    usual = [templates.narrative.render_words(entry.item.lead, report).text for entry in own]
    printed = [entry.heading for entry in own]
    return [] if printed == usual else printed
