"""What is said before an edit is saved: questions, places of the draft, findings, by name."""

from datetime import date

import pytest

from report_assistant.checks import Finding, Severity
from report_assistant.interview.consequences import Consequences
from report_assistant.interview.events import AllAsked, ConfirmationAsked, Corrected
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.stored_interview import DRAFTED, findings
from tests.scripts import SEED

_WITH_APPLICATIONS = (*SEED, "改新收 3", "1 2", "2", "1", "")


@pytest.fixture
def interview(questionnaire: Questionnaire) -> Interview:
    return Interview(questionnaire, today=date(2022, 1, 10), drafted=DRAFTED, checks=findings)


def test_what_falls_away_and_what_changes_is_named(interview: Interview) -> None:
    for words in _WITH_APPLICATIONS:
        interview.say(words)
    [asked] = [e for e in interview.say("改新收 0") if isinstance(e, ConfirmationAsked)]
    assert "4 个问题不再需要（办理结果种类、予以公开、部分公开等；" in asked.follows
    assert "草稿有 2 处会变（“依申请公开情况”、表三）" in asked.follows


def test_new_questions_are_named(interview: Interview) -> None:
    for words in SEED:
        interview.say(words)
    [changed] = [e for e in interview.say("改新收 3") if isinstance(e, Corrected)]
    assert (
        "要补问 1 个问题（办理结果种类）" in changed.follows or "要补问 2 个问题" in changed.follows
    )
    assert "（办理结果种类" in changed.follows
    assert "会多出" not in changed.follows, "what is found is told by itself then"


def test_nothing_is_changed_by_foretelling(interview: Interview) -> None:
    for words in _WITH_APPLICATIONS:
        interview.say(words)
    before = interview.answers.entries
    interview.say("改新收 0")
    assert interview.answers.entries == before


def test_findings_that_come_and_go_are_foretold() -> None:
    def finding(where: str) -> Finding:
        return Finding("T01", Severity.ERROR, where, f"{where}对不上，请改。")

    effect = Consequences((), (), ()).with_findings(
        [finding("甲"), finding("乙")], [finding("乙"), finding("丙"), finding("丁")]
    )
    assert effect.sentence == ""
    assert effect.forecast == (
        "会多出 2 处提示（必须改：丙对不上，请改等），有 1 处提示会消失（必须改：甲对不上，请改）"
    )


def test_the_closing_list_is_told_in_full_once(interview: Interview) -> None:
    told = [e for words in SEED for e in interview.say(words) if isinstance(e, AllAsked)]
    told += [e for e in interview.say("改新媒体 120") if isinstance(e, AllAsked)]
    assert [each.is_again for each in told] == [False, True]
