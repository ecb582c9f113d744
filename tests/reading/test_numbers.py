"""The text of a value cell: a number, or none."""

from decimal import Decimal

import pytest

from report_assistant.reading.numbers import is_blank, printed_cell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("１２３", 123),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("1 234", 1234),
        (" 7\u3000", 7),
        ("12件", 12),
        ("-3", -3),
        ("007", 7),
        ("3.5", Decimal("3.5")),
    ],
)
def test_numbers(text: str, value: int | Decimal) -> None:
    assert printed_cell(text).value == value
    assert not is_blank(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "/", "／", "-", "－", "—", "——", "无", "【待填】"]
)
def test_blanks(text: str) -> None:
    assert printed_cell(text).value is None
    assert is_blank(text)


@pytest.mark.parametrize(
    "text", ["约12", "12,34", "1\n2", "12\n150", "1、2", "三", "1e3", "9" * 40, "见注", "NaN"]
)
def test_no_number_is_guessed(text: str) -> None:
    assert printed_cell(text).value is None
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("22（其中修订16件）", 22, "其中修订16件"),
        ("55(含自然失效29件)", 55, "含自然失效29件"),
        ("22\n（其中修订16件）", 22, "其中修订16件"),
        ("22其中修订16件", 22, "其中修订16件"),
        ("12①", 12, "①"),
        ("12*", 12, "*"),
        ("12²", 12, "²"),
        ("12[1]", 12, "1"),
        ("/（无此职能）", None, "无此职能"),
    ],
)
def test_notes(text: str, value: int | None, note: str) -> None:
    cell = printed_cell(text)
    assert (cell.value, cell.note) == (value, note)


@pytest.mark.parametrize(
    ("text", "digits"),
    [("18.8710", "18.8710"), ("0", "0"), ("1,234.50", "1234.50"), ("3.2万元", "3.2")],
)
def test_money_keeps_its_digits(text: str, digits: str) -> None:
    value = printed_cell(text, is_money=True).value
    assert isinstance(value, Decimal)
    assert str(value) == digits


def test_another_unit_of_money_is_not_taken_for_ten_thousands() -> None:
    assert printed_cell("18871元", is_money=True).value is None


def test_a_text_of_many_digits_is_no_number() -> None:
    cell = printed_cell("9" * 500_000)
    assert cell.value is None and len(cell.text) == 500_000
