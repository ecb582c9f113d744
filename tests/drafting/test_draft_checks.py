"""Checks of a draft: the text once it is whole, and the answer that a finding leads to."""

import pytest

from report_assistant.checks import Severity
from report_assistant.drafting.draft_checks import check_draft
from tests.conftest import example
from tests.recognition.test_own_draft import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_have_no_error(name: str) -> None:
    assert [f for f in check_draft(example(name)) if f.severity is Severity.ERROR] == []


def test_what_is_written_against_the_table_leads_to_its_answer() -> None:
    report = example("busy-town-2025")
    report.other_matters.items = "本年度共收到政府信息公开申请99件。"
    (finding,) = [f for f in check_draft(report) if f.code.startswith("X0")]
    assert finding.where == "other_matters.items"
    assert "99" in finding.message


def test_the_text_is_checked_when_nothing_is_missing() -> None:
    report = example("busy-town-2025")
    report.other_matters.items = "本年度共收到政府信息公开申请99件。"
    report.overview.management.leaks = None
    assert [f for f in check_draft(report) if f.code.startswith("X0")] == []


def test_what_the_clerk_chose_to_leave_out_is_not_asked_for_again() -> None:
    report = example("all-zero-2025")
    for name in ("office", "address", "postcode", "phone", "email", "website"):
        setattr(report.organisation, name, "")
    assert "S20" not in {finding.code for finding in check_draft(report)}
