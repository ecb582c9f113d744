"""Digits and scales in one numeral: read as the number that is meant, or asked back."""

import contextlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_assistant.interview.events import Event, FactsShown
from report_assistant.interview.interview import Interview
from report_assistant.language.answers.lists import read_figures
from report_assistant.language.answers.understanding import understand
from report_assistant.language.context import Context
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.numbers import value_of
from report_assistant.language.words.typed_numbers import read_amount, read_count
from report_assistant.questionnaire.question import Questionnaire

_CHINESE = "零一二三四五六七八九"
_SCALES = ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, ""))


@st.composite
def spellings(draw: st.DrawFn) -> tuple[int, str]:
    """A number below 10^8 and one way to write it that means nothing else."""
    number = draw(st.integers(1, 10**8 - 1) | st.integers(1, 20_000))
    high, low = divmod(number, 10_000)
    if high:
        spelled = str(high) if high > 9999 else draw(st.sampled_from([str(high), *_parts(high)]))
        rest = _below(draw, low, 10_000)
        return number, f"{spelled}万{rest}"
    return number, draw(st.sampled_from([str(number), *_parts(number)]))


def _below(draw: st.DrawFn, number: int, scale: int) -> str:
    """What follows a scale: nothing, full width, 零 and digits, parts, or the short form."""
    if not number:
        return ""
    width = len(str(scale)) - 1
    ways = [f"{number:0{width}d}", f"零{number}", *_parts(number, begins=number * 10 >= scale)]
    if number % (scale // 10) == 0:
        ways.append(str(number // (scale // 10)))
    return draw(st.sampled_from(ways))


def _parts(number: int, *, begins: bool = True) -> Iterator[str]:
    """Each digit with its scale: digits only, Chinese and Arabic in turn, the last scale left out."""
    for chinese_from in (9, 1):
        spelled, gap, place = "", not begins, 0
        for scale, sign in _SCALES:
            digit = number // scale % 10
            if not digit:
                gap = gap or bool(spelled)
                continue
            spelled += ("零" if gap else "") + (
                _CHINESE[digit] if place >= chinese_from and sign else str(digit)
            )
            spelled, gap, place = spelled + sign, False, place + 1
        yield spelled
    if spelled[-1:] in tuple("千百") and len(spelled) > 3 and "零" not in spelled[-3:]:
        yield spelled[:-1]


def read(typed: str) -> int | None:
    try:
        return read_count(typed)
    except NotUnderstood:
        return None


@given(spellings())
@example((12_000, "1万2千"))
@example((3500, "3千5百"))
@example((1200, "1千2"))
@example((10_002, "1万零2"))
def test_every_spelling_is_read_as_its_number_or_asked_back(spelled: tuple[int, str]) -> None:
    number, words = spelled
    for typed in (words, f"{words}条"):
        assert read(typed) in (number, None), typed


@given(spellings())
@example((12_000, "1万2千"))
@example((3500, "3千5百"))
@example((2100, "2千一"))
def test_amounts_lists_and_rows_read_the_same(
    questionnaire: Questionnaire, spelled: tuple[int, str]
) -> None:
    number, words = spelled
    amounts, figures, cells = [], [], []
    with contextlib.suppress(NotUnderstood):
        amounts.append(read_amount(f"{words}元", "万元"))
    with contextlib.suppress(NotUnderstood):
        figures += read_figures(f"社保卡{words}件", "")
    try:
        question = questionnaire.by_name["applications.received"]
        row = understand(question, f"自然人{words}件", Context(questionnaire))
        cells.append((row.natural_person, row.business))
    except NotUnderstood:
        pass
    assert amounts in ([], [Decimal(number) / 10_000])
    assert [(each.name, each.number, each.unit) for each in figures] in (
        [],
        [("社保卡", number, "件")],
    )
    assert cells in ([], [(number, 0)])


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("1万2", 12_000),
        ("1万2千", 12_000),
        ("3千5百", 3500),
        ("1千2百万", 12_000_000),
        ("2千万", 20_000_000),
        ("1亿2千万", 120_000_000),
        ("1万2千3百4十5", 12_345),
        ("1万零2", 10_002),
        ("1万2345", 12_345),
        ("1万二千", 12_000),
        ("1万20", None),
        ("1万200", None),
        ("1百2万", None),
        ("1万5万", None),
        ("1.2万3千", None),
        ("1千2千", None),
        ("1万12千", None),
    ],
)
def test_a_mixed_numeral(numeral: str, value: int | None) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize(
    ("typed", "amount"), [("1万2千元", "1.2"), ("3千5百元", "0.35"), ("1万2千", "1.2")]
)
def test_an_amount_in_mixed_numerals_is_of_yuan(typed: str, amount: str) -> None:
    assert str(read_amount(typed, "万元")) == amount


@pytest.mark.parametrize("typed", ["5百", "3千5百", "一百", "两千"])
def test_a_scale_without_a_unit_is_no_amount_in_ten_thousands(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="单位是万元"):
        read_amount(typed, "万元")


def test_two_numbers_are_not_one() -> None:
    with pytest.raises(NotUnderstood, match="两个数"):
        read_count("3千 5")


def shown(events: list[Event]) -> dict[str, str]:
    [event] = [event for event in events if isinstance(event, FactsShown)]
    return {row.title: row.shown for row in event.rows}


@pytest.mark.parametrize(
    "typed",
    [
        "网站1万2千条，新媒体3千5百条",
        "网站1 万 2千条，新媒体 3千5百 条",
        "网站1万2，新媒体3千5",
        "网站一万二千条，新媒体三千五百条",
    ],
)
def test_facts_are_read_the_same(questionnaire: Questionnaire, typed: str) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 5))
    interview.say("青山镇人民政府")
    assert shown(interview.say(typed)) == {
        "政府网站公开条数": "12000 条",
        "政务新媒体公开条数": "3500 条",
    }


def test_a_fact_that_may_be_two_numbers_is_quoted(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 5))
    interview.say("青山镇人民政府")
    events = interview.say("网站1万20条，新媒体12条")
    assert shown(events) == {"政务新媒体公开条数": "12 条"}
    [event] = [event for event in events if isinstance(event, FactsShown)]
    assert event.unread == ("网站1万20条",)


def test_a_sum_of_mixed_numerals_is_asked(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 5))
    [problem] = interview.change("overview.disclosure.new_media", "公众号1万2千条，抖音3百条")
    assert "12300" in str(problem)
