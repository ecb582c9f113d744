"""Every spelling of a number reads as that number, or is asked about; what is vague never is one."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.words.heard import normal
from report_assistant.language.words.numbers import numeral_at
from report_assistant.questionnaire.question import Question
from tests.language.at_questions import COUNTED, stored

_SIGNS = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")
_SCALES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_WAN = 10_000
NUMBERS = st.one_of(
    st.integers(0, 99),
    st.integers(0, _WAN - 1),
    st.integers(0, 10**8 - 1),
    st.builds(lambda digit, power: digit * 10**power, st.integers(1, 99), st.integers(0, 6)),
)


def chinese(number: int) -> str:
    """A number below 10^8 in Chinese: 一万零二十."""
    if number < _WAN:
        return _headed(_section(number))
    high, low = divmod(number, _WAN)
    gap = "零" if 0 < low < 1000 else ""
    return f"{_headed(_section(high))}万{gap}{_section(low) if low else ''}"


def _headed(said: str) -> str:
    """十四, but 一百一十四."""
    return said.removeprefix("一") if said.startswith("一十") else said


def _section(number: int) -> str:
    said, gap = "", False
    for scale, sign in _SCALES:
        digit = number // scale % 10
        if digit:
            said += ("零" if gap and said else "") + _SIGNS[digit] + sign
        gap = not digit
    return said or "零"


def mixed(number: int) -> str:
    """The same with digits before 万 and 千: 1万2千, 1万零20."""
    high, low = divmod(number, _WAN)
    thousands = f"{low // 1000}千" if low and low % 1000 == 0 else ""
    if not high:
        return thousands or str(low)
    gap = "零" if 0 < low < 1000 else ""
    return f"{high}万{thousands or gap + (str(low) if low else '')}"


def spellings(number: int) -> Iterator[str]:
    """Every way to write a number."""
    yield str(number)
    yield f"{number:,}"
    yield str(number).translate(_FULL_WIDTH)
    yield f"{number:,}".translate(_FULL_WIDTH)
    yield chinese(number)
    yield chinese(number).translate(_FORMAL)
    yield mixed(number)
    if number >= 100:
        yield "".join(_SIGNS[int(digit)] for digit in str(number))
        yield str(number).translate(str.maketrans("0123456789", "〇" + _SIGNS[1:]))
    if number % 100 == 0 and number:
        yield f"{number / _WAN:.6f}".rstrip("0").rstrip(".") + "万"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((10, "十"), (14, "十四"), (110, "一百一十"), (1003, "一千零三"), (10_020, "一万零二十")),
        *((120_000, "十二万"), (1_010_010, "一百零一万零一十"), (80_000_000, "八千万")),
    ],
)
def test_numbers_are_spelt_as_people_do(number: int, said: str) -> None:
    assert chinese(number) == said


@given(NUMBERS)
def test_every_spelling_is_that_number_or_none(number: int) -> None:
    for said in spellings(number):
        words = normal(said)
        numeral = numeral_at(words, 0)
        assert numeral is not None, said
        if numeral.end == len(words):
            assert numeral.value in (number, None), said


@given(NUMBERS)
def test_the_common_spellings_are_read(number: int) -> None:
    for said in (str(number), f"{number:,}", chinese(number), chinese(number).translate(_FORMAL)):
        numeral = numeral_at(normal(said), 0)
        assert numeral is not None
        assert numeral.value == number, said


@given(st.sampled_from(COUNTED), NUMBERS, st.sampled_from(["{}", "{}{}", "一共{}{}", "{} {}。"]))
def test_a_count_is_stored_as_the_number_that_was_spelt(
    asked: Question, number: int, frame: str
) -> None:
    for said in spellings(number):
        taken = stored(asked.name, frame.format(said, asked.unit))
        assert taken.get(asked.name, number) == number, said
        assert not taken.keys() - {asked.name}, said


@given(
    st.sampled_from(COUNTED),
    st.integers(1, 99_999),
    st.sampled_from(["{}多{}", "{}来{}", "{}几{}", "{}{}左右", "{}余{}", "{}{}上下", "{}{}多"]),
)
def test_what_is_vague_is_never_stored(asked: Question, number: int, frame: str) -> None:
    for said in spellings(number):
        assert stored(asked.name, frame.format(said, asked.unit)) == {}, said
