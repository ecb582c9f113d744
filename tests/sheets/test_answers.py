"""A table that was filled in becomes answers, and the report shows it."""

import pytest

from report_assistant.interview.interview import Interview
from report_assistant.report.tables import cell_values
from report_assistant.sheets.answers import table_answers
from report_assistant.sheets.filled import FilledTable, filled_from

RECEIVED = "applications.received.natural_person"
CARRIED = "applications.carried_over.natural_person"
GRANTED = "applications.granted.natural_person"
PETITION = "applications.petition.business"
FORWARD = "applications.carried_forward.natural_person"


def filled(interview: Interview, key: str, numbers: dict[str, int | None]) -> FilledTable:
    return filled_from(key, interview.answers.report).with_numbers(numbers)


def take(interview: Interview, key: str, numbers: dict[str, int | None]) -> tuple[str, ...]:
    answers = table_answers(filled(interview, key, numbers), interview.answers)
    interview.fill(answers.values)
    return answers.told


def values(interview: Interview) -> dict[str, object]:
    return dict(cell_values(interview.answers.report))


def test_rows_that_are_filled_in_are_in_the_report_with_their_choices(interview: Interview) -> None:
    told = take(interview, "applications", {RECEIVED: 3, CARRIED: 0, GRANTED: 2, FORWARD: 1})
    assert told == ()
    state = interview.answers.state
    assert state.values["filters.outcomes"] == ["granted"]
    now = values(interview)
    assert (now[RECEIVED], now[GRANTED], now[FORWARD]) == (3, 2, 1)
    assert now["applications.handled.total"] == 2


def test_an_emptied_row_is_gone_with_its_choice(interview: Interview) -> None:
    take(interview, "applications", {RECEIVED: 3, CARRIED: 0, GRANTED: 2, PETITION: 1})
    take(interview, "applications", {GRANTED: None, PETITION: 0})
    assert interview.answers.state.values["filters.outcomes"] == []
    now = values(interview)
    assert now[GRANTED] == 0 and now[PETITION] == 0 and now[RECEIVED] == 3
    take(interview, "applications", {GRANTED: 1})
    assert values(interview)[GRANTED] == 1


def test_an_emptied_row_that_is_always_asked_is_open_again(interview: Interview) -> None:
    path = "proactive_disclosure.licences"
    take(interview, "proactive_disclosure", {path: 12})
    assert values(interview)[path] == 12
    take(interview, "proactive_disclosure", {path: None})
    assert values(interview)[path] is None
    assert "proactive_disclosure.licences" in {q.name for q in interview.answers.unfinished()}


def test_numbers_that_the_report_leaves_out_are_told(interview: Interview) -> None:
    take(interview, "applications", {RECEIVED: 0, CARRIED: 0})
    told = take(interview, "applications", {GRANTED: 2})
    assert told and "予以公开" in told[0]
    assert values(interview)[GRANTED] == 0


def test_what_waits_for_another_row_is_told(interview: Interview) -> None:
    told = take(interview, "applications", {CARRIED: 0, GRANTED: 2})
    assert told == ("“予以公开”的数先收着，还没写进报告：先填“本年新收”，没有就填 0。",)
    take(interview, "applications", {RECEIVED: 3})
    assert values(interview)[GRANTED] == 2


def test_only_what_changed_is_answered(interview: Interview) -> None:
    take(interview, "applications", {RECEIVED: 3, CARRIED: 0, GRANTED: 3})
    same = table_answers(filled_from("applications", interview.answers.report), interview.answers)
    assert not same.values


@pytest.mark.parametrize("count", [0, 4])
def test_cases_are_chosen_with_their_numbers(interview: Interview, count: int) -> None:
    blocks = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    numbers = {f"review_litigation.{block}.upheld": 0 for block in blocks}
    numbers["review_litigation.reconsideration.upheld"] = count
    take(interview, "review_litigation", dict(numbers))
    chosen = interview.answers.state.values["filters.cases"]
    assert chosen == (["reconsideration"] if count else [])
    assert values(interview)["review_litigation.reconsideration.total"] == count
