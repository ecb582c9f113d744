"""How the columns of table three stand while they are filled in."""

import pytest

from report_assistant.report.model import AnnualReport
from report_assistant.sheets.balance import Balance, balances_of, left_over
from report_assistant.sheets.filled import FilledTable, filled_from

FORWARD = "applications.carried_forward.business"


def table(**numbers: int) -> FilledTable:
    """Table three with numbers of the column 商业企业."""
    empty = filled_from("applications", AnnualReport())
    return empty.with_numbers({f"applications.{row}.business": n for row, n in numbers.items()})


def balance(**numbers: int) -> Balance:
    return balances_of(table(**numbers))["商业企业"]


@pytest.mark.parametrize(
    ("numbers", "mark", "verdict"),
    [
        ({}, "", ""),
        ({"received": 0}, "平", "对得上"),
        ({"received": 5, "granted": 3, "carried_forward": 2}, "平", "对得上"),
        ({"received": 5, "granted": 3}, "少 2", "还差 2"),
        ({"received": 5, "granted": 3, "carried_forward": 1}, "少 1", "不平，少 1"),
        ({"received": 5, "carried_over": 1, "duplicate": 7}, "多 1", "不平，多 1"),
    ],
)
def test_a_column_says_how_it_stands(numbers: dict[str, int], mark: str, verdict: str) -> None:
    assert balance(**numbers).mark == mark
    assert not mark or balance(**numbers).verdict == verdict


def test_the_sums_are_told_in_figures() -> None:
    even = balance(received=1, third_party_rights=1)
    assert even.sums == "商业企业：新收 1＋结转 0 ＝ 办理 1＋结转下年 0"
    assert "＝" not in balance(received=2, third_party_rights=1).sums


def test_other_columns_are_not_touched_but_the_total_is() -> None:
    columns = balances_of(table(received=3))
    assert columns["总计"].mark == "少 3"
    assert not columns["自然人"].mark


def test_what_is_left_over_follows_for_the_last_row_only() -> None:
    assert left_over(table(received=5, granted=3), FORWARD) == 2
    assert left_over(table(received=5, granted=5), FORWARD) is None
    assert left_over(table(received=5, granted=7), FORWARD) is None
    assert left_over(table(received=5, carried_forward=1), FORWARD) is None
    assert left_over(table(received=5), "applications.granted.business") is None
    assert left_over(table(received=5), "applications.carried_forward.total") is None
    assert left_over(table(), FORWARD) is None


def test_other_tables_have_no_balances() -> None:
    assert not balances_of(filled_from("review_litigation", AnnualReport()))
    assert not balances_of(filled_from("proactive_disclosure", AnnualReport()))
