"""Numbers with more digits than Python turns into a number: no error at any door."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.checks import check_facts
from report_assistant.drafting.assembly import assemble
from report_assistant.foundation.digits import MOST_DIGITS, decimal_number, whole_number
from report_assistant.importing.facts import facts_of
from report_assistant.importing.imported import import_report
from report_assistant.interview.choosing import Choosing
from report_assistant.interview.interview import Interview
from report_assistant.language.sums_asked import sum_asked
from report_assistant.merging.merged import ReadBack
from report_assistant.merging.read_back import path_behind
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.wording import linked_value
from report_assistant.session.own_paragraphs import named
from report_assistant.word.reader import read_report_text
from tests.conftest import TODAY, example

LONG = "9" * 5000
SENTENCES = (
    f"2025年，收到政府信息公开申请{LONG}件。",
    f"全年通过网站公开信息{LONG}条，新媒体发布{LONG}.{LONG}条。",
    f"社保卡办理{LONG}件。",
    f"收取政府信息公开信息处理费{LONG}元。",
    f"收取政府信息公开信息处理费1.{LONG}元。",
    f"发出收费通知{LONG}件。",
    f"制发行政规范性文件{LONG}件，其中修订{LONG}件。",
    f"{LONG}年1月1日至{LONG}年12月31日。",
    f"公开率{LONG}%，占{LONG}.{LONG}%。",
)
MESSAGES = (
    LONG,
    f"{LONG}件",
    f"-{LONG}",
    f"{LONG}万2",
    f"{LONG}万元",
    f"{LONG} {LONG}",
    f"{LONG} 0 0 0 0 0 {LONG}",
    f"网站{LONG}条，新媒体{LONG}条",
    f"收到申请{LONG}件，都是自然人",
    f"自然人{LONG}件，企业3件",
    f"收到申请{LONG}件，自然人{LONG}件，企业3件，都公开了",
    f"改新媒体 {LONG}",
    f"比较 {LONG} {LONG}",
    f"改写 {LONG}",
    f"出处 第{LONG}段",
    f"{LONG}、{LONG}",
    f"{LONG}-{LONG}",
    f"第{LONG}个",
    f"{LONG}年",
    "九" * 5000,
    "九千" * 2500,
    "十" * 5000,
)


@given(st.integers(min_value=0, max_value=10**MOST_DIGITS - 1))
def test_a_number_of_any_usual_length_is_read(number: int) -> None:
    assert whole_number(str(number)) == number
    assert decimal_number(f"{number}"[: MOST_DIGITS - 3] + ".25") is not None


@pytest.mark.parametrize("words", ["", "²", "1.5", "-3", "1,200", "三", LONG])
def test_what_is_no_whole_number(words: str) -> None:
    assert whole_number(words) is None


@pytest.mark.parametrize("words", ["", "²", "1e9", "-3", ".5", "NaN", LONG, f"0.{LONG}"])
def test_what_is_no_amount(words: str) -> None:
    assert decimal_number(words) is None
    assert decimal_number("0.0350") == Decimal("0.0350")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_long_number_in_a_report_is_read_over(
    sentence: str, questionnaire: Questionnaire
) -> None:
    words = f"青山镇2025年政府信息公开工作年度报告\n一、总体情况\n{sentence}\n六、其他\n{sentence}"
    printed = read_report_text(words, "年报.txt")
    check_facts(facts_of(printed))
    import_report(printed, questionnaire)


@pytest.mark.parametrize("message", MESSAGES, ids=range(len(MESSAGES)))
def test_a_long_number_in_a_message_is_no_error(message: str, questionnaire: Questionnaire) -> None:
    one_of_each_kind = {question.kind: question for question in questionnaire.questions}
    for question in one_of_each_kind.values():
        interview = Interview(questionnaire, today=TODAY)
        interview.say("青山镇人民政府")
        interview.look_at(question.name)
        assert interview.say(message)


def test_a_long_number_chooses_nothing() -> None:
    one: Any = iter
    two: Any = reversed
    where: Any = Choosing("哪一个？", (("甲", one), ("乙", two)), one, one)
    assert where.chosen("2") is two
    assert where.chosen(LONG) is None
    paragraphs: Any = [SimpleNamespace(title="开头")]
    assert not named(paragraphs, LONG)
    assert linked_value(AnnualReport(), f"overview.disclosure.business_figures.{LONG}") is None


def test_long_numbers_are_not_added_up() -> None:
    assert not sum_asked(f"公众号{LONG}条，抖音{LONG}条", lambda _: True)
    asked = sum_asked("公众号213条，抖音12条", lambda _: True)
    assert asked is not None and asked.total == 225


@pytest.mark.parametrize("digits", [10, 25, 5000])
def test_a_number_that_no_report_can_hold_is_told_and_not_read(
    digits: int, questionnaire: Questionnaire
) -> None:
    sentence = f"发出收费通知{'9' * digits}件。全年通过网站公开信息{'9' * digits}条。"
    words = f"青山镇2025年政府信息公开工作年度报告\n一、总体情况\n{sentence}\n六、其他\n{sentence}"
    imported = import_report(read_report_text(words, "年报.txt"), questionnaire)
    assert imported.report.other_matters.fee_notices is None
    assert digits > MOST_DIGITS or any("不是能填的" in each for each in imported.unread)


def test_a_long_number_written_in_word_is_of_no_answer() -> None:
    report = example("aigang-2021")
    figure = ReadBack("第一部分", "3", LONG, block="s1_opening", number=0)
    assert not path_behind(figure, report, assemble(report))
