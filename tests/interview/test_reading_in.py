"""Last year's report is taken as known: nothing that was answered for this year is exchanged by it."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_assistant.interview.events import Asked, Recorded, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import EntryKind
from report_assistant.interview.state import Status
from report_assistant.questionnaire.names import CHANGED, NOT_ZERO
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.fields import is_answered, value_at
from report_assistant.report.last_text import LastText, last_text_of
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedParagraph
from tests.conftest import TODAY, example
from tests.drafting.random_reports import reports
from tests.interview.talking import only

_GIVEN = frozenset({Status.ANSWERED, Status.CARRIED})
TEXT = LastText(
    (
        PrintedParagraph("一、总体情况", 1, Level.SECTION),
        PrintedParagraph("（一）主动公开。全年公开信息12条。", 1),
    ),
    {"overview.disclosure.website": "全年公开信息12条"},
    unread=("没有找到表四。",),
)


def given_answers(interview: Interview) -> dict[str, Any]:
    """What the clerk answered or confirmed; the two lists of last year's are put anew by a report."""
    state = interview.answers.state
    return {
        name: value
        for name, value in state.values.items()
        if state.status[name] in _GIVEN and name not in (CHANGED, NOT_ZERO)
    }


@given(
    said=st.tuples(reports(), reports(), reports()),
    taken=st.sets(st.integers(0, 150)),
    is_confirmed=st.booleans(),
)
@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_what_was_answered_stays(
    questionnaire: Questionnaire,
    said: tuple[AnnualReport, AnnualReport, AnnualReport],
    taken: set[int],
    is_confirmed: bool,
) -> None:
    this, first, second = said
    interview = Interview(questionnaire, today=TODAY, checks=lambda *_: [])
    interview.take_last_year(first)
    if is_confirmed:
        interview.take_last_year_unchanged(first)
    questions = [q for n, q in enumerate(questionnaire.questions) if n in taken and not q.is_filter]
    values = {q.name: value_at(this, q.name) for q in questions}
    interview.fill({name: value for name, value in values.items() if is_answered(value)})
    before = given_answers(interview)
    interview.take_last_year(second)
    after = interview.answers.state
    assert {name: after.values.get(name) for name in before} == before
    open_list = next((q for q in only(interview.ask(), Asked) if q.question.name == CHANGED), None)
    offered = {option.value for option in open_list.question.options} if open_list else set()
    assert not offered & before.keys(), "what is known of this year is not put to the clerk again"


def test_the_text_is_kept_with_the_report_and_goes_with_it(interview: Interview) -> None:
    interview.say("松岭镇人民政府")
    events = interview.take_last_year(example("busy-town-2025"), TEXT, "读到 3 项。")
    kinds = [event.entry.kind for event in only(events, Recorded)]
    assert kinds == [EntryKind.LAST_YEAR, EntryKind.LAST_TEXT]
    assert "读到 3 项。" in only(events, Said)[0].text
    assert interview.answers.last_text == TEXT
    interview.say("撤销")
    assert interview.answers.last is None and not interview.answers.last_text.paragraphs
    interview.say("重做")
    assert interview.answers.last_text == TEXT


def test_another_report_without_a_text_has_none_of_the_first(interview: Interview) -> None:
    interview.take_last_year(example("busy-town-2025"), TEXT)
    interview.take_last_year(example("all-zero-2025"))
    assert not interview.answers.last_text.paragraphs


def test_a_text_without_end_is_kept_in_part() -> None:
    endless = LastText(
        tuple(PrintedParagraph("长" * 9_000, 1) for _ in range(50)),
        {"year": "长" * 9_000},
        unread=("长" * 9_000,) * 900,
    )
    kept = last_text_of(endless.stored)
    assert sum(len(each.text) for each in kept.paragraphs) <= 60_000
    assert len(kept.unread) == 200 and len(kept.unread[0]) < 100
    assert len(kept.quoted["year"]) < 100


@pytest.mark.parametrize(("listed", "how"), [(1, "有就打 1"), (2, "例如 1 2"), (9, "例如 1 3")])
def test_the_list_says_how_so_many_are_named(
    questionnaire: Questionnaire, listed: int, how: str
) -> None:
    details = {"name": "松岭镇人民政府", "kind": "town", "short_name": "我镇", "office": "党政办"}
    details |= {"address": "中山路2号", "postcode": "453000", "phone": "0373-5550199"}
    details |= {"email": "a@example.cn", "website": "www.example.cn"}
    organisation = dict(list(details.items())[:listed])
    last = AnnualReport.model_validate({"organisation": organisation})
    interview = Interview(questionnaire, today=TODAY)
    interview.take_last_year(last)
    (asked,) = only(interview.ask(), Asked)
    assert asked.question.name == CHANGED
    assert how in asked.question.hint and "{" not in asked.question.hint


def test_the_name_is_asked_without_a_word_of_a_file_once_there_is_one(
    questionnaire: Questionnaire,
) -> None:
    interview = Interview(questionnaire, today=TODAY)
    assert "拖进来" in only(interview.ask(), Asked)[0].question.hint
    interview.take_last_year(AnnualReport(year=2025))
    (asked,) = only(interview.ask(), Asked)
    assert asked.question.name == "organisation.name" and "拖进来" not in asked.question.hint


def test_contact_details_that_last_years_report_printed_are_printed_again(
    questionnaire: Questionnaire,
) -> None:
    last = example("all-zero-2025")
    last.organisation.address, last.organisation.phone = "中山路2号", "0373-5550199"
    interview = Interview(questionnaire, today=TODAY)
    interview.take_last_year_unchanged(last)
    assert "include" in interview.answers.state.values["filters.contact"]
    assert interview.answers.report.organisation.phone == "0373-5550199"
