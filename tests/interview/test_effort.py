"""How much a clerk has to type for a report that has something in every part."""

from datetime import date

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import TableBlock
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.tables import TABLES
from tests.interview.talking import tell
from tests.scripts import ALL_ZERO, FULL


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


def test_the_shortest_way_is_short(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    tell(interview, ALL_ZERO[:-1])
    assert interview.current is None
    keystrokes = sum(len(typed) + 1 for typed in ALL_ZERO)
    print(f"\nshortest report: {len(ALL_ZERO)} answers, {keystrokes} keystrokes")
    assert len(ALL_ZERO) <= 29
    assert keystrokes <= 54


def test_the_shortest_way_with_last_years_report_is_shorter(questionnaire: Questionnaire) -> None:
    first = Interview(questionnaire, today=date(2026, 1, 10))
    tell(first, ALL_ZERO[:-1])
    interview = Interview(questionnaire, today=date(2027, 1, 10))
    interview.take_last_year(first.answers.report)
    typed = ("", "", "", "", "1", "1", "后面都是0", "", "1", "", "", "")
    tell(interview, typed)
    assert interview.current is None
    print(f"\nwith last year's report: {len(typed)} answers, the file and 生成 besides")
    assert len(typed) + 2 <= 14


def test_what_is_new_is_asked_in_a_report_begun_now_and_not_in_an_older_one(
    questionnaire: Questionnaire,
) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    tell(interview, ALL_ZERO[:9])
    assert interview.current == questionnaire.by_name["overview.news"]
    tell(interview, ALL_ZERO[9:16])
    older = [entry for entry in interview.answers.entries if entry.name != "overview.news"]
    resumed = Interview(questionnaire, older, today=date(2026, 1, 10))
    assert resumed.current == interview.current
    assert resumed.answers.report.overview.news == ""
