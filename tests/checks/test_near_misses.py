"""Fixed phrases: a slip in one is found where it matters, and no phrase accuses another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.checks.near_misses import FixedPhrase, fixed_phrases, near_misses

PHRASES = fixed_phrases()
UNLIKELY = "龘"


def found_in(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], phrase.words) for start, end, phrase in near_misses(text)]


def test_there_are_many_and_each_stands_once() -> None:
    words = [phrase.words for phrase in PHRASES]
    assert len(words) > 100
    assert len(set(words)) == len(words)
    assert all(len(each) >= 4 for each in words)


def test_no_phrase_is_the_near_miss_of_another() -> None:
    for phrase in PHRASES:
        assert found_in(f"落实{phrase.words}有关规定。") == []


@given(st.lists(st.sampled_from([phrase.words for phrase in PHRASES]), max_size=6))
def test_right_phrases_side_by_side_are_right(words: list[str]) -> None:
    assert found_in("、".join(words)) == []


@given(st.sampled_from(PHRASES), st.data())
def test_one_wrong_character_inside_is_found(phrase: FixedPhrase, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(phrase.words) - 2))
    wrong = phrase.words[:place] + UNLIKELY + phrase.words[place + 1 :]
    assert wrong in [words for words, _ in found_in(f"落实{wrong}的规定")]


@given(st.sampled_from([phrase for phrase in PHRASES if phrase.is_whole]))
def test_the_last_character_counts_where_no_other_word_begins_so(phrase: FixedPhrase) -> None:
    wrong = phrase.words[:-1] + UNLIKELY
    assert (wrong, phrase.words) in found_in(f"落实{wrong}，")


@pytest.mark.parametrize(
    "right",
    [
        "政府信息不公开的，说明理由",
        "县人民政府的门户网站",
        "结转到下年度继续办理",
        "应公开未公开的栏目",
        "政务信息公开工作",
        "到县人民医院宣传",
        "中华人民共和国成立以来",
        "人民 政府",
    ],
)
def test_what_only_looks_like_a_slip_is_right(right: str) -> None:
    assert found_in(right) == []


def test_the_longest_phrase_is_named_once() -> None:
    wrong = "习近平新时代中国特设社会主义思想"
    right = "习近平新时代中国特色社会主义思想"
    assert found_in(f"坚持以{wrong}为指导") == [(wrong, right)]
