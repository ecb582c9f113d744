"""Figures of published reports: what is wrong with them is found, and nothing else is an error.

A case that is an excerpt cannot be judged by what is absent from it, so the codes that miss
something are left out for it.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from report_assistant.checks import Facts, Finding, Severity, check_facts
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.edition import section_heading
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedCell, PrintedParagraph, PrintedReport
from report_assistant.report.tables import TABLE_OF, TABLES, Number
from tests.published.cases import CASES, cell_texts, load

ABSENT = frozenset(
    {"S01", "S02", "S03", "S04", "S06", "S07", "S10", "S13", "S17", "S20", "T20", "X17"}
)
"""What an excerpt lacks because it is an excerpt."""
STYLE = frozenset({"S14", "S15", "S18", "S19"})
"""Wording, which is not what these cases are about."""
LOST = {"whole-city-2024": {"S06", "S07", "S20"}}
"""A complete case whose opening is lost."""


def cells_of(case: dict[str, Any]) -> dict[str, PrintedCell]:
    """The case's cells by their paths."""
    return {path: _cell(text) for path, text in cell_texts(case).items()}


def _cell(text: str) -> PrintedCell:
    if not text:
        return PrintedCell("")
    number = Decimal(text)
    return PrintedCell(text, int(number) if number == int(number) else number)


def printed_case(name: str, case: dict[str, Any]) -> PrintedReport:
    """The case as a printed report: its text in its sections, under the headings of the form."""
    paragraphs = []
    for number in range(1, 7):
        heading = section_heading(number)
        paragraphs.append(PrintedParagraph(heading, number, Level.SECTION))
        texts = case["text"].get(str(number), [])
        paragraphs += [PrintedParagraph(text, number) for text in texts]
    cells = cells_of(case)
    tables = frozenset(path.partition(".")[0] for path in cells)
    return PrintedReport(name, case["title"], tuple(paragraphs), cells, found_tables=tables)


def facts_of(name: str, case: dict[str, Any], last: Facts | None = None) -> Facts:
    report = AnnualReport()
    report.organisation.kind = OrganisationKind[case["kind"].upper()] if case["kind"] else None
    printed = printed_case(name, case)
    report.year = printed.year
    return Facts(report, printed.values, printed, last)


def judged(name: str, case: dict[str, Any], findings: list[Finding]) -> list[str]:
    left_out = STYLE | (ABSENT if case["is_excerpt"] else LOST.get(name, set()))
    left_out -= {entry.split()[0] for entry in case["findings"]}
    return sorted(f"{f.code} {f.severity}" for f in findings if f.code not in left_out)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_wrong_is_found_and_nothing_else(path: Path) -> None:
    case = load(path)
    findings = check_facts(facts_of(path.stem, case))
    assert judged(path.stem, case, findings) == sorted(case["findings"])


def test_two_years_of_one_city_hold_together() -> None:
    by_name = {path.stem: path for path in CASES}
    last = facts_of("whole-city-2024", load(by_name["whole-city-2024"]))
    this = facts_of("whole-city-next-2025", load(by_name["whole-city-next-2025"]), last)
    assert {f.code for f in check_facts(this)} & {"Y01", "Y02"} == set()


# ---------------------------------------------------------------- mutations


def _broken_places(values: dict[str, Number | None]) -> set[str]:
    """The rows and columns whose identities do not hold, worked out here and not by the checks."""
    places = set()
    for table in TABLES:
        for identity in table.identities:
            sides = [[values.get(p) for p in side] for side in (identity.left, identity.right)]
            if any(value is None for side in sides for value in side):
                continue
            if sum(sides[0]) != sum(sides[1]):  # type: ignore[arg-type]
                row, column = table.labels[identity.right[-1]]
                places.add(row if identity.code in ("T01", "T04") else column)
    return places


def _mutations(value: Number) -> Iterator[Number | None]:
    yield value + 1
    yield value - 1
    yield None
    digits = str(value)
    if isinstance(value, int) and len(digits) > 1:
        swapped = int(digits[1] + digits[0] + digits[2:])
        if swapped != value:
            yield swapped


def _mutated(facts: Facts, path: str, value: Number | None) -> Facts:
    assert facts.printed is not None
    text = "" if value is None else str(value)
    cells = {**facts.printed.cells, path: PrintedCell(text, value)}
    printed = PrintedReport("", facts.printed.title, facts.printed.paragraphs, cells)
    return Facts(facts.report, printed.values, printed)


@pytest.mark.slow
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_mutation_that_breaks_an_identity_is_caught(path: Path) -> None:
    caught = broken = 0
    missed = []
    facts = facts_of(path.stem, load(path))
    values = dict(facts.values)
    broken_before = _broken_places(values)
    for cell, value in values.items():
        if value is None:
            continue
        table = TABLE_OF[cell.partition(".")[0]]
        row, column = table.labels[cell]
        for wrong in _mutations(value):
            places = _broken_places({**values, cell: wrong}) - broken_before
            is_no_count = wrong is None or wrong < 0
            if not places and not is_no_count:
                continue
            broken += 1
            wanted = {row, column} - {""}
            errors = [
                f.message
                for f in check_facts(_mutated(facts, cell, wrong))
                if f.severity is Severity.ERROR
            ]
            if any(word in message for message in errors for word in wanted):
                caught += 1
            else:
                missed.append((cell, wrong))
    print(f"\ncaught {caught} of {broken} broken identities")
    assert bool(broken) == any(value is not None for value in values.values())
    assert not missed
