"""Figures of real published reports: what their notes name is found, and nothing else is an error.

The cases are not part of the repository; without them the tests are skipped. A case that is an
excerpt cannot be judged by what is absent from it, so the codes that miss something are left out
for it.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from report_assistant.checks import Facts, Finding, Severity, check_facts
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.edition import section_heading
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedCell, PrintedParagraph, PrintedReport
from report_assistant.report.tables import TABLE_OF, TABLES, Number
from tests.conftest import SHARED

CASES = sorted((SHARED / "cases").glob("*.json"))
ABSENT = frozenset({"S01", "S02", "S03", "S04", "S06", "S07", "S10", "S13", "S17", "S20", "X17"})
"""What an excerpt lacks because it is an excerpt."""
STYLE = frozenset({"S14", "S15", "S18", "S19"})
"""Wording: hints, which the notes mention only here and there."""

LOST = {"shanghai_office_2025": ABSENT, "suqian_2024": {"S06", "S07", "S20"}}
"""Complete cases of which the text was cut, or the opening lost."""

EXPECTED: dict[str, list[str]] = {
    # No aspect of its own, no applications, no 考核/评议/追究, blank cells, no basis or period.
    "aigang_2021": [
        *("S03 error", "S04 error", "S06 warning", "S07 warning"),
        *("S20 info", "T06 error", "X17 warning"),
    ],
    "nilka_town_2023_partial": ["S02 error", "S09 error", "T07 error"],
    "songmutang_2022_partial": ["T07 error"] * 2,
    # 134 and 57 count closed cases only; 责任追究 is not mentioned.
    "longgang_bureau_2024_partial": ["S02 error"],
    "suqian_2024": ["S03 warning", "X09 warning", "X09 warning"],
}
KINDS = {
    "街道": OrganisationKind.SUBDISTRICT,
    "旗县直部门": OrganisationKind.DEPARTMENT,
    "县直部门": OrganisationKind.DEPARTMENT,
    "区直部门": OrganisationKind.DEPARTMENT,
    "市政府办公厅": OrganisationKind.CITY_DEPARTMENT,
    "省级政府办公厅": OrganisationKind.CITY_DEPARTMENT,
    "设区市政府(汇总)": OrganisationKind.CITY,
}
pytestmark = pytest.mark.skipif(not CASES, reason="the cases are not here")


@cache
def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def cells_of(case: dict[str, Any]) -> dict[str, PrintedCell]:
    """The case's cells by their paths; labels and order are those of the form."""
    return {path: _cell(value) for path, value in _values(case)}


def _values(case: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    two, single = TABLE_OF["proactive_disclosure"], {"行政事业性收费(万元)": "行政事业性收费"}
    by_label = {labels: path for path, labels in two.labels.items()}
    for row, value in case["table2"].items():
        if isinstance(value, dict) and row != "annotations":
            yield from ((by_label[row, column], each) for column, each in value.items())
        elif (single.get(row, row), "") in by_label:
            yield by_label[single.get(row, row), ""], value
    rows = list(dict.fromkeys(p.split(".")[1] for p in TABLE_OF["applications"].paths))
    columns = [p.split(".")[2] for p in TABLE_OF["applications"].paths[:7]]
    for row, values in zip(rows, case["table3"].values(), strict=False):
        yield from ((f"applications.{row}.{c}", v) for c, v in zip(columns, values, strict=True))
    yield from zip(TABLE_OF["review_litigation"].paths, case["table4"], strict=False)


def _cell(value: Any) -> PrintedCell:
    if value is None:
        return PrintedCell("")
    number: Number = Decimal(re.match(r"[\d.]+", str(value))[0])  # type: ignore[index]
    return PrintedCell(str(value), int(number) if number == int(number) else number)


def printed_case(name: str, case: dict[str, Any]) -> PrintedReport:
    """The case as a printed report: its text in its sections, under the headings of the form."""
    sections = _sections(name, case["narrative"])
    paragraphs = []
    for number in range(1, 7):
        heading = section_heading(number)
        paragraphs.append(PrintedParagraph(heading, number, Level.SECTION))
        paragraphs += [PrintedParagraph(text, number) for text in sections.get(number, [])]
    return PrintedReport(name, case["title"], tuple(paragraphs), cells_of(case))


def _sections(name: str, narrative: str) -> dict[int, list[str]]:
    if name == "suqian_2024":
        return _by_blocks(narrative)
    if name == "aigang_2021":
        parts = re.split(r"^#+ *[一二三四五六]、.*$", narrative, flags=re.MULTILINE)[1:]
        kept = (
            [line for line in part.split("\n") if line.strip() and "\t" not in line]
            for part in parts
        )
        return dict(enumerate(kept, start=1))
    found: dict[int, list[str]] = {}
    for part in re.split(r"(?=[一二五六]、)|(?=\([二三]\))", narrative):
        number = "一二三四五六".index(part[0]) + 1 if re.match("[一二五六]、", part) else 1
        words = part.strip(" …")
        if words:
            found.setdefault(number, []).append(words)
    return found


def _by_blocks(narrative: str) -> dict[int, list[str]]:
    """A page of a PDF without headings: paragraphs by how they begin."""
    text = narrative.split("报告\n", 1)[1].replace("\n", "")
    one, five = text.split("2024年，我市政府信息公开工作取得了一定成绩", 1)
    five, six = five.split("各级政府及其部门严格", 1)
    return {
        1: [part for part in re.split(r"(?=（[一二三四五六]）)", one) if part],
        5: [f"2024年，我市政府信息公开工作取得了一定成绩{five}"],
        6: [f"各级政府及其部门严格{six}"],
    }


def facts_of(name: str, case: dict[str, Any], last: Facts | None = None) -> Facts:
    report = AnnualReport()
    report.organisation.kind = KINDS.get(case["organisation_type"])
    report.year = case["year"]
    printed = printed_case(name, case)
    return Facts(report, printed.values, printed, last)


def judged(name: str, case: dict[str, Any], findings: list[Finding]) -> list[str]:
    is_excerpt = "PARTIAL" in case["completeness"] or "abridged" in case["completeness"]
    left_out = STYLE | (ABSENT if is_excerpt else LOST.get(name, set()))
    left_out -= {entry.split()[0] for entry in EXPECTED.get(name, [])}
    codes = [f"{f.code} {f.severity}" for f in findings if f.code not in left_out]
    return sorted(codes)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_the_notes_name_is_found_and_nothing_else(path: Path) -> None:
    case = load(path)
    findings = check_facts(facts_of(path.stem, case))
    assert judged(path.stem, case, findings) == sorted(EXPECTED.get(path.stem, []))


def test_two_years_of_one_city_hold_together() -> None:
    by_name = {path.stem: path for path in CASES}
    last = facts_of("suqian_2024", load(by_name["suqian_2024"]))
    this = facts_of("suqian_2025_partial", load(by_name["suqian_2025_partial"]), last)
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


def test_every_mutation_that_breaks_an_identity_is_caught() -> None:
    caught = broken = 0
    missed = []
    for path in CASES:
        facts = facts_of(path.stem, load(path))
        values = dict(facts.values)
        for cell, value in values.items():
            if value is None:
                continue
            table = TABLE_OF[cell.partition(".")[0]]
            row, column = table.labels[cell]
            for wrong in _mutations(value):
                places = _broken_places({**values, cell: wrong}) - _broken_places(values)
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
                    missed.append((path.stem, cell, wrong))
    print(f"\ncaught {caught} of {broken} broken identities ({caught / broken:.1%})")
    assert not missed
