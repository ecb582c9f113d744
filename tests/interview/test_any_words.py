"""Whatever is said in whatever state: no error, nothing lost, a refusal changes nothing."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_assistant.interview.events import (
    Answered,
    ConfirmationAsked,
    Corrected,
    Event,
    FactsShown,
    Recorded,
    Rejected,
)
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from tests.language.reading_corpus import cases

CASES = tuple(cases())
MESSAGES = tuple(case.typed for case in CASES)
PLACES = tuple(sorted({case.at for case in CASES}))
_pieces = st.lists(st.sampled_from(MESSAGES), min_size=1, max_size=3)
_anything = st.one_of(
    st.text(max_size=60),
    st.sampled_from(MESSAGES),
    _pieces.map("，".join),
    _pieces.map("\n".join),
    st.sampled_from(MESSAGES).map(lambda typed: typed[: len(typed) // 2]),
)


@pytest.mark.slow
@example(before=[], place=None, typed="你好.0")
@example(before=[], place="overview.disclosure.boards", typed="您好，去年的")
@given(
    before=st.lists(st.sampled_from(MESSAGES), max_size=6),
    place=st.none() | st.sampled_from(PLACES),
    typed=_anything,
)
def test_any_words_in_any_state(
    questionnaire: Questionnaire, before: list[str], place: str | None, typed: str
) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 5))
    interview.say("青河镇人民政府")
    for earlier in before:
        interview.say(earlier)
    if place is not None:
        interview.look_at(place)
    entries, report = interview.answers.entries, interview.answers.report
    events = interview.say(typed)
    assert events
    refusals = [event for event in events if isinstance(event, Rejected)]
    for refusal in refusals:
        assert refusal.typed in (typed, *before) or not typed.strip()
        assert refusal.reason
        assert "“”" not in refusal.reason
    if refusals or any(isinstance(e, (ConfirmationAsked, FactsShown)) for e in events):
        assert interview.answers.entries == entries
        assert interview.answers.report == report
    assert _recorded(events) == list(interview.answers.entries[len(entries) :])
    if not _recorded(events):
        assert not any(isinstance(event, (Answered, Corrected)) for event in events)


def _recorded(events: list[Event]) -> list[object]:
    return [event.entry for event in events if isinstance(event, Recorded)]


@pytest.mark.parametrize("slip", ["上一提", "彻销"])
def test_a_slip_in_a_steering_word_is_offered_first(
    questionnaire: Questionnaire, slip: str
) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 5))
    for typed in ("青河镇人民政府", "", ""):
        interview.say(typed)
    entries, current = interview.answers.entries, interview.current
    [offer] = interview.say(slip)
    assert isinstance(offer, Rejected)
    assert (interview.answers.entries, interview.current) == (entries, current)
    interview.say(slip)
    assert interview.current != current
    interview.say(slip)
    interview.look_at("organisation.name")
    entries = interview.answers.entries
    interview.say("")
    assert interview.answers.entries == entries


def test_words_that_were_no_slip_are_the_answer(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 5))
    interview.say("上一提")
    assert not interview.answers.report.organisation.name
    interview.fill({"filters.more": ["leadership"]})
    interview.look_at("overview.leadership.leader")
    interview.say("上一提")
    interview.say("不是")
    assert interview.answers.report.overview.leadership.leader == "上一提"
