"""A draft of ours without its anchors, as text or web page: which paragraph is which block.

Each paragraph gets the id that the outline would have given it in its place. A wrong guess does
no harm: of what is then read only that counts which gives just this text again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from report_assistant.drafting.assembly import Templates
from report_assistant.drafting.outline import SECTIONS, OutlineItem
from report_assistant.recognition.inverse import Inverse
from report_assistant.recognition.scope import SCOPE, scope_told, with_kind
from report_assistant.report.chinese_numbers import SUB_NUMBER
from report_assistant.report.choices import Outline, Scope
from report_assistant.report.fields import all_paths, is_answered, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.phrasings import FIRST
from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.signature import signature_at
from report_assistant.report.values import Measure

_LEAD = re.compile(rf"{SUB_NUMBER}(?P<words>[^。]+)。(?P<body>.*)", re.DOTALL)
_CLOSED = re.compile(r"[。！？…!?】][”’」』）》]*$")
_OUTLINE, _MEASURES = "overview.outline", "improvement.measures"
_MOST = 12
"""So many paragraphs without a heading stand in no section of ours."""


@dataclass(frozen=True)
class _Group:
    """The paragraphs under one run-in heading; without a heading, those before the first."""

    heading: str
    texts: tuple[str, ...]


def blocks_of(printed: PrintedReport, known: AnnualReport, templates: Templates) -> dict[str, str]:
    """Return block id -> text; empty where the opening is not ours.

    `known` holds what was read from the title and the tables.
    """
    texts = {p.text for p in printed.paragraphs if p.section == 0}
    opening = next((words for words in _openings(known, templates) if words in texts), "")
    if not opening:
        return {}
    sections = {section: tuple(_groups(printed, section, opening)) for section in SECTIONS}
    found: dict[str, str] = {}
    for section, groups in sections.items():
        for measures in _measures(groups):
            inverse = _inverse(known, opening, measures, sections[1], templates)
            named = _named(groups, section, inverse, templates)
            if named is not None:
                found |= named
                break
    return found


def _inverse(
    known: AnnualReport,
    opening: str,
    measures: Sequence[Measure],
    overview: Sequence[_Group],
    templates: Templates,
) -> Inverse:
    """Return what reads one paragraph, with all settled that wordings turn on."""
    report = with_kind(known)
    answered = [path for path in all_paths() if is_answered(value_at(report, path))]
    inverse = Inverse(templates, report, answered)
    inverse.settle({SCOPE: scope_told(opening, report, templates), _MEASURES: [*measures]})
    _settle_outline(overview, inverse, templates)
    return inverse


def _measures(groups: Sequence[_Group]) -> Iterator[Sequence[Measure]]:
    """Yield what the measures can be; one that stands alone has no number, or is none."""
    headed = [Measure(heading=group.heading, text="") for group in groups if group.heading]
    yield headed
    if not headed:
        yield [Measure(heading="-", text="")]


def is_sentence(words: str) -> bool:
    """Return whether a paragraph ends as ours do; what a web page prints around them does not."""
    return bool(_CLOSED.search(words))


def _openings(known: AnnualReport, templates: Templates) -> Iterator[str]:
    """Yield the opening in each of its wordings."""
    first = next((item for item in templates.outline if item.section == 0), None)
    names = first.templates if first is not None else ()
    counts = (range(FIRST, templates.narrative.wordings[name] + 1) for name in names)
    for scope, numbers in product(Scope, list(product(*counts))):
        worded = with_kind(known)
        worded.organisation.scope = scope
        worded.phrasings = dict(zip(names, numbers, strict=True))
        yield "".join(templates.narrative.render(name, worded).text for name in names)


def _groups(printed: PrintedReport, section: int, opening: str) -> Iterator[_Group]:
    heading = ""
    texts: list[str] = []
    place = signature_at([p.text for p in printed.paragraphs], printed.organisation)
    signature = () if place is None else printed.paragraphs[place : place + 2]
    for paragraph in printed.paragraphs:
        is_whole = is_sentence(paragraph.text) or paragraph in signature
        is_text = paragraph.level is not Level.SECTION and is_whole
        if paragraph.section != section or not is_text:
            continue
        if paragraph.text == opening:
            texts = []
        if found := _LEAD.match(paragraph.text):
            yield _Group(heading, tuple(texts))
            heading, texts = found["words"], []
        texts.append(paragraph.text)
    yield _Group(heading, tuple(texts))


def _settle_outline(groups: Sequence[_Group], inverse: Inverse, templates: Templates) -> None:
    """Settle the outline whose fixed headings are printed; the last one has none of its own."""
    printed = [group.heading for group in groups if group.heading]
    for outline in Outline:
        inverse.settle({_OUTLINE: outline})
        leads = [item.lead for item in _items(1, inverse, templates) if item.lead]
        fixed = [lead for lead in leads if "{{" not in lead]
        if len(printed) == len(leads) and (fixed == printed or not fixed):
            return


def _items(section: int, inverse: Inverse, templates: Templates) -> Iterator[OutlineItem]:
    for item in templates.outline:
        if item.section == section and not item.table:
            narrative = templates.narrative
            if not item.relevant or narrative.value(item.relevant, inverse.report)[0]:
                yield item


def _named(
    groups: Sequence[_Group], section: int, inverse: Inverse, templates: Templates
) -> dict[str, str] | None:
    """Return block id -> text for a section; `None` where its first paragraphs are not ours."""
    items = tuple(_items(section, inverse, templates))
    plain = tuple(item for item in items if not item.lead)
    headed = [item for item in items if item.lead]
    alone = headed and headed[0].each and len(groups) == 1 and inverse.report.improvement.measures
    shares = _shares((*plain, headed[0]) if alone else plain, groups[0].texts, inverse)
    if shares is None:
        return None
    named: dict[str, str] = {}
    for item, texts in zip(plain, shares, strict=False):
        named |= _numbered(item.id, texts)
    if alone:
        named |= _numbered(f"{headed[0].id}_1", shares[-1])
    for number, group in enumerate(groups[1:]):
        if headed and headed[0].each:
            named |= _numbered(f"{headed[0].id}_{number + 1}", group.texts)
        elif number < len(headed):
            named |= _numbered(headed[number].id, group.texts)
    return named


def _numbered(name: str, texts: Sequence[str]) -> dict[str, str]:
    return {
        name if number == 1 else f"{name}_{number}": words
        for number, words in enumerate(texts, start=1)
    }


def _shares(
    items: Sequence[OutlineItem], texts: tuple[str, ...], inverse: Inverse
) -> list[tuple[str, ...]] | None:
    """Return the paragraphs of each entry, every one of them our wording; `None` if there is no way."""
    if not items:
        return None if texts else []
    if len(texts) > _MOST:
        return None
    for size in range(len(texts) + 1):
        share, rest = texts[:size], texts[size:]
        if not _may_take(items[0], share, inverse):
            continue
        others = _shares(items[1:], rest, inverse)
        if others is not None:
            return [share, *others]
    return None


def _may_take(item: OutlineItem, texts: tuple[str, ...], inverse: Inverse) -> bool:
    """Return whether paragraphs can be an entry's; one with a heading has at least that."""
    if item.lead:
        return bool(texts)
    return inverse.read(item.templates, "\n".join(texts)) is not None
