"""Numbers that stand alone, in a cell or behind a name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.typed_numbers import read_amount, read_count

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("114", 114),
        ("114条", 114),
        ("114 条", 114),
        ("１１４", 114),
        ("一百一十四", 114),
        ("一百一十四件", 114),
        ("二〇二一", 2021),
        ("两万三千", 23000),
        ("十二", 12),
        ("没有", 0),
        ("无", 0),
        ("零", 0),
        ("1.2万", 12000),
        ("1,280件", 1280),
        ("１，２８０", 1280),
        ("1.2345万条", 12345),
    ],
)
def test_counts_are_understood(typed: str, count: int) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("约114条", "整数"),
        ("三百多", "没看懂"),
        ("114左右", "没看懂"),
        ("114或120", "两个数"),
        ("12 30", "两个数"),
        ("-5", "负数"),
        ("1.5", "整数"),
        ("abc", "整数"),
        ("", "整数"),
        ("9999999999", "太大"),
        ("114个苹果", "没看懂"),
    ],
)
def test_what_is_no_count_is_refused_with_the_reason(typed: str, words: str) -> None:
    with pytest.raises(NotUnderstood, match=words):
        read_count(typed)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0.0350 万元", "0.0350"),
        ("18.8710", "18.8710"),
        ("350元", "0.035"),
        ("没有", "0"),
        ("2.02万", "2.02"),
        ("1,234.5", "1234.5"),
        ("壹佰元", "0.01"),
        ("96171.6", "96171.6"),
        ("2181.669177", "2181.669177"),
    ],
)
def test_amounts_keep_their_digits(typed: str, amount: str) -> None:
    assert str(read_amount(typed, "万元")) == amount


def test_amounts_in_yuan() -> None:
    assert read_amount("270", "元") == 270
    assert read_amount("0.2950万元", "元") == 2950


@pytest.mark.parametrize("typed", ["18.8710000001", "3个", "abc", "100000000000"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_amount(typed, "万元")


@given(st.integers(0, 999_999_999), st.sampled_from(["", "条", "件", " 次", "人次"]))
def test_any_count_is_read_back(count: int, unit: str) -> None:
    assert read_count(f"{count}{unit}") == count
    assert read_count(f"{count:,}{unit}") == count
    assert read_count(f"{count}{unit}".translate(FULL_WIDTH)) == count


@given(st.decimals(0, 99999, places=4))
def test_any_amount_is_read_back_digit_for_digit(amount: Decimal) -> None:
    assert str(read_amount(f"{amount:f}万元", "万元")) == f"{amount:f}"


@given(st.text(max_size=30))
def test_nothing_else_is_raised(typed: str) -> None:
    for read in (read_count, lambda words: read_amount(words, "万元")):
        try:
            assert read(typed) >= 0
        except NotUnderstood as reason:
            assert str(reason)
