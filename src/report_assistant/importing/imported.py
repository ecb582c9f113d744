"""import_report: a printed report becomes answers, with a list of what was not read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from report_assistant.drafting.assembly import earlier_templates, shipped_templates
from report_assistant.importing.figures import read_counts
from report_assistant.importing.passages import read_passages
from report_assistant.importing.readings import Reading
from report_assistant.importing.tables import fill_tables
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.recognition.own_draft import Recognised, recognise
from report_assistant.recognition.unmarked import blocks_of, is_sentence
from report_assistant.report.edition import EDITIONS
from report_assistant.report.fields import value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.reporting import body_of, year_of
from report_assistant.report.values import CountRow

_QUOTED = 16


@dataclass(frozen=True)
class Imported:
    """A report as far as a file says it."""

    report: AnnualReport
    unread: tuple[str, ...]
    """Content that could not be read or placed, as sentences for the clerk."""
    readings: tuple[Reading, ...] = ()
    """What was read from the text, each with its section and the words that say it."""
    recognised: frozenset[str] = frozenset()
    """The paragraphs that were read back whole: those in our own wording."""


def import_report(printed: PrintedReport, questionnaire: Questionnaire) -> Imported:
    """Return the answers that a printed report holds.

    A draft of ours is read back whole, wherever its wording is still ours; of any other text the
    figures and passages are taken that the questionnaire knows.
    """
    report = AnnualReport()
    year = year_of(printed)
    report.year = year if year is not None and year >= EDITIONS[0].first_year else None
    report.organisation.name = printed.organisation or None
    unread = [*printed.unread, *fill_tables(report, printed)]
    anchored = {p.anchor: p.text for p in printed.paragraphs if p.anchor}
    texts = anchored or _unmarked(printed, report)
    known = frozenset[str]()
    if texts:
        recognised = _recognised(texts, report)
        report = recognised.report
        unread += (_reworded(anchored[name]) for name in recognised.unread if anchored)
        known = frozenset(words for name, words in texts.items() if name not in recognised.unread)
        if not recognised.unread and _is_ours_alone(printed, texts):
            return Imported(report, tuple(unread), recognised=known)
    if not texts or not report.organisation.name:
        report.organisation.name = body_of(printed) or None
    if report.organisation.name and report.organisation.kind is None:
        report.organisation.kind = report.organisation.guessed_kind
    readings = []
    for reading in (*read_passages(printed), *read_counts(printed, questionnaire)):
        if not _is_open(value_at(report, reading.path)):
            continue
        if reading.is_put_into(report):
            readings.append(reading)
        else:
            unread.append(f"“{reading.quoted[:_QUOTED]}”不是能填的内容，没有读进来。")
    return Imported(report, tuple(unread), tuple(readings), known)


def _is_open(value: object) -> bool:
    """Return whether nothing was read yet of an answer; of a row of a table, no cell of it."""
    if isinstance(value, CountRow):
        return all(getattr(value, name) is None for name in type(value).model_fields)
    return value is None


def _unmarked(printed: PrintedReport, known: AnnualReport) -> dict[str, str]:
    """Return the blocks of a draft that lost its anchors, by the wording of now or of before."""
    either = (blocks_of(printed, known, each()) for each in (shipped_templates, earlier_templates))
    return max(either, key=len)


def _recognised(texts: Mapping[str, str], known: AnnualReport) -> Recognised:
    """Read a draft of ours; one that an earlier version wrote, by the wording of that time."""
    found = recognise(texts, known, shipped_templates())
    if not found.unread:
        return found
    then = recognise(texts, known, earlier_templates())
    return then if len(then.unread) < len(found.unread) else found


def _is_ours_alone(printed: PrintedReport, blocks: Mapping[str, str]) -> bool:
    """Return whether no sentence was added to the draft."""
    left = Counter(p.text for p in printed.paragraphs if p.level is Level.TEXT)
    left.subtract(blocks.values())
    return not any(number > 0 and is_sentence(words) for words, number in left.items())


def _reworded(text: str) -> str:
    return f"“{text[:_QUOTED]}……”这一段改写过，只读了其中认得的数，请核对。"
