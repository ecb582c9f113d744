"""How much a clerk has to type for a report that has something in every part."""

from datetime import date

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import TableBlock
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.tables import TABLES
from tests.interview.talking import tell
from tests.scripts import FULL


def test_a_report_with_every_part_is_short_work(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    tell(interview, FULL)
    assert interview.current is None
    report = interview.answers.report
    assert report.applications is not None
    assert report.applications.received.total == 3
    assert report.applications.internal_affairs.business == 1
    assert report.review_litigation.reconsideration.total == 1
    assert str(report.proactive_disclosure.fees) == "0.035"
    assert report.other_matters.processing_fee == 270
    assert interview.answers.findings() == []
    blocks = assemble(report).blocks
    assert all(block.is_complete for block in blocks)
    cells = sum(len(table.paths) for table in TABLES)
    words = sum(len(block.text) for block in blocks if not isinstance(block, TableBlock))
    keystrokes = sum(len(typed) + 1 for typed in FULL)
    print(
        f"\nfull report: {len(FULL)} answers, {keystrokes} keystrokes;"
        f" by hand {cells} cells and {words} characters of text"
    )
    assert len(FULL) <= 40
    assert keystrokes < (cells + words) / 5
