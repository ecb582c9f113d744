"""The review as values: its kinds of lines, what is found about a row, last year beside it."""

import pytest

from report_assistant.interview.review import (
    ReviewFilter,
    ReviewRow,
    filter_named,
    review_of,
)
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells import phrases
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import SEED


@pytest.fixture
def following(store: Store, questionnaire: Questionnaire) -> Conversation:
    """A report with last year's known: more in new media, a total that cannot be."""
    first = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        first.say(typed)
    second = first.next_year()
    for typed in ("", "", "", "120", "90", "改规范性文件 0 0 101", "改工作考核 待定"):
        second.say(typed)
    return second


def rows(conversation: Conversation, chosen: ReviewFilter) -> dict[str, ReviewRow]:
    review = review_of(conversation.interview.answers, chosen)
    return {row.question.name: row for _, of_section in review.sections for row in of_section}


def test_what_differs_from_last_year_is_a_kind_of_its_own(following: Conversation) -> None:
    found = rows(following, ReviewFilter.DIFFERENT)
    media = found["overview.disclosure.new_media"]
    assert (media.shown, media.last) == ("120 条", "114 条")
    assert "organisation.name" not in found, "as last year"
    assert "overview.news" not in found, "not answered yet"
    assert "year" not in found, "it always differs"
    counts = review_of(following.interview.answers).counts
    assert counts[ReviewFilter.DIFFERENT] == len(found)


def test_each_kind_holds_what_its_count_says(following: Conversation) -> None:
    counts = review_of(following.interview.answers).counts
    for each in (ReviewFilter.ALL, ReviewFilter.OPEN, ReviewFilter.PENDING):
        assert len(rows(following, each)) == counts[each]
    assert list(rows(following, ReviewFilter.PENDING)) == ["overview.supervision.assessment"]


def test_a_row_knows_what_is_found_about_it(following: Conversation) -> None:
    found = rows(following, ReviewFilter.FOUND)
    documents = found["proactive_disclosure.normative_documents"]
    assert documents.findings
    assert documents.differs
    assert all(row.findings for row in found.values())


def test_nothing_differs_where_last_year_is_not_known(
    store: Store, questionnaire: Questionnaire
) -> None:
    alone = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        alone.say(typed)
    assert rows(alone, ReviewFilter.DIFFERENT) == {}
    assert not any(row.last for row in rows(alone, ReviewFilter.ALL).values())


@pytest.mark.parametrize("words", ["和去年不同", "和去年不同的", "跟去年不一样", "不同"])
def test_it_is_named_in_the_clerks_words(words: str) -> None:
    assert filter_named(words) is ReviewFilter.DIFFERENT


def test_the_line_mode_says_last_years_answer_beside_it(following: Conversation) -> None:
    review = review_of(following.interview.answers, ReviewFilter.DIFFERENT)
    assert "政务新媒体公开条数：120 条（去年 114 条）" in phrases.review_text(review)
