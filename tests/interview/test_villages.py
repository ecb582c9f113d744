"""Villages and communities: to whom they are offered, and what earlier versions stored of them."""

from datetime import date

import pytest

from report_assistant.interview.answers import Answers
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.store.answers_file import answers_in, dump_answers, load_answers

MORE = "filters.more"
D = "overview.disclosure."


def answers_of(questionnaire: Questionnaire, values: dict[str, object]) -> Answers:
    entries = [Entry(EntryKind.ANSWER, name, value) for name, value in values.items()]
    return Answers(questionnaire, entries, today=date(2026, 1, 9))


@pytest.mark.parametrize(
    ("kind", "is_offered"),
    [("town", True), ("subdistrict", True), ("county", True), ("department", False)],
)
def test_villages_are_offered_where_there_are_some(
    questionnaire: Questionnaire, kind: str, is_offered: bool
) -> None:
    answers = answers_of(questionnaire, {"organisation.kind": kind})
    offered = [option.value for option in answers.questionnaire.by_name[MORE].options]
    assert ("villages" in offered) is is_offered
    assert "training" in offered


def test_what_a_subdistrict_told_an_earlier_version_are_communities(
    questionnaire: Questionnaire,
) -> None:
    earlier = {
        "organisation.kind": "subdistrict",
        MORE: ["villages"],
        D + "villages": 8,
        D + "village_channels": [],
        D + "village_topics": [],
    }
    asked = questionnaire.sections[1].questions
    rest = {
        q.name: q.dump(q.none_value())
        for q in asked
        if q.name not in earlier and not q.may_lack and q.kind.value != "choice"
    }
    answers = answers_of(
        questionnaire, {**earlier, **rest, "overview.outline": "five_aspects", MORE: ["villages"]}
    )
    disclosure = answers.report.overview.disclosure
    assert (disclosure.villages, disclosure.communities) == (0, 8)


@pytest.mark.parametrize(
    ("kind", "numbers"), [("subdistrict", (0, 8)), ("town", (8, 0)), ("county", (8, 0))]
)
def test_a_file_of_an_earlier_version_has_one_number(kind: str, numbers: tuple[int, int]) -> None:
    content = {
        "organisation": {"kind": kind},
        "overview": {"disclosure": {"villages": 8}},
    }
    disclosure = answers_in(content).overview.disclosure
    assert (disclosure.villages, disclosure.communities) == numbers
    assert disclosure.villages_together == 0


def test_what_is_not_answered_yet_stays_so_in_a_file() -> None:
    report = answers_in({"overview": {"disclosure": {"villages": 8, "communities": None}}})
    assert report.overview.disclosure.communities is None
    assert load_answers(dump_answers(report), "答案.yaml") == report
