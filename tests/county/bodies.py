"""An invented county: bodies, their files, and what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from report_assistant.checks import Finding, Severity, check_facts
from report_assistant.county.body_report import BodyReport, body_report
from report_assistant.county.collecting import Collection
from report_assistant.county.kept import Round
from report_assistant.county.picking import Picking
from report_assistant.county.receiving import Received
from report_assistant.county.roster import Member, Roster
from report_assistant.county.standing import standings
from tests.checks.samples import Sample

YEAR = 2024
TOWN, VILLAGE, BUREAU = "安和县青石镇人民政府", "安和县白水乡人民政府", "安和县财政局"
BROKEN = BodyReport(problem="“财政局.doc”读不下去（已经损坏），没有读它，请另存成 .docx 再试。")


def said(*sentences: str) -> BodyReport:
    """What a report with these sentences in section one says."""
    sample = Sample()
    for sentence in sentences:
        sample = sample.saying(sentence, 1)
    return body_report(sample.facts, (), check_facts(sample.facts))


def with_findings(*findings: tuple[str, Severity, str, str]) -> BodyReport:
    """A report of which this is told: code, weight, place, message."""
    return replace(said(), findings=tuple(Finding(*each) for each in findings))


def received(body: str, report: BodyReport, digest: str = "one", file: str = "") -> Received:
    """A report that came from a body."""
    named = report if report.problem else replace(report, name=body)
    return Received(file or f"{body}.docx", digest, "", date(2025, 1, 10), named)


def round_of(number: int, sent: Received, day: date = date(2025, 1, 10)) -> Round:
    """The round that a file began."""
    found = ((each.code, each.where, each.message) for each in sent.report.to_mend)
    return Round(number, sent.digest, day, tuple(found))


def collection(
    members: Sequence[Member],
    files: Sequence[Received],
    rounds: Mapping[str, tuple[Round, ...]] | None = None,
) -> Collection:
    """What the county has received; a body's one file is its first round, unless others are given."""
    roster = Roster(tuple(members))
    stand = standings(roster, files, YEAR, Picking())
    first = {each.name: (round_of(1, each.used),) for each in stand if each.used}
    return Collection(YEAR, roster, stand, rounds={**first, **(rounds or {})})
