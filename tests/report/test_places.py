import pytest

from report_assistant.report.chinese_numbers import number_of, numeral
from report_assistant.report.places import OPENING, part_name, section_of_block


def test_numbers_below_a_hundred_are_read_as_they_are_written() -> None:
    for number in range(1, 100):
        assert number_of(numeral(number)) == number


def test_two_has_two_words_and_other_words_are_no_number() -> None:
    assert number_of("两") == 2
    assert number_of("若干") == 0


@pytest.mark.parametrize(("section", "name"), [(OPENING, "开头"), (1, "第一部分"), (6, "第六部分")])
def test_a_part_has_one_name(section: int, name: str) -> None:
    assert part_name(section) == name


@pytest.mark.parametrize(
    ("block", "section"), [("s1_disclosure", 1), ("s6_table", 6), ("title", None), ("s7_x", None)]
)
def test_the_id_of_a_block_says_its_section(block: str, section: int | None) -> None:
    assert section_of_block(block) == section
