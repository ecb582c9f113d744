"""Last year's report in the conversation."""

import pytest

from report_assistant.interview.events import ActionRequested, Asked, Event, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.last_year import carried
from report_assistant.interview.state import Status
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.names import CHANGED, NOT_ZERO
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from tests.conftest import TODAY, example


@pytest.fixture
def resumed(questionnaire: Questionnaire) -> Interview:
    """A conversation about 2026 that knows the all-zero report on 2025."""
    interview = Interview(questionnaire, today=TODAY)
    interview.take_last_year(example("all-zero-2025"))
    return interview


def asked(events: list[Event]) -> Asked:
    return next(event for event in events if isinstance(event, Asked))


def test_a_path_or_a_pasted_report_is_handed_to_the_shell(interview: Interview) -> None:
    for typed in ("/tmp/去年 年报.docx", "'C:\\文档\\年报.docx'", "导入 年报.html"):
        (event,) = interview.say(typed)
        assert isinstance(event, ActionRequested)
        assert event.command is Command.IMPORT
        assert event.words.endswith((".docx", ".html"))
    pasted = "某乡2024年政府信息公开工作年度报告\n" + "一、总体情况\n全年公开信息若干。\n" * 30
    assert interview.say(pasted) == [ActionRequested(Command.IMPORT, pasted.strip())]


def test_an_answer_with_a_file_name_in_it_is_an_answer(interview: Interview) -> None:
    assert not any(isinstance(event, ActionRequested) for event in interview.say("青河镇人民政府"))


def test_what_stays_is_one_list(resumed: Interview) -> None:
    question = asked(resumed.ask()).question
    assert question.name == CHANGED
    labels = [option.label for option in question.options]
    assert labels[0] == "单位全称：青禾乡人民政府"
    assert not any("新收" in label for label in labels)


def test_nothing_is_taken_before_the_clerk_confirms(resumed: Interview) -> None:
    assert resumed.answers.report.organisation.name is None
    resumed.say("")
    assert resumed.answers.report.organisation.name == "青禾乡人民政府"
    resumed.say("")
    assert asked(resumed.ask()).question.name == "year"
    assert asked(resumed.ask()).offer == "2026 年"


def test_what_changed_is_asked(resumed: Interview) -> None:
    options = asked(resumed.ask()).question.options
    number = next(n for n, o in enumerate(options, 1) if o.value == "organisation.address")
    resumed.say(str(number))
    resumed.say("")
    assert asked(resumed.say("")).question.name == "organisation.address"
    assert asked(resumed.say("青禾乡建设路1号")).question.name != "organisation.address"
    assert resumed.answers.state.status["organisation.name"] is Status.CARRIED


def test_zeros_are_confirmed_together_and_never_silently(resumed: Interview) -> None:
    question = asked(resumed.say("")).question
    assert question.name == NOT_ZERO
    titles = {option.value for option in question.options}
    assert "proactive_disclosure.licences" in titles
    assert "applications.received" not in titles
    number = list(question.options).index(
        next(o for o in question.options if o.value == "proactive_disclosure.penalties")
    )
    resumed.say(str(number + 1))
    status = resumed.answers.state.status
    assert status["proactive_disclosure.licences"] is Status.CARRIED
    assert status["proactive_disclosure.penalties"] is Status.OPEN
    assert resumed.answers.report.proactive_disclosure.licences == 0


def test_zeros_that_a_body_is_never_asked_are_not_listed(resumed: Interview) -> None:
    listed = {option.value for option in asked(resumed.say("")).question.options}
    assert "overview.platform.gazettes" not in listed  # only governments of counties and above
    assert "overview.supervision.trainings" in listed


def test_what_is_no_longer_zero_is_asked_although_its_group_was_not_chosen(
    resumed: Interview,
) -> None:
    question = asked(resumed.say("")).question
    values = [option.value for option in question.options]
    resumed.say(str(values.index("overview.supervision.trainings") + 1))
    status = resumed.answers.state.status
    assert status["overview.supervision.trainings"] is Status.OPEN
    assert status["overview.supervision.inspections"] is Status.NOT_RELEVANT


def test_a_number_of_last_year_stands_beside_and_is_taken_by_one_word(
    questionnaire: Questionnaire,
) -> None:
    interview = Interview(questionnaire, today=TODAY)
    interview.take_last_year(example("busy-town-2025"))
    interview.say("")
    events = interview.say("")
    while (event := asked(events)).question.name != "overview.disclosure.new_media":
        events = interview.say("" if event.offer else "0")
    assert event.last == "412 条"
    assert event.offer == ""
    interview.say("同去年")
    assert interview.answers.report.overview.disclosure.new_media == 412


def test_carried_over_is_offered_from_last_years_carried_forward(
    questionnaire: Questionnaire,
) -> None:
    interview = Interview(questionnaire, today=TODAY)
    interview.take_last_year(example("busy-town-2025"))
    events = interview.ask()
    while (event := asked(events)).question.name != "applications.carried_over":
        events = interview.say("" if event.none_on_enter else "跳过")
    assert event.offer.endswith("合计 1")


def test_undo_forgets_last_year(resumed: Interview) -> None:
    resumed.say("撤销")
    assert resumed.answers.last is None
    assert asked(resumed.ask()).question.name == "organisation.name"


def test_without_last_year_the_word_says_so(interview: Interview) -> None:
    assert any(isinstance(event, Said) for event in interview.say("同去年"))
    assert interview.answers.report == AnnualReport()


@pytest.mark.parametrize("words", ["一样的", "照旧", "跟去年一样"])
def test_without_last_year_other_words_for_it_offer_nothing(
    interview: Interview, words: str
) -> None:
    interview.look_at("overview.disclosure.website")
    assert interview.say(words) == [Said("这一题没有去年的答案可用，请直接填。")]


def test_the_log_is_enough_to_resume(resumed: Interview, questionnaire: Questionnaire) -> None:
    resumed.say("")
    again = Interview(questionnaire, resumed.answers.entries, today=TODAY)
    assert again.answers.report == resumed.answers.report
    assert asked(again.ask()) == asked(resumed.ask())


def test_groups_of_last_year_are_known_where_newer_answers_are_not(
    questionnaire: Questionnaire,
) -> None:
    last = example("busy-town-2025").model_copy(deep=True)
    question = questionnaire.by_name["filters.more"]
    last.overview.handling.steps = ["逐件登记台账"]
    assert {"catalogue", "training"} <= set(carried(question, last))
    last.overview.leadership.staff = last.overview.management.catalogues = None
    last.overview.handling.channels = last.overview.handling.steps = None
    assert "training" in carried(question, last)
    assert "catalogue" not in carried(question, last)
