"""比上年: offered where last year's figure is known, and worked out from it alone."""

from datetime import date

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.store.answers_file import dump_answers, load_answers
from tests.conftest import example, in_first_wording
from tests.interview.talking import tell

MORE = "filters.more"


def begun(questionnaire: Questionnaire, last_total: int | None) -> Interview:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    last = example("busy-town-2025").model_copy(deep=True)
    last.year = 2024
    last.overview.disclosure.total = last_total
    interview.take_last_year(last)
    return interview


def options(interview: Interview) -> list[str]:
    return [option.value for option in question(interview, MORE).options]


def question(interview: Interview, name: str) -> Question:
    return interview.answers.questionnaire.by_name[name]


@pytest.mark.parametrize(("last_total", "is_offered"), [(598, True), (0, False), (None, False)])
def test_it_is_offered_where_last_years_total_is_known(
    questionnaire: Questionnaire, last_total: int | None, is_offered: bool
) -> None:
    assert ("compared" in options(begun(questionnaire, last_total))) is is_offered


def test_it_is_not_offered_without_last_years_report(questionnaire: Questionnaire) -> None:
    assert "compared" not in options(Interview(questionnaire, today=date(2026, 1, 10)))


def test_what_was_compared_with_stays_in_the_report(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire, 598)
    for name, typed in (
        ("year", "2025"),
        (MORE, "和上年比较"),
        ("overview.disclosure.website", "600"),
        ("overview.disclosure.new_media", "0"),
        ("overview.disclosure.boards", "0"),
        ("overview.disclosure.total", "600"),
    ):
        interview.look_at(name)
        tell(interview, [typed])
    report = interview.answers.report
    assert report.overview.disclosure.last_total == 598
    again = load_answers(dump_answers(report), "答案.yaml")
    assert "比上年增加2条" in disclosure_of(again)


def test_nothing_is_compared_where_it_was_not_chosen(questionnaire: Questionnaire) -> None:
    interview = begun(questionnaire, 598)
    interview.look_at(MORE)
    tell(interview, ["没有"])
    assert interview.answers.report.overview.disclosure.last_total == 0


def disclosure_of(report: AnnualReport) -> str:
    blocks = assemble(in_first_wording(report)).blocks
    return next(block.text for block in blocks if block.id == "s1_disclosure")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("青河镇人民政府", "宅基地审批"),
        ("青河县水利局", "行政许可"),
        ("青河县人民政府", "重大建设项目"),
    ],
)
def test_classes_are_offered_that_such_a_body_publishes(
    questionnaire: Questionnaire, name: str, said: str
) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    tell(interview, [name, "", ""])
    classes = question(interview, "overview.disclosure.classes")
    assert said in interview.answers.offer(classes).suggestions
