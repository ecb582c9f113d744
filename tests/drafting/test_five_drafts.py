"""Five whole drafts: each reads as it was read last, and says nothing that nobody answered."""

import re
from collections.abc import Iterator

import pytest

from report_assistant.checks import Severity
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Paragraph
from report_assistant.drafting.draft_checks import check_draft
from report_assistant.drafting.figures import outcome_groups
from report_assistant.report.edition import edition_for
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import cell_values
from report_assistant.store.answers_file import dump_answers
from tests.drafting.five_drafts.drafts import NAMES, kept, report_of, section_one, written

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OPENING = "opening"
_FEE_RULE = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
_ENOUGH, _MOST = 600, 1000


@pytest.mark.parametrize("name", NAMES)
def test_it_is_written_as_it_was_read(name: str) -> None:
    assert written(name) == kept(name), (
        f"{name}: the draft reads differently. Run `python -m tests.drafting.five_drafts --write` "
        "and read it again, sentence by sentence."
    )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_missing_and_nothing_is_found_fault_with(name: str) -> None:
    report = report_of(name)
    assert not assemble(report).missing()
    worth_a_look = [f for f in check_draft(report) if f.severity is not Severity.INFO]
    assert [(finding.code, finding.message) for finding in worth_a_look] == []


@pytest.mark.parametrize("name", NAMES)
def test_section_one_is_not_too_long(name: str) -> None:
    assert len(section_one(report_of(name))) <= _MOST


def test_section_one_of_an_ordinary_town_is_not_too_short() -> None:
    assert len(section_one(report_of("ordinary-town"))) >= _ENOUGH


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_an_answer_or_worked_out_from_answers(name: str) -> None:
    report = report_of(name)
    known = set(_numbers_known(report))
    blocks = (block for block in assemble(report).blocks if isinstance(block, Paragraph))
    said = (block.text.replace(_FEE_RULE, "") for block in blocks if block.id != _OPENING)
    assert {number for text in said for number in _NUMBER.findall(text)} - known == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_opening_has_the_numbers_of_the_law_and_the_year_only(name: str) -> None:
    report = report_of(name)
    opening = next(block.text for block in assemble(report).blocks if block.id == _OPENING)
    edition = edition_for(report.year)
    known = set(_NUMBER.findall(f"711 {edition.notice_number} {report.year}年1月1日 12月31日"))
    assert set(_NUMBER.findall(opening)) == known


def _numbers_known(report: AnnualReport) -> Iterator[str]:
    """Yield what was answered, sums of the tables, the next year, and the difference to the last."""
    assert report.year is not None
    yield from _NUMBER.findall(dump_answers(report))
    yield str(report.year + 1)
    yield from (str(value) for value in cell_values(report).values())
    yield from (str(group.number) for group in outcome_groups(report.applications))
    yield str(report.review_litigation.litigation_total)
    disclosure = report.overview.disclosure
    assert disclosure.total is not None and disclosure.last_total is not None
    yield str(abs(disclosure.total - disclosure.last_total))
