"""Small texts that were once read or checked wrongly; they lie outside the project.

What is expected of each is prose, so what it comes to stands here, case by case. Tables and lines that
a PDF breaks are read elsewhere: tests/reading/.
"""

from collections.abc import Callable

import pytest

from report_assistant.checks import Finding, Severity, check_facts
from report_assistant.importing.facts import facts_of
from report_assistant.importing.imported import import_report
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import value_at
from report_assistant.report.model import AnnualReport
from report_assistant.word.reader import read_report
from tests.conftest import SHARED

CASES = SHARED / "reading-cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not here")

DISCLOSURE = "overview.disclosure"
IMPORTED: dict[str, dict[str, object]] = {
    "001": {f"{DISCLOSURE}.village_topics": None},
    "002": {f"{DISCLOSURE}.village_topics": None},
    "004": {f"{DISCLOSURE}.website": 8},
    "005": {f"{DISCLOSURE}.website": 3833, f"{DISCLOSURE}.total": None},
    "006": {f"{DISCLOSURE}.new_media": 1094},
    "008": {f"{DISCLOSURE}.new_media": 713},
    "010": {f"{DISCLOSURE}.total": 4702, f"{DISCLOSURE}.website": None},
    "011": {"organisation.address": "云岭县林荫路5号"},
    "013": {"overview.leadership.rules": None},
    "014": {"organisation.name": "青石镇人民政府", "year": 2024, f"{DISCLOSURE}.website": 35},
    "066": {"organisation.name": "云岭县民政局", "year": 2024},
}
"""Case -> question -> answer."""


def _has(code: str, *words: str) -> Callable[[list[Finding]], bool]:
    """Return the assertion that each of the words stands in a finding of the code."""
    return lambda found: all(
        any(f.code == code and each in f.message for f in found) for each in words or ("",)
    )


def _lacks(code: str) -> Callable[[list[Finding]], bool]:
    return lambda found: all(finding.code != code for finding in found)


def _warns(code: str) -> Callable[[list[Finding]], bool]:
    """Return the assertion that the code is found, and nowhere as an error."""
    return lambda found: {f.severity for f in found if f.code == code} == {Severity.WARNING}


CHECKED: dict[str, Callable[[list[Finding]], bool]] = {
    "020": _lacks("X18"),
    "021": _lacks("X19"),
    "024": _lacks("S10"),
    "030": _has("S09"),
    "032": _has("S08", "全省"),
    "033": _has("S10", "2024共收到", "2024以来"),
    "035": _has("X18", "78"),
    "036": _has("X18", "149"),
    "037": _has("X18", "14"),
    "039": _has("S16", "吕中山", "王小伟", "刘岳林"),
    "041": _has("S05"),
    "042": _has("S05"),
    "045": _has("S10", "816"),
    "046": _has("S24"),
    "047": _has("Y08"),
    "063": _has("S17"),
    "067": _warns("X02"),
}


def read_case(case: str) -> AnnualReport:
    return import_report(read_report(CASES / f"{case}.txt"), load_questionnaire()).report


@pytest.mark.parametrize("case", IMPORTED)
def test_a_text_is_read(case: str) -> None:
    report = read_case(case)
    assert {path: value_at(report, path) for path in IMPORTED[case]} == IMPORTED[case]


def test_a_place_that_a_body_lacks_is_no_count_of_nothing() -> None:
    assert value_at(read_case("009"), f"{DISCLOSURE}.website") in (45, None)


@pytest.mark.parametrize("case", CHECKED)
def test_a_text_is_checked(case: str) -> None:
    found = check_facts(facts_of(read_report(CASES / f"{case}.txt")))
    assert CHECKED[case](found), [f"{f.code} {f.severity}: {f.message}" for f in found]


@pytest.mark.parametrize("case", ["043", "064"])
def test_a_table_that_is_not_found_is_named(case: str) -> None:
    printed = read_report(CASES / f"{case}.txt")
    assert printed.found_tables or any("没有找到表二" in told for told in printed.unread)
