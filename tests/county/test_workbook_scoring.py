"""Points by the scheme: what is counted, what it takes, and to whom it applies."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from report_assistant.county.due import due_day
from report_assistant.county.scoring import (
    Fault,
    Item,
    Points,
    Scheme,
    default_scheme,
    points,
    read_scheme,
    scheme_rows,
)
from tests.county.gathered import (
    ERROR,
    PAIRS,
    WARNING,
    collection,
    county,
    member,
    name_of,
    returned,
    standing,
)

_HEADS = ("项目", "每次扣分", "最多扣分", "适用于", "说明")


def _of(fault: Fault, most: int = 100, kinds: tuple[str, ...] = ()) -> Scheme:
    return Scheme(Decimal(100), (Item(fault.value, Decimal(1), Decimal(most), kinds),))


def _counts(fault: Fault) -> dict[str, int]:
    found = points(county(), PAIRS, _of(fault))
    return {each.name: int(each.counts[0] or 0) for each in found if each.counts[0]}


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.MISSING, {4: 1}),
        (Fault.LATE, {2: 1}),
        (Fault.WRONG_YEAR, {5: 1}),
        (Fault.UNREADABLE, {}),
        (Fault.NOT_MENDED, {0: 1}),
        (Fault.ALIKE, {0: 1, 2: 1}),
        (Fault.MUST_CHANGE, {0: 1}),
        (Fault.REMINDER, {0: 1, 3: 2}),
    ],
)
def test_what_is_counted(fault: Fault, expected: dict[int, int]) -> None:
    assert _counts(fault) == {name_of(number): count for number, count in expected.items()}


def test_what_was_mended_is_not_counted() -> None:
    gathered = collection(standing(0, WARNING), rounds={name_of(0): returned(ERROR)})
    assert points(gathered, (), _of(Fault.NOT_MENDED))[0].counts == (Decimal(0),)


def test_more_than_the_most_is_not_taken() -> None:
    body = standing(0, *[replace(ERROR, where=f"x{n}") for n in range(9)])
    [found] = points(collection(body), (), _of(Fault.MUST_CHANGE, most=4))
    assert found == Points(body.name, "镇", (Decimal(9),), (Decimal(4),), Decimal(96))


def test_points_do_not_fall_below_nothing() -> None:
    [found] = points(
        collection(standing(0, ERROR)), (), replace(_of(Fault.MUST_CHANGE), full=Decimal("0.5"))
    )
    assert found.score == 0


def test_an_item_applies_to_its_kinds_only() -> None:
    scheme = _of(Fault.MUST_CHANGE, kinds=("县直部门",))
    assert points(collection(standing(0, ERROR)), (), scheme)[0].counts == (None,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-01-26", date(2026, 1, 26)),
        ("2026-01-26 00:00:00", date(2026, 1, 26)),
        ("1月26日", date(2026, 1, 26)),
        ("2026年1月26日", date(2026, 1, 26)),
        ("月底", None),
        ("", None),
    ],
)
def test_the_day_that_the_roster_says(words: str, expected: date | None) -> None:
    assert due_day(member(0, due=words), 2025) == expected


def test_a_scheme_is_read_as_it_was_written() -> None:
    scheme = default_scheme()
    assert read_scheme([("评分办法",), _HEADS, *scheme_rows(scheme)]) == scheme


@pytest.mark.parametrize("cell", ["", None, "看情况", "nan", "1e9", "-"])
def test_what_is_no_number_takes_nothing(cell: object) -> None:
    scheme = read_scheme([_HEADS, ("迟交", cell, cell, "", "")])
    assert scheme is not None
    assert scheme.items[0].each == scheme.items[0].most == 0


def test_an_item_that_stands_twice_counts_once() -> None:
    scheme = read_scheme([_HEADS, ("迟交", 5, 5), ("迟交", 3, 3)])
    assert scheme is not None
    assert [item.each for item in scheme.items] == [5]


def test_no_scheme_is_no_scheme() -> None:
    assert read_scheme([]) is None
    assert read_scheme([("别的",)]) is None
    assert read_scheme([_HEADS]) is None
