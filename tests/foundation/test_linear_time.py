"""Time grows with the length and not with its square, for messages and for files.

Work is counted where it was quadratic, in calls and in the bounds of patterns, and never timed.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from report_assistant.checks import check_facts
from report_assistant.checks.statements import read_sentences
from report_assistant.foundation.yaml_lines import YamlProblem, load_yaml
from report_assistant.importing.facts import facts_of
from report_assistant.importing.imported import import_report
from report_assistant.interview.events import Rejected
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.fields import Kind
from report_assistant.report.printed import PrintedReport
from report_assistant.word.reader import read_report_text

N = 1_500
CLAUSES = ("公开了，", "都公开了，", "其中", "您好，", "自然人3件，", "新媒体114条，", "12 ", "，")
TEXTS = ("2件", "占90%", "收到申请3件，", "同比增长2%，", "其中3件", "（3件）")


def calls(work: Callable[[], object]) -> int:
    """How many functions are called."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def printed(words: str) -> PrintedReport:
    return read_report_text(
        f"青山镇2025年政府信息公开工作年度报告\n一、总体情况\n{words}", "年报.txt"
    )


def repeated(unit: str, length: int) -> str:
    return (unit * length)[:length]


def grows_linearly(work: Callable[[int], object]) -> bool:
    work(N)  # what is loaded once
    return calls(lambda: work(4 * N)) < 6 * calls(lambda: work(N)) + 20_000


@pytest.mark.parametrize("unit", CLAUSES)
def test_messages_of_many_clauses(unit: str, questionnaire: Questionnaire) -> None:
    def say(length: int) -> None:
        interview = Interview(questionnaire, today=date(2026, 1, 5))
        interview.say("青山镇人民政府")
        interview.say(repeated(unit, length))

    assert grows_linearly(say)


@pytest.mark.slow
@pytest.mark.parametrize("unit", TEXTS)
def test_reports_without_a_full_stop(unit: str, questionnaire: Questionnaire) -> None:
    def check(length: int) -> None:
        report = printed(repeated(unit, length))
        list(check_facts(facts_of(report)))
        import_report(report, questionnaire)

    assert grows_linearly(check)


def test_a_sentence_without_end_is_cut_at_a_pause() -> None:
    report = printed("网站公开信息12条，" * 400)
    sentences = read_sentences(report)
    assert max(len(each.text) for each in sentences) <= 800
    assert "".join(each.printed for each in sentences) == report.paragraphs[-1].text
    assert sum(len(each.quantities) for each in sentences) == 400


LONG = (
    *("9" * 20_000, "1." * 10_000, "《" * 20_000, "一" * 20_000, "零" * 20_000, "我们" * 10_000),
    *("+" * 20_000, "表" * 20_000, "（" * 20_000, "“" * 20_000, "a@" * 10_000, "\n" * 20_000),
)


@pytest.mark.slow
@pytest.mark.parametrize("words", LONG, ids=[each[:2] for each in LONG])
def test_twenty_thousand_characters_in_every_kind_of_question(
    words: str, questionnaire: Questionnaire
) -> None:
    """It takes minutes with any pattern that is quadratic; pytest's time limit would end it."""
    one_of_each_kind = {question.kind: question for question in questionnaire.questions}
    for question in one_of_each_kind.values():
        interview = Interview(questionnaire, today=date(2026, 1, 5))
        interview.say("青山镇人民政府")
        interview.look_at(question.name)
        events = interview.say(words)
        assert events
        is_enter = not words.strip()  # takes what is offered
        if question.kind in (Kind.COUNT, Kind.COUNTS, Kind.MONEY) and not is_enter:
            assert any(isinstance(event, Rejected) for event in events)


@pytest.mark.parametrize("words", ["9" * 40_000, "1." * 40_000, "《" * 200_000, "一" * 100_000])
def test_files_of_one_sign(words: str, questionnaire: Questionnaire) -> None:
    report = printed(words)
    list(check_facts(facts_of(report)))
    import_report(report, questionnaire)


def test_many_keys_are_refused_before_they_are_read(tmp_path: Path) -> None:
    words = "".join(f"k{number}: 1\n" for number in range(300_000))
    with pytest.raises(YamlProblem, match="太多"):
        load_yaml(words, str(tmp_path))
